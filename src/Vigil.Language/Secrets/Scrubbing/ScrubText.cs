namespace Vigil.Language.Secrets.Scrubbing;

/// <summary>
/// Takes what opens an account out of the text of a file: cookies, tokens, passwords and keys in recordings of a browser's traffic (HAR 1.2), in other JSON, in logs and in settings; and, where a person may have
/// written it, what <see cref="SecretDetector"/> finds. What is none of it stays as it is. Pure, and never throws.
/// </summary>
public static class ScrubText
{
    /// <summary>Stands where something was taken out of what programs write.</summary>
    public const string Removed = "[removed]";

    // What is read as people's prose, too: a recovery phrase in 'wallet.txt'. As long as a message, for which the detector is made: ten times as much of nothing but codes takes it a hundred times as long.
    private const int LongestProse = 10_000;

    /// <summary>The very text where nothing was found.</summary>
    public static string Of(string text)
    {
        var scrubbed = ScrubJson.Of(text) ?? ScrubLines.Of(text);
        return scrubbed.Length <= LongestProse ? SecretDetector.Mask(scrubbed).Text : scrubbed;
    }
}
