using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vigil.Contracts;
using Vigil.Contracts.Console;

namespace Vigil.Server.Assistant.Learning.Lessons;

/// <summary>What a supervisor has made of a row of a list. One for each row, ever: the database sees to it.</summary>
internal sealed class Lesson
{
    /// <summary>The texts train the topic.</summary>
    public const string Phrase = "phrase";

    /// <summary>A draft that is to answer the texts.</summary>
    public const string Article = "article";

    /// <summary>Nothing is made of it.</summary>
    public const string Dismiss = "dismiss";

    /// <summary>A second person has to confirm it.</summary>
    public const string Proposed = "proposed";

    /// <summary>It counts.</summary>
    public const string Taken = "taken";

    /// <summary>The second person said no.</summary>
    public const string Rejected = "rejected";

    // Chinese stays readable in the database.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public required LessonId Id { get; init; }

    public required string List { get; init; }

    public required string Item { get; init; }

    public required string Act { get; init; }

    public required string State { get; init; }

    public string? Topic { get; init; }

    public string? Language { get; init; }

    public string? Title { get; init; }

    /// <summary>Masked, as JSON.</summary>
    public required string Texts { get; init; }

    public required StaffId ById { get; init; }

    public required DateTimeOffset At { get; init; }

    public StaffId? SecondId { get; init; }

    public DateTimeOffset? SecondAt { get; init; }

    /// <summary>As stored.</summary>
    public static string Write(IReadOnlyList<string> texts) => JsonSerializer.Serialize(texts, Readable);

    /// <summary>What was written.</summary>
    public IReadOnlyList<string> ReadTexts() => JsonSerializer.Deserialize<List<string>>(Texts)!;

    /// <summary>As a supervisor sees it.</summary>
    public LessonView ToView(StaffId reader, string? by) => new(Id, List, Act, State, Topic, Language, Title, ReadTexts(), by, At, ById == reader);

    internal sealed class Map : IEntityTypeConfiguration<Lesson>
    {
        public void Configure(EntityTypeBuilder<Lesson> builder)
        {
            builder.ToTable("learning_lessons").HasKey(l => l.Id);
            builder.Property(l => l.Id).HasColumnName("id").ValueGeneratedNever();
            builder.Property(l => l.List).HasColumnName("list");
            builder.Property(l => l.Item).HasColumnName("item");
            builder.Property(l => l.Act).HasColumnName("act");
            builder.Property(l => l.State).HasColumnName("state");
            builder.Property(l => l.Topic).HasColumnName("topic");
            builder.Property(l => l.Language).HasColumnName("language");
            builder.Property(l => l.Title).HasColumnName("title");
            builder.Property(l => l.Texts).HasColumnName("texts");
            builder.Property(l => l.ById).HasColumnName("by_id");
            builder.Property(l => l.At).HasColumnName("at");
            builder.Property(l => l.SecondId).HasColumnName("second_id");
            builder.Property(l => l.SecondAt).HasColumnName("second_at");
            builder.HasIndex(l => new { l.List, l.Item }).IsUnique();
        }
    }
}
