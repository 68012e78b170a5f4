using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vigil.Contracts;

namespace Vigil.Server.Privacy.Holds;

/// <summary>Something that must be kept for now. Of the row only the lifting is ever written later, once. It hangs on a case, so that it goes along when a visitor signs in.</summary>
internal sealed class LegalHold
{
    /// <summary>The customer with all cases.</summary>
    public const string Person = "person";

    /// <summary>What there is to hold.</summary>
    public static readonly IReadOnlyList<string> Scopes = [Person, "case"];

    /// <summary>The reasons there are, by their stable names.</summary>
    public static readonly IReadOnlyList<string> Reasons = ["litigation", "authority", "investigation", "dispute"];

    public required HoldId Id { get; init; }

    public required CaseId CaseId { get; init; }

    public required string Scope { get; init; }

    public required string Reason { get; init; }

    /// <summary>Without secrets.</summary>
    public required string Note { get; init; }

    public required StaffId ById { get; init; }

    public required DateTimeOffset At { get; init; }

    public StaffId? LiftedById { get; init; }

    public DateTimeOffset? LiftedAt { get; init; }

    internal sealed class Map : IEntityTypeConfiguration<LegalHold>
    {
        public void Configure(EntityTypeBuilder<LegalHold> builder)
        {
            builder.ToTable("legal_holds").HasKey(h => h.Id);
            builder.Property(h => h.Id).HasColumnName("id").ValueGeneratedNever();
            builder.Property(h => h.CaseId).HasColumnName("case_id");
            builder.Property(h => h.Scope).HasColumnName("scope");
            builder.Property(h => h.Reason).HasColumnName("reason");
            builder.Property(h => h.Note).HasColumnName("note");
            builder.Property(h => h.ById).HasColumnName("by_id");
            builder.Property(h => h.At).HasColumnName("at");
            builder.Property(h => h.LiftedById).HasColumnName("lifted_by_id");
            builder.Property(h => h.LiftedAt).HasColumnName("lifted_at");
        }
    }
}
