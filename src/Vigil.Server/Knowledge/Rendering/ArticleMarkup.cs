using System.Buffers;
using System.Globalization;
using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Vigil.Server.Knowledge.Rendering;

/// <summary>
/// Markdown to HTML. Under the heading 'if it looks different' each third-level heading becomes a fold, because a reader needs one of them at most.
/// A paragraph that is one image of <c>media:name</c> becomes a figure: a frame for the picture or film that is still to come, with its caption.
/// </summary>
internal static class ArticleMarkup
{
    // Articles are written to this convention; a test holds every article to it.
    internal static readonly string[] FoldedHeadings = ["如果您看到的不一样", "If it looks different"];

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    private const string Media = "media:";
    private const string Film = "video-";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().DisableHtml().Build();

    public static (string Html, IReadOnlyList<ArticleSection> Sections) ToHtml(string markdown, string language, IReadOnlyList<ArticlePassage> passages)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>().Where(l => MediaName(l) is null && !IsAllowed(l.Url)))
        {
            link.Url = "#";
        }

        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        var sections = new List<ArticleSection>();
        var anchors = new Anchors(passages);
        var folding = false;
        var open = false;
        foreach (var block in document)
        {
            if (block is HeadingBlock { Level: <= 2 } heading)
            {
                open = Close(renderer, open);
                var title = TextOf(heading);
                folding = FoldedHeadings.Contains(title, StringComparer.Ordinal);
                sections.Add(new ArticleSection(anchors.Next(title, 2), title));
                heading.Level = 2;
                heading.GetAttributes().Id = sections[^1].Id;
            }

            if (block is HeadingBlock { Level: 3 } below)
            {
                var anchor = anchors.Next(TextOf(below), 3);
                if (folding)
                {
                    Close(renderer, open);

                    // Inside, so that a browser which is led there opens the fold.
                    renderer.Write("<details><summary>").WriteLeafInline(below).Write("</summary>\n<span class=\"at\" id=\"").Write(anchor).Write("\"></span>\n");
                    open = true;
                }
                else
                {
                    below.GetAttributes().Id = anchor;
                    renderer.Render(block);
                }
            }
            else if (block is ParagraphBlock { Inline: { } inline } && inline.FirstChild is LinkInline only && only == inline.LastChild && MediaName(only) is { } name)
            {
                Figure(renderer, name, only, language);
            }
            else
            {
                renderer.Render(block);
            }
        }

        Close(renderer, open);

        // The corner of a table that has names on both sides names nothing. Nobody has written this: what authors write is escaped.
        return (writer.ToString().Replace("<th></th>", "<td></td>", StringComparison.Ordinal), sections);
    }

    // Anchors by the headings of the whole article: what was left out for want of a figure moves none of the others.
    private sealed class Anchors(IReadOnlyList<ArticlePassage> passages)
    {
        private int _next;

        public string Next(string heading, int level)
        {
            var place = _next;
            while (place < passages.Count && (passages[place].Level != level || passages[place].Heading != heading))
            {
                place++;
            }

            if (place == passages.Count)
            {
                throw new InvalidOperationException($"The article has no heading '{heading}'.");
            }

            _next = place + 1;
            return passages[place].Anchor;
        }
    }

    private static bool Close(HtmlRenderer renderer, bool open)
    {
        if (open)
        {
            renderer.Write("</details>\n");
        }

        return false;
    }

    private static string? MediaName(LinkInline link) =>
        link is { IsImage: true, Url: { } url } && url.StartsWith(Media, StringComparison.Ordinal) && url.Length > Media.Length && url.AsSpan(Media.Length).IndexOfAnyExcept(NameCharacters) < 0 ? url[Media.Length..] : null;

    private static void Figure(HtmlRenderer renderer, string name, LinkInline link, string language)
    {
        var film = name.StartsWith(Film, StringComparison.Ordinal);
        var kind = language == "zh" ? (film ? "短片" : "图示") : film ? "Film" : "Picture";
        renderer.Write("<figure class=\"media").Write(film ? " film" : "").Write("\" id=\"media-").Write(name).Write("\"><span>").Write(kind).Write("</span><figcaption>");
        renderer.WriteChildren(link);
        renderer.Write("</figcaption></figure>\n");
    }

    private static bool IsAllowed(string? url) =>
        url is not null && (url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || url.StartsWith('#') || (url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal)));

    private static string TextOf(HeadingBlock heading) =>
        string.Concat(heading.Inline?.Descendants<LiteralInline>().Select(l => l.Content.ToString()) ?? []);
}
