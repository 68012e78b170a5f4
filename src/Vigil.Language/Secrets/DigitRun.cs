namespace Vigil.Language.Secrets;

/// <summary>Digits in groups with one space or hyphen between them, as people write long numbers.</summary>
internal sealed class DigitRun(string folded, List<(int Start, int End)> groups)
{
    private readonly string _digits = groups.Count == 1 ? folded[groups[0].Start..groups[0].End] : string.Concat(groups.Select(group => folded[group.Start..group.End]));

    public int Count => groups.Count;

    /// <summary>The place of a group in the text.</summary>
    public (int Start, int End) this[int group] => groups[group];

    public int LengthOf(int group) => groups[group].End - groups[group].Start;

    /// <summary>The digits from one group to another, both of them included.</summary>
    public ReadOnlySpan<char> Digits(int first, int last) => _digits.AsSpan(Offset(first), Offset(last) + LengthOf(last) - Offset(first));

    // One separator before each group but the first.
    private int Offset(int group) => groups[group].Start - groups[0].Start - group;

    /// <summary>All runs of a text; a date, a time, a decimal number and what touches a letter are no part of one.</summary>
    public static List<DigitRun> In(string folded)
    {
        List<DigitRun> runs = [];
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
                runs.Add(new DigitRun(folded, run));
                run = [];
            }

            if (IsFree(folded, start, i))
            {
                run.Add((start, i));
            }
            else if (run.Count > 0)
            {
                runs.Add(new DigitRun(folded, run));
                run = [];
            }
        }

        if (run.Count > 0)
        {
            runs.Add(new DigitRun(folded, run));
        }

        return runs;
    }

    // Nothing touches it that makes it part of another thing. An X may follow, which identity numbers end in.
    private static bool IsFree(string folded, int start, int end)
    {
        var before = start == 0 ? ' ' : folded[start - 1];
        var after = end == folded.Length ? ' ' : folded[end];
        var endsInX = after is 'X' or 'x' && (end + 1 == folded.Length || !char.IsAsciiLetterOrDigit(folded[end + 1]));
        return !(char.IsAsciiLetter(before) || before is '+' or '$' or '¥' or '€' or '£' or '_' or '@' || (before is '.' or ':' or '/' && start > 1 && char.IsAsciiDigit(folded[start - 2])) || (before == '-' && start > 1 && char.IsAsciiLetter(folded[start - 2])) || (before == ',' && start > 1 && char.IsAsciiDigit(folded[start - 2]) && IsThousand(folded, start)))
            && !((char.IsAsciiLetter(after) && !endsInX) || after is '_' or '%' or '@' || (after is '.' or ':' or '/' && end + 1 < folded.Length && char.IsAsciiDigit(folded[end + 1])) || (after == ',' && IsThousand(folded, end + 1)) || (after == '-' && end + 1 < folded.Length && char.IsAsciiLetter(folded[end + 1])));
    }

    private static bool IsThousand(string folded, int start) =>
        start + 3 <= folded.Length && Shapes.IsDigits(folded.AsSpan(start, 3)) && (start + 3 == folded.Length || !char.IsAsciiDigit(folded[start + 3]));
}
