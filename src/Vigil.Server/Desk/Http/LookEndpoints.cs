using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Desk.Http;

/// <summary>The customer's data of a case that is not one's own: opened with a reason, and reviewed by a colleague.</summary>
internal static class LookEndpoints
{
    private const int DefaultPage = 20;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapConsole(Permission.OpenCustomerData);
        group.MapPost("/cases/{id}/look", OpenAsync).NeedsFreshProof().Produces<LookOpenedView>(201).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404)
            .WithSummary("Opens the customer's data of this case to the caller alone, for the minutes of Staff:LookMinutes; asks for a fresh proof. Kept in the audit trail, and reviewed by a colleague.");
        group.MapGet("/looks", ListAsync).Produces<LooksPageView>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403)
            .WithSummary($"One page of what was opened with a reason, the newest first; after is what next was; limit at most {ReadLooks.MaxPage}.");
        group.MapPost("/looks/{look}/review", ReviewAsync).NeedsFreshProof().Produces<LookView>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409)
            .WithSummary("Says whether a colleague's look was justified, once; asks for a fresh proof. The same verdict of the same person again answers 200; anything else 409.");
    }

    private static async Task<IResult> OpenAsync(CaseId id, OpenWithReason request, HttpContext http, OpenLook open, CancellationToken cancellationToken)
    {
        var opened = await open.HandleAsync(StaffCaller.Of(http.User), id, request, cancellationToken);
        return opened.Refusal?.ToProblem() ?? TypedResults.Created((string?)null, opened.Value);
    }

    private static async Task<IResult> ListAsync(string? after, int? limit, HttpContext http, ReadLooks looks, CancellationToken cancellationToken) =>
        limit is < 1 or > ReadLooks.MaxPage
            ? RequestRefusals.Invalid($"limit must be a number from 1 to {ReadLooks.MaxPage}.").ToProblem()
            : (await looks.PageAsync(StaffCaller.Of(http.User), string.IsNullOrEmpty(after) ? null : after, limit ?? DefaultPage, cancellationToken)).ToHttp();

    private static async Task<IResult> ReviewAsync(LookId look, JudgeLook request, HttpContext http, ReviewLook review, CancellationToken cancellationToken) =>
        (await review.HandleAsync(StaffCaller.Of(http.User), look, request, cancellationToken)).ToHttp();
}
