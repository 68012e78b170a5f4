using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using Vigil.Server.Platform.Calendar;

namespace Vigil.Server.Accounts.Identity;

/// <summary>The keys that may sign identity tokens, each fixed to one algorithm: a public key can never be used as a shared secret.</summary>
internal sealed partial class KeySet(HttpClient http, IOptions<ExchangeOptions> options, TimeProvider clock, ILogger<KeySet> logger) : IDisposable
{
    // An unknown key id makes us ask again, but not more often than this, whether the last answer was good or bad:
    // tokens with made-up ids must become neither requests nor timeouts in front of real customers.
    private static readonly TimeSpan MinBetweenReads = TimeSpan.FromSeconds(10);

    // A key that the exchange has withdrawn signs no longer than this.
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private Dictionary<string, (SecurityKey Key, string Algorithm)> _published = new(StringComparer.Ordinal);
    private DateTimeOffset _readAt = DateTimeOffset.MinValue;
    private DateTimeOffset _triedAt = DateTimeOffset.MinValue;
    private bool _reachable = true;

    /// <summary>The key with this id. <c>Found</c> is false if there is none; <c>Reachable</c> is false if the set could not be read.</summary>
    public async Task<(SecurityKey? Key, string? Algorithm, bool Reachable)> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        if (options.Value.SharedKeys.TryGetValue(keyId, out var secret))
        {
            return (new SymmetricSecurityKey(Convert.FromBase64String(secret)) { KeyId = keyId }, SecurityAlgorithms.HmacSha256, true);
        }

        if (_published.TryGetValue(keyId, out var known) && _readAt.IsWithin(MaxAge, clock.GetUtcNow()))
        {
            return (known.Key, known.Algorithm, true);
        }

        // While the set cannot be read, what was read last goes on.
        var reachable = await ReadAsync(cancellationToken);
        return _published.TryGetValue(keyId, out known) ? (known.Key, known.Algorithm, true) : (null, null, reachable);
    }

    /// <inheritdoc/>
    public void Dispose() => _reading.Dispose();

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (Address() is not { } address)
        {
            return true;
        }

        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (_triedAt.IsWithin(MinBetweenReads, clock.GetUtcNow()))
            {
                return _reachable;
            }

            // Not the caller's token: the answer is for everybody who waits behind them.
            _triedAt = clock.GetUtcNow();
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.TimeoutSeconds));
            using var document = JsonDocument.Parse(await http.GetStringAsync(address, limit.Token));
            _published = document.RootElement.GetProperty("keys").EnumerateArray().Select(Usable).OfType<(string Id, SecurityKey Key)>()
                .ToDictionary(k => k.Id, k => (k.Key, SecurityAlgorithms.EcdsaSha256), StringComparer.Ordinal);
            _readAt = clock.GetUtcNow();
            return _reachable = true;
        }
        // The last three: JSON that is no key set (JsonElement and JsonWebKey throw these).
        catch (Exception failure) when (failure is HttpRequestException or JsonException or OperationCanceledException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            Unreadable(logger, failure);
            return _reachable = false;
        }
        finally
        {
            _reading.Release();
        }
    }

    private Uri? Address()
    {
        var settings = options.Value;
        return settings.KeySetUrl.Length > 0 ? new Uri(settings.KeySetUrl)
            : settings.ConnectorUrl.Length > 0 ? new Uri(new Uri(settings.ConnectorUrl), "/.well-known/jwks.json") : null;
    }

    // Only P-256 keys for ES256 (RFC 7518, section 3.4); anything else in the set is not for us.
    private static (string, SecurityKey)? Usable(JsonElement key)
    {
        var jwk = new JsonWebKey(key.GetRawText());
        return jwk is { Kty: "EC", Crv: "P-256", KeyId.Length: > 0 } && jwk.Alg is null or "ES256" ? (jwk.KeyId, jwk) : null;
    }

    [LoggerMessage(1, LogLevel.Warning, "The exchange's key set cannot be read.")]
    private static partial void Unreadable(ILogger logger, Exception failure);
}
