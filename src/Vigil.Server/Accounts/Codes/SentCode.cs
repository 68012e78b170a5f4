using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Vigil.Server.Accounts.Codes;

/// <summary>A code that was sent to the contacts of an account, of which only a keyed hash is kept.</summary>
internal sealed class SentCode
{
    /// <summary>What it is good for, and nothing else.</summary>
    public required string Purpose { get; init; }

    /// <summary>Whom or what it belongs to: an account number, or the id of a check.</summary>
    public required string Owner { get; init; }

    /// <summary>The stretch of time it was made in: one code of a purpose and owner in each.</summary>
    public required long Slot { get; init; }

    public required string Digest { get; init; }

    /// <summary>When somebody last began to send it.</summary>
    public required DateTimeOffset TriedAt { get; init; }

    /// <summary>When the exchange had taken it over; null before.</summary>
    public DateTimeOffset? SentAt { get; init; }

    public required DateTimeOffset Until { get; init; }

    /// <summary>When it was redeemed; null before.</summary>
    public DateTimeOffset? UsedAt { get; init; }

    internal sealed class Map : IEntityTypeConfiguration<SentCode>
    {
        public void Configure(EntityTypeBuilder<SentCode> builder)
        {
            builder.ToTable("sent_codes").HasKey(c => new { c.Purpose, c.Owner, c.Slot });
            builder.Property(c => c.Purpose).HasColumnName("purpose");
            builder.Property(c => c.Owner).HasColumnName("owner");
            builder.Property(c => c.Slot).HasColumnName("slot").ValueGeneratedNever();
            builder.Property(c => c.Digest).HasColumnName("digest");
            builder.Property(c => c.TriedAt).HasColumnName("tried_at");
            builder.Property(c => c.SentAt).HasColumnName("sent_at");
            builder.Property(c => c.Until).HasColumnName("until");
            builder.Property(c => c.UsedAt).HasColumnName("used_at");
            builder.HasIndex(c => c.Until);
        }
    }
}
