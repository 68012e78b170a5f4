using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Vigil.Sandbox.Connector;
using Vigil.Sandbox.People;

namespace Vigil.Sandbox.Demo.Pages;

/// <summary>Signing in to the pages and out of them, here or elsewhere, and the token that the messenger in a page asks for.</summary>
internal static class SessionEndpoints
{
    public static void MapSessions(this IEndpointRouteBuilder pages)
    {
        pages.MapPost("/session/{id}", SignIn);
        pages.MapPost("/session/end", SignOut);
        pages.MapPost("/support-sign-in/{id}", SignInForSupport);
        pages.MapPost("/identity-token", IdentityToken);
        pages.MapPost("/security/sessions/end-others", EndOthers);
        pages.MapPost("/security/sessions/{session}/end", EndOne);
    }

    private static IResult SignIn(string id, HttpContext http, SignIns signIns)
    {
        if (Personas.Find(id) is not { } persona)
        {
            return Problems.NotFound();
        }

        Viewer.SignIn(http, signIns, persona);
        return TypedResults.LocalRedirect(http.Request.Query["next"] == Landing.Security ? "/security" : "/");
    }

    private static IResult SignInForSupport(string id, HttpContext http, SignIns signIns, IOptions<SandboxOptions> options)
    {
        if (Personas.Find(id) is not { } persona || SupportReturn.Of(http.Request.Query, options.Value.VigilUrl) is not { } back)
        {
            return Problems.NotFound();
        }

        Viewer.SignIn(http, signIns, persona);
        return TypedResults.LocalRedirect("/support-sign-in" + back.Query);
    }

    private static RedirectHttpResult SignOut(HttpContext http, SignIns signIns)
    {
        Viewer.SignOut(http, signIns);
        return TypedResults.LocalRedirect("/");
    }

    /// <summary>What the messenger in a page gets: a token that stands on this very sign-in, and none once that was ended elsewhere.</summary>
    private static IResult IdentityToken(HttpContext http, SignIns signIns, IdentityTokens tokens) =>
        Viewer.Of(http, signIns) is { Persona: { } persona, Session: { } session }
            ? TypedResults.Ok(new IdentityTokenView(tokens.For(persona.Uid, session), session))
            : Problems.Of(StatusCodes.Status401Unauthorized, "signed_out", "This browser is not signed in.");

    private static RedirectHttpResult EndOthers(HttpContext http, SignIns signIns)
    {
        if (Viewer.Of(http, signIns) is { Persona: { } persona, Session: var mine })
        {
            signIns.End(persona, s => s.Id != mine);
        }

        return TypedResults.LocalRedirect("/security");
    }

    private static RedirectHttpResult EndOne(string session, HttpContext http, SignIns signIns)
    {
        if (Viewer.Of(http, signIns).Persona is { } persona)
        {
            signIns.End(persona, s => s.Id == session);
        }

        return TypedResults.LocalRedirect("/security");
    }
}
