using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Staff;

namespace Vigil.Server.Accounts.Console;

/// <summary>A customer's data in the console: always through a case, and only while its data is open to the caller.</summary>
internal static class ConsoleEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/console/cases/{id}").WithTags("Console").Needs(Permission.WorkCases);
        group.MapGet("/customer", ReadCardAsync).Produces<CustomerCardView>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(404)
            .WithSummary("Who the customer of a case is: profile with masked contacts, last trades, freezes, other cases. Parts are missing, with the time since when, while the exchange does not answer. Audited.");
        group.MapGet("/records/{kind}", ReadRecordsAsync).Produces<RecordsView>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(404)
            .WithSummary($"The customer's records of one kind, newest first, at most 50: {string.Join(", ", RecordKinds.All)}. Audited.");
        group.MapPost("/reveals", RevealAsync).NeedsFreshProof().Produces<RevealedView>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(429).ProducesProblem(503)
            .WithSummary("One covered field of one record, or one covered file of the case (kind files, field document), with a reason, once: counted against CustomerData:RevealsPerHour and CustomerData:RevealsPerDay, and in the audit trail before it is shown. Asks for a fresh proof. A file is served to the caller for 60 seconds then. 409 check.needed where the customer has to pass a check first. Above the budget, and always for a reason that is not told to the customer, with the approval of exactly this.");
        group.MapPost("/reveals/approval", AskAsync).NeedsFreshProof().Produces<ApprovalView>(201).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(429)
            .WithSummary("Asks a second person to agree to one covered field or file, above one's budget or for a reason that is not told to the customer; asks for a fresh proof. The agreement holds for an hour and for exactly this.");
        CheckEndpoints.Map(group);
        group.MapPost("/match", MatchAsync).Produces<MatchView>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(503)
            .WithSummary("Whether a whole address, transaction id or memo is one of the customer's last 50 withdrawals or deposits: yes with the record, or no. Shows nothing. Audited.");
    }

    private static async Task<IResult> RevealAsync(CaseId id, RevealField request, HttpContext http, RevealValue reveal, CancellationToken cancellationToken)
    {
        var revealed = await reveal.HandleAsync(StaffCaller.Of(http.User), id, request, cancellationToken);
        http.Response.Headers.CacheControl = "no-store";
        return revealed.ToHttp();
    }

    private static async Task<IResult> AskAsync(CaseId id, RevealField request, HttpContext http, RequestReveal ask, CancellationToken cancellationToken)
    {
        var asked = await ask.HandleAsync(StaffCaller.Of(http.User), id, request, cancellationToken);
        return asked.Refusal?.ToProblem() ?? TypedResults.Created((string?)null, asked.Value);
    }

    private static async Task<IResult> MatchAsync(CaseId id, MatchIdentifier request, HttpContext http, MatchValue match, CancellationToken cancellationToken) =>
        (await match.HandleAsync(StaffCaller.Of(http.User), id, request, cancellationToken)).ToHttp();

    private static async Task<IResult> ReadCardAsync(CaseId id, HttpContext http, ReadCustomerCard read, CancellationToken cancellationToken) =>
        (await read.HandleAsync(StaffCaller.Of(http.User), id, cancellationToken)).ToHttp();

    private static async Task<IResult> ReadRecordsAsync(CaseId id, string kind, HttpContext http, ReadRecords read, CancellationToken cancellationToken) =>
        (await read.HandleAsync(StaffCaller.Of(http.User), id, kind, cancellationToken)).ToHttp();
}
