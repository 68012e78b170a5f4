using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vigil.Contracts;

namespace Vigil.Server.Privacy.Erasing;

/// <summary>An erasure that was carried out, named by the approval of it. Ids only: nobody can be recognised by them any more.</summary>
internal sealed class Erasure
{
    /// <summary>An <see cref="ApprovalId"/>.</summary>
    public required ApprovalId Id { get; init; }

    /// <summary>JSON: whom the person was known as.</summary>
    public required string Persons { get; init; }

    /// <summary>JSON: their cases.</summary>
    public required string Cases { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Since when it stands in the ledger outside of the database.</summary>
    public DateTimeOffset? RecordedAt { get; init; }

    /// <summary>Since when the bytes of files and of the database's own file are gone too.</summary>
    public DateTimeOffset? CleanedAt { get; init; }

    /// <summary>Since when nothing can come any more that was under way at the time.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    public IReadOnlyList<CustomerId> PersonIds => JsonSerializer.Deserialize<List<CustomerId>>(Persons)!;

    public IReadOnlyList<CaseId> CaseIds => JsonSerializer.Deserialize<List<CaseId>>(Cases)!;

    public static string Write<TId>(IEnumerable<TId> ids) => JsonSerializer.Serialize(ids);

    internal sealed class Map : IEntityTypeConfiguration<Erasure>
    {
        public void Configure(EntityTypeBuilder<Erasure> builder)
        {
            builder.ToTable("erasures").HasKey(e => e.Id);
            builder.Property(e => e.Id).HasColumnName("approval_id").ValueGeneratedNever();
            builder.Property(e => e.Persons).HasColumnName("persons");
            builder.Property(e => e.Cases).HasColumnName("cases");
            builder.Property(e => e.At).HasColumnName("at");
            builder.Property(e => e.RecordedAt).HasColumnName("recorded_at");
            builder.Property(e => e.CleanedAt).HasColumnName("cleaned_at");
            builder.Property(e => e.FinishedAt).HasColumnName("finished_at");
            builder.Ignore(e => e.PersonIds);
            builder.Ignore(e => e.CaseIds);
        }
    }
}
