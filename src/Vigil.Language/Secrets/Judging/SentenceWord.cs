using System.Runtime.InteropServices;

namespace Vigil.Language.Secrets.Judging;

/// <summary>What a word of a sentence is.</summary>
internal enum WordKind
{
    /// <summary>Letters with spaces around them.</summary>
    Written,

    /// <summary>One character of a script that puts no spaces between words.</summary>
    Character,

    /// <summary>Something with a digit.</summary>
    Number,

    /// <summary>A sign.</summary>
    Sign,

    /// <summary>The end of a sentence or a line.</summary>
    Stop,

    /// <summary>A marker where a secret was.</summary>
    Marker,
}

/// <summary>A word, a number or a sign of a sentence.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SentenceWord(int Start, int End, WordKind Kind)
{
    /// <summary>Cuts a text into words, numbers and signs.</summary>
    public static List<SentenceWord> In(string plain)
    {
        List<SentenceWord> words = new((plain.Length / 3) + 1);
        for (var i = 0; i < plain.Length;)
        {
            if (plain[i] is ' ' or '\t')
            {
                i++;
                continue;
            }

            var (start, kind) = (i, KindAt(plain, i));
            i++;
            while (i < plain.Length && GoesOn(plain, i, kind))
            {
                kind = kind == WordKind.Written && char.IsAsciiDigit(plain[i]) ? WordKind.Number : kind;
                i++;
            }

            words.Add(new SentenceWord(start, i, kind));
        }

        return words;
    }

    /// <summary>As it is compared: all numbers are alike, so are all ends and all markers.</summary>
    public ReadOnlySpan<char> Written(string plain) => Kind switch
    {
        WordKind.Number => "0",
        WordKind.Stop => ".",
        WordKind.Marker => "•",
        _ => plain.AsSpan(Start, End - Start),
    };

    private static bool GoesOn(string plain, int i, WordKind kind) => kind switch
    {
        WordKind.Marker => plain[i] is Marks.Blot or ']',
        WordKind.Written or WordKind.Number => plain[i] < '\u2E80' && (char.IsLetterOrDigit(plain[i]) || (plain[i] == '\'' && i + 1 < plain.Length && char.IsLetter(plain[i + 1]))),
        _ => false,
    };

    private static WordKind KindAt(string plain, int i) => plain[i] switch
    {
        >= '0' and <= '9' => WordKind.Number,
        '\n' or '.' or '!' or '?' or '。' or ';' => WordKind.Stop,
        _ when Marks.At(plain, i) => WordKind.Marker,
        >= '\u2E80' when char.IsLetter(plain[i]) => WordKind.Character,
        _ when char.IsLetter(plain[i]) => WordKind.Written,
        _ => WordKind.Sign,
    };
}
