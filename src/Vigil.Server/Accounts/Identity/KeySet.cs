using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using Vigil.Server.Platform.Http.Outgoing;

namespace Vigil.Server.Accounts.Identity;

/// <summary>The keys that may sign identity tokens, each fixed to one algorithm: secrets of the settings, and what the exchange publishes.</summary>
internal sealed class KeySet(HttpClient http, IOptions<ExchangeOptions> options, TimeProvider clock, ILogger<PublishedKeys> logger) : IDisposable
{
    private readonly PublishedKeys _published =
        new(http, () => Address(options.Value), AlgorithmOf, () => TimeSpan.FromSeconds(options.Value.TimeoutSeconds), clock, logger);

    /// <summary>The key with this id. <c>Found</c> is false if there is none; <c>Reachable</c> is false if the set could not be read.</summary>
    public async Task<(SecurityKey? Key, string? Algorithm, bool Reachable)> FindAsync(string keyId, CancellationToken cancellationToken) =>
        options.Value.SharedKeys.TryGetValue(keyId, out var secret)
            ? (new SymmetricSecurityKey(Convert.FromBase64String(secret)) { KeyId = keyId }, SecurityAlgorithms.HmacSha256, true)
            : await _published.FindAsync(keyId, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _published.Dispose();

    private static Uri? Address(ExchangeOptions settings) =>
        settings.KeySetUrl.Length > 0 ? new Uri(settings.KeySetUrl)
            : settings.ConnectorUrl.Length > 0 ? new Uri(new Uri(settings.ConnectorUrl), "/.well-known/jwks.json") : null;

    // Only P-256 keys for ES256 (RFC 7518, section 3.4); anything else in the set is not for us.
    private static string? AlgorithmOf(JsonWebKey key) => key is { Kty: "EC", Crv: "P-256", KeyId.Length: > 0 } && key.Alg is null or "ES256" ? SecurityAlgorithms.EcdsaSha256 : null;
}
