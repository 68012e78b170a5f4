using Vigil.Language.Evaluation;

namespace Vigil.Server.Assistant.Evaluation;

/// <summary>A question and the passages that answer it.</summary>
/// <param name="First">What was asked before; null where the question stands by itself.</param>
/// <param name="Answers">Empty where no article answers.</param>
internal sealed record PointRow(string Id, string Lang, string? First, string Text, IReadOnlyList<PointAnswer> Answers)
{
    /// <summary>Reads JSON lines.</summary>
    /// <exception cref="EvaluationInputException">The file or a line of it cannot be used; the message names file, line and what was expected.</exception>
    public static IReadOnlyList<PointRow> Read(string path) => JsonLines.Read<PointRow>(path, "{id,lang,first,text,answers[{slug,heading}]}", row =>
        row is { Id.Length: > 0, Lang.Length: > 0, Text.Length: > 0, Answers: not null } && row.Answers.All(a => a is { Slug.Length: > 0, Heading: not null }) ? null
            : "id, lang, text and answers with slug and heading expected.");
}

/// <summary>A passage that answers.</summary>
/// <param name="Heading">In the row's language; empty for the short answer.</param>
internal sealed record PointAnswer(string Slug, string Heading);
