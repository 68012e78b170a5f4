using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vigil.Contracts;

namespace Vigil.Server.Cases.Model;

/// <summary>Somebody of the staff has read something of a customer's data: by ids and codes alone. Of an open panel one row for each person, case, kind and ten minutes. Only an erasure changes it.</summary>
internal sealed class DataRead
{
    public required Guid Id { get; init; }

    public required StaffId ById { get; init; }

    public required CaseId CaseId { get; init; }

    /// <summary>Whose data it was: of a visitor who has signed in since, the visitor's.</summary>
    public required CustomerId CustomerId { get; init; }

    /// <summary>Account at the exchange; null for a visitor.</summary>
    public string? Uid { get; init; }

    /// <summary>card, draft, files, export, match, reveal, document, conversation, or a kind of records.</summary>
    public required string Kind { get; init; }

    /// <summary>The code of the reason with which it was opened; null for whoever had the case.</summary>
    public string? Reason { get; init; }

    public required DateTimeOffset At { get; init; }

    internal sealed class Map : IEntityTypeConfiguration<DataRead>
    {
        public void Configure(EntityTypeBuilder<DataRead> builder)
        {
            builder.ToTable("data_reads").HasKey(r => r.Id);
            builder.Property(r => r.Id).HasColumnName("id").ValueGeneratedNever();
            builder.Property(r => r.ById).HasColumnName("by_id");
            builder.Property(r => r.CaseId).HasColumnName("case_id");
            builder.Property(r => r.CustomerId).HasColumnName("customer_id");
            builder.Property(r => r.Uid).HasColumnName("uid");
            builder.Property(r => r.Kind).HasColumnName("kind");
            builder.Property(r => r.Reason).HasColumnName("reason");
            builder.Property(r => r.At).HasColumnName("at");
        }
    }
}
