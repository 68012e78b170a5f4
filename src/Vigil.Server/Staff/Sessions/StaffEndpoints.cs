using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Vigil.Contracts.Console;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff.Setup;

namespace Vigil.Server.Staff.Sessions;

/// <summary>Coming and going over HTTP.</summary>
internal static class StaffEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var open = routes.MapGroup("/api/staff").WithTags("Staff").AddEndpointFilter(RefuseForeignPagesAsync);
        open.MapPost("/sign-in", SignInAsync).Produces<StaffSessionView>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(429)
            .WithSummary("Starts a staff session: the token in the answer and, for browsers, as a cookie. 429 carries Retry-After.");
        open.MapPost("/setup", SetUpAsync).Produces<StaffSessionView>().ProducesProblem(400).ProducesProblem(403)
            .WithSummary("Makes the first administrator with the one-time link of the terminal, and signs them in. Closed for ever once anybody works here.");

        open.MapPost("/setup/check", CheckSetupAsync).Produces(204).ProducesProblem(400).ProducesProblem(403)
            .WithSummary("Whether a set-up link can still be used: setup.link_invalid when it is old or unknown, setup.closed once anybody works here.");

        var group = open.MapGroup("").RequireAuthorization(StaffPolicies.Staff);
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

        var (outcome, wait) = await signIn.HandleAsync(request, http.Connection.RemoteIpAddress, cancellationToken);
        if (wait is { } pause)
        {
            http.Response.Headers.RetryAfter = ((long)Math.Ceiling(pause.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        return await AnswerAsync(outcome, http, directory, cancellationToken);
    }

    private static async Task<IResult> SetUpAsync(FirstRunSetup request, HttpContext http, SetUpFirstAdmin setUp, StaffDirectory directory, CancellationToken cancellationToken) =>
        RequestRefusals.Missing(("setupToken", request.SetupToken), ("name", request.Name), ("email", request.Email), ("password", request.Password)) is { } missing
            ? missing.ToProblem()
            : await AnswerAsync(await setUp.HandleAsync(request, Language(http.Request), cancellationToken), http, directory, cancellationToken);

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
            ? TypedResults.Ok(await directory.ViewAsync(member, cancellationToken))
            : RequestRefusals.NoSession.ToProblem();

    private static async Task<IResult> AnswerAsync(Outcome<SignedIn> outcome, HttpContext http, StaffDirectory directory, CancellationToken cancellationToken)
    {
        if (outcome.Refusal is { } refusal)
        {
            return refusal.ToProblem();
        }

        var (token, member) = outcome.Value!;
        http.Response.Cookies.Append(StaffAuthentication.CookieName, token, StaffAuthentication.CookieOptions(StaffSessions.Lifetime));
        return TypedResults.Ok(new StaffSessionView(token, await directory.ViewAsync(member, cancellationToken)));
    }

    // The administrator's console starts in the language of the browser that set it up.
    private static string Language(HttpRequest request) => request.Headers.AcceptLanguage.ToString().StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : "zh";
}
