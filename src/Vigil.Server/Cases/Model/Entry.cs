using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vigil.Contracts;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Cases.Model;

/// <summary>One entry of a timeline: append-only. What was said (<see cref="Text"/>, <see cref="Data"/>) can be erased; the rest stays.</summary>
public sealed class Entry
{
    /// <summary>The case.</summary>
    public required CaseId CaseId { get; init; }

    /// <summary>1, 2, 3 … per case, without gaps.</summary>
    public required long Seq { get; init; }

    /// <summary>The customer's own number, 1, 2, 3 … without gaps; null on internal entries.</summary>
    public long? PublicSeq { get; init; }

    /// <summary>What it is.</summary>
    public required EntryKind Kind { get; init; }

    /// <summary>Who wrote it.</summary>
    public required AuthorKind AuthorKind { get; init; }

    /// <summary>Customer or staff id.</summary>
    public Guid? AuthorId { get; init; }

    /// <summary>An agent's public name at that time.</summary>
    public string? AuthorName { get; init; }

    /// <summary>The sender's idempotency key, unique in the case.</summary>
    public string? ClientKey { get; init; }

    /// <summary>Digest of what was sent under the key, to tell a repeat from a reuse.</summary>
    public string? Digest { get; init; }

    /// <summary>When it was stored.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The files sent with it, on an entry that is being written; read they are with <see cref="Data"/>.</summary>
    public IReadOnlyList<FileId> Files { get; init; } = [];

    /// <summary>Plain text; null where there is none or it was erased.</summary>
    public string? Text { get; init; }

    /// <summary>Structured part as JSON: cards, links, what was understood or looked up. Null where there is none or it was erased.</summary>
    public string? Data { get; init; }

    internal sealed class Map : IEntityTypeConfiguration<Entry>
    {
        public void Configure(EntityTypeBuilder<Entry> builder)
        {
            builder.ToTable("entries").HasKey(e => new { e.CaseId, e.Seq });
            builder.Property(e => e.CaseId).HasColumnName("case_id");
            builder.Property(e => e.Seq).HasColumnName("seq").ValueGeneratedNever();
            builder.Property(e => e.PublicSeq).HasColumnName("public_seq");
            builder.Property(e => e.Kind).HasColumnName("kind").HasConversion<CodeConverter<EntryKind>>();
            builder.Property(e => e.AuthorKind).HasColumnName("author_kind").HasConversion<CodeConverter<AuthorKind>>();
            builder.Property(e => e.AuthorId).HasColumnName("author_id");
            builder.Property(e => e.AuthorName).HasColumnName("author_name");
            builder.Property(e => e.ClientKey).HasColumnName("client_key");
            builder.Property(e => e.Digest).HasColumnName("digest");
            builder.Property(e => e.At).HasColumnName("at");
            builder.Ignore(e => e.Files);
            builder.Property(e => e.Text).HasColumnName("text");
            builder.Property(e => e.Data).HasColumnName("data");
        }
    }
}
