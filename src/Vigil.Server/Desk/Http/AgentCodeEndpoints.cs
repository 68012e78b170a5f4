using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Cases;
using Vigil.Server.Staff;

namespace Vigil.Server.Desk.Http;

/// <summary>The digits that the agent of a case names to its customer on another channel: shown to whoever has the case, and to nobody else.</summary>
internal static class AgentCodeEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapConsole().MapPost("/cases/{id}/agent-code", ShowAsync).Produces<AgentCodeView>().ProducesProblem(401).ProducesProblem(404).ProducesProblem(409)
            .WithSummary("The six digits that the customer sees too, made where there are none that last. For whoever has the case; 409 for everybody else.");

    private static async Task<IResult> ShowAsync(CaseId id, HttpContext http, CaseAccess access, AgentCodes codes, CancellationToken cancellationToken)
    {
        var caller = StaffCaller.Of(http.User);
        var found = await access.FindAsync(caller, id, cancellationToken);
        if (found.Refusal is { } refusal)
        {
            return refusal.ToProblem();
        }

        if (found.Value is not { Status: CaseStatus.Open, Owner: CaseOwner.Agent } || found.Value.AgentId != caller.Id)
        {
            return CaseRefusals.NotYourTurn.ToProblem();
        }

        var code = await codes.OfAsync(found.Value, cancellationToken);
        return TypedResults.Ok(new AgentCodeView(code?.Digits, code?.Until));
    }
}
