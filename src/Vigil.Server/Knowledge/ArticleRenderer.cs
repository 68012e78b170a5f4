using Vigil.Server.Knowledge.Figures;
using Vigil.Server.Knowledge.Rendering;

namespace Vigil.Server.Knowledge;

/// <summary>A part of an article under a heading of the second level.</summary>
/// <param name="Id">The anchor in the HTML.</param>
public sealed record ArticleSection(string Id, string Title);

/// <summary>An article as it is read now.</summary>
/// <param name="ShortAnswer">The short answer as plain text; empty where none of its sentences can be filled.</param>
/// <param name="Html">The body; see <see cref="ArticleRenderer"/>.</param>
/// <param name="Complete">False when something was left out because its figures cannot be read now.</param>
public sealed record RenderedArticle(Article Article, string ShortAnswer, string Html, IReadOnlyList<ArticleSection> Sections, bool Complete);

/// <summary>
/// Turns articles into what people read, with the exchange's present figures. While the exchange was never reached, what needs a
/// figure is left out rather than guessed: a sentence, a table row, a section. The HTML holds only what the renderer itself makes:
/// HTML in the source comes out as text, and links lead to https, to this site or within the page.
/// </summary>
public sealed class ArticleRenderer
{
    private readonly PlatformFigures _figures;

    internal ArticleRenderer(PlatformFigures figures) => _figures = figures;

    /// <summary>The whole article.</summary>
    public async Task<RenderedArticle> RenderAsync(Article article, CancellationToken cancellationToken)
    {
        var figures = await _figures.ReadAsync(cancellationToken);
        var (markdown, complete) = Slots.FillMarkdown(article.BodyTemplate, figures);
        var body = ArticleMarkup.ToHtml(markdown, article.Language, article.Passages);
        return new RenderedArticle(
            article, Slots.FillSentences(article.ShortTemplate, figures), body.Html, body.Sections,
            complete && Slots.Fill(article.ShortTemplate, figures) is not null);
    }
}
