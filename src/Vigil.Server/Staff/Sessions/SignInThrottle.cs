using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Staff.Sessions;

/// <summary>
/// Slows down guessing. An attempt is counted before its password is looked at, so that a hundred at once are no way around;
/// a right password gives it back. Addresses are kept as keyed digests, the same whether an account exists or not.
/// </summary>
internal sealed class SignInThrottle(WriteGate gate, Secrets secrets, TimeProvider clock)
{
    // A source that an address was used from is trusted this long.
    private static readonly TimeSpan KnownFor = TimeSpan.FromDays(30);

    /// <summary>Counts an attempt, or says how long to wait before the next.</summary>
    public async Task<(Attempt Attempt, TimeSpan? Wait)> AdmitAsync(string emailKey, IPAddress? source, CancellationToken cancellationToken)
    {
        var secret = await secrets.GetAsync("staff.sign_in", cancellationToken);
        var (account, origin) = (Digest(secret, emailKey), Digest(secret, RequestSource.Of(source)));
        return await gate.WriteAsync<(Attempt, TimeSpan?)>(async session =>
        {
            var now = clock.GetUtcNow();
            var known = await session.Db.Set<KnownSource>().AnyAsync(k => k.AccountKey == account && k.SourceKey == origin && k.At > now - KnownFor, CancellationToken.None);
            var attempt = new Attempt(account, origin, known);
            string[] keys = [.. attempt.Keys.Select(k => k.Key)];

            // Looked at before any row is made: refused attempts with ever new addresses must not fill the table.
            var latest = now + SignInPause.Longest;
            var blocked = await session.Db.Set<Counter>().Where(c => keys.Contains(c.Key) && c.BlockedUntil > now && c.BlockedUntil <= latest).Select(c => c.BlockedUntil).ToListAsync(CancellationToken.None);
            var counters = new List<Counter>();
            if (blocked.Count == 0)
            {
                foreach (var (kind, key) in attempt.Keys)
                {
                    // Looked at again under its lock: of many at once, the others have been counted by now.
                    var counter = await LockAsync(session, kind, key, now);
                    if (counter.BlockedUntil > now && counter.BlockedUntil <= latest)
                    {
                        blocked.Add(counter.BlockedUntil);
                    }

                    counter.Count(kind, now);
                    counters.Add(counter);
                }
            }

            if (blocked.Count > 0)
            {
                // Refused attempts are not counted: waiting is what was asked for.
                return (attempt, blocked.Max() - now);
            }

            session.Db.UpdateRange(counters);
            await session.Db.SaveChangesAsync(CancellationToken.None);
            return (attempt, null);
        }, cancellationToken);
    }

    /// <summary>A right password: the counters of this address are forgotten, the source's gets its attempt back, and the source is known from now on.</summary>
    public async Task ForgiveAsync(WriteSession session, Attempt attempt)
    {
        var now = clock.GetUtcNow();
        foreach (var (kind, key) in attempt.Keys)
        {
            var counter = await LockAsync(session, kind, key, now);
            counter.Forgive(kind);
            session.Db.Update(counter);
        }

        await session.Db.SaveChangesAsync(CancellationToken.None);
        await session.Db.Database.ExecuteSqlAsync($"""
            insert into staff_known_sources (account_key, source_key, at) values ({attempt.AccountKey}, {attempt.SourceKey}, {now.ToMicroseconds()})
            on conflict (account_key, source_key) do update set at = excluded.at
            """, CancellationToken.None);
        await session.Db.Set<Counter>().Where(c => c.TouchedAt < now - SignInPause.Memory).ExecuteDeleteAsync(CancellationToken.None);
        await session.Db.Set<KnownSource>().Where(k => k.At <= now - KnownFor).ExecuteDeleteAsync(CancellationToken.None);
    }

    // Makes the row and locks it until the commit, on PostgreSQL too; what is long past is forgotten.
    private static async Task<Counter> LockAsync(WriteSession session, ThrottleKind kind, string key, DateTimeOffset now)
    {
        await session.Db.Database.ExecuteSqlAsync($"""
            insert into staff_throttles (key, failures, blocked_until, touched_at) values ({key}, 0, 0, {now.ToMicroseconds()})
            on conflict (key) do update set key = excluded.key
            """, CancellationToken.None);
        var counter = await session.Db.Set<Counter>().AsNoTracking().SingleAsync(c => c.Key == key, CancellationToken.None);
        counter.Forget(kind, now);
        return counter;
    }

    private static string Digest(byte[] secret, string text) => Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));

    /// <summary>One admitted attempt.</summary>
    /// <param name="Known">The owner has signed in from this source before, so that others' failures, elsewhere or beside them in one office, do not count against it.</param>
    internal sealed record Attempt(string AccountKey, string SourceKey, bool Known)
    {
        /// <summary>Always in this order, so that two attempts never wait for each other's rows.</summary>
        public IEnumerable<(ThrottleKind Kind, string Key)> Keys => Known
            ? [(ThrottleKind.Pair, $"pair:{AccountKey}:{SourceKey}")]
            : [(ThrottleKind.Account, $"account:{AccountKey}"), (ThrottleKind.Pair, $"pair:{AccountKey}:{SourceKey}"), (ThrottleKind.Source, $"source:{SourceKey}")];
    }

    /// <summary>The stored counter.</summary>
    internal sealed class Counter
    {
        public required string Key { get; init; }

        public int Failures { get; private set; }

        public DateTimeOffset BlockedUntil { get; private set; } = DateTimeOffset.UnixEpoch;

        /// <summary>The last attempt; of a counter that is halved, the moment up to which it has been.</summary>
        public required DateTimeOffset TouchedAt { get; set; }

        public void Forget(ThrottleKind kind, DateTimeOffset now)
        {
            var (left, upTo) = SignInPause.Left(kind, Failures, TouchedAt, now);
            (Failures, TouchedAt) = (left, upTo);
        }

        public void Count(ThrottleKind kind, DateTimeOffset now)
        {
            Failures++;
            BlockedUntil = now + SignInPause.After(kind, Failures);
        }

        public void Forgive(ThrottleKind kind)
        {
            // Whoever owns one account must not wipe out what they tried on others.
            Failures = kind is ThrottleKind.Source ? Math.Max(0, Failures - 1) : 0;
            BlockedUntil = DateTimeOffset.UnixEpoch;
        }

        internal sealed class Map : IEntityTypeConfiguration<Counter>
        {
            public void Configure(EntityTypeBuilder<Counter> builder)
            {
                builder.ToTable("staff_throttles").HasKey(c => c.Key);
                builder.Property(c => c.Key).HasColumnName("key");
                builder.Property(c => c.Failures).HasColumnName("failures");
                builder.Property(c => c.BlockedUntil).HasColumnName("blocked_until");
                builder.Property(c => c.TouchedAt).HasColumnName("touched_at");
            }
        }
    }

    /// <summary>The stored row: a source that an address was used from.</summary>
    internal sealed class KnownSource
    {
        public required string AccountKey { get; init; }

        public required string SourceKey { get; init; }

        public required DateTimeOffset At { get; init; }

        internal sealed class Map : IEntityTypeConfiguration<KnownSource>
        {
            public void Configure(EntityTypeBuilder<KnownSource> builder)
            {
                builder.ToTable("staff_known_sources").HasKey(k => new { k.AccountKey, k.SourceKey });
                builder.Property(k => k.AccountKey).HasColumnName("account_key");
                builder.Property(k => k.SourceKey).HasColumnName("source_key");
                builder.Property(k => k.At).HasColumnName("at");
            }
        }
    }
}
