using System.Globalization;
using System.Text;

namespace Vigil.Server.Protection.Recognising;

/// <summary>What somebody pasted, as a browser or a telephone would read it: without what cannot be seen, in plain width and lower case, and with the brackets taken out that make an address harmless. Pure; never throws.</summary>
internal static class PlainText
{
    // As people write addresses so that nobody opens them by accident: hxxps://example[.]com, a (at) b dot com.
    private static readonly (string Written, string Meant)[] Dots = [("[.]", "."), ("(.)", "."), ("{.}", "."), ("[dot]", "."), ("(dot)", "."), ("{dot}", ".")];
    private static readonly (string Written, string Meant)[] Words = [(" dot ", "."), ("[:]", ":"), ("[://]", "://"), ("[@]", "@"), ("[at]", "@"), ("(at)", "@"), ("{at}", "@"), (" at ", "@"), (" @ ", "@"), (" . ", ".")];

    /// <summary>The plain form of one value; empty where nothing is left.</summary>
    public static string Of(string text)
    {
        var plain = Replaced(Folded(text).ToLowerInvariant().Trim(), [.. Dots, .. Words]);
        return plain.StartsWith("hxxp", StringComparison.Ordinal) ? $"http{plain[4..]}" : plain;
    }

    /// <summary>The plain form of sentences: lines stay apart, and 'at' and 'dot' are words.</summary>
    public static string OfSentences(string text) => Replaced(Folded(text, lines: " ").ToLowerInvariant(), Dots);

    /// <summary>Without what cannot be seen and in plain width, with its capitals: the address of a wallet means them.</summary>
    public static string Folded(string text) => Folded(text, lines: "");

    private static string Folded(string text, string lines)
    {
        // Half a surrogate pair is read as the replacement character, and is none.
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsUnseen(rune) || rune == Rune.ReplacementChar)
            {
                folded.Append(Rune.IsControl(rune) ? lines : "");
            }
            else
            {
                folded.Append(Narrow(rune));
            }
        }

        return folded.ToString();
    }

    private static string Replaced(string text, ReadOnlySpan<(string Written, string Meant)> forms)
    {
        foreach (var (written, meant) in forms)
        {
            text = text.Replace(written, meant, StringComparison.Ordinal);
        }

        return text;
    }

    // What a browser makes of a letter in the name of a host before it asks for it (the compatibility mappings of UTS #46 that draw a Latin letter, a digit or a dot).
    // Written out, since the product runs without the tables of a culture, and then nothing normalises.
    private static string Narrow(Rune rune) => rune.Value switch
    {
        >= 0xFF01 and <= 0xFF5E and var wide => ((char)(wide - 0xFEE0)).ToString(),
        0x3000 or 0x00A0 or 0x202F or (>= 0x2000 and <= 0x200A) => " ",
        0x3002 or 0xFF61 or 0x2024 => ".",
        >= 0x24B6 and <= 0x24CF and var circled => Letter(circled - 0x24B6),
        >= 0x24D0 and <= 0x24E9 and var circled => Letter(circled - 0x24D0),
        >= 0x1F130 and <= 0x1F149 and var squared => Letter(squared - 0x1F130),
        >= 0x1D400 and <= 0x1D6A3 and var mathematical => Letter((mathematical - 0x1D400) % 26),
        >= 0x1D7CE and <= 0x1D7FF and var digit => Digit((digit - 0x1D7CE) % 10),
        >= 0x2080 and <= 0x2089 and var below => Digit(below - 0x2080),
        0x2070 => "0",
        >= 0x2074 and <= 0x2079 and var above => Digit(above - 0x2070),
        >= 0x2460 and <= 0x2468 and var circled => Digit(circled - 0x245F),
        0x00B9 => "1",
        0x00B2 => "2",
        0x00B3 => "3",
        0x212F or 0x2147 => "e",
        0x210E => "h",
        0x2113 => "l",
        0x212A => "k",
        0x2134 => "o",
        0x2170 or 0x2160 => "i",
        0x217C or 0x216C => "l",
        0x2174 or 0x2164 => "v",
        0x2179 or 0x2169 => "x",
        0x217D or 0x216D => "c",
        0x217E or 0x216E => "d",
        0x217F or 0x216F => "m",
        0xFB00 => "ff",
        0xFB01 => "fi",
        0xFB02 => "fl",
        _ => rune.ToString(),
    };

    private static string Letter(int index) => ((char)('a' + index)).ToString();

    private static string Digit(int index) => ((char)('0' + index)).ToString();

    // Formats, controls (browsers drop tabs and line ends inside of addresses), variation selectors and fillers, which draw nothing.
    private static bool IsUnseen(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFFA0 or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF);
}
