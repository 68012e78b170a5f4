using System.Buffers;
using System.Text;
using Vigil.Language.Text;

namespace Vigil.Language;

/// <summary>Brings what people type into one form before anything compares it: joined accents, width, case, simplified characters, common slips.</summary>
public static class TextNormalizer
{
    // One round is enough for ordinary text; joined leftovers of a removed character can need a second one. Bounded, so that it always ends.
    private const int MaxRounds = 8;

    private static readonly SearchValues<string> Slips = SearchValues.Create([.. SoundAlikes.Chinese.Select(slip => slip.Wrong)], StringComparison.Ordinal);

    /// <summary>The normal form. Never throws; normalizing twice gives the same as once; control characters, lone surrogates and runs of white space become one space.</summary>
    public static string Normalize(string text)
    {
        var current = text ?? string.Empty;
        for (var round = 0; round < MaxRounds && !IsNormal(current); round++)
        {
            var next = Once(current);
            if (string.Equals(next, current, StringComparison.Ordinal))
            {
                break;
            }

            current = next;
        }

        return current;
    }

    /// <summary>Width, dashes and quotes only, position by position: the result has the length of the text, so places found in it are places in the original.</summary>
    internal static string FoldInPlace(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = Fold(source[i]);
        }
    });

    private static string Once(string text)
    {
        var folded = Composition.Of(Clean(text));
        var builder = new StringBuilder(folded.Length);
        foreach (var c in folded)
        {
            builder.Append(Traditional.Simplify(char.ToLowerInvariant(Fold(c))));
        }

        foreach (var (wrong, right) in SoundAlikes.Chinese)
        {
            builder.Replace(wrong, right);
        }

        return ReplaceLatinWords(CollapseSpace(builder));
    }

    // False wherever it takes a closer look: true only of what another round would leave as it is.
    private static bool IsNormal(string text)
    {
        var space = true;
        foreach (var c in text)
        {
            var plain = c is >= '!' and <= '~' and not (>= 'A' and <= 'Z' or '`') || (c is >= '\u4E00' and <= '\u9FFF' && Traditional.Simplify(c) == c);
            if (!plain && (c != ' ' || space))
            {
                return false;
            }

            space = c == ' ';
        }

        return (!space || text.Length == 0) && !text.AsSpan().ContainsAny(Slips) && ReplaceLatinWords(text) == text;
    }

    private static char Fold(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        '\u3000' or '\u00A0' => ' ',
        '\u2018' or '\u2019' or '\u02BC' or '`' or '\u00B4' => '\'',
        '\u201C' or '\u201D' => '"',
        '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212' => '-',
        '\u3002' => '.',
        '\u3001' => ',',
        _ => c,
    };

    private static string Clean(string text)
    {
        var builder = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                builder.Append(c).Append(text[++i]);
            }
            else if (char.IsSurrogate(c) || char.IsControl(c) || c is '\uFFFD' or '\uFFFE' or '\uFFFF')
            {
                builder.Append(' ');
            }
            else if (c is not ('\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\u00AD'))
            {
                builder.Append(c);
            }
        }

        return builder.ToString();
    }

    private static string CollapseSpace(StringBuilder builder)
    {
        var result = new StringBuilder(builder.Length);
        var pending = false;
        foreach (var chunk in builder.GetChunks())
        {
            foreach (var c in chunk.Span)
            {
                if (char.IsWhiteSpace(c))
                {
                    pending = result.Length > 0;
                    continue;
                }

                if (pending)
                {
                    result.Append(' ');
                    pending = false;
                }

                result.Append(c);
            }
        }

        return result.ToString();
    }

    private static string ReplaceLatinWords(string text)
    {
        var lookup = SoundAlikes.Latin.GetAlternateLookup<ReadOnlySpan<char>>();
        StringBuilder? builder = null;
        var copied = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit(text[i]))
            {
                continue;
            }

            var start = i;
            while (i < text.Length && (char.IsAsciiLetterOrDigit(text[i]) || (text[i] == '-' && i + 1 < text.Length && char.IsAsciiLetterOrDigit(text[i + 1])) || text[i] == '\''))
            {
                i++;
            }

            if (lookup.TryGetValue(text.AsSpan(start, i - start), out var right))
            {
                builder ??= new StringBuilder(text.Length + 16);
                builder.Append(text, copied, start - copied).Append(right);
                copied = i;
            }
        }

        return builder is null ? text : builder.Append(text, copied, text.Length - copied).ToString();
    }
}
