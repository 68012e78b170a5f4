using Vigil.Server.Assistant.Answers;
using Vigil.Server.Knowledge;

namespace Vigil.Server.Assistant.Drafts;

/// <summary>The articles proposed beside a conversation: those of its topic, then what its words clearly find on the same shelf, then what the best one leads on to. Pure.</summary>
internal static class SuggestArticles
{
    /// <summary>The most that an agent takes in at a glance.</summary>
    public const int Most = 3;

    // An article of another topic never stands before one of the topic.
    private const double Beside = 0.1;
    private const double Further = 0.01;

    // Of the best hit's score; what fits less shares no more than a common word.
    private const double Clearly = 0.5;

    /// <param name="candidates">Articles of the topic.</param>
    /// <param name="hits">What a search for the customer's own words found, best first.</param>
    /// <param name="related">What an article leads on to, most useful first.</param>
    public static IReadOnlyList<ArticleHit> For(string topic, IReadOnlyList<Article> candidates, IReadOnlyList<ArticleHit> hits, string? situation, Func<Article, IReadOnlyList<Article>> related)
    {
        var ranked = ChooseArticle.Rank(topic, candidates, hits, situation);
        if (ranked is not [var best, ..])
        {
            return [];
        }

        var beside = hits.Where(h => h.Article.Topic == best.Article.Topic && h.Score >= Clearly * hits[0].Score).Select(h => h with { Score = Beside * h.Score / hits[0].Score });
        var further = related(best.Article).Select((a, place) => new ArticleHit(a, Further / (place + 1)));
        return [.. ranked.Concat(beside).Concat(further).DistinctBy(h => h.Article.Slug).OrderByDescending(h => h.Score).Take(Most)];
    }
}
