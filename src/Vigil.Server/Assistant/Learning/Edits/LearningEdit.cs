using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vigil.Contracts;

namespace Vigil.Server.Assistant.Learning.Edits;

/// <summary>How much an agent changed of a draft, as stored: once for each message of a customer that was answered from one. The words lie in the timeline alone.</summary>
internal sealed class LearningEdit
{
    public required CaseId CaseId { get; init; }

    /// <summary>Number of the customer's message that the draft answered.</summary>
    public required long OfSeq { get; init; }

    /// <summary>Number of the reply.</summary>
    public required long Seq { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Language { get; init; }

    public string? Topic { get; init; }

    /// <summary>In thousandths; 0 where it was sent as drafted.</summary>
    public required int Edit { get; init; }

    internal sealed class Map : IEntityTypeConfiguration<LearningEdit>
    {
        public void Configure(EntityTypeBuilder<LearningEdit> builder)
        {
            builder.ToTable("learning_edits").HasKey(e => new { e.CaseId, e.OfSeq });
            builder.Property(e => e.CaseId).HasColumnName("case_id");
            builder.Property(e => e.OfSeq).HasColumnName("of_seq").ValueGeneratedNever();
            builder.Property(e => e.Seq).HasColumnName("seq");
            builder.Property(e => e.At).HasColumnName("at");
            builder.Property(e => e.Language).HasColumnName("language");
            builder.Property(e => e.Topic).HasColumnName("topic");
            builder.Property(e => e.Edit).HasColumnName("edit");
        }
    }
}
