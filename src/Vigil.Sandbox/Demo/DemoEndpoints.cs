using Vigil.Contracts.Exchange;
using Vigil.Sandbox.Connector;
using Vigil.Sandbox.Contact;
using Vigil.Sandbox.Ledger;
using Vigil.Sandbox.People;
using Vigil.Sandbox.Time;

namespace Vigil.Sandbox.Demo;

/// <summary>A demo customer as the list shows them.</summary>
internal sealed record PersonaView(string Id, string Uid, string Name, string Situation, string Language);

/// <summary>A token for the support product's session call.</summary>
/// <param name="SessionId">The sign-in that it stands on, as in its <c>sid</c>.</param>
internal sealed record IdentityTokenView(string IdentityToken, string SessionId);

/// <summary>A sign-in to Meridian.</summary>
/// <param name="EndedAt">Null while it goes on.</param>
internal sealed record SignInView(string Id, string Browser, DateTimeOffset StartedAt, DateTimeOffset? EndedAt);

/// <summary>Which sign-ins were ended; none where none went on.</summary>
internal sealed record EndedSignIns(IReadOnlyList<string> Ended);

/// <summary>What the persona's authenticator shows.</summary>
internal sealed record AuthenticatorView(string Code);

/// <param name="AdvanceSeconds">0 to ten years; the clock never goes back.</param>
internal sealed record AdvanceClock(double AdvanceSeconds);

/// <summary>Meridian's present.</summary>
internal sealed record ClockView(DateTimeOffset Now);

/// <param name="Mode">none, slow, refuse, down, timeoutAfterActing.</param>
internal sealed record FaultSetting(string Mode);

/// <param name="Component">The part that does not work: market_data, withdrawals …; letters, digits and <c>_</c>.</param>
/// <param name="Title">In English, at most 120 characters.</param>
/// <param name="TitleZh">In Chinese, likewise.</param>
internal sealed record OpenIncident(string Component, string Title, string TitleZh);

/// <summary>What a demonstration needs and a real exchange would not have: personas, the clock, faults, incidents.</summary>
internal static class DemoEndpoints
{
    private const double TenYears = 315_360_000;
    private const int LongestComponent = 40;
    private const int LongestTitle = 120;

    public static void MapDemo(this IEndpointRouteBuilder routes)
    {
        var demo = routes.MapGroup("/demo").WithTags("Demonstration");
        demo.MapGet("/personas", () => TypedResults.Ok(Personas.All.Select(p => new PersonaView(p.Id, p.Uid, p.Name, p.Story.Situation, p.Language)).ToList()));
        demo.MapPost("/personas/{id}/identity-token", IdentityToken);
        demo.MapGet("/personas/{id}/sessions", (string id, SignIns signIns) =>
            Personas.Find(id) is { } persona ? TypedResults.Ok(signIns.Of(persona).Select(s => new SignInView(s.Id, s.Browser, s.StartedAt, s.EndedAt)).ToList()) : Problems.NotFound()).Produces<List<SignInView>>();
        demo.MapPost("/personas/{id}/sessions/end", (string id, SignIns signIns) =>
            Personas.Find(id) is { } persona ? TypedResults.Ok(new EndedSignIns(signIns.End(persona, _ => true))) : Problems.NotFound()).Produces<EndedSignIns>();
        demo.MapPost("/personas/{id}/sessions/{session}/end", EndOne).Produces<EndedSignIns>();
        demo.MapGet("/personas/{id}/inbox", (string id, Inbox inbox) =>
            Personas.Find(id) is { } persona ? TypedResults.Ok(inbox.Of(persona.Uid)) : Problems.NotFound()).Produces<IReadOnlyList<InboxMessage>>();
        demo.MapPost("/personas/{id}/security-mail", (string id, SecurityMails mails) =>
            Personas.Find(id) is { } persona && mails.Send(persona.Uid) is { } sent ? TypedResults.Ok(sent) : Problems.NotFound()).Produces<InboxMessage>();
        demo.MapGet("/personas/{id}/authenticator", (string id, CodeBook codes) =>
            Personas.Find(id) is { } persona ? TypedResults.Ok(new AuthenticatorView(codes.Authenticator(persona.Uid))) : Problems.NotFound()).Produces<AuthenticatorView>();
        demo.MapPost("/clock", Advance);
        demo.MapPost("/faults", SetFault);
        demo.MapPost("/incidents", Open).Produces<Incident>();
        demo.MapPost("/incidents/{id}/resolve", (string id, Incidents incidents, SandboxClock clock) =>
            incidents.Resolve(id, clock.Now) is { } resolved ? TypedResults.Ok(resolved) : Problems.NotFound()).Produces<Incident>();
        routes.MapGet("/.well-known/jwks.json", (SigningKey key) => TypedResults.Ok(new PublicKeySet([key.Public]))).WithTags("Identity");
    }

    /// <summary>A sign-in of its own with each call, as of one more device.</summary>
    private static IResult IdentityToken(string id, HttpContext http, SignIns signIns, IdentityTokens tokens)
    {
        if (Personas.Find(id) is not { } persona)
        {
            return Problems.NotFound();
        }

        var started = signIns.Start(persona, http.Request.Headers.UserAgent.ToString());
        return TypedResults.Ok(new IdentityTokenView(tokens.For(persona.Uid, started.Id), started.Id));
    }

    private static IResult EndOne(string id, string session, SignIns signIns) =>
        Personas.Find(id) is { } persona && signIns.Of(persona).Any(s => s.Id == session) ? TypedResults.Ok(new EndedSignIns(signIns.End(persona, s => s.Id == session))) : Problems.NotFound();

    private static IResult Advance(AdvanceClock by, SandboxClock clock) =>
        by.AdvanceSeconds is >= 0 and <= TenYears
            ? TypedResults.Ok(new ClockView(clock.Advance(TimeSpan.FromSeconds(by.AdvanceSeconds))))
            : Problems.Invalid("clock.out_of_range", "advanceSeconds must be between 0 and ten years.");

    private static IResult Open(OpenIncident wanted, Incidents incidents, SandboxClock clock)
    {
        var named = wanted is { Component.Length: > 0 and <= LongestComponent, Title.Length: > 0 and <= LongestTitle, TitleZh.Length: > 0 and <= LongestTitle } && wanted.Component.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
        return !named ? Problems.Invalid("incident.invalid", "component is a short code; title and titleZh have 1 to 120 characters.")
            : incidents.Open(wanted.Component, wanted.Title, wanted.TitleZh, clock.Now) is { } opened ? TypedResults.Ok(opened)
            : Problems.Conflict("incident.too_many", "A demonstration opens twenty incidents at most.");
    }

    private static IResult SetFault(FaultSetting setting, Faults faults) =>
        faults.TrySet(setting.Mode) ? TypedResults.Ok(setting) : Problems.Invalid("fault.unknown", "mode is one of none, slow, refuse, down, timeoutAfterActing.");
}
