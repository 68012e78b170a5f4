using System.Globalization;
using System.Text;

namespace Vigil.Server.Channels.Transcripts;

/// <summary>
/// Makes what people wrote safe to keep and to open in whatever program: what steers a terminal, a line of text or its direction is spelled out
/// instead of done, and a tab, which a spreadsheet takes for the border of a cell, is room.
/// </summary>
internal static class VisibleText
{
    // They join the parts of an emoji and shape the letters of several scripts.
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    /// <summary>The text with line breaks as \n.</summary>
    public static string Of(string text)
    {
        var visible = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '\n' or ZeroWidthJoiner or ZeroWidthNonJoiner => visible.Append((char)rune.Value),
                '\t' => visible.Append("    "),
                _ when Steers(rune) => visible.Append(CultureInfo.InvariantCulture, $"[U+{rune.Value:X4}]"),
                _ => visible.Append(rune.ToString()),
            };
        }

        return visible.ToString();
    }

    // Tags (U+E0020 to U+E007F) spell the flags of regions behind an emoji.
    private static bool Steers(Rune rune) => rune.Value is not (>= 0xE0020 and <= 0xE007F)
        && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
