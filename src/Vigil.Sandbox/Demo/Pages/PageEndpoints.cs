using System.Collections.Frozen;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Vigil.Contracts.Exchange;
using Vigil.Sandbox.Actions;
using Vigil.Sandbox.Connector;
using Vigil.Sandbox.Contact;
using Vigil.Sandbox.Ledger;
using Vigil.Sandbox.People;

namespace Vigil.Sandbox.Demo.Pages;

/// <summary>The exchange as its customers see it. The sign-in stands in a same-site cookie; it takes no password, for anybody may be anybody in a demonstration.</summary>
internal static class PageEndpoints
{
    private static readonly FrozenDictionary<string, string> AssetTypes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["tokens.css"] = "text/css",
        ["site.css"] = "text/css",
        ["site.js"] = "text/javascript",
        ["icon.svg"] = "image/svg+xml",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/").ExcludeFromDescription();
        pages.MapGet("/", Home);
        pages.MapGet("/overview", Fragment);
        pages.MapGet("/security", Security);
        pages.MapPost("/security/freeze", Freeze);
        pages.MapPost("/security/unfreeze", Unfreeze);
        pages.MapGet("/messages", Messages);
        pages.MapPost("/messages/security-mail", SecurityMail);
        pages.MapGet("/support-sign-in", SupportSignIn);
        pages.MapGet("/assets/{name}", Asset);
        pages.MapSessions();
    }

    private static IResult Home(HttpContext http, World world, SignIns signIns, IOptions<SandboxOptions> options)
    {
        if (ChosenLanguage(http) is { } redirect)
        {
            return redirect;
        }

        var viewer = Viewer.Of(http, signIns);
        return viewer.Persona is { } persona && world.With(persona.Uid, (account, now) => Overview.Body(viewer, account, world.Rules, now).Markup) is { } body
            ? Page(http, viewer, options, viewer.Say("我的账户", "My account"), new Html(body))
            : Page(http, viewer, options, viewer.Say("演示", "Demo"), Landing.Body(viewer));
    }

    private static IResult Fragment(HttpContext http, World world, SignIns signIns)
    {
        var viewer = Viewer.Of(http, signIns);
        return viewer.Persona is { } persona && world.With(persona.Uid, (account, now) => Overview.Live(viewer, account, world.Rules, now).Markup) is { } markup
            ? TypedResults.Content(markup, "text/html; charset=utf-8")
            : Problems.NotFound();
    }

    private static IResult Security(HttpContext http, World world, ActionDesk desk, SignIns signIns, IOptions<SandboxOptions> options)
    {
        if (ChosenLanguage(http) is { } redirect)
        {
            return redirect;
        }

        var viewer = Viewer.Of(http, signIns);
        if (viewer.Persona is null)
        {
            return Page(http, viewer, options, viewer.Say("冻结账户", "Freeze account"), Landing.BeforeFreezing(viewer));
        }

        if (desk.Find(http.Request.Query["done"].ToString()) is { } action)
        {
            return Page(http, viewer, options, viewer.Say("账户已冻结", "Account frozen"), SecurityPage.Done(viewer, action));
        }

        var frozen = world.With(viewer.Persona.Uid, (account, now) => account.Frozen(now, "account") ? "yes" : null) is not null;
        return Page(http, viewer, options, viewer.Say("冻结账户", "Freeze account"), SecurityPage.Ask(viewer, frozen, frozen && OwnFreeze(world, viewer.Persona.Uid) is not null, signIns.Of(viewer.Persona)));
    }

    private static IResult Messages(HttpContext http, Inbox inbox, SignIns signIns, IOptions<SandboxOptions> options)
    {
        if (ChosenLanguage(http) is { } redirect)
        {
            return redirect;
        }

        var viewer = Viewer.Of(http, signIns);
        var of = Personas.Find(http.Request.Query["of"]);
        return Page(http, viewer, options, viewer.Say("消息", "Messages"), of is null ? MessagesPage.Choose(viewer) : MessagesPage.Of(viewer, of, inbox.Of(of.Uid)));
    }

    private static IResult SecurityMail(HttpContext http, SecurityMails mails)
    {
        if (Personas.Find(http.Request.Query["of"]) is not { } of)
        {
            return Problems.NotFound();
        }

        mails.Send(of.Uid);
        return TypedResults.LocalRedirect($"/messages?of={of.Id}");
    }

    /// <summary>What the customer froze, the customer lifts, after a renewed check that the demonstration leaves out.</summary>
    private static RedirectHttpResult Unfreeze(HttpContext http, World world, ActionDesk desk, SignIns signIns)
    {
        if (Viewer.Of(http, signIns).Persona is { } persona && OwnFreeze(world, persona.Uid) is { } freeze)
        {
            var key = "self-service:" + Guid.CreateVersion7(world.Clock.Now).ToString("N");
            desk.Do(new ExchangeActionRequest(key, "unfreeze", persona.Uid, "self-service", "customer", freeze, null, null, null, null, null));
        }

        return TypedResults.LocalRedirect("/security");
    }

    private static string? OwnFreeze(World world, string uid) =>
        world.With(uid, (account, now) => account.Freezes.Find(f => f.ActiveAt(now) && f is { Kind: "account", Reason: "customer_request" })?.Id);

    private static RedirectHttpResult Freeze(HttpContext http, World world, ActionDesk desk, SignIns signIns)
    {
        if (Viewer.Of(http, signIns) is not { Persona: { } persona, Session: var session })
        {
            return TypedResults.LocalRedirect("/security");
        }

        var key = "self-service:" + Guid.CreateVersion7(world.Clock.Now).ToString("N");
        desk.Do(new ExchangeActionRequest(key, "freeze", persona.Uid, "self-service", "customer", null, "account", null, null, null, null), from: session);
        return TypedResults.LocalRedirect("/security?done=" + Uri.EscapeDataString(key));
    }

    /// <summary>Where the support product's own page sends a customer who wants to sign in; they go back with a token. Only to the one address that is expected: to any other the token would be a stranger's.</summary>
    private static IResult SupportSignIn(HttpContext http, World world, SignIns signIns, IdentityTokens tokens, IOptions<SandboxOptions> options)
    {
        if (ChosenLanguage(http) is { } redirect)
        {
            return redirect;
        }

        var viewer = Viewer.Of(http, signIns);
        var back = SupportReturn.Of(http.Request.Query, options.Value.VigilUrl);
        // Whoever has signed out over there chooses anew, whoever is signed in here.
        if (back is not null && viewer is { Persona: { } persona, Session: { } session } && http.Request.Query["prompt"] != "login")
        {
            world.Refresh(persona);
            return TypedResults.Redirect(back.With(tokens.For(persona.Uid, session)));
        }

        var title = viewer.Say("登录", "Sign in");
        if (back is null)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page(http, viewer, options, title, Landing.ForNobody(viewer));
        }

        return Page(http, viewer, options, title, Landing.Body(viewer, back));
    }

    private static IResult Asset(string name) =>
        AssetTypes.TryGetValue(name, out var type) && typeof(PageEndpoints).Assembly.GetManifestResourceStream("assets/" + name) is { } content
            ? TypedResults.Stream(content, type)
            : Problems.NotFound();

    private static RedirectHttpResult? ChosenLanguage(HttpContext http)
    {
        if (http.Request.Query["lang"].ToString() is not { Length: > 0 } language)
        {
            return null;
        }

        Viewer.Choose(http, language);
        var rest = QueryString.Create(http.Request.Query.Where(p => p.Key != "lang"));
        return TypedResults.LocalRedirect(http.Request.Path + rest);
    }

    /// <summary>The content policy is also the example for an exchange: scripts and frames from itself and from the support product, nothing else.</summary>
    private static ContentHttpResult Page(HttpContext http, Viewer viewer, IOptions<SandboxOptions> options, string title, Html body)
    {
        var vigil = options.Value.VigilUrl;
        var origin = vigil?.GetLeftPart(UriPartial.Authority);
        http.Response.Headers.ContentSecurityPolicy =
            $"default-src 'self'; script-src 'self' {origin}; frame-src {origin ?? "'none'"}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'self' {origin}; frame-ancestors 'none'";
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Content(Layout.Page(viewer, vigil, title, http.Request.QueryString, body).Markup, "text/html; charset=utf-8");
    }
}
