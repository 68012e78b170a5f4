using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vigil.Contracts;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Accounts.Checks;

/// <summary>A customer is asked, in one case and for one purpose, to show anew who they are. Changed only by conditional updates, so that of several at once one wins.</summary>
internal sealed class IdentityCheck
{
    /// <summary>It can be passed for so long.</summary>
    public static readonly TimeSpan Open = TimeSpan.FromMinutes(10);

    /// <summary>Passed, it counts for so long.</summary>
    public static readonly TimeSpan Granted = TimeSpan.FromMinutes(30);

    /// <summary>Codes that may be tried, right ones included.</summary>
    public const int MaxTries = 5;

    public required CheckId Id { get; init; }

    public required CaseId CaseId { get; init; }

    public required CustomerId CustomerId { get; init; }

    public required string Purpose { get; init; }

    /// <summary>What the table said when it was asked for.</summary>
    public required CheckLevel Level { get; init; }

    /// <summary>Null for the system.</summary>
    public StaffId? AskedBy { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required DateTimeOffset Until { get; init; }

    /// <summary>Codes tried, each counted before it was compared.</summary>
    public required int Tries { get; init; }

    /// <summary>The first of two ways, where two are needed and one was passed.</summary>
    public CheckWay? FirstWay { get; init; }

    /// <summary>The way that passed it.</summary>
    public CheckWay? PassedWay { get; init; }

    public DateTimeOffset? PassedAt { get; init; }

    /// <summary>Until when it counts, unless it is ended before.</summary>
    public DateTimeOffset? GrantedUntil { get; init; }

    /// <summary>Until when the exchange takes no authenticator codes, as it last said.</summary>
    public DateTimeOffset? PausedUntil { get; init; }

    /// <summary>Set once and never taken back, whatever becomes of what has ended it.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public CheckEnd? EndedBy { get; init; }

    /// <summary>By which ways it was passed so far, by their names.</summary>
    public IReadOnlyList<string> Ways => [.. new[] { FirstWay, PassedWay }.OfType<CheckWay>().Select(EnumCode.Of)];

    /// <summary>How codes of one way are kept apart from all others: by check and way.</summary>
    public static string CodeOwner(CheckId id, CheckWay way) => $"{id}:{EnumCode.Of(way)}";

    /// <summary>What codes of a check are good for, and nothing else.</summary>
    public static string CodePurpose(string purpose) => $"check.{purpose}";

    /// <summary>Where it stands: waiting, passed, over, failed, expired or ended. Pure.</summary>
    public string StateAt(DateTimeOffset now) => this switch
    {
        { EndedBy: CheckEnd.Tries } => "failed",
        { EndedBy: CheckEnd.Expired } => "expired",
        { EndedBy: not null } => "ended",
        { GrantedUntil: { } granted } => granted > now && PassedAt <= now ? "passed" : "over",
        _ => Until > now && AskedAt <= now ? "waiting" : "expired",
    };

    internal sealed class Map : IEntityTypeConfiguration<IdentityCheck>
    {
        public void Configure(EntityTypeBuilder<IdentityCheck> builder)
        {
            builder.ToTable("identity_checks").HasKey(c => c.Id);
            builder.Property(c => c.Id).HasColumnName("id").ValueGeneratedNever();
            builder.Property(c => c.CaseId).HasColumnName("case_id");
            builder.Property(c => c.CustomerId).HasColumnName("customer_id");
            builder.Property(c => c.Purpose).HasColumnName("purpose");
            builder.Property(c => c.Level).HasColumnName("level").HasConversion<CodeConverter<CheckLevel>>();
            builder.Property(c => c.AskedBy).HasColumnName("asked_by");
            builder.Property(c => c.AskedAt).HasColumnName("asked_at");
            builder.Property(c => c.Until).HasColumnName("until");
            builder.Property(c => c.Tries).HasColumnName("tries");
            builder.Property(c => c.FirstWay).HasColumnName("first_way").HasConversion<CodeConverter<CheckWay>>();
            builder.Property(c => c.PassedWay).HasColumnName("passed_way").HasConversion<CodeConverter<CheckWay>>();
            builder.Property(c => c.PassedAt).HasColumnName("passed_at");
            builder.Property(c => c.GrantedUntil).HasColumnName("granted_until");
            builder.Property(c => c.PausedUntil).HasColumnName("paused_until");
            builder.Property(c => c.EndedAt).HasColumnName("ended_at");
            builder.Property(c => c.EndedBy).HasColumnName("ended_by").HasConversion<CodeConverter<CheckEnd>>();
            builder.Ignore(c => c.Ways);
            builder.HasIndex(c => c.CaseId);
            builder.HasIndex(c => c.CustomerId);
            builder.HasIndex(c => c.Until);
        }
    }
}
