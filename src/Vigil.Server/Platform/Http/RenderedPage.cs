using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Net.Http.Headers;

namespace Vigil.Server.Platform.Http;

/// <summary>A component rendered to a whole page before the first byte is sent, so that a fault becomes an error answer and not half a page.</summary>
/// <param name="parameters">The component's own.</param>
/// <param name="policy">The content policy it is sent with.</param>
/// <typeparam name="TPage">The page.</typeparam>
internal sealed class RenderedPage<TPage>(IReadOnlyDictionary<string, object?> parameters, int status, string policy) : IResult
    where TPage : IComponent
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await using var renderer = new HtmlRenderer(httpContext.RequestServices, httpContext.RequestServices.GetRequiredService<ILoggerFactory>());
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(new Dictionary<string, object?>(parameters, StringComparer.Ordinal)))).ToHtmlString());
        var headers = httpContext.Response.Headers;
        headers[HeaderNames.ContentSecurityPolicy] = policy;
        headers.CacheControl = "no-cache";
        httpContext.Response.StatusCode = status;
        httpContext.Response.ContentType = "text/html; charset=utf-8";
        await httpContext.Response.WriteAsync(html, httpContext.RequestAborted);
    }
}
