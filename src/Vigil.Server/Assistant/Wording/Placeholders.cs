using System.Globalization;
using System.Text.RegularExpressions;

namespace Vigil.Server.Assistant.Wording;

/// <summary>
/// Takes what names a person or an account out of everything that leaves the house: account numbers, addresses, transaction ids, e-mail and
/// phone numbers. What a record of ours held gets a placeholder of its own and is put back; what a customer wrote is only named and never comes back.
/// </summary>
internal sealed partial class Placeholders
{
    private readonly List<string> _values = [];

    /// <summary>Words composed from the customer's own records, with placeholders such as <c>{A1}</c>.</summary>
    /// <param name="uid">The customer's account number; null for a visitor.</param>
    public string OfRecords(string text, string? uid)
    {
        var hidden = Named().Replace(WithoutBraces(text), found => Keep(found.Value));
        return uid is { Length: > 0 } ? hidden.Replace(uid, Keep(uid), StringComparison.Ordinal) : hidden;
    }

    /// <summary>A customer's words: nothing in them is put back.</summary>
    public static string OfCustomer(string text, string? uid)
    {
        var hidden = uid is { Length: > 0 } ? text.Replace(uid, "(account)", StringComparison.Ordinal) : text;
        hidden = Named().Replace(WithoutBraces(hidden), static found => found.Value.Contains('@', StringComparison.Ordinal) ? "(e-mail)" : "(address or transaction)");
        return LongNumber().Replace(hidden, "(number)");
    }

    /// <summary>The text with the values of the records in their places. A placeholder that was never given stays, and is found by the check.</summary>
    public string PutBack(string text) => Placeholder().Replace(text, found =>
        int.TryParse(found.Groups["n"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= 1 && n <= _values.Count ? _values[n - 1] : found.Value);

    private string Keep(string value)
    {
        var at = _values.IndexOf(value);
        if (at < 0)
        {
            _values.Add(value);
            at = _values.Count - 1;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{{A{at + 1}}}");
    }

    // Nobody writes a placeholder but we.
    private static string WithoutBraces(string text) => text.Replace('{', '(').Replace('}', ')');

    // E-mail; a hash or address, whole or shortened to its ends.
    [GeneratedRegex(@"[\w.+*-]+@[\w*-]+(\.[\w*-]+)+|(0x)?[0-9A-Za-z]{4,6}…[0-9A-Za-z]{4}|0x[0-9A-Fa-f]{16,}|(?<![0-9A-Za-z])(?=[A-Za-z]*[0-9])[0-9A-Za-z]{24,}(?![0-9A-Za-z])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();

    // Seven digits or more, however they are spaced: an account, a phone, an order.
    [GeneratedRegex(@"\+?\d([\s().-]{0,2}\d){6,}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"\{A(?<n>\d{1,3})\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
