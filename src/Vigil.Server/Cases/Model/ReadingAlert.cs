using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vigil.Contracts;

namespace Vigil.Server.Cases.Model;

/// <summary>Somebody's reading looked unusual: until a colleague clears it, they read no more. Of the row only the clearing is ever written later, once.</summary>
internal sealed class ReadingAlert
{
    /// <summary>An <see cref="AlertId"/>, bare so that lists can be ordered by it.</summary>
    public required Guid Id { get; init; }

    public required StaffId PersonId { get; init; }

    /// <summary>One of <see cref="Watching.ReadingRules"/>.</summary>
    public required string Rule { get; init; }

    /// <summary>How many the rule has counted.</summary>
    public required int Found { get; init; }

    public required DateTimeOffset At { get; init; }

    public StaffId? ClearedById { get; init; }

    public DateTimeOffset? ClearedAt { get; init; }

    /// <summary>Without secrets; null while it holds.</summary>
    public string? Note { get; init; }

    internal sealed class Map : IEntityTypeConfiguration<ReadingAlert>
    {
        public void Configure(EntityTypeBuilder<ReadingAlert> builder)
        {
            builder.ToTable("reading_alerts").HasKey(a => a.Id);
            builder.Property(a => a.Id).HasColumnName("id").ValueGeneratedNever();
            builder.Property(a => a.PersonId).HasColumnName("person_id");
            builder.Property(a => a.Rule).HasColumnName("rule");
            builder.Property(a => a.Found).HasColumnName("found");
            builder.Property(a => a.At).HasColumnName("at");
            builder.Property(a => a.ClearedById).HasColumnName("cleared_by_id");
            builder.Property(a => a.ClearedAt).HasColumnName("cleared_at");
            builder.Property(a => a.Note).HasColumnName("note");
        }
    }
}
