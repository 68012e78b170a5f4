using System.Text;

namespace Vigil.Language.Text;

/// <summary>
/// A text in nearly the normal form (width, case, simplified characters, slips of the same length; what cannot be seen is gone, white space is one space, a new line stays one),
/// in which every character knows its place in the original: what is found can be shown there.
/// </summary>
internal sealed class PlacedText
{
    private readonly int[] _places;

    private PlacedText(string plain, int[] places)
    {
        Plain = plain;
        _places = places;
    }

    /// <summary>The text to be read.</summary>
    public string Plain { get; }

    public static PlacedText Of(string text)
    {
        var folded = TextNormalizer.FoldInPlace(text);
        var plain = new StringBuilder(text.Length);
        List<int> places = new(text.Length + 1);
        for (var i = 0; i < text.Length; i++)
        {
            // The comma of a list parts no clauses.
            var c = text[i] == '\u3001' ? text[i] : Seen(folded[i]);
            if (c == '\0' || (c == ' ' && plain.Length > 0 && plain[^1] is ' ' or '\n'))
            {
                continue;
            }

            plain.Append(Traditional.Simplify(char.ToLowerInvariant(c)));
            places.Add(i);
        }

        places.Add(text.Length);
        foreach (var (wrong, right) in SoundAlikes.Chinese.Where(slip => slip.Wrong.Length == slip.Right.Length))
        {
            plain.Replace(wrong, right);
        }

        return new PlacedText(plain.ToString(), [.. places]);
    }

    /// <summary>The same stretch in the original; its length is at least 1.</summary>
    public (int Start, int Length) InOriginal(int start, int length) => (_places[start], _places[start + length - 1] + 1 - _places[start]);

    // U+0000 stands for: nothing is left of it.
    private static char Seen(char c) =>
        c is '\n' or '\r' or '\u2028' or '\u2029' ? '\n'
        : c is '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\u00AD' ? '\0'
        : char.IsWhiteSpace(c) || char.IsControl(c) ? ' '
        : c;
}
