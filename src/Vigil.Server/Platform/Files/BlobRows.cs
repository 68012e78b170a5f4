using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Platform.Files;

/// <summary>The rows of kept content: how often each is used.</summary>
public static class BlobRows
{
    // So many at once, that no other write waits long.
    private const int MaxRemoved = 200;

    /// <summary>Ends one use, in the transaction that removes the row which used it.</summary>
    public static Task ReleaseAsync(WriteSession session, string hash) =>
        session.Db.Set<Blob>().Where(b => b.Hash == hash).ExecuteUpdateAsync(set => set.SetProperty(b => b.Uses, b => b.Uses - 1), CancellationToken.None);

    internal static string HashOf(ReadOnlyMemory<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content.Span));

    /// <returns>True if it was not there before.</returns>
    internal static async Task<bool> UseAsync(WriteSession session, string hash, int size)
    {
        var added = await session.Db.Database.ExecuteSqlAsync($"insert into blobs (hash, size, uses) values ({hash}, {size}, 0) on conflict (hash) do nothing", CancellationToken.None) == 1;
        await session.Db.Set<Blob>().Where(b => b.Hash == hash).ExecuteUpdateAsync(set => set.SetProperty(b => b.Uses, b => b.Uses + 1), CancellationToken.None);
        return added;
    }

    /// <summary>Removes these rows where nobody uses them. The count is asked again under each row's lock, so that a use in the same moment keeps it.</summary>
    internal static async Task<int> RemoveAsync(WriteSession session, IReadOnlyList<string> hashes)
    {
        var removed = 0;
        foreach (var hash in hashes)
        {
            removed += await session.Db.Set<Blob>().Where(b => b.Hash == hash && b.Uses <= 0).ExecuteDeleteAsync(CancellationToken.None);
        }

        return removed;
    }

    /// <summary>What nobody uses now, so many at once.</summary>
    internal static Task<List<string>> UnusedAsync(VigilDb db, CancellationToken cancellationToken) =>
        db.Set<Blob>().Where(b => b.Uses <= 0).OrderBy(b => b.Hash).Take(MaxRemoved).Select(b => b.Hash).ToListAsync(cancellationToken);

    /// <summary>The stored row.</summary>
    internal sealed class Blob
    {
        public required string Hash { get; init; }

        public required long Size { get; init; }

        public required int Uses { get; init; }

        internal sealed class Map : IEntityTypeConfiguration<Blob>
        {
            public void Configure(EntityTypeBuilder<Blob> builder)
            {
                builder.ToTable("blobs").HasKey(b => b.Hash);
                builder.Property(b => b.Hash).HasColumnName("hash");
                builder.Property(b => b.Size).HasColumnName("size");
                builder.Property(b => b.Uses).HasColumnName("uses");
            }
        }
    }
}
