using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Desk.Exports;
using Vigil.Server.Platform.Http;
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
        group.MapPost("/exports/{approval}/ticket", TicketAsync).NeedsFreshProof().Produces<DownloadTicketView>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(422)
            .WithSummary("For browsers, which write the copy to disk while it comes: an address that gives this copy to this session once, within 30 seconds. Refused as the copy itself is. Asks for a fresh proof.");
        group.MapGet("/exports/{approval}/archive", FetchByTicketAsync).Produces(200, contentType: "application/zip").ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(422)
            .WithSummary("The copy for a ticket (query 'ticket'), once. 404 export.ticket for one that is used, older than 30 seconds, of another copy or of another session. Otherwise as GET /exports/{approval}.");
    }

    private static string DoorOf(ApprovalId approval) => $"export:{approval}";

    private static async Task<IResult> TicketAsync(ApprovalId approval, HttpContext http, FetchExport fetch, OnceTickets tickets, CancellationToken cancellationToken)
    {
        var caller = StaffCaller.Of(http.User);
        if (await fetch.CheckAsync(caller, approval, cancellationToken) is { } refusal)
        {
            return refusal.ToProblem();
        }

        var (ticket, until) = tickets.Make(DoorOf(approval), caller.SessionKey);
        return TypedResults.Ok(new DownloadTicketView($"/api/console/exports/{approval}/archive?ticket={Uri.EscapeDataString(ticket)}", until));
    }

    // The proof was asked for by the ticket, which is as old as half a minute at most.
    private static async Task<IResult> FetchByTicketAsync(ApprovalId approval, string? ticket, HttpContext http, FetchExport fetch, OnceTickets tickets, CancellationToken cancellationToken) =>
        ticket is not null && await tickets.TakeAsync(DoorOf(approval), ticket, cancellationToken) == StaffCaller.Of(http.User).SessionKey
            ? await FetchAsync(approval, http, fetch, cancellationToken)
            : DeskRefusals.ExportTicket.ToProblem();

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
