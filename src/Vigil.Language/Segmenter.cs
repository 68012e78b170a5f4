using System.Globalization;
using Vigil.Language.Text;

namespace Vigil.Language;

/// <summary>Cuts text into what search and classifier count: Chinese, Japanese and Korean as pairs of characters plus words of the trade, other scripts as words, numbers and ids whole.</summary>
public static class Segmenter
{
    /// <summary>The tokens in the order of the text, lower-cased, none empty. A lone CJK character is a token of its own; <c>TXN-2026-0007</c> is one token; <c>1,250.5</c> is <c>1250.5</c>.</summary>
    public static IReadOnlyList<string> Tokens(string text) => TokensOfNormal(TextNormalizer.Normalize(text));

    internal static List<string> TokensOfNormal(string text)
    {
        var tokens = new List<string>(text.Length);
        var i = 0;
        while (i < text.Length)
        {
            var kind = KindAt(text, i);
            var start = i;
            switch (kind)
            {
                case Kind.Cjk:
                    i = EndOfRun(text, i, Kind.Cjk);
                    AddCjk(text.AsSpan(start, i - start), tokens);
                    break;
                case Kind.Word:
                    i = EndOfWord(text, i);
                    AddWord(text[start..i], tokens);
                    break;
                default:
                    i++;
                    break;
            }
        }

        return tokens;
    }

    internal static bool IsCjk(char c) =>
        c is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF') or (>= '\u3040' and <= '\u30FF') or (>= '\uAC00' and <= '\uD7AF') or (>= '\uF900' and <= '\uFAFF') or '\u3005' or '\u3007';

    private static Kind KindAt(string text, int i)
    {
        var c = text[i];
        if (IsCjk(c))
        {
            return Kind.Cjk;
        }

        if (char.IsSurrogate(c))
        {
            return char.IsHighSurrogate(c) && i + 1 < text.Length && IsLetter(CharUnicodeInfo.GetUnicodeCategory(text, i)) ? Kind.Word : Kind.Other;
        }

        return IsLetter(char.GetUnicodeCategory(c)) ? Kind.Word : Kind.Other;
    }

    private static bool IsLetter(UnicodeCategory category) => category
        is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static int EndOfRun(string text, int i, Kind kind)
    {
        while (i < text.Length && KindAt(text, i) == kind)
        {
            i++;
        }

        return i;
    }

    private static int EndOfWord(string text, int i)
    {
        while (i < text.Length)
        {
            if (KindAt(text, i) == Kind.Word)
            {
                i += char.IsHighSurrogate(text[i]) ? 2 : 1;
            }
            else if (text[i] is '-' or '_' or '.' or ',' or '\'' or '/' or '@' or ':' && i + 1 < text.Length && KindAt(text, i + 1) == Kind.Word && Joins(text, i))
            {
                i++;
            }
            else
            {
                break;
            }
        }

        return Math.Min(i, text.Length);
    }

    // A hyphen or underscore joins always (what is not an id is taken apart later); a point or comma joins digits only; an apostrophe joins letters.
    private static bool Joins(string text, int i) => text[i] switch
    {
        '-' or '_' => true,
        '.' or ',' => char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1]),
        '\'' => char.IsAsciiLetter(text[i - 1]) && char.IsAsciiLetter(text[i + 1]),
        _ => false,
    };

    private static void AddWord(string word, List<string> tokens)
    {
        if (word.AsSpan().ContainsAnyInRange('0', '9'))
        {
            tokens.Add(word.Replace(",", string.Empty, StringComparison.Ordinal));
            return;
        }

        foreach (var part in word.Split(['-', '_'], StringSplitOptions.RemoveEmptyEntries))
        {
            tokens.Add(part);
        }
    }

    private static void AddCjk(ReadOnlySpan<char> run, List<string> tokens)
    {
        if (run.Length == 1)
        {
            tokens.Add(run.ToString());
            return;
        }

        var known = Words.Known.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i + 1 < run.Length; i++)
        {
            tokens.Add(run.Slice(i, 2).ToString());
            for (var length = 3; length <= Words.Longest && i + length <= run.Length; length++)
            {
                if (known.TryGetValue(run.Slice(i, length), out var word))
                {
                    tokens.Add(word);
                }
            }
        }
    }

    private enum Kind
    {
        Other,
        Word,
        Cjk,
    }
}
