using System.Globalization;
using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Vigil.Server.Knowledge.Rendering;

/// <summary>Markdown to HTML. Under the heading 'if it looks different' each third-level heading becomes a fold, because a reader needs one of them at most.</summary>
internal static class ArticleMarkup
{
    // Articles are written to this convention; a test holds every article to it.
    internal static readonly string[] FoldedHeadings = ["如果您看到的不一样", "If it looks different"];

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().DisableHtml().Build();

    public static (string Html, IReadOnlyList<ArticleSection> Sections) ToHtml(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>().Where(l => !IsAllowed(l.Url)))
        {
            link.Url = "#";
        }

        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        var sections = new List<ArticleSection>();
        var folding = false;
        var open = false;
        foreach (var block in document)
        {
            if (block is HeadingBlock { Level: <= 2 } heading)
            {
                open = Close(renderer, open);
                var title = TextOf(heading);
                folding = FoldedHeadings.Contains(title, StringComparer.Ordinal);
                sections.Add(new ArticleSection($"s{sections.Count + 1}", title));
                heading.Level = 2;
                heading.GetAttributes().Id = sections[^1].Id;
            }

            if (folding && block is HeadingBlock { Level: 3 } fold)
            {
                Close(renderer, open);
                renderer.Write("<details><summary>").WriteLeafInline(fold).Write("</summary>\n");
                open = true;
            }
            else
            {
                renderer.Render(block);
            }
        }

        Close(renderer, open);
        return (writer.ToString(), sections);
    }

    private static bool Close(HtmlRenderer renderer, bool open)
    {
        if (open)
        {
            renderer.Write("</details>\n");
        }

        return false;
    }

    private static bool IsAllowed(string? url) =>
        url is not null && (url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || url.StartsWith('#') || (url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal)));

    private static string TextOf(HeadingBlock heading) =>
        string.Concat(heading.Inline?.Descendants<LiteralInline>().Select(l => l.Content.ToString()) ?? []);
}
