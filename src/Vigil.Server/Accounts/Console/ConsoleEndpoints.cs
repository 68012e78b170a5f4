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
    }

    private static async Task<IResult> ReadCardAsync(CaseId id, HttpContext http, ReadCustomerCard read, CancellationToken cancellationToken) =>
        (await read.HandleAsync(StaffCaller.Of(http.User), id, cancellationToken)).ToHttp();

    private static async Task<IResult> ReadRecordsAsync(CaseId id, string kind, HttpContext http, ReadRecords read, CancellationToken cancellationToken) =>
        (await read.HandleAsync(StaffCaller.Of(http.User), id, kind, cancellationToken)).ToHttp();
}
