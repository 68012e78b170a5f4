using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace Vigil.Server.Staff;

/// <summary>A sign-in service of the house (OpenID Connect Core 1.0) by which staff may come in. Configuration section <c>Staff:SingleSignOn:KEY</c>; the key, of lower-case letters, digits and hyphens, stands in addresses.</summary>
public sealed partial class SingleSignOnOptions
{
    /// <summary>What people call the service, 1 to 40 characters: the button says 'Sign in with …'.</summary>
    public string Name { get; set; } = "";

    /// <summary>The service's issuer, exactly as it says it itself in its discovery document and tokens, such as <c>https://login.exchange.example</c>. https, or http on this very machine. It may stand in the house; endpoints on another host of the house are not called.</summary>
    public string Issuer { get; set; } = "";

    /// <summary>As what Vigil is known there.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>The secret for it. Empty where the service gives none to clients with PKCE. It is never shown or logged; set it as the environment variable <c>Staff__SingleSignOn__KEY__ClientSecret</c>.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>Seconds to wait for one answer of the service, 1 to 60. The default is 10.</summary>
    public int TimeoutSeconds { get; set; } = 10;

    /// <summary>What is wrong with one, each with the setting's name.</summary>
    internal IEnumerable<ValidationResult> WrongWith(string key)
    {
        var setting = $"Staff:SingleSignOn:{key}";
        if (!KeyPattern().IsMatch(key))
        {
            yield return new ValidationResult($"{setting}: a key has 1 to 32 lower-case letters, digits and hyphens.");
        }

        if (Name.Trim().Length is 0 or > 40 || Name.Any(char.IsControl))
        {
            yield return new ValidationResult($"{setting}:Name must have 1 to 40 characters.");
        }

        if (!IsIssuer(Issuer))
        {
            yield return new ValidationResult($"{setting}:Issuer must be an https URL without user name, query and fragment (http only on this very machine).");
        }

        if (ClientId.Length == 0)
        {
            yield return new ValidationResult($"{setting}:ClientId must be set.");
        }

        if (TimeoutSeconds is < 1 or > 60)
        {
            yield return new ValidationResult($"{setting}:TimeoutSeconds must be 1 to 60.");
        }
    }

    /// <summary>Whether an address may be called with a secret or believed: https, or http on this very machine.</summary>
    internal static bool IsSafe(Uri address) => address is { UserInfo: "", Fragment: "" } && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    private static bool IsIssuer(string issuer) => Uri.TryCreate(issuer, UriKind.Absolute, out var address) && IsSafe(address) && address.Query.Length == 0;

    [GeneratedRegex("^[a-z0-9-]{1,32}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KeyPattern();
}
