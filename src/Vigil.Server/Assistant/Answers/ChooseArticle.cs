using Vigil.Server.Knowledge;

namespace Vigil.Server.Assistant.Answers;

/// <summary>Picks among the articles that answer a topic: the one that speaks of the record's state, then the one whose words fit the question best, then the broadest. Pure.</summary>
internal static class ChooseArticle
{
    /// <param name="candidates">Articles of the topic.</param>
    /// <param name="hits">What a search for the customer's own words found.</param>
    /// <param name="situation">State of the record that the answer rests on; null if there is none.</param>
    public static Article? For(string topic, IReadOnlyList<Article> candidates, IReadOnlyList<ArticleHit> hits, string? situation)
    {
        var scores = hits.ToDictionary(h => h.Article.Slug, h => h.Score, StringComparer.Ordinal);
        return candidates
            .OrderByDescending(a => situation is not null && a.Situations.Contains(situation))
            .ThenBy(a => a.Intents[0] == topic ? 0 : 1)
            .ThenByDescending(a => situation is null ? scores.GetValueOrDefault(a.Slug) : 0)
            .ThenByDescending(a => a.Situations.Count)
            .FirstOrDefault();
    }
}
