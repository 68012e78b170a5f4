using System.Buffers;

namespace Vigil.Language.Secrets.Judging;

/// <summary>What a candidate looks like, apart from what stands around it.</summary>
internal static class ValueForm
{
    private const int LongestPattern = 12;
    private const int LongestPrefix = 8;
    private const int LongestLength = 40;
    private const int MostDigits = 12;
    private const int ShortestKnown = 4;
    private const int LongestKnown = 40;
    private static readonly SearchValues<char> Signs = SearchValues.Create("@#$%^&*!");
    private const string Vowels = "aeiouyаеиоуыэюя";

    /// <summary>A number for the form and the length together: what a code, a password, a secret of a program and an order number differ in first.</summary>
    public static int ClassOf(Candidate candidate, ReadOnlySpan<char> written) => candidate.Form switch
    {
        Form.Digits => Math.Min(MostDigits, written.Length - written.Count(' ') - written.Count('-')),
        Form.Mixed when written.Length <= 6 => 20,
        Form.Mixed when written.Length <= 12 => 21,
        Form.Mixed when written.Length <= 20 => 22,
        Form.Mixed => 23,
        _ => 30,
    };

    public static void Add(ReadOnlySpan<char> written, int sort, Traits traits)
    {
        Span<char> pattern = stackalloc char[LongestPattern];
        traits.Add(Trait.Length, Math.Min(written.Length, LongestLength));
        traits.Add(Trait.Pattern, pattern[..Pattern(written, pattern)]);
        var looks = LooksOf(written);
        traits.Add(Trait.LooksOfClass, sort, looks);
        for (; looks != 0; looks &= looks - 1)
        {
            traits.Add(Trait.Looks, looks & -looks);
        }

        AddPrefix(written, sort, traits);
        AddChanges(written, sort, traits);
        AddGroups(written, sort, traits);
    }

    // Runs of capitals, small letters and digits as one letter each: 'Winter2024!' is 'Aa0!'.
    private static int Pattern(ReadOnlySpan<char> written, Span<char> pattern)
    {
        var length = 0;
        foreach (var c in written)
        {
            var sort = char.IsAsciiDigit(c) ? '0' : char.IsUpper(c) ? 'A' : char.IsLetter(c) ? 'a' : c;
            if (length > 0 && pattern[length - 1] == sort)
            {
                continue;
            }

            if (length == pattern.Length)
            {
                break;
            }

            pattern[length++] = sort;
        }

        return length;
    }

    // 'iPhone', 'TRC', 'v' tell what it is.
    private static void AddPrefix(ReadOnlySpan<char> written, int sort, Traits traits)
    {
        Span<char> prefix = stackalloc char[LongestPrefix];
        var letters = 0;
        while (letters < Math.Min(LongestPrefix, written.Length) && char.IsLetter(written[letters]))
        {
            prefix[letters] = char.ToLowerInvariant(written[letters]);
            letters++;
        }

        traits.Add(Trait.Prefix, prefix[..letters]);
        if (letters == 0)
        {
            traits.Add(Trait.Groups, written.Count(' ') + (10 * written.Count('-')), sort);
        }
    }

    private static void AddChanges(ReadOnlySpan<char> written, int sort, Traits traits)
    {
        var (cases, kinds, longest, from) = (0, 0, 0, 0);
        for (var i = 1; i < written.Length; i++)
        {
            cases += char.IsLower(written[i - 1]) && char.IsUpper(written[i]) ? 1 : 0;
            kinds += char.IsLetter(written[i - 1]) != char.IsLetter(written[i]) ? 1 : 0;
        }

        for (var i = 0; i < written.Length; i++)
        {
            var start = i;
            while (i < written.Length && char.IsLetter(written[i]))
            {
                i++;
            }

            (longest, from) = i - start > longest ? (i - start, start) : (longest, from);
        }

        var changes = (Math.Min(cases, 4) * 10) + Math.Min(kinds, 6);
        traits.Add(Trait.CaseChanges, changes);
        traits.Add(Trait.CaseChangesOfClass, changes, sort);
        traits.Add(Trait.LongestWord, Math.Min(longest, 9), sort);
        if (longest >= ShortestKnown)
        {
            Span<char> word = stackalloc char[Math.Min(longest, LongestKnown)];
            written.Slice(from, word.Length).ToLowerInvariant(word);
            traits.Add(Trait.KnownWord, Vocabulary.Has(word) ? 1 : 0, sort);
        }
    }

    // '7F3K-99AB': how long its groups are.
    private static void AddGroups(ReadOnlySpan<char> written, int sort, Traits traits)
    {
        var (groups, length) = (0, 0);
        foreach (var c in written)
        {
            (groups, length) = c is '-' or ' ' or '_' ? ((groups * 11) + Math.Min(length, 10), 0) : (groups, length + 1);
        }

        if (groups > 0)
        {
            traits.Add(Trait.GroupLengths, (groups * 11) + Math.Min(length, 10), sort);
        }
    }

    // One bit for each thing that a value may look like.
    private static int LooksOf(ReadOnlySpan<char> written)
    {
        var (digits, zeros, letters, upper, vowels, changes) = (0, 0, 0, 0, 0, 0);
        for (var i = 0; i < written.Length; i++)
        {
            var c = written[i];
            digits += char.IsAsciiDigit(c) ? 1 : 0;
            zeros += c == '0' ? 1 : 0;
            letters += char.IsLetter(c) ? 1 : 0;
            upper += char.IsUpper(c) ? 1 : 0;
            vowels += Vowels.Contains(char.ToLowerInvariant(c), StringComparison.Ordinal) ? 1 : 0;
            changes += i > 0 && char.IsAsciiDigit(c) != char.IsAsciiDigit(written[i - 1]) ? 1 : 0;
        }

        var isDigits = digits == written.Length;
        var isWordAndNumber = letters > 0 && digits > 0 && changes == 1;
        ReadOnlySpan<bool> looks =
        [
            written.EndsWith("000"),
            digits >= 4 && EndsInYear(written),
            isDigits && IsDate(written),
            isDigits && digits == 11 && written[0] == '1',
            isDigits && digits is 10 or 13 && written.StartsWith("17"),
            isDigits && zeros * 2 >= digits,
            written[0] == '0',
            letters > 0 && upper == letters,
            upper == 0,
            letters >= 3 && vowels * 5 < letters,
            letters >= 3 && vowels * 3 >= letters,
            changes >= 4,
            written.Length >= 8 && Shapes.IsHex(written),
            written.Contains('_'),
            written.Contains('-'),
            written.Contains('.'),
            written.ContainsAny(Signs),
            isWordAndNumber && char.IsLetter(written[0]),
            isWordAndNumber && char.IsAsciiDigit(written[0]),
            digits is 1 or 2,
            letters is 1 or 2,
            upper == 1 && char.IsUpper(written[0]),
        ];
        var bits = 0;
        for (var i = 0; i < looks.Length; i++)
        {
            bits |= looks[i] ? 1 << i : 0;
        }

        return bits;
    }

    private static bool EndsInYear(ReadOnlySpan<char> written) => Shapes.IsDigits(written[^4..]) && (written[^4..].StartsWith("19") || written[^4..].StartsWith("20"));

    // 20251103.
    private static bool IsDate(ReadOnlySpan<char> digits) => digits.Length == 8 && (digits.StartsWith("20") || digits.StartsWith("19")) && digits[4] <= '1' && digits[6] <= '3';
}
