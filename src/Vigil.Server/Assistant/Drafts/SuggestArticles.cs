using Vigil.Server.Assistant.Answers;
using Vigil.Server.Knowledge;

namespace Vigil.Server.Assistant.Drafts;

/// <summary>The articles proposed beside a conversation: those of its topic, then what its words find on the same shelf. Pure.</summary>
internal static class SuggestArticles
{
    /// <summary>The most that an agent takes in at a glance.</summary>
    public const int Most = 3;

    // An article of another topic never stands before one of the topic.
    private const double Beside = 0.1;

    /// <param name="candidates">Articles of the topic.</param>
    /// <param name="hits">What a search for the customer's own words found, best first.</param>
    public static IReadOnlyList<ArticleHit> For(string topic, IReadOnlyList<Article> candidates, IReadOnlyList<ArticleHit> hits, string? situation)
    {
        var ranked = ChooseArticle.Rank(topic, candidates, hits, situation);
        if (ranked is not [var best, ..])
        {
            return [];
        }

        var beside = hits.Where(h => h.Article.Topic == best.Article.Topic && !candidates.Any(a => a.Slug == h.Article.Slug))
            .Select(h => new ArticleHit(h.Article, Beside * h.Score / hits[0].Score));
        return [.. ranked.Concat(beside).OrderByDescending(h => h.Score).Take(Most)];
    }
}
