using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff.Sessions;

namespace Vigil.Server.Staff.SingleSignOn;

/// <summary>Sign-in services over HTTP.</summary>
internal static class SingleSignOnEndpoints
{
    // Longer than any code, state or issuer of a service.
    private const int Longest = 4_096;

    /// <param name="open">Routes of anybody.</param>
    /// <param name="signedIn">Routes of who has shown their factor.</param>
    public static void Map(RouteGroupBuilder open, RouteGroupBuilder signedIn)
    {
        open.MapGet("/sign-on", (IdentityProviders providers) => TypedResults.Ok<IReadOnlyList<SignOnProviderView>>([.. providers.All.Select(p => p.ToView())]))
            .WithSummary("The sign-in services by which staff may come in; none where none is set up.");
        open.MapPost("/sign-on/start", StartAsync).Produces<SignOnStartedView>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(424)
            .WithSummary("Begins a sign-in at a service: where the browser goes, with a cookie that knows it again. 424 sign_on.unreachable or sign_on.unusable where the service cannot be asked.");
        open.MapPost("/sign-on/join", JoinAsync).Produces<SignOnStartedView>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(424)
            .WithSummary("Begins to accept an invitation with an account of a service in place of a password.");
        open.MapPost("/sign-on/finish", FinishAsync).Produces<SignOnFinishedView>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(424).ProducesProblem(429)
            .WithSummary("Takes what the browser came back with, once and in the browser that has begun it: a session as a cookie, the second step, or a linked account. Refusals are sign_on.…, identity.… or invitation.….");
        signedIn.MapGet("/identities", ReadAsync).Produces<LinkedIdentitiesView>().ProducesProblem(401).WithSummary("By which accounts of sign-in services one may come in, and which services one could link an account of.");
        signedIn.MapPost("/identities", LinkAsync).NeedsFreshProof().Produces<SignOnStartedView>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(404).ProducesProblem(424)
            .WithSummary("Begins to link an account of a service: where the browser goes. It is linked when the browser comes back, in this session.");
        signedIn.MapDelete("/identities/{id}", UnlinkAsync).NeedsFreshProof().Produces(204).ProducesProblem(401).ProducesProblem(404).ProducesProblem(409)
            .WithSummary("Unlinks an account of a service; sessions that it alone has opened end. 409 identity.last for whoever could not sign in without it.");
    }

    private static async Task<IResult> StartAsync(BeginSignOn request, HttpContext http, StartSignOn start) =>
        RequestRefusals.Missing(("provider", request.Provider)) is { } missing ? missing.ToProblem() : (await start.HandleAsync(request.Provider, null, http)).ToHttp();

    private static async Task<IResult> LinkAsync(BeginSignOn request, HttpContext http, StartSignOn start) =>
        RequestRefusals.Missing(("provider", request.Provider)) is { } missing ? missing.ToProblem() : (await start.HandleAsync(request.Provider, StaffCaller.Of(http.User), http)).ToHttp();

    private static async Task<IResult> JoinAsync(AcceptInvitationBySignOn request, HttpContext http, StartSignOn start) =>
        RequestRefusals.Missing(("token", request.Token), ("name", request.Name), ("provider", request.Provider)) is { } missing ? missing.ToProblem() : (await start.HandleAsync(request, http)).ToHttp();

    private static async Task<IResult> FinishAsync(Contracts.Console.FinishSignOn request, HttpContext http, FinishSignOn finish, StaffDirectory directory, CancellationToken cancellationToken)
    {
        if (RequestRefusals.Missing(("provider", request.Provider), ("state", request.State)) is { } missing)
        {
            return missing.ToProblem();
        }

        if (new[] { request.Provider, request.State, request.Code, request.Issuer, request.Error }.Any(part => part?.Length > Longest))
        {
            return RequestRefusals.Invalid($"provider, state, code, issuer, error: at most {Longest} characters each.").ToProblem();
        }

        var finished = await finish.HandleAsync(request, http, cancellationToken);
        return finished.Refusal is { } refusal ? refusal.ToProblem()
            : finished.Value!.Step?.Entered is { } entered
                ? await StaffEndpoints.EnterAsync(entered, http, directory, session => new SignOnFinishedView(finished.Value.Purpose, session.Staff, null), cancellationToken)
            : TypedResults.Ok(new SignOnFinishedView(finished.Value.Purpose, null, finished.Value.Step?.Due));
    }

    private static async Task<IResult> ReadAsync(HttpContext http, LinkedIdentities identities, CancellationToken cancellationToken) =>
        TypedResults.Ok(await identities.ReadAsync(StaffCaller.Of(http.User), cancellationToken));

    private static async Task<IResult> UnlinkAsync(LinkedIdentityId id, HttpContext http, LinkedIdentities identities, CancellationToken cancellationToken) =>
        await identities.UnlinkAsync(StaffCaller.Of(http.User), id, cancellationToken) is { } refusal ? refusal.ToProblem() : TypedResults.NoContent();
}
