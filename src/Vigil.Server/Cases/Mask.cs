using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Vigil.Server.Cases;

/// <summary>
/// What is left of a person's data where it may not be read: enough to recognise what a customer quotes, too little to find anybody by. Each way is its own fixed point, so that
/// what an exchange has covered already stays as it is; what it should have covered is covered here. Null, which a connector may send for anything, stays null. Pure.
/// </summary>
public static partial class Mask
{
    private const int End = 4;
    private const int PhoneBegin = 3;

    // The longest that Code itself makes: six characters, the dots, four.
    private const int LongestCovered = 11;

    /// <summary>An address on a chain, a transaction id, a memo: the last four characters, of a long one its beginning too. 0x4f7a…93d1.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static string? Code(string? value) => value switch
    {
        null or "" => value,
        { Length: <= LongestCovered } when value.Contains('…', StringComparison.Ordinal) => value,
        { Length: <= End } => "…",
        { Length: <= 2 * End } => $"…{value[^2..]}",
        { Length: <= 14 } => $"…{value[^End..]}",
        _ => $"{value[..(value.StartsWith("0x", StringComparison.Ordinal) ? 6 : 4)]}…{value[^End..]}",
    };

    /// <summary>A person's name: its first letter. 王**.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static string? Name(string? value) => value?.Trim() is { Length: > 0 } name ? $"{StringInfo.GetNextTextElement(name)}**" : value;

    /// <summary>A mailbox: its first letter and its host. w***@example.com.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static string? Email(string? value) => value?.LastIndexOf('@') is > 0 and var at ? $"{StringInfo.GetNextTextElement(value)}***{value[at..]}" : Code(value);

    /// <summary>A telephone number: its first three and last four digits. 138****0214.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static string? Phone(string? value) => value switch
    {
        null or "" => value,
        { Length: > PhoneBegin + End + 1 } => $"{value[..PhoneBegin]}****{value[^End..]}",
        _ when value.StartsWith("****", StringComparison.Ordinal) => value,
        { Length: > End } => $"****{value[^2..]}",
        _ => "****",
    };

    /// <summary>An address of a network: half of it. 203.0.*.*.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static string? Ip(string? value) => value?.Split('.') is [{ Length: <= 3 } first, { Length: <= 3 } second, _, _] ? $"{first}.{second}.*.*"
        : value?.Split(':') is [{ Length: <= 4 } begin, { Length: <= 4 } next, _, ..] && (begin + next).All(char.IsAsciiHexDigit) ? $"{begin}:{next}:*"
        : Code(value);

    /// <summary>A text that a system wrote: whatever in it looks like a mailbox, an address or a long number is covered, the rest stays.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? InText(string? text) => text is null ? null : Identifiers().Replace(text, found =>
        found.ValueSpan.Contains('@') ? Email(found.Value)
        : IPAddress.TryParse(found.ValueSpan, out _) && found.ValueSpan.ContainsAny('.', ':') ? Ip(found.Value)
        : Code(found.Value));

    // Mailboxes; IPv4 and IPv6; whatever has 16 letters and digits or more in one piece with a digit among them; numbers of seven digits or more.
    [GeneratedRegex(@"[\w.+\-]{1,64}@[\w\-]+(\.[\w\-]+)+|\b\d{1,3}(\.\d{1,3}){3}\b|\b[0-9A-Fa-f]{1,4}(:[0-9A-Fa-f]{0,4}){3,7}(?![\w:])|\b(?=[A-Za-z]{0,63}\d)[A-Za-z0-9]{16,}\b|\+?\b\d{7,}\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Identifiers();
}
