using System.Text.Json;
using Vigil.Language.Evaluation;

namespace Vigil.Server.Assistant.Evaluation;

/// <summary>A question and the passages that answer it.</summary>
/// <param name="First">What was asked before; null where the question stands by itself.</param>
/// <param name="Answers">Empty where no article answers.</param>
internal sealed record PointRow(string Id, string Lang, string? First, string Text, IReadOnlyList<PointAnswer> Answers)
{
    private const string Expected = "{id,lang,first,text,answers[{slug,heading}]}";

    /// <summary>Reads JSON lines.</summary>
    /// <exception cref="EvaluationInputException">The file or a line of it cannot be used; the message names file, line and what was expected.</exception>
    public static IReadOnlyList<PointRow> Read(string path)
    {
        var rows = Lines(path).Select((line, at) => (Line: line, Place: $"{path}: line {at + 1}")).Where(l => !string.IsNullOrWhiteSpace(l.Line)).Select(l => Parse(l.Line, l.Place)).ToList();
        return rows.Count > 0 ? rows : throw new EvaluationInputException($"{path}: line 1: a row {Expected} expected, but the file is empty.");
    }

    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new EvaluationInputException($"{path}: a readable file of JSON lines {Expected} expected ({missing.Message.ReplaceLineEndings(" ")}).", missing);
        }
    }

    private static PointRow Parse(string line, string place)
    {
        PointRow? row;
        try
        {
            row = JsonSerializer.Deserialize<PointRow>(line, JsonSerializerOptions.Web);
        }
        catch (JsonException broken)
        {
            throw new EvaluationInputException($"{place}: a JSON object {Expected} expected ({broken.Message.ReplaceLineEndings(" ")}).", broken);
        }

        return row is { Id.Length: > 0, Lang.Length: > 0, Text.Length: > 0, Answers: not null } && row.Answers.All(a => a is { Slug.Length: > 0, Heading: not null })
            ? row
            : throw new EvaluationInputException($"{place}: id, lang, text and answers with slug and heading expected.");
    }
}

/// <summary>A passage that answers.</summary>
/// <param name="Heading">In the row's language; empty for the short answer.</param>
internal sealed record PointAnswer(string Slug, string Heading);
