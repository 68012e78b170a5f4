namespace Vigil.Language.Secrets;

/// <summary>PINs: four to eight digits behind their word, or where the sentence leads to them.</summary>
internal static class Pins
{
    private const int Reach = 20;
    private const int FewestDigits = 4;
    private const int MostDigits = 8;

    /// <summary>The PIN behind its word; null where there is none.</summary>
    public static Told? After(SecretText text, CueAt cue) => ValueReader.After(text, cue.End) is { } value && IsPin(text, value) ? value : Further(text, cue.End);

    // 'The PIN I set was 7788'.
    private static Told? Further(SecretText text, int from)
    {
        for (var i = from; i < Math.Min(text.Folded.Length, from + Reach) && !PasswordPlaces.EndsSentence(text.Folded, i); i++)
        {
            if (char.IsAsciiDigit(text.Folded[i]))
            {
                return ValueReader.ValueAt(text.Folded, i, isTold: false) is { } value && PasswordPlaces.FollowsLink(text.Plain, from, i, isStrict: true) && IsPin(text, value) ? value : null;
            }
        }

        return null;
    }

    private static bool IsPin(SecretText text, Told value)
    {
        var digits = text.Folded.AsSpan(value.Start, value.Length).ToString().Replace(" ", string.Empty, StringComparison.Ordinal).Replace("-", string.Empty, StringComparison.Ordinal);
        return Shapes.IsDigits(digits) && digits.Length is >= FewestDigits and <= MostDigits && !Units.FollowAt(text.Plain, value.End);
    }
}
