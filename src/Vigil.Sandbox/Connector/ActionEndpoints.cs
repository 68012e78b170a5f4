using Vigil.Contracts.Exchange;
using Vigil.Sandbox.Actions;

namespace Vigil.Sandbox.Connector;

/// <summary>The acting side: every action once per key, its result to be asked for when the answer was lost.</summary>
internal static class ActionEndpoints
{
    public static void MapActions(this IEndpointRouteBuilder routes)
    {
        var actions = routes.MapGroup("/v1/actions").WithTags("Actions").RequireScope("act");
        actions.MapPost("/", Act).Produces<ExchangeAction>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        actions.MapGet("/{key}", (string key, ActionDesk desk) => desk.Find(key) is { } action ? TypedResults.Ok(action) : Problems.NotFound()).Produces<ExchangeAction>();
    }

    private static IResult Act(ExchangeActionRequest request, ActionDesk desk)
    {
        if (ActionDesk.Malformed(request) is { } code)
        {
            return Problems.Invalid(code, "Key (8 to 64 of A-Z a-z 0-9 . _ : -), kind, uid, caseId and actingStaff are needed.");
        }

        return desk.Do(request) switch
        {
            { KeyReused: true } => Problems.Conflict("action.key_reused", "This key belongs to an action with other content."),
            { Action: { } action } => TypedResults.Ok(action),
            _ => Problems.NotFound(),
        };
    }
}
