using System.Text.Json;
using Vigil.Language.Evaluation;

namespace Vigil.Server.Knowledge.Evaluation;

/// <summary>What somebody typed into a search box, and the articles that serve them.</summary>
/// <param name="Lang"><c>zh</c>, <c>zh-Hant</c> or <c>en</c>.</param>
internal sealed record SearchRow(string Id, string Lang, string Query, IReadOnlyList<RelevantArticle> Relevant)
{
    private const string Expected = "{id,lang,query,relevant[{slug,grade}]}";

    /// <summary>Reads JSON lines.</summary>
    /// <exception cref="EvaluationInputException">The file or a line of it cannot be used; the message names file, line and what was expected.</exception>
    public static IReadOnlyList<SearchRow> Read(string path)
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

    private static SearchRow Parse(string line, string place)
    {
        SearchRow? row;
        try
        {
            row = JsonSerializer.Deserialize<SearchRow>(line, JsonSerializerOptions.Web);
        }
        catch (JsonException broken)
        {
            throw new EvaluationInputException($"{place}: a JSON object {Expected} expected ({broken.Message.ReplaceLineEndings(" ")}).", broken);
        }

        return row is { Id.Length: > 0, Lang.Length: > 0, Query.Length: > 0, Relevant.Count: > 0 } && row.Relevant.All(r => r is { Slug.Length: > 0, Grade: 1 or 2 })
            ? row
            : throw new EvaluationInputException($"{place}: id, lang, query and relevant with slug and grade 1 or 2 expected.");
    }
}

/// <summary>An article that serves a query.</summary>
/// <param name="Grade">2 answers it, 1 helps.</param>
internal sealed record RelevantArticle(string Slug, int Grade);
