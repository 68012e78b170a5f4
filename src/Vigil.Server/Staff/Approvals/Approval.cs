using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vigil.Contracts;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Staff.Approvals;

/// <summary>Something that one person wants and a second one has to agree to. Of the row only the decision is ever written later, once.</summary>
internal sealed class Approval
{
    /// <summary>Nobody has decided yet.</summary>
    public const string Waiting = "waiting";

    /// <summary>A second person has agreed.</summary>
    public const string Approved = "approved";

    /// <summary>A second person has said no.</summary>
    public const string Refused = "refused";

    /// <summary>Who wanted it does not any more.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>It waited for too long. Never stored: the clock says it.</summary>
    public const string Expired = "expired";

    /// <summary>What a second person may say.</summary>
    public static readonly IReadOnlyList<string> Verdicts = [Approved, Refused];

    /// <summary>An <see cref="ApprovalId"/>, bare so that pages can be cut by it.</summary>
    public required Guid Id { get; init; }

    public required string Kind { get; init; }

    /// <summary>Canonical JSON: one object of strings, its names in ordinal order.</summary>
    public required string Content { get; init; }

    /// <summary>As <see cref="HashOf"/> makes it.</summary>
    public required string Hash { get; init; }

    /// <summary>Without secrets.</summary>
    public required string Note { get; init; }

    public CaseId? CaseId { get; init; }

    public required StaffId ById { get; init; }

    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>waiting, approved, refused or withdrawn.</summary>
    public required string State { get; init; }

    public StaffId? DecidedById { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>How it stands at a moment.</summary>
    public string StateAt(DateTimeOffset now) => State == Waiting && ExpiresAt <= now ? Expired : State;

    /// <summary>The content by name.</summary>
    public IReadOnlyDictionary<string, string> Facts => JsonSerializer.Deserialize<Dictionary<string, string>>(Content)!;

    /// <summary>The one way in which a content is written, so that equal contents are equal bytes.</summary>
    public static string Canonical(IReadOnlyDictionary<string, string> content) => JsonSerializer.Serialize(new SortedDictionary<string, string>(content.ToDictionary(), StringComparer.Ordinal));

    /// <summary>What binds a decision to this and nothing else: 64 hexadecimal digits over everything that was asked for, who asked and until when.</summary>
    public string HashOf()
    {
        // Each part with its length before it, so that no two rows have the same bytes.
        string[] parts = ["vigil.approval.v1", Id.ToString(), Kind, Content, Note, CaseId?.ToString() ?? "", ById.ToString(), Text(At), Text(ExpiresAt)];
        var bytes = Encoding.UTF8.GetBytes(string.Concat(parts.Select(part => string.Create(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(part)}:{part}\n"))));
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    private static string Text(DateTimeOffset at) => at.ToMicroseconds().ToString(CultureInfo.InvariantCulture);

    internal sealed class Map : IEntityTypeConfiguration<Approval>
    {
        public void Configure(EntityTypeBuilder<Approval> builder)
        {
            builder.ToTable("approvals").HasKey(a => a.Id);
            builder.Property(a => a.Id).HasColumnName("id").ValueGeneratedNever();
            builder.Property(a => a.Kind).HasColumnName("kind");
            builder.Property(a => a.Content).HasColumnName("content");
            builder.Property(a => a.Hash).HasColumnName("hash");
            builder.Property(a => a.Note).HasColumnName("note");
            builder.Property(a => a.CaseId).HasColumnName("case_id");
            builder.Property(a => a.ById).HasColumnName("by_id");
            builder.Property(a => a.At).HasColumnName("at");
            builder.Property(a => a.ExpiresAt).HasColumnName("expires_at");
            builder.Property(a => a.State).HasColumnName("state");
            builder.Property(a => a.DecidedById).HasColumnName("decided_by_id");
            builder.Property(a => a.DecidedAt).HasColumnName("decided_at");
            builder.Ignore(a => a.Facts);
        }
    }
}
