using System.Globalization;
using System.Text;
using Vigil.Language.Text;

namespace Vigil.Language.Secrets;

/// <summary>
/// A text as the detector reads it: characters that cannot be seen are gone; width, digits of all scripts, dashes, quotes and accents are folded; emojis are spaces.
/// Every character of it knows its place in the original, so what is found can be cut out there.
/// </summary>
internal sealed class SecretText
{
    private readonly int[] _places;

    private SecretText(string folded, int[] places)
    {
        Folded = folded;
        _places = places;
        Plain = string.Create(folded.Length, folded, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = Traditional.Simplify(char.ToLowerInvariant(source[i]));
            }
        });
    }

    /// <summary>Folded, in the case in which it was written: keys need it.</summary>
    public string Folded { get; }

    /// <summary>The same, of the same length, in lower case and simplified characters: for words.</summary>
    public string Plain { get; }

    public static SecretText Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        var places = new int[text.Length + 1];
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var pair = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            var f = c is >= ' ' and <= '~' or >= '\u4E00' and <= '\u9FFF' ? c : pair ? OfPair(new Rune(c, text[i + 1])) : Fold(c);
            if (f != '\0' && !JoinsPrevious(folded, c))
            {
                places[folded.Length] = i;
                folded.Append(f);
            }

            i += pair ? 1 : 0;
        }

        places[folded.Length] = text.Length;
        return new SecretText(folded.ToString(), places);
    }

    /// <summary>The same span in the original text.</summary>
    public SecretSpan InOriginal(SecretSpan span) => new(span.Kind, _places[span.Start], _places[span.End]);

    /// <summary>With the marker in place of each span, as the masked text will be read.</summary>
    public SecretText Without(List<SecretSpan> spans)
    {
        var folded = new StringBuilder(Folded.Length);
        List<int> places = new(Folded.Length + 1);
        var at = 0;
        foreach (var span in spans)
        {
            folded.Append(Folded, at, span.Start - at).Append(SecretDetector.Marker);
            places.AddRange(_places.AsSpan(at, span.Start - at));
            places.AddRange(Enumerable.Repeat(_places[span.Start], SecretDetector.Marker.Length));
            at = span.End;
        }

        folded.Append(Folded, at, Folded.Length - at);
        places.AddRange(_places.AsSpan(at, Folded.Length - at + 1));
        return new SecretText(folded.ToString(), [.. places]);
    }

    // Decomposed kana and Hangul, in which the word lists of BIP 39 are written: the part joins the character before it.
    private static bool JoinsPrevious(StringBuilder folded, char c)
    {
        if (folded.Length == 0 || c is < '\u1161' or > '\u309A')
        {
            return false;
        }

        var last = folded[^1];
        var joined = c switch
        {
            '\u3099' when last is >= '\u3046' and <= '\u30DB' => (char)(last + 1),
            '\u309A' when last is >= '\u306F' and <= '\u30DB' => (char)(last + 2),
            >= '\u1161' and <= '\u1175' when last is >= '\u1100' and <= '\u1112' => (char)(0xAC00 + ((((last - 0x1100) * 21) + (c - 0x1161)) * 28)),
            >= '\u11A8' and <= '\u11C2' when last is >= '\uAC00' and <= '\uD7A3' && (last - 0xAC00) % 28 == 0 => (char)(last + (c - 0x11A7)),
            _ => '\0',
        };
        if (joined == '\0')
        {
            return false;
        }

        folded[^1] = joined;
        return true;
    }

    // U+0000 stands for: nothing is left of it.
    private static char Fold(char c) => c switch
    {
        '\n' or '\t' => c,
        '\r' or '\u2028' or '\u2029' or '\u0085' => '\n',
        // Not the ASCII comma, which also stands inside numbers.
        '\uFF0C' or '\uFF64' => '\u3001',
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        '\u2018' or '\u2019' or '\u02BC' or '\u00B4' => '\'',
        '\u201C' or '\u201D' => '"',
        >= '\u2010' and <= '\u2015' or '\u2212' => '-',
        >= '\u0300' and <= '\u036F' or >= '\u20D0' and <= '\u20FF' or >= '\uFE00' and <= '\uFE0F' => '\0',
        >= '\u00C0' and <= '\u024F' or >= '\u1E00' and <= '\u1EFF' or >= '\u0400' and <= '\u045F' => Accents.Without(c),
        >= '\u1100' and <= '\u11FF' or >= '\u3040' and <= '\u30FF' or >= '\uAC00' and <= '\uD7AF' => c,
        _ => ByCategory(c),
    };

    private static char ByCategory(char c) => char.GetUnicodeCategory(c) switch
    {
        UnicodeCategory.Format => '\0',
        UnicodeCategory.DecimalDigitNumber => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)),
        UnicodeCategory.Control or UnicodeCategory.SpaceSeparator or UnicodeCategory.Surrogate or UnicodeCategory.OtherSymbol or UnicodeCategory.OtherNumber or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => ' ',
        _ => c,
    };

    private static char OfPair(Rune rune)
    {
        if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber)
        {
            return (char)('0' + (int)Rune.GetNumericValue(rune));
        }

        // Mathematical letters: alphabets of 52 one after the other.
        if (rune.Value is >= 0x1D400 and < 0x1D6A4)
        {
            var letter = (rune.Value - 0x1D400) % 52;
            return (char)(letter < 26 ? 'A' + letter : 'a' + letter - 26);
        }

        return ' ';
    }
}
