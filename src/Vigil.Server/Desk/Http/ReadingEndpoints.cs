using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Cases;
using Vigil.Server.Staff;

namespace Vigil.Server.Desk.Http;

/// <summary>Reading of customers' data that looked unusual, and who may read again.</summary>
internal static class ReadingEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapConsole(Permission.OpenCustomerData);
        group.MapGet("/reading-alerts", (HttpContext http, ReadingPause pause, CancellationToken cancellationToken) => pause.ListAsync(StaffCaller.Of(http.User), cancellationToken))
            .Produces<ReadingAlertsView>().ProducesProblem(401).ProducesProblem(403).WithSummary("Whose reading of customers' data looked unusual, at most 100: those that hold first. Until an alert is cleared its person reads nothing more.");
        group.MapPost("/reading-alerts/{alert}/clear", ClearAsync).NeedsFreshProof().Produces(204).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409)
            .WithSummary("Lets somebody else read again, with a word of what it was; asks for a fresh proof. Never one's own.");
    }

    private static async Task<IResult> ClearAsync(AlertId alert, ClearAlert request, HttpContext http, ReadingPause pause, CancellationToken cancellationToken) =>
        (await pause.ClearAsync(StaffCaller.Of(http.User), alert, request, cancellationToken))?.ToProblem() ?? TypedResults.NoContent();
}
