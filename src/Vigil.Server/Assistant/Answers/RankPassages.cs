using Vigil.Language;
using Vigil.Server.Cases;
using Vigil.Server.Knowledge;

namespace Vigil.Server.Assistant.Answers;

/// <summary>A passage that may answer, or an article's short answer.</summary>
/// <param name="Passage">Null for the short answer.</param>
/// <param name="Probability">That it answers; what is left to 1 over all of a question is that nothing does.</param>
internal sealed record RankedPassage(Article Article, ArticlePassage? Passage, double Probability)
{
    /// <summary>What of the passage fits, best first; empty where only what is known to be asked for speaks for it.</summary>
    public IReadOnlyList<PointFound> Points { get; init; } = [];

    /// <summary>How alike the question and one is that is known to ask for it, from 0 to 1.</summary>
    public double Likeness { get; init; }

    /// <summary>What speaks for it, as <see cref="RankingWeights.Names"/> says.</summary>
    public double[] Traits { get; init; } = [];
}

/// <summary>Ranks what may answer a message, passages and short answers of all articles: by the words of the passage, by the questions that are known to ask for it, by the topic, and by what lies open. Pure.</summary>
internal sealed class RankPassages(ArticleLibrary articles)
{
    // Enough for whatever answers to be among them.
    private const int MostAsked = 40;
    private const int MostPoints = 80;
    private const int MostTopics = 3;

    // Enough for any topic's articles to be among them.
    private const int SearchedArticles = 20;

    /// <summary>What may answer, likeliest first.</summary>
    /// <param name="knownTopic">What the case is about so far.</param>
    public IReadOnlyList<RankedPassage> Rank(Reading reading, string text, string? knownTopic, string language, TalkBefore before)
    {
        var found = Candidates(reading, text, knownTopic, language, before);
        var scores = found.ConvertAll(f => RankingWeights.Score(f.Traits));
        var nothing = RankingWeights.Score(RankingWeights.Nothing(reading));
        var highest = scores.Append(nothing).Max();
        var sum = scores.Append(nothing).Sum(s => Math.Exp(s - highest));
        return [.. found.Select((f, at) => f with { Probability = Math.Exp(scores[at] - highest) / sum }).OrderByDescending(f => f.Probability)];
    }

    /// <summary>The article that answers a topic as a whole; null where there is none.</summary>
    public Article? Whole(string topic, string text, string language) =>
        Whole(topic, articles.Search(text, language, SearchedArticles), language);

    private Article? Whole(string topic, IReadOnlyList<ArticleHit> hits, string language) => ChooseArticle.For(topic, articles.ForTopic(topic, language), hits, null);

    /// <summary>What may answer with what speaks for each, not yet weighed.</summary>
    internal List<RankedPassage> Candidates(Reading reading, string text, string? knownTopic, string language, TalkBefore before)
    {
        var earlier = before.Slug is null ? null : before.Question;
        var asked = articles.Asked(text, language, MostAsked);
        var together = earlier is null ? [] : articles.Asked($"{earlier} {text}", language, MostAsked);
        var points = articles.Points(text, earlier, language, null, MostPoints).ToLookup(p => (p.Point.Article.Slug, p.Point.Passage?.Heading));
        var (likeness, both) = (Likeness(asked), Likeness(together));
        var ofArticle = asked.GroupBy(a => a.Article.Slug, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Max(a => a.Likeness), StringComparer.Ordinal);
        var hits = articles.Search(text, language, SearchedArticles);
        var lead = Whole(reading.Topic, hits, language)?.Slug;
        var leads = reading.Ranked.Take(MostTopics).Select(r => r.Topic).Append(knownTopic).OfType<string>().Select(topic => Whole(topic, hits, language)).OfType<Article>();
        return
        [
            .. asked.Concat(together).Select(a => (a.Article, Passage: (ArticlePassage?)a.Passage)).Concat(points.SelectMany(g => g).Select(p => (p.Point.Article, p.Point.Passage))).Concat(leads.Select(a => (Article: a, Passage: (ArticlePassage?)null)))
                .Where(c => c.Passage is not null || c.Article.Slug != before.Slug).DistinctBy(c => (c.Article.Slug, c.Passage?.Heading)).Select(c => Candidate(c.Article, c.Passage)),
        ];

        RankedPassage Candidate(Article article, ArticlePassage? passage)
        {
            var key = (article.Slug, passage?.Heading);
            var own = points[key].ToList();
            var best = own.Count == 0 ? default : own[0];
            var (like, likeWithEarlier) = (likeness.GetValueOrDefault(key), both.GetValueOrDefault(key));
            var topic = ChoosePoint.Probability(article, reading);
            var goesOn = before.Slug is not null;
            return new RankedPassage(article, passage, 0)
            {
                Points = own,
                Likeness = like,
                Traits = RankingWeights.Traits(
                    like, own.Count == 0 ? null : best, ofArticle.GetValueOrDefault(article.Slug), topic, passage is null, article.Slug == lead,
                    goesOn ? article.Slug == before.Slug : null, knownTopic is not null && article.Intents.Contains(knownTopic, StringComparer.Ordinal), likeWithEarlier),
            };
        }

        static Dictionary<(string, string?), double> Likeness(IReadOnlyList<PassageAsked> found) => found.ToDictionary(a => (a.Article.Slug, (string?)a.Passage.Heading), a => a.Likeness);
    }
}

/// <summary>What each sign counts for a passage; found on the rows in odd places of <c>tests/evaluation/points.jsonl</c> by <c>vigil eval points --fit</c> (docs/decisions/0036).</summary>
internal static class RankingWeights
{
    private static readonly double[] Weights = [2.24, 5.93, 0.84, 1.69, 0.51, 0.84, 0.13, 0.08, 1.55, 0.45, 0.70, 0.50, 1.37, 0.39, 1.41, 0.00, 0.99, -2.45, 0.97, 0.08, 1.71, 6.18, 1.20, 1.34];

    /// <summary>The signs, in the order of the traits.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "like a known question", "words covered", "own words", "topic", "like a question of the article", "case named", "tells what is asked", "short answer", "short answer, topic", "words covered, topic",
        "like a known question, topic", "short answer, like a question of the article", "article of the topic, topic", "short answer of the topic, topic",
        "goes on: of the open article", "goes on: its short answer", "goes on: of the known topic", "goes on: topic", "goes on: words covered in the open article", "goes on: like a known question with what was asked before",
        "row of a table that is named",
        "nothing answers", "nothing answers, no topic", "nothing answers, topic",
    ];

    /// <summary>The sum of the weighted traits.</summary>
    public static double Score(double[] traits) => Score(traits, Weights);

    internal static double Score(double[] traits, double[] weights)
    {
        var sum = 0.0;
        for (var i = 0; i < traits.Length; i++)
        {
            sum += traits[i] * weights[i];
        }

        return sum;
    }

    /// <param name="open">Whether it stands in the article that lies open; null where none does.</param>
    public static double[] Traits(double like, PointFound? best, double ofArticle, double topic, bool isShort, bool isLead, bool? open, bool isKnown, double likeWithEarlier)
    {
        var (fit, own, @case, tells) = best is { } point ? (point.Fit, point.Own, point.Case, point.Tells ? 1 : 0) : (0, 0, 0.5, 0);
        var (brief, goesOn) = (isShort ? 1 : 0, open is null ? 0 : 1);
        return
        [
            like, fit, own, topic, ofArticle, @case, tells, brief, brief * topic, fit * topic,
            like * topic, brief * ofArticle, isLead ? topic : 0, isLead ? brief * topic : 0,
            open is true ? 1 : 0, open is true ? brief : 0, goesOn * (isKnown ? 1 : 0), goesOn * topic, open is true ? fit : 0, goesOn * likeWithEarlier, best is { Point.IsRow: true } row ? row.Case : 0, 0, 0, 0,
        ];
    }

    /// <summary>What speaks for it that nothing answers.</summary>
    public static double[] Nothing(Reading reading) => [.. Enumerable.Repeat(0.0, Names.Count - 3), 1, reading.Ranked.Where(r => r.Topic == IntentVocabulary.None).Sum(r => r.Probability), reading.Topic == IntentVocabulary.None ? 0 : reading.Probability];
}
