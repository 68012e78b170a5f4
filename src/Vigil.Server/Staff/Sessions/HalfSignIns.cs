using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vigil.Contracts;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Staff.Sessions;

/// <summary>Sign-ins between the password and the second step: a token that is bound to one person, lives five minutes, takes five tries and works once.</summary>
internal sealed class HalfSignIns(WriteGate gate, IDbContextFactory<VigilDb> databases, TimeProvider clock)
{
    /// <summary>Codes that may be tried with one password.</summary>
    public const int MaxTries = 5;

    /// <summary>How long the second step may take.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>Begins one as part of the write that took the password.</summary>
    /// <returns>Its token.</returns>
    public async Task<string> StartAsync(WriteSession session, StaffId staff)
    {
        var (token, now) = (StaffToken.New(), clock.GetUtcNow());
        await session.Db.Set<Half>().Where(h => h.ExpiresAt <= now).ExecuteDeleteAsync(CancellationToken.None);
        session.Db.Add(new Half { TokenHash = StaffToken.Hash(token), StaffId = staff, Tries = 0, ExpiresAt = now + Lifetime });
        await session.Db.SaveChangesAsync(CancellationToken.None);
        return token;
    }

    /// <summary>Whose it is, or null if it is over.</summary>
    public async Task<StaffId?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var (hash, now) = (StaffToken.Hash(token), clock.GetUtcNow());
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await Standing(db, hash, now).Select(h => (StaffId?)h.StaffId).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Counts a try before its code is looked at, so that fifty at once get no more than five.</summary>
    /// <returns>False if it is over.</returns>
    public Task<bool> CountAsync(string token, CancellationToken cancellationToken) => gate.WriteAsync(async session =>
    {
        var (hash, now) = (StaffToken.Hash(token), clock.GetUtcNow());
        return await Standing(session.Db, hash, now).ExecuteUpdateAsync(set => set.SetProperty(h => h.Tries, h => h.Tries + 1), CancellationToken.None) > 0;
    }, cancellationToken);

    /// <summary>Uses it up as part of the write that lets the person in.</summary>
    /// <returns>False if another write has done so before.</returns>
    public static async Task<bool> UseUpAsync(WriteSession session, string token)
    {
        var hash = StaffToken.Hash(token);
        return await session.Db.Set<Half>().Where(h => h.TokenHash == hash).ExecuteDeleteAsync(CancellationToken.None) > 0;
    }

    private static IQueryable<Half> Standing(VigilDb db, string hash, DateTimeOffset now) => db.Set<Half>().Where(h => h.TokenHash == hash && h.ExpiresAt > now && h.Tries < MaxTries);

    /// <summary>The stored row.</summary>
    internal sealed class Half
    {
        public required string TokenHash { get; init; }

        public required StaffId StaffId { get; init; }

        public required int Tries { get; init; }

        public required DateTimeOffset ExpiresAt { get; init; }

        internal sealed class Map : IEntityTypeConfiguration<Half>
        {
            public void Configure(EntityTypeBuilder<Half> builder)
            {
                builder.ToTable("staff_half_sign_ins").HasKey(h => h.TokenHash);
                builder.Property(h => h.TokenHash).HasColumnName("token_hash");
                builder.Property(h => h.StaffId).HasColumnName("staff_id");
                builder.Property(h => h.Tries).HasColumnName("tries").ValueGeneratedNever();
                builder.Property(h => h.ExpiresAt).HasColumnName("expires_at");
            }
        }
    }
}
