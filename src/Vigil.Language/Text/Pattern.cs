using System.Text.RegularExpressions;

namespace Vigil.Language.Text;

/// <summary>Regular expressions that take time linear in the text whatever a customer writes; no look-around is to be had for that, so exceptions are masked out first.</summary>
internal static class Pattern
{
    /// <summary>What a masked span becomes: nothing matches it and nothing matches across it by accident.</summary>
    public const string Masked = "\u25A1";

    public static Regex Of(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    public static Regex[] All(params string[] patterns) => [.. patterns.Select(Of)];

    /// <summary>The text with every span that one of the patterns finds blotted out.</summary>
    public static string Mask(string text, Regex[] patterns)
    {
        foreach (var pattern in patterns)
        {
            text = pattern.Replace(text, Masked);
        }

        return text;
    }
}
