using System.Buffers;
using System.Globalization;
using Vigil.Language.Entities;

namespace Vigil.Language.Secrets.Judging;

/// <summary>Reads the values of a text that may be secrets: digits in groups, letters with digits or signs, and words that nobody uses in a sentence. Addresses, hashes, links, dates and phones are none.</summary>
internal static class Candidates
{
    private const int FewestDigits = 4;
    private const int MostDigits = 16;
    private const int UsualCode = 6;
    private const int LongCode = 8;
    private const int LongestCountry = 8;
    private const int Shortest = 4;
    private const int LongestMixed = 100;
    private const int LongestWord = 30;

    // More unknown words than these are another language.
    private const int MostWords = 4;

    // From here on a slash is one of base 64.
    private const int ShortestEncoded = 24;

    private const string Opening = "(<{[*,、.:=-'`~/|+&;>)]";
    private const string Closing = ".,、;:)]}>'`*~/|?-([<{&=";
    private const string Dividers = ":=()<>[]{},|~\"";
    private static readonly SearchValues<char> Signs = SearchValues.Create("@#$%^&*_+!");
    private static readonly SearchValues<char> Base58Digits = SearchValues.Create(Base58Check.Alphabet);
    private static readonly SearchValues<char> StrongSigns = SearchValues.Create("@#$%^*!");

    /// <summary>In the order of the text; digits in several groups stand there whole and then by groups.</summary>
    public static List<Candidate> In(SecretText text, List<DigitRun> numbers)
    {
        List<Candidate> found = [];
        foreach (var run in numbers)
        {
            AddDigits(text, run, found);
        }

        var digits = found.Count;
        var folded = text.Folded;
        for (var i = 0; i < folded.Length; i++)
        {
            var start = i;
            while (i < folded.Length && IsOfToken(folded, i))
            {
                i++;
            }

            if (i - start >= Shortest)
            {
                AddTokens(text, start, i, found);
            }
        }

        if (found.Count(candidate => candidate.Form == Form.Word) > MostWords)
        {
            found.RemoveAll(candidate => candidate.Form == Form.Word);
        }

        if (digits > 0 && found.Count > digits)
        {
            found.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        }

        return found;
    }

    private static void AddDigits(SecretText text, DigitRun run, List<Candidate> found)
    {
        var (start, end) = (run[0].Start, run[run.Count - 1].End);
        if (IsPhone(text.Folded, start) || (PasswordValue.IsOrdinary(text, start, end) && !IsInPairs(run)))
        {
            return;
        }

        if (run.Digits(0, run.Count - 1).Length is >= FewestDigits and <= MostDigits)
        {
            found.Add(new Candidate(start, end, Form.Digits));
        }

        for (var group = 0; run.Count > 1 && group < run.Count; group++)
        {
            if (run.LengthOf(group) is UsualCode or LongCode)
            {
                found.Add(new Candidate(run[group].Start, run[group].End, Form.Digits));
            }
        }
    }

    // '55-10-83' is no date.
    private static bool IsInPairs(DigitRun run)
    {
        if (run.Count != 3 || run.LengthOf(0) != 2 || run.LengthOf(1) != 2 || run.LengthOf(2) != 2)
        {
            return false;
        }

        var (day, month) = (int.Parse(run.Digits(0, 0), CultureInfo.InvariantCulture), int.Parse(run.Digits(1, 1), CultureInfo.InvariantCulture));
        return (day > 31 || month > 12) && (day > 12 || month > 31);
    }

    // '+44 7700 900123': the country stands apart.
    private static bool IsPhone(string folded, int start)
    {
        var i = start - 1;
        while (i > 0 && start - i < LongestCountry && (char.IsAsciiDigit(folded[i]) || folded[i] is ' ' or '-' or '(' or ')'))
        {
            i--;
        }

        return i >= 0 && folded[i] == '+';
    }

    private static void AddTokens(SecretText text, int start, int end, List<Candidate> found)
    {
        var folded = text.Folded;
        (start, end) = Trim(folded, start, end);
        if (end - start is < Shortest or > LongestMixed || PasswordValue.IsOrdinary(text, start, end))
        {
            return;
        }

        var isShort = end - start < ShortestEncoded;
        var from = start;
        for (var i = start; i <= end; i++)
        {
            if (i == end || Dividers.Contains(folded[i], StringComparison.Ordinal) || (folded[i] == '/' && isShort) || (folded[i] == '.' && i + 1 < end && folded[i + 1] == '.'))
            {
                var (first, last) = Trim(folded, from, i);
                if (last - first >= Shortest && FormOf(text, first, last) is { } form && ((first == start && last == end) || !PasswordValue.IsOrdinary(text, first, last)))
                {
                    found.Add(new Candidate(first, last, form));
                }

                from = i + 1;
            }
        }
    }

    private static Form? FormOf(SecretText text, int start, int end)
    {
        var value = text.Folded.AsSpan(start, end - start);
        var (letters, digits, signs, joints) = (0, 0, 0, 0);
        foreach (var c in value)
        {
            letters += char.IsLetter(c) ? 1 : 0;
            digits += char.IsAsciiDigit(c) ? 1 : 0;
            signs += Signs.Contains(c) ? 1 : 0;
            joints += c is '-' or '.' ? 1 : 0;
        }

        var called = value.Length - value.TrimEnd("!+*").Length;
        if (digits == 0 && called > 0 && signs <= called)
        {
            // 'Help!!!', 'C++': a word that is called out.
            value = value[..^called];
            signs = 0;
        }

        var isOfWords = digits == 0 && signs + joints > 0 && !value.ContainsAny(StrongSigns) && IsOfWords(text.Plain.AsSpan(start, value.Length));
        if (value.Length < Shortest || isOfWords || (letters == 0 && IsNumber(value, signs)) || IsHandle(value, digits) || IsOfSolana(value))
        {
            return null;
        }

        if (digits > 0 || signs > 0)
        {
            return letters + digits > 0 ? Form.Mixed : null;
        }

        // 'mi.perra.Kira', 'luna-lunera'.
        return value.Length <= LongestWord && letters + joints == value.Length && (joints > 0 || !Vocabulary.Has(text.Plain.AsSpan(start, value.Length))) ? Form.Word : null;
    }

    // An amount, a percentage, a phone: digits with at most a sign at an end.
    private static bool IsNumber(ReadOnlySpan<char> value, int signs) => signs == 0 || (signs == 1 && (value[0] is '$' or '#' or '+' || value[^1] is '%' or '+'));

    // A name behind an at sign, an address that goes on elsewhere, and what is already blotted out.
    private static bool IsHandle(ReadOnlySpan<char> value, int digits) =>
        value[0] == '@' || (value[^1] == '@' && digits == 0) || value.Contains("**", StringComparison.Ordinal) || value.Contains("xxx", StringComparison.OrdinalIgnoreCase);

    // Addresses and signatures of Solana have no beginning of their own; one secret of that length in twenty holds none of the letters that they lack.
    private static bool IsOfSolana(ReadOnlySpan<char> value) => value.Length is 43 or 44 or 87 or 88 && !value.ContainsAnyExcept(Base58Digits);

    // 'redirect_uri', 'email+phone', 'sign-in'.
    private static bool IsOfWords(ReadOnlySpan<char> plain)
    {
        for (var i = 0; i < plain.Length; i++)
        {
            var start = i;
            while (i < plain.Length && char.IsLetter(plain[i]))
            {
                i++;
            }

            if (i > start && !Vocabulary.Has(plain[start..i]))
            {
                return false;
            }
        }

        return true;
    }

    private static (int Start, int End) Trim(string folded, int start, int end)
    {
        while (start < end && Opening.Contains(folded[start], StringComparison.Ordinal))
        {
            start++;
        }

        while (end > start && Closing.Contains(folded[end - 1], StringComparison.Ordinal))
        {
            end--;
        }

        return (start, end);
    }

    private static bool IsOfToken(string folded, int i) => folded[i] is > ' ' and < '\u2E80' and not ('"' or ';' or '…' or '»' or '«') && !Marks.At(folded, i);
}
