using System.Buffers;

namespace Vigil.Language.Secrets;

/// <summary>The keys that authenticators compute codes from (RFC 6238): base 32, in one run or in groups of four.</summary>
internal static class AuthenticatorKeys
{
    private const int Shortest = 16;
    private const int Longest = 80;
    private const int AnnouncedBefore = 40;
    private const int NearKey = 14;
    private const int Group = 4;
    private const string Link = "otpauth://";

    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create("、。;?!");

    public static void Find(SecretText text, Cues cues, List<SecretSpan> found)
    {
        TakeLinks(text.Folded, found);
        foreach (var (start, end) in Grouped(text.Folded))
        {
            var written = text.Folded.AsSpan(start, end - start);
            if (IsBase32(written) && !Shapes.IsAddress(written) && IsAnnounced(text, cues, start))
            {
                found.Add(new SecretSpan(SecretKinds.Code, start, end));
            }
        }
    }

    private static void TakeLinks(string folded, List<SecretSpan> found)
    {
        for (var i = folded.IndexOf(Link, StringComparison.OrdinalIgnoreCase); i >= 0; i = i + 1 < folded.Length ? folded.IndexOf(Link, i + 1, StringComparison.OrdinalIgnoreCase) : -1)
        {
            var end = i + Link.Length;
            while (end < folded.Length && folded[end] is > ' ' and <= '~' and not ('"' or '\'' or '<' or '>') && !Marks.At(folded, end))
            {
                end++;
            }

            found.Add(new SecretSpan(SecretKinds.Code, i, end));
            i = end - 1;
        }
    }

    // 'The key' is an authenticator's where one was named right before it.
    private static bool IsAnnounced(SecretText text, Cues cues, int start) => cues.Before(text.Plain, start, AnnouncedBefore) switch
    {
        { Cue: Cue.Authenticator or Cue.Code } cue => !text.Plain.AsSpan(cue.End, start - cue.End).ContainsAny(ClauseEnds),
        { Cue: Cue.Key or Cue.Secret } cue => cues.Before(cue, NearKey) is { Cue: Cue.Authenticator or Cue.Code },
        _ => false,
    };

    private static bool IsBase32(ReadOnlySpan<char> written)
    {
        var (count, digits, small) = (0, 0, 0);
        foreach (var c in written)
        {
            if (c is ' ' or '-')
            {
                continue;
            }

            if (!char.IsAsciiLetter(c) && c is < '2' or > '7' || c > 'z')
            {
                return false;
            }

            count++;
            digits += char.IsAsciiDigit(c) ? 1 : 0;
            small += char.IsAsciiLetterLower(c) ? 1 : 0;
        }

        return count is >= Shortest and <= Longest && (digits > 0 || small == 0);
    }

    // Runs, and groups of four one after the other.
    private static IEnumerable<(int Start, int End)> Grouped(string folded)
    {
        (int Start, int End) groups = (-1, -1);
        foreach (var run in Runs.OfAlphanumerics(folded, Group))
        {
            var isGroup = run.End - run.Start == Group;
            if (isGroup && groups.End >= 0 && run.Start == groups.End + 1 && folded[groups.End] is ' ' or '-')
            {
                groups = (groups.Start, run.End);
                continue;
            }

            if (groups.End - groups.Start >= Shortest)
            {
                yield return groups;
            }

            groups = isGroup ? run : (-1, -1);
            if (run.End - run.Start >= Shortest)
            {
                yield return run;
            }
        }

        if (groups.End - groups.Start >= Shortest)
        {
            yield return groups;
        }
    }
}
