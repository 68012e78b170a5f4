namespace Vigil.Language.Text;

/// <summary>How much of a text is read at all. One bound for all readers: what a pattern costs grows with the text, and a text is written by strangers.</summary>
internal static class NormalText
{
    /// <summary>In characters of the normal form.</summary>
    public const int Longest = 4000;

    /// <summary>Of the original, where places count and only the patterns of the things named in it are tried; in characters.</summary>
    public const int LongestForEntities = 8000;

    private const string Joint = ". ";
    private const int Half = (Longest - 2) / 2;

    /// <summary>The normal form; of a long story its beginning and its end, where a wish and an alarm stand. Of its own result it is that result.</summary>
    public static string Of(string text)
    {
        var normal = TextNormalizer.Normalize(text);
        return normal.Length <= Longest ? normal : string.Concat(normal.AsSpan(0, Half), Joint, normal.AsSpan(normal.Length - Half));
    }
}
