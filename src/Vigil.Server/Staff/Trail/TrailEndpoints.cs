using Vigil.Contracts.Console;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Staff.Trail;

/// <summary>The audit trail over HTTP: to be read and nothing else.</summary>
internal static class TrailEndpoints
{
    private const int DefaultPage = 50;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGroup("/api/console").WithTags("Console").Needs(Permission.ReadTrail)
            .MapGet("/trail", SearchAsync).Produces<TrailPageView>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403)
            .WithSummary($"One page of the audit trail, the newest first: actor and object exactly, action whole or by its first parts, from and to as times (to exclusive); after is what next was; limit at most {SearchTrail.MaxPage}. Searching is itself an event of the trail.");

    private static async Task<IResult> SearchAsync(string? actor, string? action, string? @object, DateTimeOffset? from, DateTimeOffset? to, string? after, int? limit, HttpContext http, SearchTrail search, CancellationToken cancellationToken) =>
        limit is < 1 or > SearchTrail.MaxPage
            ? RequestRefusals.Invalid($"limit must be a number from 1 to {SearchTrail.MaxPage}.").ToProblem()
            : (await search.HandleAsync(StaffCaller.Of(http.User), new TrailFilter(actor, action, @object, from, to), after, limit ?? DefaultPage, cancellationToken)).ToHttp();
}
