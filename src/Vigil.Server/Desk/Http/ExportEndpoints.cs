using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Desk.Exports;
using Vigil.Server.Staff;

namespace Vigil.Server.Desk.Http;

/// <summary>A copy of all that is kept of a customer, by two people.</summary>
internal static class ExportEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapConsole(Permission.ExportCustomerData);
        group.MapPost("/cases/{id}/export", AskAsync).NeedsFreshProof().Produces<ApprovalView>(201).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(422).ProducesProblem(429)
            .WithSummary("Asks for a copy of all that is kept of the customer of this case and that they may know, files included. A second person has to agree; they read how many cases, entries, files and bytes it is.");
        group.MapGet("/exports/{approval}", FetchAsync).NeedsFreshProof().Produces(200, contentType: "application/zip").ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(422)
            .WithSummary("The copy as a ZIP archive (about.txt, data.json, conversations, files), for who asked for it, within Desk:ExportHours of the agreement. More than Desk:ExportEntries entries or Desk:ExportMegabytes of files are refused, never cut. The connection is closed where the session or the right ends meanwhile. Asks for a fresh proof; each time in the audit trail.");
    }

    private static async Task<IResult> AskAsync(CaseId id, AskForExport request, HttpContext http, RequestExport export, CancellationToken cancellationToken)
    {
        var asked = await export.HandleAsync(StaffCaller.Of(http.User), id, request, cancellationToken);
        return asked.Refusal?.ToProblem() ?? TypedResults.Created((string?)null, asked.Value);
    }

    private static async Task<IResult> FetchAsync(ApprovalId approval, HttpContext http, FetchExport fetch, CancellationToken cancellationToken)
    {
        var found = await fetch.HandleAsync(StaffCaller.Of(http.User), approval, $"{http.Request.Scheme}://{http.Request.Host}", cancellationToken);
        return found.Refusal?.ToProblem() ?? found.Value!;
    }
}
