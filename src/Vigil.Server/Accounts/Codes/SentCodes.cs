using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Accounts.Codes;

/// <summary>A code that is to be sent now.</summary>
/// <param name="Digits">Six digits. In memory only.</param>
/// <param name="Slot">The stretch of time it belongs to.</param>
/// <param name="Key">Names its delivery: another for every code.</param>
internal sealed record MadeCode(string Digits, long Slot, string Key);

/// <summary>What asking for a code came to.</summary>
/// <param name="Made">The code to send; null where none is to be sent now.</param>
/// <param name="BeingSent">Another has begun to send one and may not have come to an end.</param>
internal sealed record CodeTurn(MadeCode? Made, bool BeingSent);

/// <summary>A code that went out.</summary>
/// <param name="Next">From when on another can be made.</param>
internal sealed record SentAlready(DateTimeOffset At, DateTimeOffset Next);

/// <summary>
/// One-time codes: random, kept as keyed hashes, good for ten minutes, for one purpose and one owner. Of a purpose and owner one is made in each stretch of
/// time, whoever asks and on whichever node: that bounds what reaches a person's telephone, and what a guess can hit. How often somebody may try is counted by whoever asks, before
/// anything is compared.
/// </summary>
internal sealed class SentCodes(WriteGate gate, IDbContextFactory<VigilDb> databases, Secrets secrets, TimeProvider clock)
{
    /// <summary>A code is good this long.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    /// <summary>Codes of one owner are at least about this far apart: half as long as one lasts, so that there is always one that counts.</summary>
    public static readonly TimeSpan Apart = TimeSpan.FromMinutes(5);

    // Of one owner this many can be good at once: ten minutes touch three stretches of five.
    private const int Standing = 3;

    // Longer than deliveries to a few contacts take; after it whoever began has died.
    private static readonly TimeSpan SendsFor = TimeSpan.FromMinutes(1);

    /// <summary>Makes the code of this stretch of time, unless it was made before.</summary>
    public async Task<CodeTurn> TakeTurnAsync(string purpose, string owner, CancellationToken cancellationToken)
    {
        var (key, now) = (await secrets.GetAsync("codes", cancellationToken), clock.GetUtcNow());
        var slot = now.ToUnixTimeSeconds() / (long)Apart.TotalSeconds;
        var digits = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        var digest = Digest(key, purpose, owner, slot, digits);
        var (at, until, dead) = (now.ToMicroseconds(), (now + Lasts).ToMicroseconds(), (now - SendsFor).ToMicroseconds());
        return await gate.WriteAsync(
            async session =>
            {
                var mine = await session.Db.Database.ExecuteSqlAsync(
                    $"""
                     insert into sent_codes (purpose, owner, slot, digest, tried_at, sent_at, until, used_at) values ({purpose}, {owner}, {slot}, {digest}, {at}, null, {until}, null)
                     on conflict (purpose, owner, slot) do update set digest = excluded.digest, tried_at = excluded.tried_at, until = excluded.until
                     where sent_codes.sent_at is null and sent_codes.used_at is null and sent_codes.tried_at < {dead}
                     """,
                    CancellationToken.None);
                if (mine > 0)
                {
                    await session.Db.Set<SentCode>().Where(c => c.Until < now).ExecuteDeleteAsync(CancellationToken.None);
                    return new CodeTurn(new MadeCode(digits, slot, digest[..24]), BeingSent: false);
                }

                return new CodeTurn(null, await session.Db.Set<SentCode>().AnyAsync(c => c.Purpose == purpose && c.Owner == owner && c.Slot == slot && c.SentAt == null && c.UsedAt == null, CancellationToken.None));
            },
            cancellationToken);
    }

    /// <summary>Notes whether it was taken over. Where it was not, the next turn makes another.</summary>
    public Task NoteAsync(string purpose, string owner, MadeCode code, bool sent)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        return gate.WriteAsync(
            session =>
            {
                var row = session.Db.Set<SentCode>().Where(c => c.Purpose == purpose && c.Owner == owner && c.Slot == code.Slot && c.SentAt == null);
                return sent
                    ? row.ExecuteUpdateAsync(set => set.SetProperty(c => c.SentAt, now), CancellationToken.None)
                    : row.ExecuteUpdateAsync(set => set.SetProperty(c => c.TriedAt, DateTimeOffset.UnixEpoch), CancellationToken.None);
            },
            CancellationToken.None);
    }

    /// <summary>Whether these digits are a code of this purpose and owner that is good now. As much work for an owner who has none.</summary>
    public async Task<bool> IsRightAsync(string purpose, string owner, string digits, CancellationToken cancellationToken)
    {
        var (key, now) = (await secrets.GetAsync("codes", cancellationToken), clock.GetUtcNow());
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var known = await db.Set<SentCode>().AsNoTracking().Where(c => c.Purpose == purpose && c.Owner == owner && c.Until > now && c.UsedAt == null).ToListAsync(cancellationToken);
        var right = false;
        for (var i = 0; i < Math.Max(known.Count, Standing); i++)
        {
            var (slot, expected) = i < known.Count ? (known[i].Slot, known[i].Digest) : (0, "");
            right |= CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(Digest(key, purpose, owner, slot, digits)));
        }

        return right;
    }

    /// <summary>When the newest code of this purpose and owner went out, and from when on another can be made; null where none has.</summary>
    public async Task<SentAlready?> NewestAsync(string purpose, string owner, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var newest = await db.Set<SentCode>().AsNoTracking().Where(c => c.Purpose == purpose && c.Owner == owner && c.SentAt != null).OrderByDescending(c => c.Slot).FirstOrDefaultAsync(cancellationToken);
        return newest is null ? null : new SentAlready(newest.SentAt!.Value, DateTimeOffset.FromUnixTimeSeconds((newest.Slot + 1) * (long)Apart.TotalSeconds));
    }

    /// <summary>Uses up whatever is good of this purpose and owner.</summary>
    public static Task<int> UseAsync(WriteSession session, string purpose, string owner, DateTimeOffset? now) =>
        session.Db.Set<SentCode>().Where(c => c.Purpose == purpose && c.Owner == owner && c.UsedAt == null).ExecuteUpdateAsync(set => set.SetProperty(c => c.UsedAt, now), CancellationToken.None);

    private static string Digest(byte[] key, string purpose, string owner, long slot, string digits) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{purpose}\n{owner}\n{slot}\n{digits}"))));
}
