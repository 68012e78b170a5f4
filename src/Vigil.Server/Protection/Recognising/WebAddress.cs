using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Vigil.Server.Protection.Recognising;

/// <summary>Where a link leads, as a browser reads it (WHATWG URL): a domain of Unicode letters in lower case, and the path behind it.</summary>
/// <param name="Host">Without port and final dot.</param>
/// <param name="BeforeAt">What stood before the @ of the authority: no part of where it leads. Empty where there is none.</param>
/// <param name="Path">Behind the host, without query and fragment, without slashes at its ends.</param>
internal sealed partial record WebAddress(string Host, string BeforeAt, string Path)
{
    private const int MaxHost = 253;

    private static readonly IdnMapping Idn = new();

    /// <summary>The labels of the host.</summary>
    public string[] Labels => Host.Split('.');

    /// <summary>True for a numeric host.</summary>
    public bool IsNumeric => Host.Contains(':', StringComparison.Ordinal) || IPAddress.TryParse(Host, out _);

    /// <summary>Reads a link or a bare domain; null for what is neither.</summary>
    /// <param name="plain">As <see cref="PlainText.Of"/> makes it.</param>
    public static WebAddress? Read(string plain)
    {
        var text = Scheme().Replace(plain.Replace('\\', '/'), "", 1).TrimStart('/');
        var end = text.AsSpan().IndexOfAny("/?#");
        var authority = end < 0 ? text : text[..end];
        var at = authority.LastIndexOf('@');
        var host = HostOf(authority[(at + 1)..]);
        if (host is null)
        {
            return null;
        }

        var path = end < 0 || text[end] != '/' ? "" : text[end..];
        var query = path.AsSpan().IndexOfAny("?#");
        return new WebAddress(host, at < 0 ? "" : authority[..at], (query < 0 ? path : path[..query]).Trim('/'));
    }

    /// <summary>True where the host is this domain or lies below it: compared from label to label, so that <c>notmeridian.example</c> is not <c>meridian.example</c>.</summary>
    public bool IsIn(string domain) => IsIn(Host, domain);

    /// <summary>The same of a bare host.</summary>
    public static bool IsIn(string host, string domain) =>
        host.EndsWith(domain, StringComparison.Ordinal) && (host.Length == domain.Length || host[host.Length - domain.Length - 1] == '.');

    private static string? HostOf(string authority)
    {
        // Browsers decode %2e and its like before they look a host up.
        var host = Port().Replace(authority.Contains('%', StringComparison.Ordinal) ? PlainText.Of(Uri.UnescapeDataString(authority)) : authority, "").TrimEnd('.');
        if (host.StartsWith('[') && host.EndsWith(']') && IPAddress.TryParse(host[1..^1], out var six))
        {
            return six.ToString();
        }

        var unicode = string.Join('.', host.Split('.').Select(UnicodeOf));
        return unicode.Length is > 0 and <= MaxHost && unicode.Contains('.', StringComparison.Ordinal) && unicode.Split('.').All(l => l.Length is > 0 and <= 63) && Name().IsMatch(unicode) ? unicode : null;
    }

    // A label that is no true punycode stays as it is written: then it is like nothing of ours.
    private static string UnicodeOf(string label)
    {
        if (!label.StartsWith("xn--", StringComparison.Ordinal))
        {
            return label;
        }

        try
        {
            return PlainText.Of(Idn.GetUnicode(label));
        }
        catch (ArgumentException)
        {
            return label;
        }
    }

    [GeneratedRegex(@"^[a-z][a-z0-9+-]{1,20}:(?=/)/{0,8}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"(?<=[^:]):[0-9]{0,5}\z|(?<=\]):[0-9]{0,5}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Port();

    [GeneratedRegex(@"^[\p{L}\p{M}\p{N}._-]+\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
