using Vigil.Contracts;
using Vigil.Contracts.Messenger;
using Vigil.Server.Accounts;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Channels.Messenger;

/// <summary>Passing a check that support has asked for: the customer of the case alone, in their own session. Nobody else has such a call.</summary>
internal static class CheckEndpoints
{
    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapGet("/cases/{id}/checks/{checkId}", ReadAsync).Produces<CheckView>().ProducesProblem(404).WithSummary("Where a check stands, and by which ways it can be passed now.");
        group.MapPost("/cases/{id}/checks/{checkId}/code", SendAsync).Produces<CheckView>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(410).ProducesProblem(429).ProducesProblem(503)
            .WithSummary("Has a code sent to the contact on file, one in each five minutes for each way. Within them none is sent, and the answer says from when on.");
        group.MapPost("/cases/{id}/checks/{checkId}/try", TryAsync).Produces<CheckView>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(410).ProducesProblem(429).ProducesProblem(503)
            .WithSummary("Tries a code: one of five, counted before it is compared. What is no code of six digits costs none, nor does an exchange that does not answer.");
    }

    private static async Task<IResult> ReadAsync(CaseId id, CheckId checkId, HttpContext http, CustomerCases own, ReadCheck read, CancellationToken cancellationToken)
    {
        var whose = await WhoseAsync(id, http, own, cancellationToken);
        return whose.Refusal?.ToProblem() ?? (await read.HandleAsync(whose.Value!, checkId, cancellationToken)).ToHttp();
    }

    private static async Task<IResult> SendAsync(CaseId id, CheckId checkId, SendCheckCodeTo request, HttpContext http, CustomerCases own, MessengerLimits limits, SendCheckCode send, CancellationToken cancellationToken)
    {
        var whose = await WhoseAsync(id, http, own, cancellationToken);
        return (whose.Refusal ?? limits.CheckProof(MessengerAuthentication.CallerOf(http.User)))?.ToProblem() ?? (await send.HandleAsync(whose.Value!, checkId, request.Way, cancellationToken)).ToHttp();
    }

    private static async Task<IResult> TryAsync(CaseId id, CheckId checkId, TryCheckCode request, HttpContext http, CustomerCases own, MessengerLimits limits, PassCheck pass, CancellationToken cancellationToken)
    {
        var whose = await WhoseAsync(id, http, own, cancellationToken);
        return (whose.Refusal ?? limits.CheckProof(MessengerAuthentication.CallerOf(http.User)))?.ToProblem() ?? (await pass.HandleAsync(whose.Value!, checkId, request.Way, request.Code, cancellationToken)).ToHttp();
    }

    private static async Task<Outcome<CheckedCustomer>> WhoseAsync(CaseId id, HttpContext http, CustomerCases own, CancellationToken cancellationToken)
    {
        var caller = MessengerAuthentication.CallerOf(http.User);
        http.Response.Headers.CacheControl = "no-store";
        var found = await own.OwnAsync(id, caller, cancellationToken);
        return found.Refusal is { } refusal ? refusal : new CheckedCustomer(caller.CustomerId, caller.Uid, id, caller.ExpiresAt);
    }
}
