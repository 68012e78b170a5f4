using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vigil.Contracts;

namespace Vigil.Server.Accounts.Console;

/// <summary>One covered field of one record that somebody has seen in full. Only an erasure changes it.</summary>
internal sealed class Reveal
{
    /// <summary>The reasons there are, by their stable names.</summary>
    public static readonly IReadOnlyList<string> Reasons = ["match", "dispute", "recovery", "security", "legal", CannotPass];

    /// <summary>The customer cannot pass a check: a second person agrees instead, always.</summary>
    public const string CannotPass = "no_check";

    /// <summary>
    /// Reasons for which a second person stands in for a check where a field needs one: the customer cannot pass it, or to ask them would tip off whom it is about.
    /// </summary>
    public static readonly IReadOnlyList<string> WithoutCheck = ["security", "legal", CannotPass];

    public required Guid Id { get; init; }

    public required CaseId CaseId { get; init; }

    public required StaffId ById { get; init; }

    public required string Kind { get; init; }

    public required string RecordId { get; init; }

    public required string Field { get; init; }

    public required string Reason { get; init; }

    /// <summary>Without secrets.</summary>
    public required string Note { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>An <see cref="Contracts.ApprovalId"/>: what a second person has agreed to counts in no budget. Null within it.</summary>
    public ApprovalId? ApprovalId { get; init; }

    internal sealed class Map : IEntityTypeConfiguration<Reveal>
    {
        public void Configure(EntityTypeBuilder<Reveal> builder)
        {
            builder.ToTable("reveals").HasKey(r => r.Id);
            builder.Property(r => r.Id).HasColumnName("id").ValueGeneratedNever();
            builder.Property(r => r.CaseId).HasColumnName("case_id");
            builder.Property(r => r.ById).HasColumnName("by_id");
            builder.Property(r => r.Kind).HasColumnName("kind");
            builder.Property(r => r.RecordId).HasColumnName("record_id");
            builder.Property(r => r.Field).HasColumnName("field");
            builder.Property(r => r.Reason).HasColumnName("reason");
            builder.Property(r => r.Note).HasColumnName("note");
            builder.Property(r => r.At).HasColumnName("at");
            builder.Property(r => r.ApprovalId).HasColumnName("approval_id");
        }
    }
}
