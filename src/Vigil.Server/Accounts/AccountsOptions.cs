using System.ComponentModel.DataAnnotations;

namespace Vigil.Server.Accounts;

/// <summary>The exchange behind this installation. Configuration section <c>Exchange</c>.</summary>
public sealed class ExchangeOptions
{
    /// <summary>Base address of the Exchange Connector API, such as <c>https://backoffice.exchange.example/</c>. Empty: no exchange is connected and only articles are answered.</summary>
    public string ConnectorUrl { get; set; } = "";

    /// <summary>Takes http for <see cref="ConnectorUrl"/> and <see cref="KeySetUrl"/> where they lead into the house (RFC 1918, RFC 4193, RFC 6598), over a network of which nobody else has hold: over http the service token is read on the way, and whoever replaces the key set is every customer. The default is false: http on this very machine only. Addresses on the internet are never called over http.</summary>
    public bool AllowHttp { get; set; }

    /// <summary>Bearer token of the connector; the scopes read, act and deliver. Without deliver no codes are sent.</summary>
    public string ServiceToken { get; set; } = "";

    /// <summary>Shared secret that signs the events the exchange sends to <c>POST /api/exchange/events</c>, at least 16 characters. Empty, the default: no events are taken.</summary>
    public string EventSecret { get; set; } = "";

    /// <summary>Where the exchange publishes the keys that sign identity tokens (RFC 7517). Empty: below <see cref="ConnectorUrl"/>, <c>.well-known/jwks.json</c>.</summary>
    public string KeySetUrl { get; set; } = "";

    /// <summary>Shared secrets for HS256 identity tokens, by key id, base64, at least 32 bytes each. The default is none.</summary>
    public Dictionary<string, string> SharedKeys { get; } = new(StringComparer.Ordinal);

    /// <summary>The <c>aud</c> that an identity token must carry. The default is <c>vigil</c>.</summary>
    [Required]
    public string Audience { get; set; } = "vigil";

    /// <summary>Minutes for which an identity token may be good from when it is shown, 1 to 1440. The default is 60; five are enough (docs/connect/embed.md). One that holds longer is refused: it would be a password that lies in browsers.</summary>
    [Range(1, 1440)]
    public int TokenMinutes { get; set; } = 60;

    /// <summary>Seconds to wait for one answer of the exchange; a read is tried twice. The default is 2, so that a customer hears something within 5.</summary>
    [Range(0.1, 30)]
    public double TimeoutSeconds { get; set; } = 2;
}
