using Vigil.Contracts.Console;
using Vigil.Server.Staff;

namespace Vigil.Server.Accounts.Console;

/// <summary>Accounts that are bait, for administrators.</summary>
internal static class CanaryEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/console").WithTags("Console").Needs(Permission.ManageStaff);
        group.MapGet("/canaries", (Canaries canaries, CancellationToken cancellationToken) => canaries.ListAsync(cancellationToken)).Produces<CanariesView>().ProducesProblem(401).ProducesProblem(403)
            .WithSummary("Accounts that are bait: whoever of the staff reads one is an alert at once.");
        group.MapPost("/canaries", AddAsync).NeedsFreshProof().Produces(204).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403)
            .WithSummary("Puts an account on the list, by its number; asks for a fresh proof.");
        group.MapDelete("/canaries/{uid}", RemoveAsync).NeedsFreshProof().Produces(204).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404)
            .WithSummary("Takes one off the list; asks for a fresh proof.");
    }

    private static async Task<IResult> AddAsync(AddCanary request, HttpContext http, Canaries canaries, CancellationToken cancellationToken) =>
        (await canaries.AddAsync(StaffCaller.Of(http.User), request, cancellationToken))?.ToProblem() ?? TypedResults.NoContent();

    private static async Task<IResult> RemoveAsync(string uid, HttpContext http, Canaries canaries, CancellationToken cancellationToken) =>
        (await canaries.RemoveAsync(StaffCaller.Of(http.User), uid, cancellationToken))?.ToProblem() ?? TypedResults.NoContent();
}
