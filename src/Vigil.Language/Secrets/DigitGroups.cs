namespace Vigil.Language.Secrets;

/// <summary>Digits in groups with one space or hyphen between them, as people write long numbers.</summary>
internal static class DigitGroups
{
    /// <summary>All runs of groups; a date, a time, a decimal number and what touches a letter are no part of one.</summary>
    public static IEnumerable<List<(int Start, int End)>> In(string folded)
    {
        List<(int Start, int End)> run = [];
        for (var i = 0; i < folded.Length; i++)
        {
            if (!char.IsAsciiDigit(folded[i]))
            {
                continue;
            }

            var start = i;
            while (i < folded.Length && char.IsAsciiDigit(folded[i]))
            {
                i++;
            }

            var joins = run.Count > 0 && start == run[^1].End + 1 && folded[start - 1] is ' ' or '-';
            if (!joins && run.Count > 0)
            {
                yield return run;
                run = [];
            }

            if (IsFree(folded, start, i))
            {
                run.Add((start, i));
            }
            else if (run.Count > 0)
            {
                yield return run;
                run = [];
            }
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }

    /// <summary>The digits of neighbouring groups.</summary>
    public static string Digits(string folded, List<(int Start, int End)> groups, int first, int last) =>
        first == last ? folded[groups[first].Start..groups[first].End] : string.Concat(groups.GetRange(first, last - first + 1).Select(group => folded[group.Start..group.End]));

    /// <summary>Whether nothing touches a number that makes it part of another thing. An X may follow, which identity numbers end in.</summary>
    private static bool IsFree(string folded, int start, int end)
    {
        var before = start == 0 ? ' ' : folded[start - 1];
        var after = end == folded.Length ? ' ' : folded[end];
        var endsInX = after is 'X' or 'x' && (end + 1 == folded.Length || !char.IsAsciiLetterOrDigit(folded[end + 1]));
        return !(char.IsAsciiLetter(before) || before is '+' or '$' or '¥' or '€' or '£' or '_' or '@' || (before is '.' or ',' or ':' or '/' && start > 1 && char.IsAsciiDigit(folded[start - 2])) || (before == '-' && start > 1 && char.IsAsciiLetter(folded[start - 2])))
            && !((char.IsAsciiLetter(after) && !endsInX) || after is '_' or '%' or '@' || (after is '.' or ',' or ':' or '/' && end + 1 < folded.Length && char.IsAsciiDigit(folded[end + 1])) || (after == '-' && end + 1 < folded.Length && char.IsAsciiLetter(folded[end + 1])));
    }
}
