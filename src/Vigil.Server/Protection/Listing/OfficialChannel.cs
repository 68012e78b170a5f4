using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vigil.Server.Platform.Data;
using Vigil.Server.Protection.Recognising;

namespace Vigil.Server.Protection.Listing;

/// <summary>One entry of the official list. What was taken off stays, so that the audit trail's ids say what they meant.</summary>
internal sealed class OfficialChannel
{
    public required Guid Id { get; init; }

    public required ChannelKind Kind { get; init; }

    /// <summary>In the normal form of <see cref="ListedChannel"/>. Of those that stand on the list no two are the same.</summary>
    public required string Value { get; init; }

    /// <summary>What it is for, for the staff; may be empty.</summary>
    public required string Note { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>Null while it stands on the list.</summary>
    public DateTimeOffset? RemovedAt { get; init; }

    internal sealed class Map : IEntityTypeConfiguration<OfficialChannel>
    {
        public void Configure(EntityTypeBuilder<OfficialChannel> builder)
        {
            builder.ToTable("official_channels").HasKey(c => c.Id);
            builder.Property(c => c.Id).HasColumnName("id").ValueGeneratedNever();
            builder.Property(c => c.Kind).HasColumnName("kind").HasConversion<CodeConverter<ChannelKind>>();
            builder.Property(c => c.Value).HasColumnName("value");
            builder.Property(c => c.Note).HasColumnName("note");
            builder.Property(c => c.AddedAt).HasColumnName("added_at");
            builder.Property(c => c.RemovedAt).HasColumnName("removed_at");
        }
    }
}
