using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Net.Http.Headers;

namespace Vigil.Server.Knowledge.Help;

/// <summary>What every page of the help centre sends along.</summary>
internal static class HelpPage
{
    // No script but ours, no inline style, nothing from elsewhere, never inside another site's frame.
    internal const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
}

/// <summary>A component rendered to a whole page before the first byte is sent, so that a fault becomes an error answer and not half a page.</summary>
/// <typeparam name="TPage">The page.</typeparam>
internal sealed class HelpPage<TPage>(Dictionary<string, object?> parameters, int status) : IResult
    where TPage : IComponent
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await using var renderer = new HtmlRenderer(httpContext.RequestServices, httpContext.RequestServices.GetRequiredService<ILoggerFactory>());
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(parameters))).ToHtmlString());
        var headers = httpContext.Response.Headers;
        headers[HeaderNames.ContentSecurityPolicy] = HelpPage.Policy;
        headers.CacheControl = "no-cache";
        httpContext.Response.StatusCode = status;
        httpContext.Response.ContentType = "text/html; charset=utf-8";
        await httpContext.Response.WriteAsync(html, httpContext.RequestAborted);
    }
}
