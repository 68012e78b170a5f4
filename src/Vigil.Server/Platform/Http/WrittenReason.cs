using System.Text;

namespace Vigil.Server.Platform.Http;

/// <summary>Why somebody of the staff wants what has to be accounted for, in their words. Others read it, so there must be something to read.</summary>
public static class WrittenReason
{
    /// <summary>Shortest, in UTF-16 characters, without the spaces around it.</summary>
    public const int Shortest = 5;

    /// <summary>Longest.</summary>
    public const int Longest = 300;

    // Five spaces of no width are five characters, and so are five dots.
    private const int FewestLetters = 3;

    /// <summary>What is wrong with the field <c>note</c>, or null.</summary>
    public static Refusal? WrongWith(string? note) =>
        note?.Trim() is { Length: >= Shortest and <= Longest } text && !text.Contains('\0', StringComparison.Ordinal)
        && text.EnumerateRunes().Count(Rune.IsLetterOrDigit) >= FewestLetters && !text.EnumerateRunes().Contains(Rune.ReplacementChar)
            ? null
            : RequestRefusals.Invalid($"note must have {Shortest} to {Longest} characters, letters or digits among them, and no U+0000.");
}
