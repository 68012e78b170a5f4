using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vigil.Contracts;

namespace Vigil.Server.Assistant.Learning;

/// <summary>What a case tells of the classifier, as stored.</summary>
internal sealed class LearningCase
{
    public required CaseId CaseId { get; init; }

    /// <summary>The timeline was read up to this number.</summary>
    public required long UpTo { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Language { get; init; }

    public required long FirstSeq { get; init; }

    public string? FirstTopic { get; init; }

    public required int FirstProbability { get; init; }

    public string? EndTopic { get; init; }

    public required bool Confused { get; init; }

    public required bool Phrasing { get; init; }

    internal sealed class Map : IEntityTypeConfiguration<LearningCase>
    {
        public void Configure(EntityTypeBuilder<LearningCase> builder)
        {
            builder.ToTable("learning_cases").HasKey(c => c.CaseId);
            builder.Property(c => c.CaseId).HasColumnName("case_id").ValueGeneratedNever();
            builder.Property(c => c.UpTo).HasColumnName("up_to");
            builder.Property(c => c.At).HasColumnName("at");
            builder.Property(c => c.Language).HasColumnName("language");
            builder.Property(c => c.FirstSeq).HasColumnName("first_seq");
            builder.Property(c => c.FirstTopic).HasColumnName("first_topic");
            builder.Property(c => c.FirstProbability).HasColumnName("first_probability");
            builder.Property(c => c.EndTopic).HasColumnName("end_topic");
            builder.Property(c => c.Confused).HasColumnName("confused");
            builder.Property(c => c.Phrasing).HasColumnName("phrasing");
        }
    }
}

/// <summary>A judged answer, as stored.</summary>
internal sealed class LearningAnswer
{
    public required CaseId CaseId { get; init; }

    public required long Seq { get; init; }

    public required long OfSeq { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Language { get; init; }

    public string? Topic { get; init; }

    public required int Probability { get; init; }

    public string? Source { get; init; }

    public required bool NotKnown { get; init; }

    public required string Outcome { get; set; }

    /// <summary>An answer from a record or an article that did not help.</summary>
    public required bool Failed { get; set; }

    public static LearningAnswer Of(CaseId id, JudgedAnswer answer) => new()
    {
        CaseId = id,
        Seq = answer.Seq,
        OfSeq = answer.OfSeq,
        At = answer.At,
        Language = answer.Language,
        Topic = answer.Topic,
        Probability = answer.Probability,
        Source = answer.Source,
        NotKnown = answer.NotKnown,
        Outcome = answer.Outcome,
        Failed = answer.Source is not null && Judged.IsFailure(answer.Outcome),
    };

    internal sealed class Map : IEntityTypeConfiguration<LearningAnswer>
    {
        public void Configure(EntityTypeBuilder<LearningAnswer> builder)
        {
            builder.ToTable("learning_answers").HasKey(a => new { a.CaseId, a.Seq });
            builder.Property(a => a.CaseId).HasColumnName("case_id");
            builder.Property(a => a.Seq).HasColumnName("seq").ValueGeneratedNever();
            builder.Property(a => a.OfSeq).HasColumnName("of_seq");
            builder.Property(a => a.At).HasColumnName("at");
            builder.Property(a => a.Language).HasColumnName("language");
            builder.Property(a => a.Topic).HasColumnName("topic");
            builder.Property(a => a.Probability).HasColumnName("probability");
            builder.Property(a => a.Source).HasColumnName("source");
            builder.Property(a => a.NotKnown).HasColumnName("not_known");
            builder.Property(a => a.Outcome).HasColumnName("outcome");
            builder.Property(a => a.Failed).HasColumnName("failed");
        }
    }
}

/// <summary>How many answers of one day from one source on one topic came to the same.</summary>
internal sealed class LearningTally
{
    /// <summary>Days since 1970, in UTC.</summary>
    public required int Day { get; init; }

    public required string Topic { get; init; }

    public required string Source { get; init; }

    public required string Outcome { get; init; }

    public required int Count { get; init; }

    internal sealed class Map : IEntityTypeConfiguration<LearningTally>
    {
        public void Configure(EntityTypeBuilder<LearningTally> builder)
        {
            builder.ToTable("learning_tallies").HasKey(t => new { t.Day, t.Topic, t.Source, t.Outcome });
            builder.Property(t => t.Day).HasColumnName("day").ValueGeneratedNever();
            builder.Property(t => t.Topic).HasColumnName("topic");
            builder.Property(t => t.Source).HasColumnName("source");
            builder.Property(t => t.Outcome).HasColumnName("outcome");
            builder.Property(t => t.Count).HasColumnName("count");
        }
    }
}
