using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Desk.Exports;
using Vigil.Server.Staff;

namespace Vigil.Server.Desk.Http;

/// <summary>A copy of what a customer has said and been told, by two people.</summary>
internal static class ExportEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapConsole(Permission.ExportCustomerData);
        group.MapPost("/cases/{id}/export", AskAsync).NeedsFreshProof().Produces<ApprovalView>(201).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(429)
            .WithSummary("Asks for a copy of all that the customer of this case may see of their conversations. A second person has to agree.");
        group.MapGet("/exports/{approval}", FetchAsync).NeedsFreshProof().Produces(200, contentType: "application/json").ProducesProblem(401).ProducesProblem(403).ProducesProblem(404)
            .WithSummary("The copy, for who asked for it, within Desk:ExportHours of the agreement. At most Desk:ExportEntries entries; complete says whether all are there. Asks for a fresh proof; each time in the audit trail.");
    }

    private static async Task<IResult> AskAsync(CaseId id, AskForExport request, HttpContext http, RequestExport export, CancellationToken cancellationToken)
    {
        var asked = await export.HandleAsync(StaffCaller.Of(http.User), id, request, cancellationToken);
        return asked.Refusal?.ToProblem() ?? TypedResults.Created((string?)null, asked.Value);
    }

    private static async Task<IResult> FetchAsync(ApprovalId approval, HttpContext http, FetchExport fetch, CancellationToken cancellationToken)
    {
        var found = await fetch.HandleAsync(StaffCaller.Of(http.User), approval, cancellationToken);
        return found.Refusal?.ToProblem() ?? found.Value!;
    }
}
