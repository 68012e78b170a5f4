using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Vigil.Server.Protection.Listing;

/// <summary>An imported list of scams: one row, so that a list of tens of thousands is exchanged in one short write and never seen half.</summary>
internal sealed class ScamListRow
{
    /// <summary>What the operator calls it; importing it again replaces it.</summary>
    public required string Name { get; init; }

    public required int Hosts { get; init; }

    public required int Wallets { get; init; }

    public required DateTimeOffset ImportedAt { get; init; }

    /// <summary>A <see cref="ScamEntries"/> as JSON, gzipped.</summary>
    public required byte[] Content { get; init; }

    /// <summary>Packs entries.</summary>
    public static byte[] Pack(ScamEntries entries)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            JsonSerializer.Serialize(gzip, entries);
        }

        return packed.ToArray();
    }

    /// <summary>What <see cref="Pack"/> has packed.</summary>
    public static ScamEntries Unpack(byte[] content)
    {
        using var gzip = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<ScamEntries>(gzip)!;
    }

    internal sealed class Map : IEntityTypeConfiguration<ScamListRow>
    {
        public void Configure(EntityTypeBuilder<ScamListRow> builder)
        {
            builder.ToTable("scam_lists").HasKey(l => l.Name);
            builder.Property(l => l.Name).HasColumnName("name");
            builder.Property(l => l.Hosts).HasColumnName("hosts");
            builder.Property(l => l.Wallets).HasColumnName("wallets");
            builder.Property(l => l.ImportedAt).HasColumnName("imported_at");
            builder.Property(l => l.Content).HasColumnName("content");
        }
    }
}

/// <summary>What a scam list holds, in normal forms.</summary>
/// <param name="Shared">Hosts below which everybody has pages of their own.</param>
internal sealed record ScamEntries(IReadOnlyList<string> Hosts, IReadOnlyList<string> Shared, IReadOnlyList<string> Wallets);
