namespace Vigil.Language.Secrets;

/// <summary>A word of a text, seen as a word of a phrase.</summary>
/// <param name="Lists">A bit for each word list that has it.</param>
/// <param name="Beginning">The place of the English word that it abbreviates to four letters, or -1.</param>
/// <param name="IsJoined">Only separators stand between it and the word before: spaces, commas, line ends, numbers of a list.</param>
internal readonly record struct PhraseWord(int Start, int End, int Lists, int Beginning, bool IsJoined)
{
    private const int LongestWord = 24;
    private const int LongestGap = 12;

    public int Length => End - Start;

    public bool IsIn(int list) => (Lists & (1 << list)) != 0;

    /// <summary>The words of a text; Chinese characters are none.</summary>
    public static List<PhraseWord> In(string plain)
    {
        List<PhraseWord> words = [];
        var end = -1;
        for (var i = 0; i < plain.Length; i++)
        {
            if (!IsLetter(plain[i]))
            {
                continue;
            }

            var start = i;
            while (i < plain.Length && (IsLetter(plain[i]) || (plain[i] == '\'' && i + 1 < plain.Length && IsLetter(plain[i + 1])) || IsDigitInside(plain, i)))
            {
                i++;
            }

            var word = plain.AsSpan(start, i - start);
            var known = word.Length <= LongestWord;
            words.Add(new PhraseWord(start, i, known ? WordLists.ListsWith(word) : 0, known ? WordLists.IndexOfBeginning(word) : -1, end >= 0 && IsSeparator(plain.AsSpan(end, start - end))));
            end = i;
        }

        return words;
    }

    /// <summary>Whether what stands between two words of a phrase may stand there.</summary>
    public static bool IsSeparator(ReadOnlySpan<char> gap)
    {
        if (gap.Length is 0 or > LongestGap)
        {
            return false;
        }

        var digits = 0;
        foreach (var c in gap)
        {
            digits = char.IsAsciiDigit(c) ? digits + 1 : 0;
            if (digits > 2 || !(char.IsAsciiDigit(c) || c is ' ' or '\n' or '\t' or ',' or '、' or ';' or '|' or '/' or '-' or '_' or '.' or ':' or ')' or '(' or '"' or '\'' or '#' or '*' or '>' or '+' or '=' or '·' or '~' || IsOrdinal(c)))
            {
                return false;
            }
        }

        return true;
    }

    // '第一个是 …,第十二个 …'.
    private static bool IsOrdinal(char c) => c is '第' or '个' or '是' or '为' or '一' or '二' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '十';

    // 'hunter2x' is one word; '1abandon2ability' is not written.
    private static bool IsDigitInside(string plain, int i) => char.IsAsciiDigit(plain[i]) && i + 1 < plain.Length && (IsLetter(plain[i + 1]) || (char.IsAsciiDigit(plain[i + 1]) && i + 2 < plain.Length && IsLetter(plain[i + 2])));

    private static bool IsLetter(char c) => c is >= 'a' and <= 'z' || (c > '~' && char.IsLetter(c) && c is not (>= '\u3400' and <= '\u9FFF'));
}
