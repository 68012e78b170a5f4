using Vigil.Language;
using Vigil.Language.Search;
using Vigil.Server.Assistant.Dialogue;
using Vigil.Server.Cases;
using Vigil.Server.Knowledge;

namespace Vigil.Server.Assistant.Answers;

/// <summary>
/// What is offered where nothing answers: headings of the article that lies open, or titles of other articles, that come nearest to the question; and what a tap on one of them means.
/// Whoever reads them sees at once whether theirs is among them, which no threshold can tell. Pure.
/// </summary>
internal sealed class NearestHeadings(ArticleLibrary articles)
{
    // With the hand-over beside them, as many buttons as a message carries.
    private const int Most = 2;

    // What a button shows on a phone without being cut.
    private const int LongestLabel = 64;

    private const int Looked = 40;

    /// <summary>At most two, nearest first; empty where none is near.</summary>
    public IReadOnlyList<string> To(string text, Reading reading, TalkBefore before, string language) =>
        before.Slug is { } slug && In(slug, text, before.Question, language) is { Count: > 0 } headings ? headings : Titles(text, reading, before.Slug, language);

    /// <summary>The headings of one article that come nearest.</summary>
    /// <param name="earlier">What was asked before; null where the question stands by itself.</param>
    public IReadOnlyList<string> In(string slug, string text, string? earlier, string language) => Distinct(
        articles.Points(text, earlier, language, new HashSet<string>([slug], StringComparer.Ordinal), Looked)
            .Where(f => f.Point.Passage is not null && f.Fit >= PointThresholds.NearHeading && (f.Own >= PointThresholds.NearOwnAlone || SharedMatter.IsIn(text, f.Point.Passage.Heading))).Select(f => f.Point.Passage!.Heading));

    /// <summary>Whether a text is in the very words of a heading or title.</summary>
    public bool MayBeTapped(string text) => articles.IsHeading(text.Trim());

    /// <summary>What a text in the very words of a heading or title is answered with; null for any other.</summary>
    /// <param name="slug">The article that lies open; null for none.</param>
    public ChosenPoint? Tapped(string text, string? slug, string language)
    {
        var label = text.Trim();
        if (slug is not null && articles.Find(slug, language) is { } open && open.Passages.FirstOrDefault(p => p.Level > 0 && p.Heading == label) is { } passage && ArticleLibrary.Whole(open, passage) is { } whole)
        {
            return new ChosenPoint(open, whole);
        }

        return articles.Titled(label, language) is { } titled ? new ChosenPoint(titled, null) : null;
    }

    private IReadOnlyList<string> Titles(string text, Reading reading, string? slug, string language) => Distinct(
        articles.Points(text, null, language, null, Looked).Where(f => f.Point.Article.Slug != slug && f.Own >= PointThresholds.NearOwn)
            .Select(f => (f.Point.Article, Fit: f.Fit + (PointThresholds.OfTopic * ChoosePoint.Probability(f.Point.Article, reading)))).Where(f => f.Fit >= PointThresholds.NearTitle && SharedMatter.IsIn(text, $"{f.Article.Title}\n{string.Join('\n', f.Article.Keywords)}"))
            .OrderByDescending(f => f.Fit).Select(f => f.Article.Title));

    // A tap sends the heading's words: 'this withdrawal is not mine' would bring the security team to whoever only wanted to read on.
    private static bool IsHarmless(string label) => UrgencyReader.Read(label) is { IsTheft: false, Level: not UrgencyLevel.Urgent };

    private static IReadOnlyList<string> Distinct(IEnumerable<string> labels) => [.. labels.Where(l => l.Length <= LongestLabel && IsHarmless(l)).Distinct(StringComparer.Ordinal).Take(Most)];
}
