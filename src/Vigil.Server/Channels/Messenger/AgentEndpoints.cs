using Vigil.Contracts;
using Vigil.Contracts.Messenger;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Channels.Messenger;

/// <summary>'Is this really the agent?': asked by the customer of a conversation, and by nobody else. A visitor cannot be told apart from another one, so nothing is confirmed to them.</summary>
internal static class AgentEndpoints
{
    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapPost("/cases/{id}/agent-code", ShowAsync).Produces<AgentProofView>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(429)
            .WithSummary("Whether a person of ours is in this conversation now, and the six digits that they have to name on any other channel. For whoever is signed in.");
        group.MapPost("/cases/{id}/agent-code/check", CheckAsync).Produces<CodeAnswerView>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(429)
            .WithSummary("Whether six digits that somebody named are those of this conversation's agent. Five tries in 15 minutes; a refusal or a fault confirms nothing.");
    }

    private static async Task<IResult> ShowAsync(CaseId id, HttpContext http, MessengerLimits limits, CustomerCases own, AgentCodes codes, CancellationToken cancellationToken)
    {
        var found = await OwnAsync(id, http, limits, own, cancellationToken);
        if (found.Refusal is { } refusal)
        {
            return refusal.ToProblem();
        }

        var @case = found.Value!;
        var code = await codes.OfAsync(@case, cancellationToken);
        var state = @case switch
        {
            { Status: not CaseStatus.Open } => "nobody",
            { Owner: CaseOwner.Agent } => "agent",
            { Owner: CaseOwner.Assistant } => "assistant",
            _ => "waiting",
        };
        return TypedResults.Ok(new AgentProofView(state, state == "agent" ? @case.AgentName : null, "messenger", code?.Digits, code?.Until));
    }

    private static async Task<IResult> CheckAsync(CaseId id, NamedCode request, HttpContext http, MessengerLimits limits, CustomerCases own, AgentCodes codes, CancellationToken cancellationToken)
    {
        if (request.Code is not { Length: AgentCodes.Length } digits || !digits.All(char.IsAsciiDigit))
        {
            return RequestRefusals.Invalid($"code must be {AgentCodes.Length} digits.").ToProblem();
        }

        var found = await OwnAsync(id, http, limits, own, cancellationToken);
        return found.Refusal?.ToProblem() ?? TypedResults.Ok(new CodeAnswerView(await codes.ConfirmAsync(found.Value!, digits, cancellationToken)));
    }

    private static async Task<Outcome<CaseSnapshot>> OwnAsync(CaseId id, HttpContext http, MessengerLimits limits, CustomerCases own, CancellationToken cancellationToken)
    {
        var caller = MessengerAuthentication.CallerOf(http.User);
        if (limits.CheckMessage(caller) is { } tooMany)
        {
            return tooMany;
        }

        var found = await own.OwnAsync(id, caller, cancellationToken);
        return found.Refusal is null && caller.Uid is null ? ChannelRefusals.SignedInOnly : found;
    }
}
