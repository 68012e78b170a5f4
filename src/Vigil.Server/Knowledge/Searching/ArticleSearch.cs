using Vigil.Language;
using Vigil.Language.Search;

namespace Vigil.Server.Knowledge.Searching;

/// <summary>
/// The one search over articles, for the help centre, the console and the assistant: words and passages by <see cref="PassageIndex{TKey}"/>, one index for each language, and what the classifier takes the query to be about.
/// Holds the articles in memory and may be used from any thread.
/// </summary>
internal sealed class ArticleSearch
{
    // Hits beyond those asked for that may still move up by their phrases and topics.
    private const int Wider = 30;

    private readonly Dictionary<string, PassageIndex<Shelved>> _indexes;
    private readonly ArticleSearchWeights _weights;

    public ArticleSearch(IReadOnlyList<Article> articles, ArticleSearchWeights? weights = null)
    {
        _weights = weights ?? new ArticleSearchWeights();
        _indexes = ArticleLibrary.Languages.ToDictionary(l => l, l => new PassageIndex<Shelved>(articles.Where(a => a.Language == l).Select(ToDocument), _weights.Words), StringComparer.Ordinal);
    }

    /// <summary>The articles that fit best, best first, in the language in which they were found, with the number of the passage that fits.</summary>
    /// <param name="own">The reader's language, for a query that tells of none.</param>
    /// <param name="topics">What the query is taken to be about.</param>
    public IReadOnlyList<(Article Article, double Score, int? Passage)> Search(string query, string own, int limit, ReadTopics topics)
    {
        var spoken = ArticleLibrary.LanguageFor(LanguageDetector.Detect(query, own));
        var found = new Dictionary<string, Found>(StringComparer.Ordinal);
        Add(found, _indexes[spoken].Search(query, limit + Wider, out var unknown), 1);
        if (unknown || found.Count == 0)
        {
            foreach (var other in ArticleLibrary.Languages.Where(l => l != spoken))
            {
                Add(found, _indexes[other].Search(query, limit + Wider, out _), found.Count == 0 ? 1 : _weights.OtherLanguage);
            }
        }

        if (found.Count == 0)
        {
            return [];
        }

        var (normal, about) = (TextNormalizer.Normalize(query), topics(query).ToDictionary(t => t.Topic, t => t.Probability, StringComparer.Ordinal));
        return [.. found.Values
            .Select(f => (f.Article.Article, Score: f.Score * (1 + (_weights.Phrase * LongestPhraseIn(normal, f.Article.Phrases))) + (_weights.Topic * Answers(f.Article.Article, about)), f.Passage))
            .OrderByDescending(f => f.Score).Take(limit)];
    }

    // Scores of two indexes, and of two queries, cannot be compared; shares of the best one can.
    private static void Add(Dictionary<string, Found> found, IReadOnlyList<PassageHit<Shelved>> hits, double weight)
    {
        foreach (var hit in hits)
        {
            var share = weight * hit.Score / hits[0].Score;
            found[hit.Key.Article.Slug] = found.TryGetValue(hit.Key.Article.Slug, out var known) ? known with { Score = known.Score + share, Passage = known.Passage ?? hit.Passage } : new Found(hit.Key, share, hit.Passage);
        }
    }

    // An article answers the intents that it names, the first one first of all.
    private static double Answers(Article article, Dictionary<string, double> topics)
    {
        var sum = 0.0;
        for (var place = 0; place < article.Intents.Count; place++)
        {
            sum += topics.GetValueOrDefault(article.Intents[place]) / (place + 1);
        }

        return sum;
    }

    // How much of the query is one of the phrases people are known to use for this article, from 0 to 1: '提币没到' says more than its words in any order.
    private static double LongestPhraseIn(string asked, IReadOnlyList<string> phrases) =>
        phrases.Where(k => asked.Contains(k, StringComparison.Ordinal)).Select(k => (double)k.Length / asked.Length).DefaultIfEmpty().Max();

    private static SearchDocument<Shelved> ToDocument(Article article) => new(
        new Shelved(article, [.. article.Keywords.Select(TextNormalizer.Normalize).Where(k => k.Length > 1).Distinct(StringComparer.Ordinal)]), article.Title, article.ShortTemplate + "\n" + string.Join('\n', article.SituationTemplates.Values), string.Join('\n', article.Keywords), string.Join('\n', article.Questions),
        [.. article.Passages.Select(p => new SearchPassage(p.Heading, p.Template))]);

    /// <param name="Phrases">In form already: a search that brought them into form anew for each hit spent most of its time so.</param>
    private sealed record Shelved(Article Article, IReadOnlyList<string> Phrases);

    private sealed record Found(Shelved Article, double Score, int? Passage);
}

/// <summary>How much each sign counts, against 1 for the words of the best hit.</summary>
internal sealed record ArticleSearchWeights
{
    /// <summary>Those of words within an index.</summary>
    public SearchWeights Words { get; init; } = SearchWeights.Default;

    /// <summary>Words found in the articles of the other language, where some of the query are unknown in its own.</summary>
    public double OtherLanguage { get; init; } = 0.5;

    /// <summary>A query that is nothing but a known phrase.</summary>
    public double Phrase { get; init; } = 0.5;

    /// <summary>A topic that is certain.</summary>
    public double Topic { get; init; } = 0.4;
}
