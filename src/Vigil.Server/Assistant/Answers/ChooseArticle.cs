using Vigil.Server.Assistant.Scripts;
using Vigil.Server.Knowledge;

namespace Vigil.Server.Assistant.Answers;

/// <summary>Ranks the articles that answer a topic: the one that speaks of the record's state, then the one that is about the topic first of all, then the one whose words fit the question best, unless another answers the topic in general, then the broadest. Pure.</summary>
internal static class ChooseArticle
{
    // Each step outweighs all that follow it together.
    private const double OfSituation = 0.5;
    private const double OfTopic = 0.3;
    private const double OfWords = 0.15;

    // Answers the topic in general: what fits the words is said in its place only where it fits them far better.
    private const double OfLead = 0.1;

    // Names the topic among others: still before whatever only shares its words.
    private const double Named = 0.12;
    private const double OfBreadth = 0.01;
    private const int Broadest = 5;

    /// <summary>The best, or null.</summary>
    public static Article? For(string topic, IReadOnlyList<Article> candidates, IReadOnlyList<ArticleHit> hits, string? situation) =>
        Rank(topic, candidates, hits, situation) is [var best, ..] ? best.Article : null;

    /// <summary>All of them, best first, with scores from 0 to 1.1.</summary>
    /// <param name="candidates">Articles of the topic.</param>
    /// <param name="hits">What a search for the customer's own words found.</param>
    /// <param name="situation">State of the record that the answer rests on; null if there is none.</param>
    public static IReadOnlyList<ArticleHit> Rank(string topic, IReadOnlyList<Article> candidates, IReadOnlyList<ArticleHit> hits, string? situation)
    {
        var found = hits.ToDictionary(h => h.Article.Slug, StringComparer.Ordinal);
        var lead = TopicScripts.Find(topic)?.Article;
        var highest = hits.Select(h => h.Score).DefaultIfEmpty().Max();
        return
        [
            .. candidates.Select(a => new ArticleHit(a,
                (situation is not null && a.Situations.Contains(situation) ? OfSituation : 0)
                + (a.Intents[0] == topic ? OfTopic : a.Intents.Contains(topic, StringComparer.Ordinal) ? Named : 0)
                + (a.Slug == lead ? OfLead : 0)
                + (highest > 0 ? OfWords * found.GetValueOrDefault(a.Slug).Score / highest : 0)
                + (OfBreadth * Math.Min(a.Situations.Count, Broadest) / Broadest),
                found.GetValueOrDefault(a.Slug).Passage)).OrderByDescending(h => h.Score),
        ];
    }
}
