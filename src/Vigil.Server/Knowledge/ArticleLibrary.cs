using Vigil.Contracts.Messenger;
using Vigil.Language.Search;
using Vigil.Server.Knowledge.Figures;
using Vigil.Server.Knowledge.Reading;
using Vigil.Server.Knowledge.Searching;

namespace Vigil.Server.Knowledge;

/// <summary>An article that fits a query; scores are comparable within one search only.</summary>
/// <param name="Passage">The part of it that fits; null where none fits better than the whole.</param>
public readonly record struct ArticleHit(Article Article, double Score, ArticlePassage? Passage = null);

/// <summary>Articles of one topic, in the order in which they are shown.</summary>
public sealed record ArticleTopic(string Id, IReadOnlyList<Article> Articles);

/// <summary>All articles, in memory once a process. They are read at first use, or in the background once the server has started, whichever comes first; after that it may be used from any thread.</summary>
public sealed class ArticleLibrary
{
    // What people need most comes first; a topic that is not named here follows at the end.
    private static readonly string[] TopicOrder = ["withdrawal", "deposit", "account", "identity", "security", "freeze", "c2c", "trading", "fiat", "earn", "api", "web3", "service", "learn"];

    // Two lines of a list on a phone, in characters.
    private const int LongestExcerpt = 90;

    // A Latin letter is half as wide.
    private const int LongestLatinExcerpt = 180;

    // Built into the assembly, so the same for every library of a process.
    private static readonly Lazy<Shelf> Shipped = new(() => new Shelf([.. EmbeddedArticles.ReadAll()]));

    private readonly Lazy<Shelf> _shelf = Shipped;

    private readonly ReadTopics _topics;

    private readonly Func<CancellationToken, Task<FigureTable>> _figures;

    internal ArticleLibrary(ReadTopics topics, Func<CancellationToken, Task<FigureTable>> figures)
    {
        _topics = topics;
        _figures = figures;
    }

    /// <summary>The shipped articles without the exchange's figures, for measuring.</summary>
    internal static ArticleLibrary WithoutFigures(ReadTopics topics) => new(topics, _ => Task.FromResult(FigureTable.Empty));

    /// <summary>The languages in which articles are written; the first is the default.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["zh", "en"];

    /// <summary>How many articles there are, counted once for both languages.</summary>
    public int Count => _shelf.Value.BySlug.Count;

    /// <summary>The article language for a customer's language: Chinese of any kind reads <c>zh</c>, everybody else <c>en</c>.</summary>
    /// <param name="language">BCP 47, such as zh-CN, or null.</param>
    public static string LanguageFor(string? language) =>
        language is not null && (language.Equals("zh", StringComparison.OrdinalIgnoreCase) || language.StartsWith("zh-", StringComparison.OrdinalIgnoreCase)) ? "zh" : "en";

    /// <summary>The article in this language, in another one where it is not written (see <see cref="Article.Language"/>), or null.</summary>
    public Article? Find(string slug, string language)
    {
        var versions = _shelf.Value.BySlug.GetValueOrDefault(slug);
        return versions?.GetValueOrDefault(LanguageFor(language)) ?? versions?.Values.First();
    }

    /// <summary>The articles that fit best, best first, in this language, each with the passage that fits. A query in the other language is searched in that one, and one with words that its own language's articles do not know in both.</summary>
    public IReadOnlyList<ArticleHit> Search(string query, string language, int limit)
    {
        var own = LanguageFor(language);
        return [.. _shelf.Value.Search.Search(query, own, limit, _topics).Select(found => Hit(Find(found.Article.Slug, own)!, found.Score, found.Passage))];
    }

    /// <summary>The articles that answer an intent, best first; empty where none does.</summary>
    public IReadOnlyList<Article> ForTopic(string intentId, string language) =>
        [.. (_shelf.Value.ByIntent.GetValueOrDefault(intentId) ?? []).Select(slug => Find(slug, language)!)];

    /// <summary>All topics with their articles.</summary>
    public IReadOnlyList<ArticleTopic> Topics(string language) =>
        [.. _shelf.Value.Topics.Select(t => new ArticleTopic(t.Id, [.. t.Slugs.Select(slug => Find(slug, language)!)]))];

    /// <summary>The related articles that exist.</summary>
    public IReadOnlyList<Article> Related(Article article) => [.. article.Related.Select(slug => Find(slug, article.Language)).OfType<Article>()];

    /// <summary>The short answer for a list: plain text, without the sentences that cannot be filled now.</summary>
    public async Task<string> SummaryAsync(Article article, CancellationToken cancellationToken) =>
        Slots.FillSentences(article.ShortTemplate, await _figures(cancellationToken));

    /// <summary>The passage of a hit with what of it fits the query, as plain text with the figures of now; null where the hit has none.</summary>
    public async Task<PassageView?> PassageAsync(ArticleHit hit, string query, CancellationToken cancellationToken) => hit.Passage is { } passage
        ? new PassageView(passage.Anchor, passage.Heading, PassageText.Excerpt(passage.Template, await _figures(cancellationToken), query, hit.Article.Language == "zh" ? LongestExcerpt : LongestLatinExcerpt))
        : null;

    /// <summary>The short answer to say to a customer, as plain text.</summary>
    /// <param name="situation">A name in <see cref="Article.Situations"/>; null, or one that the article does not know, takes the general short answer.</param>
    /// <returns>Null when a figure in it cannot be read, so that half an answer is never given for a whole one.</returns>
    public async Task<string?> ShortAnswerAsync(Article article, string? situation, CancellationToken cancellationToken) =>
        Slots.Fill(article.SituationTemplates.GetValueOrDefault(situation ?? "") ?? article.ShortTemplate, await _figures(cancellationToken));

    /// <summary>The sentences and table rows that cover most of a question, best first, in this language.</summary>
    /// <param name="earlier">What was asked before, where the question goes on from it; null where it stands by itself.</param>
    /// <param name="among">Slugs of the articles that are looked at; null for all.</param>
    internal IReadOnlyList<PointFound> Points(string question, string? earlier, string language, IReadOnlySet<string>? among, int limit) =>
        [.. _shelf.Value.Points[LanguageFor(language)].Find(question, earlier, point => among is null || among.Contains(point.Article.Slug), limit).Select(h => new PointFound(h.Key, h.Fit, h.Own, h.Tells, h.Case))];

    /// <summary>The passages that are asked for by questions most like this one, likeliest first, in this language.</summary>
    internal IReadOnlyList<PassageAsked> Asked(string question, string language, int limit) =>
        [.. _shelf.Value.Asked[LanguageFor(language)].Find(question, limit).Select(h => new PassageAsked(h.Key.Article, h.Key.Passage, h.Likeness))];

    /// <summary>The rows of the tables under a heading, each as a sentence; of all of the article where none is given.</summary>
    internal static IEnumerable<ArticlePoint> Rows(Article article, ArticlePassage? passage) =>
        article.Passages.Where(p => (passage is null ? p.Level > 0 : p.Heading == passage.Heading) && p.Template.Contains('|', StringComparison.Ordinal)).SelectMany(p => ArticlePoints.Of(article, p)).Where(p => p.IsRow);

    /// <summary>What stands under a heading of an article, as one point, as far as it fits one message; null where nothing does.</summary>
    internal static ArticlePoint? Whole(Article article, ArticlePassage passage) => ArticlePoints.Whole(article, passage);

    /// <summary>All that stands under a heading; null where nothing does, or more than so many letters.</summary>
    internal static ArticlePoint? Whole(Article article, ArticlePassage passage, int longest) =>
        passage.Template.Length <= longest * 2 && ArticlePoints.Whole(article, passage, int.MaxValue) is { } whole && whole.Template.Length <= longest ? whole : null;

    /// <summary>Whether a text is the heading of a passage or the title of an article, word for word, as a tapped button sends it.</summary>
    internal bool IsHeading(string text) => _shelf.Value.Headings.Contains(text);

    /// <summary>The one article that has a passage under this heading; null where none has, or several.</summary>
    internal Article? OnlyHeaded(string heading, string language) => _shelf.Value.Headed.GetValueOrDefault((LanguageFor(language), heading));

    /// <summary>The article of exactly this title in this language; null for none.</summary>
    internal Article? Titled(string title, string language) => _shelf.Value.Titles.GetValueOrDefault((LanguageFor(language), title));

    /// <summary>A point as it is said, with the figures of now; null where one cannot be read.</summary>
    internal async Task<string?> SayAsync(ArticlePoint point, CancellationToken cancellationToken) => Slots.Fill(point.Template, await _figures(cancellationToken));

    /// <summary>Name of the exchange as its customers know it; empty while it was never reached.</summary>
    internal async Task<string> BrandAsync(CancellationToken cancellationToken) => (await _figures(cancellationToken)).Find("exchange.name") ?? "";

    /// <summary>Reads the articles now.</summary>
    internal void Open() => _ = _shelf.Value;

    // The headings of an article are the same in its languages, so a passage found in one is known in the other.
    private static ArticleHit Hit(Article article, double score, int? passage) =>
        new(article, score, passage is { } place && place < article.Passages.Count && article.Passages[place].Level > 0 ? article.Passages[place] : null);

    private sealed class Shelf
    {
        public Shelf(List<Article> articles)
        {
            BySlug = articles.GroupBy(a => a.Slug, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToDictionary(a => a.Language, StringComparer.Ordinal), StringComparer.Ordinal);
            Search = new ArticleSearch(articles);
            Points = Languages.ToDictionary(l => l, l => ArticlePoints.Index(articles.Where(a => a.Language == l)), StringComparer.Ordinal);
            Asked = Languages.ToDictionary(l => l, l => new QuestionIndex<(Article, ArticlePassage)>([.. articles.Where(a => a.Language == l).SelectMany(AskedOf)]), StringComparer.Ordinal);
            Titles = articles.DistinctBy(a => (a.Language, a.Title)).ToDictionary(a => (a.Language, a.Title));
            Headed = articles.SelectMany(a => a.Passages.Where(p => p.Level > 0 && p.Template.Length > 0).Select(p => (Article: a, p.Heading))).GroupBy(h => (h.Article.Language, h.Heading)).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.Single().Article);
            Headings = articles.SelectMany(a => a.Passages.Where(p => p.Level > 0).Select(p => p.Heading).Append(a.Title)).ToHashSet(StringComparer.Ordinal);
            var first = BySlug.Values.Select(v => v.Values.First()).ToList();

            // An article for which the intent stands first in its list answers it before one that names it third.
            ByIntent = first.SelectMany(a => a.Intents.Select((intent, place) => (intent, place, a.Slug))).GroupBy(x => x.intent, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.OrderBy(x => x.place).ThenBy(x => x.Slug, StringComparer.Ordinal).Select(x => x.Slug).ToList(), StringComparer.Ordinal);
            Topics = [.. first.GroupBy(a => a.Topic, StringComparer.Ordinal).OrderBy(g => Array.IndexOf(TopicOrder, g.Key) is >= 0 and var place ? place : TopicOrder.Length)
                .Select(g => (g.Key, g.OrderBy(a => a.Slug, StringComparer.Ordinal).Select(a => a.Slug).ToList()))];
        }

        public Dictionary<string, Dictionary<string, Article>> BySlug { get; }

        public Dictionary<string, List<string>> ByIntent { get; }

        public ArticleSearch Search { get; }

        public Dictionary<string, PointIndex<ArticlePoint>> Points { get; }

        public Dictionary<string, QuestionIndex<(Article Article, ArticlePassage Passage)>> Asked { get; }

        public List<(string Id, List<string> Slugs)> Topics { get; }

        public Dictionary<(string Language, string Title), Article> Titles { get; }

        public Dictionary<(string Language, string Heading), Article> Headed { get; }

        public HashSet<string> Headings { get; }

        private static IEnumerable<((Article, ArticlePassage) Passage, string Question)> AskedOf(Article article) =>
            article.Passages.SelectMany(passage => (article.Asked.GetValueOrDefault(passage.Heading) ?? []).Select(question => ((article, passage), question)));
    }
}
