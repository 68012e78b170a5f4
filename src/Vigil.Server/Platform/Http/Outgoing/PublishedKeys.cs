using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using Vigil.Server.Platform.Calendar;

namespace Vigil.Server.Platform.Http.Outgoing;

/// <summary>
/// The keys that somebody publishes for their signatures (RFC 7517), each fixed to one algorithm: a public key can never be used as a shared secret. They are
/// read anew when one is named that is not among them, so that keys may be changed at any time.
/// </summary>
/// <param name="address">Where they are published; null while nobody has said so.</param>
/// <param name="algorithmOf">The one algorithm that a key may be used with, or null for a key that is not for us.</param>
/// <param name="patience">How long one reading may take.</param>
public sealed partial class PublishedKeys(
    HttpClient http, Func<Uri?> address, Func<JsonWebKey, string?> algorithmOf, Func<TimeSpan> patience, TimeProvider clock, ILogger<PublishedKeys> logger) : IDisposable
{
    // An unknown key id makes us ask again, but not more often than this, whether the last answer was good or bad:
    // tokens with made-up ids must become neither requests nor timeouts in front of real people.
    private static readonly TimeSpan MinBetweenReads = TimeSpan.FromSeconds(10);

    // A key that was withdrawn signs no longer than this.
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private PublishedSet _published = new([], IsOne: false);
    private DateTimeOffset _readAt = DateTimeOffset.MinValue;
    private DateTimeOffset _triedAt = DateTimeOffset.MinValue;
    private bool _reachable = true;

    /// <summary>The key with this id; null for the only one there is.</summary>
    /// <returns>No key if there is none, or if several could be meant; <c>Reachable</c> is false if the set could not be read.</returns>
    public async Task<(SecurityKey? Key, string? Algorithm, bool Reachable)> FindAsync(string? keyId, CancellationToken cancellationToken)
    {
        if (Known(keyId) is { } known && _readAt.IsWithin(MaxAge, clock.GetUtcNow()))
        {
            return (known.Key, known.Algorithm, true);
        }

        // While the set cannot be read, what was read last goes on.
        var reachable = await ReadAsync(cancellationToken);
        return Known(keyId) is { } read ? (read.Key, read.Algorithm, true) : (null, null, reachable);
    }

    /// <inheritdoc/>
    public void Dispose() => _reading.Dispose();

    private (SecurityKey Key, string Algorithm)? Known(string? keyId)
    {
        var (keys, isOne) = _published;
        return keyId is null ? (isOne ? keys.Values.Single() : null) : keys.TryGetValue(keyId, out var known) ? known : null;
    }

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (address() is not { } source)
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
            using var limit = new CancellationTokenSource(patience());
            using var document = JsonDocument.Parse(await http.GetStringAsync(source, limit.Token));
            var usable = document.RootElement.GetProperty("keys").EnumerateArray().Select(key => new JsonWebKey(key.GetRawText()))
                .Select(key => (Key: key, Algorithm: algorithmOf(key))).Where(k => k.Algorithm is not null).ToList();

            // Of several with one id, or with none, none can be meant.
            var published = usable.GroupBy(k => k.Key.KeyId ?? "", StringComparer.Ordinal).Where(g => g.Count() == 1)
                .ToDictionary(g => g.Key, g => ((SecurityKey)g.First().Key, g.First().Algorithm!), StringComparer.Ordinal);
            _published = new PublishedSet(published, usable.Count == 1);
            _readAt = clock.GetUtcNow();
            return _reachable = true;
        }
        // The last four: JSON that is no key set (JsonElement and JsonWebKey throw these).
        catch (Exception failure) when (failure is HttpRequestException or JsonException or OperationCanceledException or KeyNotFoundException or InvalidOperationException or ArgumentException or FormatException)
        {
            // Counted from its end: whoever waited for one that took its whole time does not wait for another.
            _triedAt = clock.GetUtcNow();
            Unreadable(logger, source, failure);
            return _reachable = false;
        }
        finally
        {
            _reading.Release();
        }
    }

    // Read by others while it is replaced: one value.
    private sealed record PublishedSet(Dictionary<string, (SecurityKey Key, string Algorithm)> Keys, bool IsOne);

    [LoggerMessage(1, LogLevel.Warning, "The key set at {Address} cannot be read.")]
    private static partial void Unreadable(ILogger logger, Uri address, Exception failure);
}
