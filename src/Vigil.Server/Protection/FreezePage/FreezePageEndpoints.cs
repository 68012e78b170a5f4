using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Vigil.Server.Accounts;
using Vigil.Server.Platform.Http;
using Vigil.Server.Protection.Http;
using Vigil.Server.Protection.Page;

namespace Vigil.Server.Protection.FreezePage;

/// <summary>
/// <c>/freeze</c>: an account is frozen without signing in, by a code or by the link of a mail. To open the page changes nothing, for programs open the links of mails;
/// whatever is done is posted.
/// </summary>
internal static class FreezePageEndpoints
{
    // One script of our own, nothing from elsewhere, never inside another site's frame: nobody is led to press this button without seeing it.
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private const int LongestToken = 8_192;

    private static readonly Lazy<PageAsset> Style = new(() => PageAsset.Style("/freeze/assets/freeze.css", "Freeze/freeze.css", "Verify/verify.css"));
    private static readonly Lazy<PageAsset> Script = new(() => new PageAsset("/freeze/assets/freeze.js", "text/javascript", PageAsset.Resource("Freeze/freeze.js")));

    /// <summary>Where the page's style is.</summary>
    public static string StyleUrl => Style.Value.Url;

    /// <summary>Where its script is.</summary>
    public static string ScriptUrl => Script.Value.Url;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var freeze = routes.MapGroup("/freeze").AllowAnonymous().ExcludeFromDescription();
        freeze.MapGet("", ChooseLanguage);
        freeze.MapGet("/assets/freeze.css", (HttpContext http) => Style.Value.Answer(http));
        freeze.MapGet("/assets/freeze.js", (HttpContext http) => Script.Value.Answer(http));
        var page = freeze.MapGroup("/{language:regex(^(zh|en)$)}");
        page.MapGet("", ReadAsync);
        page.MapPost("", ActAsync).WithMetadata(new RequestSizeLimitAttribute(PublicEndpoints.MaxBody));
    }

    private static RedirectHttpResult ChooseLanguage(HttpContext http, string? t)
    {
        http.Response.Headers.Vary = "Accept-Language";
        KeepFromOthers(http);
        return TypedResults.Redirect($"/freeze/{(VerdictText.IsChinese(http.Request.Headers.AcceptLanguage) ? "zh" : "en")}{(t is null ? "" : $"?t={Uri.EscapeDataString(t)}")}");
    }

    private static async Task<IResult> ReadAsync(string language, string? t, HttpContext http, FreezeWithoutSession freeze, IOptions<WebOptions> web, CancellationToken cancellationToken)
    {
        var page = new FreezePageAnswer(http, language, web.Value.Brand, freeze.IsPossible);
        KeepFromOthers(http);
        if (string.IsNullOrEmpty(t) || t.Length > LongestToken)
        {
            return page.Start(freeze.IsPossible ? t is null ? null : AccountRefusals.FreezeLinkInvalid : AccountRefusals.FreezeNotPossible, StatusCodes.Status200OK);
        }

        return await freeze.CheckLinkAsync(t, cancellationToken) is { } refusal && refusal != AccountRefusals.KeysUnavailable ? page.Start(refusal, StatusCodes.Status200OK) : page.Confirm(t, null);
    }

    private static async Task<IResult> ActAsync(string language, HttpContext http, FreezeWithoutSession freeze, FreezeLimits limits, IOptions<WebOptions> web, CancellationToken cancellationToken)
    {
        var page = new FreezePageAnswer(http, language, web.Value.Brand, freeze.IsPossible);
        if (await FormBody.ReadAsync(http.Request, cancellationToken) is not { } form)
        {
            return page.Start(RequestRefusals.Invalid("A form is expected."));
        }

        var (request, link, source) = (Field(form["request"]), Field(form["link"]), http.Connection.RemoteIpAddress);
        if (link.Length > 0)
        {
            var frozen = limits.CheckAsking(source) is { } wait ? wait : await freeze.RedeemLinkAsync(link, language, cancellationToken);
            return frozen.Refusal is not { } refusal ? page.Tell(frozen.Value!) : refusal == AccountRefusals.KeysUnavailable ? page.Confirm(link, refusal) : page.Start(refusal);
        }

        if (request.Length == 0)
        {
            var asked = limits.CheckAsking(source) is { } wait ? wait : await freeze.AskForCodeAsync(form["account"].ToString(), language, cancellationToken);
            return asked.Refusal is { } no ? page.Start(no) : page.Enter(asked.Value!, null);
        }

        if (limits.CheckTrying(source) is { } tooMany)
        {
            return page.Enter(request, tooMany);
        }

        var told = form.ContainsKey("code") ? await freeze.RedeemCodeAsync(request, form["code"].ToString(), cancellationToken) : await freeze.StateAsync(request, cancellationToken);
        return told.Refusal is not { } declined ? page.Tell(told.Value!) : declined == AccountRefusals.FreezeCodeWrong ? page.Enter(request, declined) : page.Start(declined);
    }

    /// <summary>The page with the policy it is sent with.</summary>
    public static IResult Page(Dictionary<string, object?> parameters, int status) => new RenderedPage<FreezeAccountPage>(parameters, status, Policy);

    // The link of a mail stands in the address: no other site is told where its reader came from.
    private static void KeepFromOthers(HttpContext http) => http.Response.Headers["Referrer-Policy"] = "no-referrer";

    private static string Field(StringValues value) => value.ToString() is { Length: <= LongestToken } text ? text : "";
}
