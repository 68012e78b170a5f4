using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Vigil.Contracts.Public;
using Vigil.Server.Platform.Http;
using Vigil.Server.Protection.Http;

namespace Vigil.Server.Protection.Page;

/// <summary><c>/verify</c>: the check as a page, for whoever was just called and has a telephone in the hand.</summary>
internal static class VerifyEndpoints
{
    // No script at all, no inline style, nothing from elsewhere, never inside another site's frame.
    private const string Policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly Lazy<PageAsset> Style = new(() => PageAsset.Style("/verify/assets/verify.css", "Verify/verify.css"));

    /// <summary>Where the page's style is.</summary>
    public static string StyleUrl => Style.Value.Url;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var verify = routes.MapGroup("/verify").AllowAnonymous().ExcludeFromDescription();
        verify.MapGet("", ChooseLanguage);
        verify.MapGet("/assets/verify.css", (HttpContext http) => Style.Value.Answer(http));
        var page = verify.MapGroup("/{language:regex(^(zh|en)$)}");
        page.MapGet("", ReadAsync);
        page.MapPost("", CheckAsync).WithMetadata(new RequestSizeLimitAttribute(PublicEndpoints.MaxBody));
    }

    private static RedirectHttpResult ChooseLanguage(HttpContext http)
    {
        http.Response.Headers.Vary = "Accept-Language";
        return TypedResults.Redirect($"/verify/{(VerdictText.IsChinese(http.Request.Headers.AcceptLanguage) ? "zh" : "en")}");
    }

    private static Task<IResult> ReadAsync(string language, IOptions<WebOptions> web) => Task.FromResult<IResult>(Page(language, web.Value, []));

    // Changes nothing, so no token is asked for.
    private static async Task<IResult> CheckAsync(string language, HttpContext http, CheckChannel check, IOptions<WebOptions> web, CancellationToken cancellationToken)
    {
        if (await FormBody.ReadAsync(http.Request, cancellationToken) is not { } form)
        {
            return Page(language, web.Value, new(StringComparer.Ordinal) { [nameof(VerifyPage.Problem)] = VerifyText.In(language).BadInput }, StatusCodes.Status400BadRequest);
        }

        var kind = form["kind"] == CheckChannel.Agent ? CheckChannel.Agent : null;
        var asked = new CheckChannelRequest(form["value"].ToString(), kind, language, kind is null ? null : form["code"].ToString(), kind is null ? null : form["uid"].ToString());
        var answer = await check.HandleAsync(asked, http.Connection.RemoteIpAddress, null, cancellationToken);
        var problem = answer.Refusal?.Status switch
        {
            null => null,
            StatusCodes.Status429TooManyRequests => VerifyText.In(language).TooMany,
            _ => VerifyText.In(language).BadInput,
        };
        http.Response.Headers.RetryAfter = answer.Refusal?.RetryAfterSeconds;
        return Page(language, web.Value, new(StringComparer.Ordinal)
        {
            [nameof(VerifyPage.Answer)] = answer.Value,
            [nameof(VerifyPage.Problem)] = problem,
            [nameof(VerifyPage.Asked)] = kind is null && asked.Value.Length <= CheckChannel.MaxValue ? asked.Value : "",
            [nameof(VerifyPage.ForAgent)] = kind is not null,
        }, answer.Refusal?.Status ?? StatusCodes.Status200OK);
    }

    private static RenderedPage<VerifyPage> Page(string language, WebOptions web, Dictionary<string, object?> more, int status = StatusCodes.Status200OK)
    {
        more[nameof(VerifyPage.Text)] = VerifyText.In(language);
        more[nameof(VerifyPage.Brand)] = web.Brand;
        return new RenderedPage<VerifyPage>(more, status, Policy);
    }
}
