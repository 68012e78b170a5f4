using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Staff.Approvals;

/// <summary>What waits for a second person. Asking for something is the matter of each kind's own routes.</summary>
internal static class ApprovalEndpoints
{
    private const int DefaultPage = 20;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/console").WithTags("Console").Needs(Permission.Approve);
        group.MapGet("/approvals", ListAsync).Produces<ApprovalsPageView>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403)
            .WithSummary($"One page of what waits or waited for a second person, the newest first, of the kinds that the caller's role decides on; after is what next was; limit at most {ReadApprovals.MaxPage}.");
        group.MapPost("/approvals/{approval}/decision", DecideAsync).NeedsFreshProof().Produces<ApprovalView>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409)
            .WithSummary("Agrees or says no, once, to exactly what was read (hash). Never to one's own wish. The same verdict of the same person again answers 200; anything else 409.");
        group.MapPost("/approvals/{approval}/withdraw", WithdrawAsync).Produces<ApprovalView>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409)
            .WithSummary("Takes one's own wish back while nobody has decided.");
    }

    private static async Task<IResult> ListAsync(string? after, int? limit, HttpContext http, ReadApprovals approvals, CancellationToken cancellationToken) =>
        limit is < 1 or > ReadApprovals.MaxPage
            ? RequestRefusals.Invalid($"limit must be a number from 1 to {ReadApprovals.MaxPage}.").ToProblem()
            : (await approvals.PageAsync(StaffCaller.Of(http.User), string.IsNullOrEmpty(after) ? null : after, limit ?? DefaultPage, cancellationToken)).ToHttp();

    private static async Task<IResult> DecideAsync(ApprovalId approval, DecideApproval request, HttpContext http, DecideOnApproval decide, CancellationToken cancellationToken) =>
        (await decide.HandleAsync(StaffCaller.Of(http.User), approval, request, cancellationToken)).ToHttp();

    private static async Task<IResult> WithdrawAsync(ApprovalId approval, HttpContext http, DecideOnApproval decide, CancellationToken cancellationToken) =>
        (await decide.WithdrawAsync(StaffCaller.Of(http.User), approval, cancellationToken)).ToHttp();
}
