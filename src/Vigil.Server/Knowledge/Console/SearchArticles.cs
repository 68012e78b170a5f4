using Vigil.Contracts.Console;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Knowledge.Console;

/// <summary>Finds articles for an agent: to read, or to send to a customer in the customer's language.</summary>
internal static class SearchArticles
{
    private const int MaxQuery = 200;

    // One screen of the picker.
    private const int Found = 8;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGroup("/api/console").WithTags("Console").Needs(Permission.WorkCases)
        .MapGet("/articles", HandleAsync).Produces<IReadOnlyList<SuggestionView>>().ProducesProblem(400).ProducesProblem(401)
        .WithSummary($"Articles that fit a query of 1 to {MaxQuery} characters, best first, at most {Found}, in zh or en. 'short' is missing while a figure in it cannot be read: then only the link can be sent.");

    private static async Task<IResult> HandleAsync(string? query, string? language, ArticleLibrary library, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(query) || query.Length > MaxQuery)
        {
            return RequestRefusals.Invalid($"query must hold 1 to {MaxQuery} characters.").ToProblem();
        }

        var found = new List<SuggestionView>();
        foreach (var hit in library.Search(query, ArticleLibrary.LanguageFor(language), Found))
        {
            var article = hit.Article;
            found.Add(new SuggestionView(
                article.Slug, article.Language, article.Title, await library.ShortAnswerAsync(article, null, cancellationToken), Math.Round(hit.Score, 3), await library.PassageAsync(hit, query, cancellationToken)));
        }

        return TypedResults.Ok<IReadOnlyList<SuggestionView>>(found);
    }
}
