using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Platform.Http;

/// <summary>
/// Tickets that open one door once: a hub, for browsers can give a WebSocket no header, or a download that the browser itself writes to disk. Something has to stand in the address then, where
/// proxies and histories keep it. A ticket names a session and one door, lives 30 seconds and opens once. It is sealed with the keys that all nodes share, so that making one stores nothing; that it was used is remembered by the node that took it and, where
/// there may be several, by the database, in a table that is never flushed to disk (docs/decisions/0058).
/// </summary>
public sealed class OnceTickets(IDataProtectionProvider protection, Database database, WriteGate gate, TimeProvider clock)
{
    /// <summary>How long a ticket lives: a slow handshake over a bad line, and not the time in which somebody reads a log.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    private const int NonceBytes = 32;
    private const int Parts = 3;

    // What is over is removed now and then, so that a thousand connections at once do not all sweep.
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _used = new(StringComparer.Ordinal);
    private long _sweptAt;

    /// <summary>Makes a ticket.</summary>
    /// <param name="door">What it opens: the hub's name, or kind and id of what is fetched.</param>
    /// <param name="sessionKey">What names the session without opening it; without a dot.</param>
    public (string Ticket, DateTimeOffset ExpiresAt) Make(string door, string sessionKey)
    {
        var until = clock.GetUtcNow() + Lifetime;
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NonceBytes));
        return (Protector(door).Protect(string.Create(CultureInfo.InvariantCulture, $"{until.ToMicroseconds()}.{nonce}.{sessionKey}")), until);
    }

    /// <summary>Takes a ticket, once over all nodes.</summary>
    /// <returns>The session's key; null where it is none of ours, was made for another door, is too old or was used before.</returns>
    public async Task<string?> TakeAsync(string door, string ticket, CancellationToken cancellationToken)
    {
        if (Open(door, ticket) is not { } opened)
        {
            return null;
        }

        var now = clock.GetUtcNow();

        // One that lives for longer was made before the clock was set back.
        if (opened.Until <= now || opened.Until > now + Lifetime || !_used.TryAdd(opened.Nonce, opened.Until))
        {
            return null;
        }

        var sweeps = TakesSweep(now);
        if (sweeps)
        {
            foreach (var (nonce, _) in _used.Where(used => used.Value <= now))
            {
                _used.TryRemove(nonce, out _);
            }
        }

        return database.IsSqlite || await UseUpAsync(opened, now, sweeps, cancellationToken) ? opened.SessionKey : null;
    }

    private Task<bool> UseUpAsync(Opened opened, DateTimeOffset now, bool sweeps, CancellationToken cancellationToken) => gate.WriteAsync(async session =>
    {
        if (sweeps)
        {
            await session.Db.Database.ExecuteSqlAsync($"delete from hub_tickets_used where expires_at <= {now.ToMicroseconds()}", CancellationToken.None);
        }

        return await session.Db.Database.ExecuteSqlAsync(
            $"insert into hub_tickets_used (nonce, expires_at) values ({opened.Nonce}, {opened.Until.ToMicroseconds()}) on conflict (nonce) do nothing", CancellationToken.None) > 0;
    }, cancellationToken);

    private bool TakesSweep(DateTimeOffset now)
    {
        var swept = Interlocked.Read(ref _sweptAt);
        return Math.Abs(now.ToMicroseconds() - swept) >= (long)SweepEvery.TotalMicroseconds && Interlocked.CompareExchange(ref _sweptAt, now.ToMicroseconds(), swept) == swept;
    }

    private Opened? Open(string door, string ticket)
    {
        try
        {
            var parts = Protector(door).Unprotect(ticket).Split('.', Parts);
            return new Opened(Microseconds.ToTime(long.Parse(parts[0], CultureInfo.InvariantCulture)), parts[1], parts[2]);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Protector(string door) => protection.CreateProtector("Vigil.HubTickets", door);

    private sealed record Opened(DateTimeOffset Until, string Nonce, string SessionKey);
}
