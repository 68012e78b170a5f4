using Vigil.Language;
using Vigil.Server.Assistant.Dialogue;
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

    /// <summary>At most two with what each stands for, likeliest first; empty where none is near.</summary>
    /// <param name="said">Slug of the article whose short answer stands above them; null where none does.</param>
    public IReadOnlyList<(string Label, RankedPassage Of)> Of(IReadOnlyList<RankedPassage> ranked, string? said, string language) =>
        [.. ranked.Where(r => r.Probability >= PassageThresholds.Offered && (r.Likeness >= PassageThresholds.OwnSpeak || r.Points is [{ Own: >= PassageThresholds.OwnSpeak }, ..]) && !(r.Passage is null && r.Article.Slug == said)).Select(r => (Label: Label(r, language), Of: r)).Where(l => l.Label is not null && IsHarmless(l.Label)).Select(l => (l.Label!, l.Of)).DistinctBy(l => l.Item1, StringComparer.Ordinal).Take(Most)];

    /// <summary>Whether a text is in the very words of a heading or title.</summary>
    public bool MayBeTapped(string text) => articles.IsHeading(text.Trim());

    /// <summary>What a text in the very words of a heading or title is answered with; null for any other.</summary>
    /// <param name="slug">The article that lies open; null for none.</param>
    public ChosenPoint? Tapped(string text, string? slug, string language)
    {
        var label = text.Trim();
        var open = slug is null ? null : articles.Find(slug, language);
        if ((open is not null && Passage(open) is not null ? open : articles.OnlyHeaded(label, language)) is { } article && Passage(article) is { } passage && ArticleLibrary.Whole(article, passage) is { } whole)
        {
            return new ChosenPoint(article, whole);
        }

        return articles.Titled(label, language) is { } titled ? new ChosenPoint(titled, null) : null;

        ArticlePassage? Passage(Article of) => of.Passages.FirstOrDefault(p => p.Level > 0 && p.Heading == label);
    }

    // A heading that several articles have, such as 'Steps', says which article it means only by the title.
    private string? Label(RankedPassage ranked, string language) =>
        new[] { ranked.Passage?.Heading, ranked.Article.Title }.FirstOrDefault(label => label is { Length: <= LongestLabel } && (label == ranked.Article.Title || articles.OnlyHeaded(label, language) is not null));

    // A tap sends the heading's words: 'this withdrawal is not mine' would bring the security team to whoever only wanted to read on.
    private static bool IsHarmless(string label) => UrgencyReader.Read(label) is { IsTheft: false, Level: not UrgencyLevel.Urgent };
}
