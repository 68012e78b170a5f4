namespace Vigil.Language.Secrets;

/// <summary>The characters of <see cref="SecretDetector.Marker"/>, at which every reading stops.</summary>
internal static class Marks
{
    public const char Open = '[';
    public const char Blot = '•';

    /// <summary>Whether a marker begins here.</summary>
    public static bool At(string text, int i) => text[i] == Blot || (text[i] == Open && i + 1 < text.Length && text[i + 1] == Blot);
}
