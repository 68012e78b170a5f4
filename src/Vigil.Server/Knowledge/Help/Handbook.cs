using System.Collections.Frozen;
using System.Net;
using System.Reflection;
using System.Text;
using Markdig;
using Microsoft.Net.Http.Headers;

namespace Vigil.Server.Knowledge.Help;

/// <summary>The pages of <c>docs/connect</c> for the engineers who connect an exchange, so that an installation without the sources has them too. They hold nothing of this installation.</summary>
internal static class Handbook
{
    private const string Prefix = "Handbook/";
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().DisableHtml().Build();
    private static readonly Lazy<FrozenDictionary<string, string>> Pages = new(() => Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).ToFrozenDictionary(name => name[Prefix.Length..], Render, StringComparer.Ordinal));

    /// <summary>The page with this file name, such as <c>embed.md</c>.</summary>
    public static IResult Read(string name, HttpContext http)
    {
        if (!Pages.Value.TryGetValue(name, out var page))
        {
            return TypedResults.NotFound();
        }

        http.Response.Headers[HeaderNames.ContentSecurityPolicy] = HelpPage.Policy;
        http.Response.Headers.CacheControl = "no-cache";
        return TypedResults.Content(page, "text/html", Encoding.UTF8);
    }

    private static string Render(string resource)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!, Encoding.UTF8);
        var markdown = reader.ReadToEnd();
        var title = WebUtility.HtmlEncode(markdown.AsSpan(2, markdown.IndexOf('\n', StringComparison.Ordinal) - 2).ToString());
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <title>{title} · Vigil</title>
            <link rel="stylesheet" href="{HelpAssets.StyleUrl}">
            </head>
            <body><main class="handbook prose">
            {Markdown.ToHtml(markdown, Pipeline)}
            </main></body>
            </html>
            """;
    }
}
