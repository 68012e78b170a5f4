using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vigil.Contracts;
using Vigil.Contracts.Messenger;
using Vigil.Server.Accounts;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Channels.Messenger;

/// <summary>Messenger sessions: opaque tokens, of which only the hash is stored.</summary>
internal sealed class MessengerSessions(
    Customers customers, CarryCases carry, EndChecks checks, MessengerConnections connections, WriteGate gate, IDbContextFactory<VigilDb> databases, ExchangeRecords records, TimeProvider clock)
{
    // A customer's session outlives a night; the widget renews it with a fresh identity token.
    private static readonly TimeSpan CustomerLifetime = TimeSpan.FromHours(24);

    // A visitor has nothing else to come back with.
    private static readonly TimeSpan VisitorLifetime = TimeSpan.FromDays(30);

    // How long a looked-up session is trusted without asking the database again.
    private static readonly TimeSpan CacheFor = TimeSpan.FromSeconds(2);
    private const int MaxCached = 20_000;

    // Where neither the client nor the exchange names one.
    private const string NoZone = "UTC";

    // What is over is removed now and then, so much at a time that nobody who starts a session waits for it.
    private static readonly TimeSpan SweepEvery = TimeSpan.FromHours(1);
    private const int MaxSwept = 2_000;

    // Compiled once, for every request asks.
    private readonly Func<VigilDb, string, CancellationToken, Task<Session?>> _byHash =
        EF.CompileAsyncQuery((VigilDb db, string hash, CancellationToken _) => db.Set<Session>().FirstOrDefault(s => s.TokenHash == hash));

    private readonly ConcurrentDictionary<string, (MessengerCaller Caller, DateTimeOffset Until)> _cache = new(StringComparer.Ordinal);
    private DateTimeOffset _swept = DateTimeOffset.MinValue;

    /// <summary>Starts a session. A visitor who signs in keeps their conversations: the cases, the end of the visitor's session and the new one are one transaction.</summary>
    /// <param name="presented">The session token that came with the request; counts only where it is a visitor's and somebody signs in.</param>
    public async Task<Outcome<StartedSession>> StartAsync(StartSession request, string? presented, CancellationToken cancellationToken)
    {
        var locale = Locales.Normalize(request.Locale);
        var given = IsZone(request.TimeZone) ? request.TimeZone : null;
        var identified = await customers.IdentifyAsync(request.IdentityToken, locale, given ?? NoZone, cancellationToken);
        if (identified.Refusal is { } refusal)
        {
            return refusal;
        }

        var (customer, exchangeSession) = identified.Value!;
        var timeZone = given ?? await ZoneOfAccountAsync(customer, cancellationToken);
        var visitor = customer.Uid is not null && presented is not null && await FindAsync(presented, cancellationToken) is { Uid: null } found ? found : null;
        CarriedCases? carried = null;
        var stored = await StoreAsync(customer, locale, timeZone, exchangeSession, visitor is null ? null : async session => carried = await CarryAsync(session, visitor, customer), cancellationToken);
        var caller = new MessengerCaller(customer.Id, customer.Uid, locale, timeZone, Hash(stored.Token), stored.ExpiresAt);
        return new StartedSession(stored.Token, caller, carried is null ? null : visitor!.SessionKey, carried);
    }

    /// <summary>Shows what the sign-in changed, and closes the visitor's connections: they come back as the customer's.</summary>
    public void Tell(StartedSession started)
    {
        if (started is { EndedKey: { } ended, Carried: { } carried })
        {
            _cache.TryRemove(ended, out _);
            connections.End(ended);
            carry.Tell(carried);
        }
    }

    /// <summary>Starts a session of a known customer, together with what is to be stored with it.</summary>
    /// <returns>Its token.</returns>
    public async Task<string> StartForAsync(CustomerIdentity customer, Func<WriteSession, Task> together, CancellationToken cancellationToken) =>
        (await StoreAsync(customer, Locales.Normalize(customer.Language), customer.TimeZone, null, together, cancellationToken)).Token;

    /// <summary>Ends a session, on this node at once and on others within seconds, connections included (<see cref="WatchSessions"/>).</summary>
    public Task EndAsync(MessengerCaller caller, CancellationToken cancellationToken) => EndAsync(sessions => sessions.Where(s => s.TokenHash == caller.SessionKey), endsChecks: true, cancellationToken);

    /// <summary>Ends every session of a customer but the one in which they asked for a freeze; that one goes on whatever ends at the exchange, so that they can be helped.</summary>
    /// <param name="asker">Key of that session; null for none.</param>
    /// <returns>How many ended.</returns>
    public Task<int> EndOthersAsync(CustomerId customer, string? asker, CancellationToken cancellationToken) =>
        EndAsync(sessions => sessions.Where(s => s.CustomerId == customer && s.TokenHash != asker), endsChecks: asker is null, cancellationToken);

    /// <summary>Remembers in the write of the wish that a freeze was asked for in this session: whatever ends with it, this one goes on.</summary>
    /// <returns>True always: a session is proof enough.</returns>
    public static async Task<bool> MarkFrozenAsync(WriteSession session, MessengerCaller caller)
    {
        await session.Db.Set<Session>().Where(s => s.TokenHash == caller.SessionKey && s.CustomerId == caller.CustomerId && s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.HasFrozen, true), CancellationToken.None);
        return true;
    }

    /// <summary>Ends the sessions of a customer that were started from this session at the exchange.</summary>
    /// <returns>How many ended.</returns>
    public Task<int> EndOfExchangeAsync(CustomerId customer, string exchangeSession, CancellationToken cancellationToken) =>
        EndAsync(sessions => sessions.Where(s => s.CustomerId == customer && s.ExchangeSession == exchangeSession && !s.HasFrozen), endsChecks: true, cancellationToken);

    /// <summary>Closes on this node what has ended anywhere since then.</summary>
    public async Task CloseEndedAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        DateTimeOffset? from = since;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        foreach (var key in await db.Set<Session>().Where(s => s.EndedAt >= from).Select(s => s.TokenHash).ToListAsync(cancellationToken))
        {
            Close(key);
        }
    }

    // A freeze that was asked for in a session has ended what was passed before it in the write that stored the wish; where none goes on, nobody can have been asked since.
    private async Task<int> EndAsync(Func<IQueryable<Session>, IQueryable<Session>> which, bool endsChecks, CancellationToken cancellationToken)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        var told = new List<EndedChecks>();
        var ended = await gate.WriteAsync(async session =>
        {
            told.Clear();
            var found = await which(session.Db.Set<Session>()).Where(s => s.EndedAt == null).OrderBy(s => s.TokenHash).Select(s => new { s.TokenHash, s.CustomerId }).ToListAsync(CancellationToken.None);
            var keys = found.ConvertAll(s => s.TokenHash);
            await session.Db.Set<Session>().Where(s => keys.Contains(s.TokenHash) && s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), CancellationToken.None);
            foreach (var customer in endsChecks ? found.Select(s => s.CustomerId).Distinct() : [])
            {
                // Whoever is signed in elsewhere goes on with what they have passed: a check does not know by which session.
                if (await session.Db.Set<Session>().AnyAsync(s => s.CustomerId == customer && s.EndedAt == null && s.ExpiresAt > now, CancellationToken.None))
                {
                    continue;
                }

                told.Add(await checks.OfCustomerAsync(session, customer, CheckEnd.SignedOut));
            }

            return keys;
        }, cancellationToken);
        foreach (var one in told)
        {
            checks.Tell(one);
        }

        foreach (var key in ended)
        {
            Close(key);
        }

        return ended.Count;
    }

    private void Close(string key)
    {
        _cache.TryRemove(key, out _);
        connections.End(key);
    }

    /// <summary>Ends what this node still holds of a person whose sessions are gone.</summary>
    public void Forget(CustomerId customer)
    {
        foreach (var (key, _) in _cache.Where(known => known.Value.Caller.CustomerId == customer))
        {
            _cache.TryRemove(key, out _);
        }

        connections.EndOf(customer);
    }

    // Of several sign-ins with one visitor's token the one that ends it takes everything; the others find it ended and take nothing.
    private async Task<bool> EndVisitorAsync(WriteSession session, MessengerCaller visitor)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        return await session.Db.Set<Session>().Where(s => s.TokenHash == visitor.SessionKey && s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), CancellationToken.None) == 1;
    }

    private async Task<CarriedCases?> CarryAsync(WriteSession session, MessengerCaller visitor, CustomerIdentity customer) =>
        await EndVisitorAsync(session, visitor) ? await carry.WriteAsync(session, visitor.CustomerId, customer.Id, Customers.MaskUid(customer.Uid!)) : null;

    private static bool IsZone(string? name) => name is { Length: > 0 and <= 64 } && TimeZoneInfo.TryFindSystemTimeZoneById(name, out _);

    // A client that names no zone is told times by the account's own: one zone wherever this customer reads a time.
    private async Task<string> ZoneOfAccountAsync(CustomerIdentity customer, CancellationToken cancellationToken)
    {
        if (customer.Uid is not { } uid || (await records.AccountAsync(uid, cancellationToken)).Value?.TimeZone is not { } zone || !IsZone(zone))
        {
            return NoZone;
        }

        await customers.RememberZoneAsync(customer.Id, zone, cancellationToken);
        return zone;
    }

    private async Task<(string Token, DateTimeOffset ExpiresAt)> StoreAsync(CustomerIdentity customer, string locale, string timeZone, string? exchangeSession, Func<WriteSession, Task>? together, CancellationToken cancellationToken)
    {
        var token = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var now = clock.GetUtcNow();
        var expiresAt = now + (customer.Uid is null ? VisitorLifetime : CustomerLifetime);
        return await gate.WriteAsync(async session =>
        {
            await SweepAsync(session, now);
            session.Db.Add(new Session
            {
                TokenHash = Hash(token),
                CustomerId = customer.Id,
                Locale = locale,
                TimeZone = timeZone,
                ExchangeSession = exchangeSession,
                CreatedAt = now,
                ExpiresAt = expiresAt,
            });
            await session.Db.SaveChangesAsync(CancellationToken.None);
            if (together is not null)
            {
                await together(session);
            }

            return (token, expiresAt);
        }, cancellationToken);
    }

    private async Task SweepAsync(WriteSession session, DateTimeOffset now)
    {
        if (now - _swept >= SweepEvery)
        {
            var swept = await session.Db.Set<Session>().Where(s => s.ExpiresAt <= now).OrderBy(s => s.ExpiresAt).Take(MaxSwept).ExecuteDeleteAsync(CancellationToken.None);

            // More than can be removed at once goes on with the next session.
            _swept = swept < MaxSwept ? now : _swept;
        }
    }

    /// <summary>The caller of a token, or null if there is no such session or it is over.</summary>
    public Task<MessengerCaller?> FindAsync(string token, CancellationToken cancellationToken) => FindByKeyAsync(Hash(token), cancellationToken);

    /// <summary>The caller of a session's key, or null if it is over.</summary>
    public async Task<MessengerCaller?> FindByKeyAsync(string hash, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (_cache.TryGetValue(hash, out var cached) && cached.Until > now && cached.Until <= now + CacheFor && cached.Caller.ExpiresAt > now)
        {
            return cached.Caller;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var session = await _byHash(db, hash, cancellationToken);
        if (session is null || session.EndedAt is not null || session.ExpiresAt <= now || await customers.FindAsync(session.CustomerId, cancellationToken) is not { } customer)
        {
            _cache.TryRemove(hash, out _);
            return null;
        }

        var caller = new MessengerCaller(session.CustomerId, customer.Uid, session.Locale, session.TimeZone, hash, session.ExpiresAt);
        if (_cache.Count >= MaxCached)
        {
            _cache.Clear();
        }

        _cache[hash] = (caller, now + CacheFor);
        return caller;
    }

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>The stored row.</summary>
    internal sealed class Session
    {
        public required string TokenHash { get; init; }

        public required CustomerId CustomerId { get; init; }

        public required string Locale { get; init; }

        public required string TimeZone { get; init; }

        /// <summary>The session at the exchange that the identity token was made for; null where it did not say.</summary>
        public string? ExchangeSession { get; init; }

        /// <summary>The customer has asked for a freeze in it: it goes on while what ends at the exchange ends.</summary>
        public bool HasFrozen { get; init; }

        public required DateTimeOffset CreatedAt { get; init; }

        public required DateTimeOffset ExpiresAt { get; init; }

        /// <summary>When it was ended; null while it goes on or runs out by itself.</summary>
        public DateTimeOffset? EndedAt { get; init; }

        internal sealed class Map : IEntityTypeConfiguration<Session>
        {
            public void Configure(EntityTypeBuilder<Session> builder)
            {
                builder.ToTable("messenger_sessions").HasKey(s => s.TokenHash);
                builder.Property(s => s.TokenHash).HasColumnName("token_hash");
                builder.Property(s => s.CustomerId).HasColumnName("customer_id");
                builder.Property(s => s.Locale).HasColumnName("locale");
                builder.Property(s => s.TimeZone).HasColumnName("time_zone");
                builder.Property(s => s.ExchangeSession).HasColumnName("exchange_session");
                builder.Property(s => s.HasFrozen).HasColumnName("has_frozen");
                builder.Property(s => s.EndedAt).HasColumnName("ended_at");
                builder.Property(s => s.CreatedAt).HasColumnName("created_at");
                builder.Property(s => s.ExpiresAt).HasColumnName("expires_at");
            }
        }
    }
}

/// <summary>Who calls: from the session, never from a payload.</summary>
/// <param name="Uid">Null for a visitor.</param>
/// <param name="SessionKey">Under which the session is stored: the hash of its token.</param>
/// <param name="ExpiresAt">When the session ends by itself.</param>
internal sealed record MessengerCaller(CustomerId CustomerId, string? Uid, string Locale, string TimeZone, string SessionKey, DateTimeOffset ExpiresAt)
{
    /// <summary>The conversation's starting language: zh or en.</summary>
    public string Language => Locale.StartsWith("zh", StringComparison.Ordinal) ? "zh" : "en";
}

/// <summary>A session that was started.</summary>
/// <param name="EndedKey">Key of the visitor's session that ended with it; null for none.</param>
/// <param name="Carried">What was carried over, to be told.</param>
internal sealed record StartedSession(string Token, MessengerCaller Caller, string? EndedKey, CarriedCases? Carried);

/// <summary>Locales of customer surfaces.</summary>
internal static class Locales
{
    /// <summary>zh-CN for any Chinese, en for everything else.</summary>
    public static string Normalize(string? locale) => locale is not null && locale.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? "zh-CN" : "en";
}
