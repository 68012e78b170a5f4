using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vigil.Contracts;
using Vigil.Contracts.Console;

namespace Vigil.Server.Cases.Model;

/// <summary>Somebody has opened the customer's data of a case with a reason. Of the row only the review is ever written later, once.</summary>
internal sealed class Look
{
    /// <summary>The reasons there are, by their stable names.</summary>
    public static readonly IReadOnlyList<string> Reasons = ["complaint", "quality", "security", "agent_absent", "legal"];

    /// <summary>The verdicts there are, by their stable names.</summary>
    public static readonly IReadOnlyList<string> Verdicts = ["justified", Unjustified];

    /// <summary>There was no good reason.</summary>
    public const string Unjustified = "unjustified";

    /// <summary>A <see cref="LookId"/>, bare so that pages can be cut by it.</summary>
    public required Guid Id { get; init; }

    public required CaseId CaseId { get; init; }

    public required StaffId ById { get; init; }

    public required string Reason { get; init; }

    /// <summary>Without secrets.</summary>
    public required string Note { get; init; }

    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset Until { get; init; }

    public StaffId? ReviewedById { get; init; }

    public DateTimeOffset? ReviewedAt { get; init; }

    /// <summary>Null while it waits for its review.</summary>
    public string? Verdict { get; init; }

    /// <summary>As whoever reviews looks sees it.</summary>
    public LookView ToView(StaffId reader, string number, IReadOnlyDictionary<StaffId, string> names) => new(
        LookId.From(Id), CaseId, number, names[ById], Reason, Note, At, Until, ById == reader, ReviewedById is { } reviewer ? names[reviewer] : null, ReviewedAt, Verdict);

    internal sealed class Map : IEntityTypeConfiguration<Look>
    {
        public void Configure(EntityTypeBuilder<Look> builder)
        {
            builder.ToTable("looks").HasKey(l => l.Id);
            builder.Property(l => l.Id).HasColumnName("id").ValueGeneratedNever();
            builder.Property(l => l.CaseId).HasColumnName("case_id");
            builder.Property(l => l.ById).HasColumnName("by_id");
            builder.Property(l => l.Reason).HasColumnName("reason");
            builder.Property(l => l.Note).HasColumnName("note");
            builder.Property(l => l.At).HasColumnName("at");
            builder.Property(l => l.Until).HasColumnName("until");
            builder.Property(l => l.ReviewedById).HasColumnName("reviewed_by_id");
            builder.Property(l => l.ReviewedAt).HasColumnName("reviewed_at");
            builder.Property(l => l.Verdict).HasColumnName("verdict");
        }
    }
}
