using Vigil.Contracts;
using Vigil.Contracts.Messenger;
using Vigil.Server.Accounts;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Channels.Messenger;

/// <summary>One tap that freezes the account of the session: no other account can be named, and nobody but its customer has such a call.</summary>
internal static class FreezeEndpoints
{
    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapPost("/freeze", AskAsync).Produces<FreezeView>().ProducesProblem(403).ProducesProblem(409).ProducesProblem(429)
            .WithSummary("Freezes the account of whoever is signed in. Answered when the wish is stored; it is carried out at once, and again until the exchange confirms it. The same again while it is under way or in force answers the same.");
        group.MapPost("/cases/{id}/freeze", AskInCaseAsync).Produces<FreezeView>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(429)
            .WithSummary("The same from within a conversation, which then tells of it; the answer names another one where the freeze is told there.");
    }

    private static Task<IResult> AskAsync(HttpContext http, MessengerLimits limits, AskForFreeze freeze, CancellationToken cancellationToken) =>
        WishAsync(MessengerAuthentication.CallerOf(http.User), null, limits, freeze, cancellationToken);

    private static async Task<IResult> AskInCaseAsync(CaseId id, HttpContext http, CustomerCases own, MessengerLimits limits, AskForFreeze freeze, CancellationToken cancellationToken)
    {
        var caller = MessengerAuthentication.CallerOf(http.User);
        var found = await own.OwnAsync(id, caller, cancellationToken);
        return found.Refusal?.ToProblem() ?? await WishAsync(caller, id, limits, freeze, cancellationToken);
    }

    private static async Task<IResult> WishAsync(MessengerCaller caller, CaseId? id, MessengerLimits limits, AskForFreeze freeze, CancellationToken cancellationToken) =>
        limits.CheckFreeze(caller)?.ToProblem() ?? ToHttp(await freeze.HandleAsync(new FreezeWish(caller.CustomerId, id, caller.Language, caller.TimeZone, Session: caller.SessionKey), caller.Uid, session => MessengerSessions.MarkFrozenAsync(session, caller), cancellationToken));

    private static IResult ToHttp(Outcome<FreezeState> asked) => asked.Refusal?.ToProblem() ?? TypedResults.Ok(asked.Value!.ToView());
}
