namespace Vigil.Language.Entities;

/// <summary>Whether a find stands alone: no Latin letter or digit touches it. Chinese may.</summary>
internal static class Boundary
{
    public static bool Around(string text, int start, int length) =>
        (start == 0 || !char.IsAsciiLetterOrDigit(text[start - 1])) && (start + length >= text.Length || !char.IsAsciiLetterOrDigit(text[start + length]));
}
