using Vigil.Contracts.Console;
using Vigil.Server.Desk.Finding;
using Vigil.Server.Staff;

namespace Vigil.Server.Desk.Http;

/// <summary>Persons by exact identifier.</summary>
internal static class FindingEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>

        // Posted, for an account number has no place in addresses, which proxies and browsers keep.
        routes.MapConsole().MapPost("/persons/find", FindAsync).Produces<FoundPersonView>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(409)
            .WithSummary("The cases that one may see of the person with exactly this account number, or the case with exactly this number. Nobody by a part; nobody and not for these eyes are one answer. Each search is in the audit trail and counted (CustomerData:SearchesPerHour); too many, and account numbers in a row, pause one's reading.");

    private static async Task<IResult> FindAsync(FindPersonBy request, HttpContext http, FindPerson find, CancellationToken cancellationToken) =>
        (await find.HandleAsync(StaffCaller.Of(http.User), request, cancellationToken)).ToHttp();
}
