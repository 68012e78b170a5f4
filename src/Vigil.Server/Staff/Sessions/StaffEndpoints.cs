using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff.Factors;
using Vigil.Server.Staff.People;
using Vigil.Server.Staff.Setup;
using Vigil.Server.Staff.SingleSignOn;

namespace Vigil.Server.Staff.Sessions;

/// <summary>Coming and going over HTTP.</summary>
internal static class StaffEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var open = routes.MapGroup("/api/staff").WithTags("Staff").AddEndpointFilter(RefuseForeignPagesAsync);
        open.MapPost("/sign-in", SignInAsync).Produces<StaffSignInView>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(429)
            .WithSummary("Starts a staff session: the token in the answer and, for browsers, as a cookie. Where a second factor is due, secondFactor in its place. 429 carries Retry-After.");
        open.MapPost("/sign-in/second", SecondAsync).Produces<StaffSessionView>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(429)
            .WithSummary("The second step of a sign-in, within five minutes and five tries. 401 sign_in.over: begin again.");
        FactorEndpoints.MapSignIn(open);
        open.MapPost("/invitation/check", CheckInvitationAsync).Produces<InvitedView>().ProducesProblem(400).ProducesProblem(403)
            .WithSummary("Whom an invitation is for: invitation.over once it cannot be used.");
        open.MapPost("/invitation/accept", JoinAsync).Produces<StaffSessionView>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(409)
            .WithSummary("Makes the invited person's account and signs them in, once.");
        open.MapPost("/setup", SetUpAsync).Produces<StaffSessionView>().ProducesProblem(400).ProducesProblem(403)
            .WithSummary("Makes the first administrator with the one-time link of the terminal, and signs them in. Closed for ever once anybody works here.");

        open.MapPost("/setup/check", CheckSetupAsync).Produces(204).ProducesProblem(400).ProducesProblem(403)
            .WithSummary("Whether a set-up link can still be used: setup.link_invalid when it is old or unknown, setup.closed once anybody works here.");

        var group = open.MapGroup("").RequireAuthorization(StaffPolicies.SettingUp);
        var entered = open.MapGroup("").RequireAuthorization(StaffPolicies.Staff);
        FactorEndpoints.Map(group, entered);
        SingleSignOnEndpoints.Map(open, entered);
        entered.MapGet("/sessions", ReadSessionsAsync).Produces<IReadOnlyList<StaffSessionRowView>>().ProducesProblem(401).WithSummary("One's own sessions that stand, the last used first.");
        entered.MapDelete("/sessions/{session}", EndSessionAsync).Produces(204).ProducesProblem(401).ProducesProblem(404).WithSummary("Ends one of one's own sessions.");
        entered.MapPost("/sessions/end-others", EndOthersAsync).Produces(204).ProducesProblem(401).WithSummary("Ends every session of one's own but this one.");
        entered.MapGet("/notices", ReadNoticesAsync).Produces<AccessNoticesView>().ProducesProblem(401)
            .WithSummary("What has happened to one's own access within a week, in other sessions than this one, and was not read in this one: factors, codes, passwords, linked accounts, sign-ins.");
        entered.MapPost("/notices/read", NoticesReadAsync).Produces(204).ProducesProblem(400).ProducesProblem(401).WithSummary("They have been read, in this session alone.");
        entered.MapPost("/password", ChangePasswordAsync).Produces(204).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(429)
            .WithSummary("Changes one's own password, with the one of now and a proof by a factor in the same request. All other sessions end. 403 password.refused, factor.proof_required, factor.proof_refused; 429 carries Retry-After.");
        group.MapPost("/sign-out", SignOutAsync).Produces(204).ProducesProblem(401).WithSummary("Ends this session.");
        group.MapGet("/me", ReadMeAsync).Produces<StaffView>().ProducesProblem(401).WithSummary("Who is signed in.");
    }

    private static async ValueTask<object?> RefuseForeignPagesAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        SameOrigin.CanChange(context.HttpContext.Request) && SameOrigin.IsForeign(context.HttpContext.Request) ? StaffRefusals.CrossSite.ToProblem() : await next(context);

    private static async Task<IResult> SignInAsync(StaffSignIn request, HttpContext http, SignInStaff signIn, StaffDirectory directory, CancellationToken cancellationToken)
    {
        if (RequestRefusals.Missing(("email", request.Email), ("password", request.Password)) is { } missing)
        {
            return missing.ToProblem();
        }

        var (outcome, wait) = await signIn.HandleAsync(request, SessionOrigin.Of(http), cancellationToken);
        if (wait is { } pause)
        {
            http.Response.Headers.RetryAfter = ((long)Math.Ceiling(pause.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        return outcome.Refusal is { } refusal ? refusal.ToProblem()
            : outcome.Value!.Entered is { } entered ? await EnterAsync(entered, http, directory, session => new StaffSignInView(session.Token, session.Staff, null), cancellationToken)
            : TypedResults.Ok(new StaffSignInView(null, null, outcome.Value.Due));
    }

    private static async Task<IResult> SecondAsync(SecondStep request, HttpContext http, FinishSignIn finish, StaffDirectory directory, CancellationToken cancellationToken) =>
        RequestRefusals.Missing(("token", request.Token), ("kind", request.Kind), ("code", request.Code)) is { } missing
            ? missing.ToProblem()
            : await AnswerAsync(await finish.HandleAsync(request, SessionOrigin.Of(http), cancellationToken), http, directory, cancellationToken);

    private static async Task<IResult> CheckInvitationAsync(InvitationCheck request, JoinStaff join, CancellationToken cancellationToken) =>
        RequestRefusals.Missing(("token", request.Token)) is { } missing ? missing.ToProblem() : (await join.CheckAsync(request.Token, cancellationToken)).ToHttp();

    private static async Task<IResult> JoinAsync(AcceptInvitation request, HttpContext http, JoinStaff join, StaffDirectory directory, CancellationToken cancellationToken) =>
        RequestRefusals.Missing(("token", request.Token), ("name", request.Name), ("password", request.Password)) is { } missing
            ? missing.ToProblem()
            : await AnswerAsync(await join.HandleAsync(request, SessionOrigin.Of(http), cancellationToken), http, directory, cancellationToken);

    private static async Task<IResult> ReadSessionsAsync(HttpContext http, ListedSessions sessions, CancellationToken cancellationToken) =>
        TypedResults.Ok(await sessions.OfAsync(StaffCaller.Of(http.User), StaffCaller.Of(http.User).Id, cancellationToken));

    private static async Task<IResult> EndSessionAsync(StaffSessionId session, HttpContext http, ListedSessions sessions, CancellationToken cancellationToken) =>
        await sessions.EndAsync(StaffCaller.Of(http.User), StaffCaller.Of(http.User).Id, session, cancellationToken) is { } refusal ? refusal.ToProblem() : TypedResults.NoContent();

    private static async Task<NoContent> EndOthersAsync(HttpContext http, ListedSessions sessions, CancellationToken cancellationToken)
    {
        await sessions.EndOthersAsync(StaffCaller.Of(http.User), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> ReadNoticesAsync(HttpContext http, AccessNotices notices, CancellationToken cancellationToken) =>
        TypedResults.Ok(await notices.ReadAsync(StaffCaller.Of(http.User), cancellationToken));

    private static async Task<IResult> NoticesReadAsync(AccessNoticesRead request, HttpContext http, AccessNotices notices, CancellationToken cancellationToken) =>
        await notices.ReadUpToAsync(StaffCaller.Of(http.User), request, cancellationToken) is { } refusal ? refusal.ToProblem() : TypedResults.NoContent();

    private static async Task<IResult> ChangePasswordAsync(ChangePassword request, HttpContext http, ChangeOwnPassword change, CancellationToken cancellationToken) =>
        (RequestRefusals.Missing(("current", request.Current), ("next", request.Next)) ?? await change.HandleAsync(StaffCaller.Of(http.User), request, http, cancellationToken)) is { } refusal
            ? refusal.ToProblem() : TypedResults.NoContent();

    private static async Task<IResult> SetUpAsync(FirstRunSetup request, HttpContext http, SetUpFirstAdmin setUp, StaffDirectory directory, CancellationToken cancellationToken) =>
        RequestRefusals.Missing(("setupToken", request.SetupToken), ("name", request.Name), ("email", request.Email), ("password", request.Password)) is { } missing
            ? missing.ToProblem()
            : await AnswerAsync(await setUp.HandleAsync(request, Language(http.Request), SessionOrigin.Of(http), cancellationToken), http, directory, cancellationToken);

    private static async Task<IResult> CheckSetupAsync(SetupLinkCheck request, SetUpFirstAdmin setUp, CancellationToken cancellationToken) =>
        (RequestRefusals.Missing(("setupToken", request.SetupToken)) ?? await setUp.CheckAsync(request.SetupToken, cancellationToken)) is { } refusal
            ? refusal.ToProblem()
            : TypedResults.NoContent();

    private static async Task<NoContent> SignOutAsync(HttpContext http, StaffSessions sessions, IPresenceSource presence, CancellationToken cancellationToken)
    {
        var caller = StaffCaller.Of(http.User);
        await sessions.EndAsync(caller, cancellationToken);
        await presence.LeftAsync(caller.Id);
        http.Response.Cookies.Delete(StaffAuthentication.CookieName, StaffAuthentication.CookieOptions(null));
        return TypedResults.NoContent();
    }

    private static async Task<IResult> ReadMeAsync(HttpContext http, StaffDirectory directory, CancellationToken cancellationToken) =>
        await directory.FindAsync(StaffCaller.Of(http.User).Id, cancellationToken) is { } member
            ? TypedResults.Ok(await directory.ViewAsync(member, StaffCaller.Of(http.User).Admitted, cancellationToken))
            : RequestRefusals.NoSession.ToProblem();

    /// <summary>The session, for scripts and as the console's cookie, or the refusal.</summary>
    public static async Task<IResult> AnswerAsync(Outcome<SignedIn> outcome, HttpContext http, StaffDirectory directory, CancellationToken cancellationToken) =>
        outcome.Refusal is { } refusal ? refusal.ToProblem() : await EnterAsync(outcome.Value!, http, directory, session => session, cancellationToken);

    /// <summary>The same, told in another shape.</summary>
    public static async Task<IResult> EnterAsync<T>(SignedIn entered, HttpContext http, StaffDirectory directory, Func<StaffSessionView, T> told, CancellationToken cancellationToken)
    {
        http.Response.Cookies.Append(StaffAuthentication.CookieName, entered.Token, StaffAuthentication.CookieOptions(StaffSessions.Lifetime));
        return TypedResults.Ok(told(new StaffSessionView(entered.Token, await directory.ViewAsync(entered.Member, entered.Admitted, cancellationToken))));
    }

    // The administrator's console starts in the language of the browser that set it up.
    private static string Language(HttpRequest request) => request.Headers.AcceptLanguage.ToString().StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : "zh";
}
