using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Staff;

namespace Vigil.Server.Privacy.Holds;

/// <summary>What must be kept for now.</summary>
internal static class HoldEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/console").WithTags("Console").Needs(Permission.EraseCustomerData);
        group.MapPost("/cases/{id}/holds", PlaceAsync).NeedsFreshProof().Produces<HoldView>(201).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409)
            .WithSummary("Sets a legal hold on the customer of this case or on the case: neither an erasure nor a rule of retention takes anything away while it stands.");
        group.MapPost("/holds/{hold}/lift", LiftAsync).NeedsFreshProof().Produces<ApprovalView>(202).Produces(204).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409)
            .WithSummary("Asks a second person to agree to lifting a legal hold (202); it stands until they have. Where nobody else could agree, it is lifted at once (204).");
    }

    private static async Task<IResult> PlaceAsync(CaseId id, PlaceHold request, HttpContext http, KeepHolds holds, CancellationToken cancellationToken)
    {
        var placed = await holds.PlaceAsync(StaffCaller.Of(http.User), id, request, cancellationToken);
        return placed.Refusal?.ToProblem() ?? TypedResults.Created((string?)null, placed.Value);
    }

    private static async Task<IResult> LiftAsync(HoldId hold, LiftHold request, HttpContext http, AskForLift ask, CancellationToken cancellationToken)
    {
        var wish = await ask.HandleAsync(StaffCaller.Of(http.User), hold, request, cancellationToken);
        return wish.Refusal?.ToProblem() ?? (wish.Value!.Waits is { } waits ? TypedResults.Accepted((string?)null, waits) : (IResult)TypedResults.NoContent());
    }
}
