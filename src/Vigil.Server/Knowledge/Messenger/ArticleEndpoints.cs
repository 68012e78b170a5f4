using Vigil.Contracts.Messenger;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Knowledge.Messenger;

/// <summary>Articles for the messenger. They are public, so no session is asked for.</summary>
internal static class ArticleEndpoints
{
    public const int MaxQuery = 200;
    private const int MaxLimit = 20;
    private const int DefaultLimit = 5;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/messenger").WithTags("Messenger").AllowAnonymous();
        group.MapGet("/articles", SearchAsync).Produces<ArticlesView>().ProducesProblem(400)
            .WithSummary("Articles that fit a query of 1 to 200 characters, best first; limit 1 to 20, 5 if not given.");
        group.MapGet("/articles/{slug}", ReadAsync).Produces<ArticleView>().ProducesProblem(404)
            .WithSummary("One article, in the other language where it is not written in the one asked for.");
    }

    private static async Task<IResult> SearchAsync(string? query, string? language, int? limit, ArticleLibrary library, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(query) || query.Length > MaxQuery)
        {
            return RequestRefusals.Invalid($"query must hold 1 to {MaxQuery} characters.").ToProblem();
        }

        if (limit is < 1 or > MaxLimit)
        {
            return RequestRefusals.Invalid($"limit must be from 1 to {MaxLimit}.").ToProblem();
        }

        var found = new List<ArticleSummary>();
        foreach (var hit in library.Search(query, ArticleLibrary.LanguageFor(language), limit ?? DefaultLimit))
        {
            found.Add(new ArticleSummary(hit.Article.Slug, hit.Article.Language, hit.Article.Title, await library.SummaryAsync(hit.Article, cancellationToken), await library.PassageAsync(hit, query, cancellationToken)));
        }

        return TypedResults.Ok(new ArticlesView(found));
    }

    private static async Task<IResult> ReadAsync(string slug, string? language, ArticleLibrary library, ArticleRenderer renderer, CancellationToken cancellationToken)
    {
        if (library.Find(slug, ArticleLibrary.LanguageFor(language)) is not { } article)
        {
            return KnowledgeRefusals.ArticleNotFound.ToProblem();
        }

        var read = await renderer.RenderAsync(article, cancellationToken);
        return TypedResults.Ok(new ArticleView(
            article.Slug, article.Language, article.Title, read.ShortAnswer, read.Html, new DateTimeOffset(article.UpdatedOn, TimeOnly.MinValue, TimeSpan.Zero),
            [.. library.Related(article).Select(r => new ArticleLink(r.Slug, r.Language, r.Title))]));
    }
}
