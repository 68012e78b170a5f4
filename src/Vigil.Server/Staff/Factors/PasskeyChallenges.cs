using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Staff.Factors;

/// <summary>
/// Challenges of passkeys. One lives five minutes in a sealed token that whoever asked for it brings back, so that asking stores nothing; once it has been
/// answered it is remembered until it would have ended, and is answered no second time.
/// </summary>
internal sealed class PasskeyChallenges(IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>Seals one for a purpose.</summary>
    public string Seal(string purpose, string? state) =>
        Protector(purpose).Protect(JsonSerializer.Serialize(new Challenge(state, (clock.GetUtcNow() + Lifetime).ToMicroseconds())));

    /// <summary>Opens one; null where it was made for something else, is too old, or is none of ours.</summary>
    public string? Open(string purpose, string token)
    {
        try
        {
            return JsonSerializer.Deserialize<Challenge>(Protector(purpose).Unprotect(token)) is { } challenge && Microseconds.ToTime(challenge.Until) > clock.GetUtcNow() ? challenge.State : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Uses one up as part of the write that it was answered for. By what it says and not by its spelling: a token has several that open alike.</summary>
    /// <returns>False if it was answered before.</returns>
    public async Task<bool> UseUpAsync(WriteSession session, string state)
    {
        var now = clock.GetUtcNow();
        await session.Db.Set<Answered>().Where(a => a.ExpiresAt <= now).ExecuteDeleteAsync(CancellationToken.None);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state)));
        return await session.Db.Database.ExecuteSqlAsync(
            $"insert into staff_answered_challenges (challenge_hash, expires_at) values ({hash}, {(now + Lifetime).ToMicroseconds()}) on conflict (challenge_hash) do nothing", CancellationToken.None) > 0;
    }

    private IDataProtector Protector(string purpose) => protection.CreateProtector("Vigil.Staff.Passkeys", purpose);

    private sealed record Challenge(string? State, long Until);

    /// <summary>The stored row: a challenge that has been answered.</summary>
    internal sealed class Answered
    {
        public required string ChallengeHash { get; init; }

        public required DateTimeOffset ExpiresAt { get; init; }

        internal sealed class Map : IEntityTypeConfiguration<Answered>
        {
            public void Configure(EntityTypeBuilder<Answered> builder)
            {
                builder.ToTable("staff_answered_challenges").HasKey(a => a.ChallengeHash);
                builder.Property(a => a.ChallengeHash).HasColumnName("challenge_hash");
                builder.Property(a => a.ExpiresAt).HasColumnName("expires_at");
            }
        }
    }
}
