using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Staff;

namespace Vigil.Server.Privacy.Erasing;

/// <summary>The erasure of a customer, by two people.</summary>
internal static class ErasureEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/console").WithTags("Console").Needs(Permission.EraseCustomerData);
        group.MapGet("/cases/{id}/erasure", ReadAsync).Produces<ErasureView>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(404)
            .WithSummary("What the erasure of the customer of this case would take away, and what is in the way of it.");
        group.MapPost("/cases/{id}/erasure", AskAsync).NeedsFreshProof().Produces<ApprovalView>(201).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(429)
            .WithSummary("Asks for the customer of this case to be erased. A second person has to agree; then it is done, and cannot be undone. Refused while a case of theirs is open or a legal hold stands.");
    }

    private static async Task<IResult> ReadAsync(CaseId id, HttpContext http, RequestErasure erasure, CancellationToken cancellationToken) =>
        (await erasure.ReadAsync(StaffCaller.Of(http.User), id, cancellationToken)).ToHttp();

    private static async Task<IResult> AskAsync(CaseId id, AskForErasure request, HttpContext http, RequestErasure erasure, CancellationToken cancellationToken)
    {
        var asked = await erasure.AskAsync(StaffCaller.Of(http.User), id, request, cancellationToken);
        return asked.Refusal?.ToProblem() ?? TypedResults.Created((string?)null, asked.Value);
    }
}
