using Vigil.Language.Evaluation;

namespace Vigil.Server.Knowledge.Evaluation;

/// <summary>What somebody typed into a search box, and the articles that serve them.</summary>
/// <param name="Lang"><c>zh</c>, <c>zh-Hant</c> or <c>en</c>.</param>
internal sealed record SearchRow(string Id, string Lang, string Query, IReadOnlyList<RelevantArticle> Relevant)
{
    /// <summary>Reads JSON lines.</summary>
    /// <exception cref="EvaluationInputException">The file or a line of it cannot be used; the message names file, line and what was expected.</exception>
    public static IReadOnlyList<SearchRow> Read(string path) => JsonLines.Read<SearchRow>(path, "{id,lang,query,relevant[{slug,grade}]}", row =>
        row is { Id.Length: > 0, Lang.Length: > 0, Query.Length: > 0, Relevant.Count: > 0 } && row.Relevant.All(r => r is { Slug.Length: > 0, Grade: 1 or 2 }) ? null
            : "id, lang, query and relevant with slug and grade 1 or 2 expected.");
}

/// <summary>An article that serves a query.</summary>
/// <param name="Grade">2 answers it, 1 helps.</param>
internal sealed record RelevantArticle(string Slug, int Grade);
