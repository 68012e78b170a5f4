using Vigil.Language;
using Vigil.Language.Evaluation;
using Vigil.Server.Knowledge.Reading;
using Vigil.Server.Knowledge.Searching;

namespace Vigil.Server.Knowledge.Evaluation;

/// <summary>Asks the shipped search about rows whose fitting articles are known. Pure.</summary>
internal static class EvaluateSearch
{
    private const int Ranked = 10;
    private const int Seen = 3;

    /// <exception cref="EvaluationInputException">A row names an article that there is none of.</exception>
    public static SearchResult Run(Understanding understanding, IReadOnlyList<SearchRow> rows, ArticleSearchWeights? weights = null)
    {
        Article[] articles = [.. EmbeddedArticles.ReadAll()];
        var slugs = articles.Select(a => a.Slug).ToHashSet(StringComparer.Ordinal);
        if (rows.SelectMany(r => r.Relevant.Select(a => (r.Id, a.Slug))).FirstOrDefault(r => !slugs.Contains(r.Slug)) is { Slug: { } unknown } row)
        {
            throw new EvaluationInputException($"row {row.Id}: there is no article '{unknown}'.");
        }

        var search = new ArticleSearch(articles, weights);
        return new SearchResult([.. rows.Select(r => Judge(search, understanding.Topics, r))]);
    }

    private static JudgedSearch Judge(ArticleSearch search, ReadTopics topics, SearchRow row)
    {
        string[] found = [.. search.Search(row.Query, ArticleLibrary.LanguageFor(row.Lang), Ranked, topics).Select(f => f.Article.Slug)];
        var grades = row.Relevant.ToDictionary(r => r.Slug, r => r.Grade, StringComparer.Ordinal);
        var ideal = Gain(grades.Values.OrderDescending());
        var best = grades.Where(g => g.Value == grades.Values.Max()).Select(g => g.Key).ToList();
        return new JudgedSearch(row, found, Gain(found.Select(slug => grades.GetValueOrDefault(slug))) / ideal, (double)best.Count(b => found.Take(Seen).Contains(b, StringComparer.Ordinal)) / best.Count);
    }

    // Järvelin and Kekäläinen, 'Cumulated gain-based evaluation of IR techniques', TOIS 2002, with the gain 2^grade - 1.
    private static double Gain(IEnumerable<int> grades) => grades.Take(Ranked).Select((grade, place) => (Math.Pow(2, grade) - 1) / Math.Log2(place + 2)).Sum();
}

/// <summary>A row and what the search made of it.</summary>
/// <param name="Ndcg">At 10.</param>
/// <param name="Recall">The share of the articles that answer the query among the first three.</param>
internal sealed record JudgedSearch(SearchRow Row, IReadOnlyList<string> Found, double Ndcg, double Recall);

/// <summary>What a search reaches.</summary>
internal sealed record SearchResult(IReadOnlyList<JudgedSearch> Judged)
{
    /// <summary>Of all rows, then of each language, then of the two halves: <c>odd</c>, on which weights are chosen, and <c>even</c>.</summary>
    public IReadOnlyList<SearchShare> Shares { get; } =
    [
        Share("all", Judged),
        .. Judged.GroupBy(j => j.Row.Lang, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Share(g.Key, [.. g])),
        .. Judged.Select((j, at) => (Row: j, Half: at % 2 == 0 ? "odd" : "even")).GroupBy(j => j.Half, StringComparer.Ordinal).Select(g => Share(g.Key, [.. g.Select(j => j.Row)])),
    ];

    private static SearchShare Share(string of, IReadOnlyList<JudgedSearch> judged) => new(of, judged.Count, judged.Average(j => j.Ndcg), judged.Average(j => j.Recall));
}

/// <summary>Means over a part of the rows, from 0 to 1.</summary>
internal sealed record SearchShare(string Of, int Count, double Ndcg, double Recall);
