using System.Text.RegularExpressions;

namespace Vigil.Language.Text;

/// <summary>
/// What all regular expressions here share. They are compiled at build (docs/decisions/0016) to code that backtracks, and what they read is written by strangers:
/// so every pattern must be unambiguous enough that no text makes it explode, which a test tries on each of them. They have no timeout: a reader never throws.
/// </summary>
internal static class Pattern
{
    public const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>What a masked span becomes: nothing matches it and nothing matches across it by accident.</summary>
    public const string Masked = "\u25A1";

    /// <summary>The text with every span that one of the patterns finds blotted out.</summary>
    public static string Mask(string text, Regex[] patterns)
    {
        foreach (var pattern in patterns)
        {
            text = pattern.Replace(text, Masked);
        }

        return text;
    }

    /// <summary>As <see cref="Mask(string, Regex[])"/>, with patterns that each need a Chinese character first and patterns that each need a Latin letter after them.</summary>
    public static string Mask(string normal, Regex[] chinese, Regex[] english)
    {
        var masked = Script.HasHan(normal) ? Mask(normal, chinese) : normal;
        return Script.HasLatin(masked) ? Mask(masked, english) : masked;
    }
}
