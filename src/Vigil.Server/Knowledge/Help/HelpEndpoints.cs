using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Vigil.Server.Knowledge.Messenger;
using Vigil.Server.Knowledge.Votes;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Knowledge.Help;

/// <summary>The public help centre: pages made on the server, complete without script.</summary>
internal static class HelpEndpoints
{
    private const int MaxResults = 10;

    // What shares only a common word with the query scores far below the best hit and is no answer.
    private const double LeastShareOfBest = 0.3;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var help = routes.MapGroup("/help").AllowAnonymous().ExcludeFromDescription();
        help.MapGet("", ChooseLanguage);
        help.MapGet("/assets/{name}", HelpAssets.Read);
        var pages = help.MapGroup("/{language:regex(^(zh|en)$)}");
        pages.MapGet("", ReadHomeAsync);
        pages.MapGet("/topics/{topic}", ReadTopicAsync);
        pages.MapGet("/articles/{slug}", ReadArticleAsync);
        pages.MapPost("/articles/{slug}/vote", VoteAsync);
        pages.MapGet("/search", SearchAsync);
        help.MapGet("/{**rest}", MissingAsync);
        routes.MapGet("/docs/connect/{name}", Handbook.Read).AllowAnonymous().ExcludeFromDescription();
    }

    private static RedirectHttpResult ChooseLanguage(HttpContext http)
    {
        http.Response.Headers.Vary = "Accept-Language";
        return TypedResults.Redirect($"/help/{PreferredLanguage(http)}");
    }

    private static async Task<IResult> ReadHomeAsync(string language, HttpContext http, ArticleLibrary library, CancellationToken cancellationToken) =>
        Page<HomePage>(language, await SiteAsync(http, library, "", cancellationToken) with { OwnSearch = true }, new(StringComparer.Ordinal) { ["Topics"] = library.Topics(language) });

    private static async Task<IResult> ReadTopicAsync(string language, string topic, HttpContext http, ArticleLibrary library, CancellationToken cancellationToken) =>
        library.Topics(language).FirstOrDefault(t => t.Id == topic) is { } found && HelpText.In(language).Topic(topic) is { } words
            ? Page<TopicPage>(language, await SiteAsync(http, library, $"/topics/{topic}", cancellationToken), new(StringComparer.Ordinal)
            {
                ["Words"] = words,
                ["Items"] = await ListAsync(library, found.Articles, cancellationToken),
            })
            : await NoticeAsync(http, library, language, StatusCodes.Status404NotFound, NotFound, cancellationToken);

    private static async Task<IResult> ReadArticleAsync(string language, string slug, string? voted, HttpContext http, ArticleLibrary library, ArticleRenderer renderer, CancellationToken cancellationToken) =>
        library.Find(slug, language) is { } article
            ? Page<ArticlePage>(language, await SiteAsync(http, library, $"/articles/{article.Slug}", cancellationToken), new(StringComparer.Ordinal)
            {
                ["Read"] = await renderer.RenderAsync(article, cancellationToken),
                ["Related"] = library.Related(article),
                ["Voted"] = voted is not null,
            })
            : await NoticeAsync(http, library, language, StatusCodes.Status404NotFound, NotFound, cancellationToken);

    private static async Task<IResult> SearchAsync(string language, string? q, HttpContext http, ArticleLibrary library, CancellationToken cancellationToken)
    {
        var query = (q ?? "").Trim();
        query = query.Length > ArticleEndpoints.MaxQuery ? query[..ArticleEndpoints.MaxQuery] : query;
        var found = query.Length == 0 ? [] : library.Search(query, language, MaxResults);
        var items = new List<ListedArticle>();
        foreach (var hit in found.Where(h => h.Score >= found[0].Score * LeastShareOfBest))
        {
            items.Add(new ListedArticle(hit.Article, await library.SummaryAsync(hit.Article, cancellationToken), await library.PassageAsync(hit, query, cancellationToken)));
        }

        var site = await SiteAsync(http, library, "/search", cancellationToken) with { Index = false, OwnSearch = true, Tail = query.Length == 0 ? "" : $"?q={Uri.EscapeDataString(query)}" };
        return Page<SearchPage>(language, site, new(StringComparer.Ordinal)
        {
            ["Query"] = query,
            ["Items"] = items,
            ["Topics"] = library.Topics(language),
        });
    }

    // Stores a number and nothing about the reader. A forged vote harms nobody, so no token is asked for; a browser that says it comes from another site is still declined.
    private static async Task<IResult> VoteAsync(string language, string slug, string? helpful, HttpContext http, ArticleLibrary library, ArticleVotes votes, CancellationToken cancellationToken)
    {
        if (library.Find(slug, language) is not { } article || helpful is not ("yes" or "no") || http.Request.Headers["Sec-Fetch-Site"] == "cross-site")
        {
            return await NoticeAsync(http, library, language, StatusCodes.Status404NotFound, NotFound, cancellationToken);
        }

        return await votes.CountAsync(article, helpful == "yes", http.Connection.RemoteIpAddress, cancellationToken)
            ? new SeeOther($"/help/{language}/articles/{article.Slug}?voted=1#helped")
            : await NoticeAsync(http, library, language, StatusCodes.Status429TooManyRequests, t => (t.TooManyTitle, t.TooManyLead), cancellationToken);
    }

    private static Task<IResult> MissingAsync(HttpContext http, ArticleLibrary library, CancellationToken cancellationToken)
    {
        var parts = http.Request.Path.Value!.Split('/');
        var language = parts is [_, _, "zh" or "en", ..] ? parts[2] : PreferredLanguage(http);
        return NoticeAsync(http, library, language, StatusCodes.Status404NotFound, NotFound, cancellationToken);
    }

    private static (string Title, string Lead) NotFound(HelpText text) => (text.NotFoundTitle, text.NotFoundLead);

    private static async Task<IResult> NoticeAsync(HttpContext http, ArticleLibrary library, string language, int status, Func<HelpText, (string Title, string Lead)> say, CancellationToken cancellationToken) =>
        Page<NoticePage>(language, await SiteAsync(http, library, "", cancellationToken) with { Index = false }, new(StringComparer.Ordinal) { ["Say"] = say }, status);

    private static RenderedPage<TPage> Page<TPage>(string language, HelpSite site, Dictionary<string, object?> parameters, int status = StatusCodes.Status200OK)
        where TPage : IComponent
    {
        parameters["Text"] = HelpText.In(language);
        parameters["Site"] = site;
        return new RenderedPage<TPage>(parameters, status, HelpPage.Policy);
    }

    private static async Task<HelpSite> SiteAsync(HttpContext http, ArticleLibrary library, string path, CancellationToken cancellationToken) =>
        new($"{http.Request.Scheme}://{http.Request.Host}", await library.BrandAsync(cancellationToken), path);

    private static async Task<IReadOnlyList<ListedArticle>> ListAsync(ArticleLibrary library, IReadOnlyList<Article> articles, CancellationToken cancellationToken)
    {
        var listed = new List<ListedArticle>(articles.Count);
        foreach (var article in articles)
        {
            listed.Add(new ListedArticle(article, await library.SummaryAsync(article, cancellationToken)));
        }

        return listed;
    }

    // Chinese where the reader names no language: it is written first.
    private static string PreferredLanguage(HttpContext http)
    {
        var wanted = http.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).Select(l => l.Value.Value).FirstOrDefault(l => l is { Length: > 1 });
        return wanted is null ? ArticleLibrary.Languages[0] : ArticleLibrary.LanguageFor(wanted);
    }

    /// <summary>303: the browser reads the page anew, and going back does not vote again (RFC 9110, section 15.4.4).</summary>
    private sealed class SeeOther(string location) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = location;
            return Task.CompletedTask;
        }
    }
}
