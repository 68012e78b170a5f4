namespace Vigil.Language.Secrets;

/// <summary>A secret in a text; its place is that in the original, in UTF-16 characters. It never carries the secret itself.</summary>
/// <param name="Kind">One of <see cref="SecretKinds"/>.</param>
public sealed record SecretFinding(string Kind, int Start, int Length);

/// <summary>A text without its secrets.</summary>
/// <param name="Text">The text with <see cref="SecretDetector.Marker"/> in place of each secret.</param>
/// <param name="Kinds">The kinds of the secrets that were there, each once, in the order of the text.</param>
public sealed record MaskedText(string Text, IReadOnlyList<string> Kinds);
