using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Staff;

namespace Vigil.Server.Accounts.Console;

/// <summary>Step-up checks in the console: what needs one, how they stand, and asking for one. No code can be entered here.</summary>
internal static class CheckEndpoints
{
    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapGet("/checks", ReadAsync).Produces<ChecksView>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(404)
            .WithSummary("Which level of proof each action and each covered field needs, whether it is given now, and the newest 20 checks of this case with the ways they were passed by. Never a code.");
        group.MapPost("/checks", AskAsync).Produces<AskedCheckView>(201).Produces<AskedCheckView>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(429)
            .WithSummary("Asks the customer for a check, for one purpose; whoever has the case. 200 with the same where one waits or counts already. It can be passed for 10 minutes, by the customer alone, and counts for 30.");
    }

    private static async Task<IResult> ReadAsync(CaseId id, HttpContext http, ReadChecks read, CancellationToken cancellationToken) =>
        (await read.HandleAsync(StaffCaller.Of(http.User), id, cancellationToken)).ToHttp();

    private static async Task<IResult> AskAsync(CaseId id, RequestCheck request, HttpContext http, AskForCheck ask, CancellationToken cancellationToken)
    {
        var asked = await ask.HandleAsync(StaffCaller.Of(http.User), id, request.Purpose, cancellationToken);
        return asked.Refusal is { } refusal ? refusal.ToProblem()
            : asked.Value!.IsNew ? TypedResults.Created((string?)null, new AskedCheckView(asked.Value.Id))
            : TypedResults.Ok(new AskedCheckView(asked.Value.Id));
    }
}
