using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Net.Http.Headers;

namespace Vigil.Server.Platform.Http;

/// <summary>The pages of the messenger, with what the settings say about the exchange: the one that its pages frame, and <c>/chat</c>, which may be installed on a phone.</summary>
internal static class MessengerPages
{
    /// <summary>Where the messenger is a page of its own.</summary>
    public const string ChatPath = "/chat";

    // blob: is what the page itself has fetched: shown, or handed to an app around it.
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'none'";

    private static readonly string[] Traditional = ["zh-TW", "zh-HK", "zh-MO", "zh-Hant"];

    /// <summary>The content policy where pages of the exchange frame the messenger.</summary>
    public static string FramedPolicy(WebOptions options) => $"{Policy}; frame-ancestors {options.FrameAncestors}";

    /// <summary>Serves the pages and the manifest; what was not built is left out.</summary>
    public static void UseMessengerPages(this WebApplication app, WebOptions options)
    {
        if (Read(options, "index.html") is { } framed)
        {
            Serve(app, ["/messenger/", "/messenger/index.html"], "text/html; charset=utf-8", FramedPolicy(options), Fill(framed, options));
        }

        if (Read(options, "chat.html") is { } alone)
        {
            Serve(app, [ChatPath], "text/html; charset=utf-8", $"{Policy}; worker-src 'self'; frame-ancestors 'none'", Fill(alone, options));
        }

        if (Read(options, "chat.webmanifest") is { } manifest)
        {
            // What a phone calls the installed page, in the language of the browser that asks.
            var brand = options.Brand;
            var (simplified, traditional, english) = (
                Manifest(manifest, "zh-CN", $"{brand}客服", "客服"), Manifest(manifest, "zh-TW", $"{brand}客服", "客服"), Manifest(manifest, "en", $"{brand} support".Trim(), "Support"));
            Serve(app, ["/messenger/chat.webmanifest"], "application/manifest+json", "default-src 'none'", context =>
            {
                context.Response.Headers.Vary = HeaderNames.AcceptLanguage;
                return LanguageOf(context.Request) switch
                {
                    "zh-TW" => traditional,
                    "zh-CN" => simplified,
                    _ => english,
                };
            });
        }
    }

    private static string? Read(WebOptions options, string name)
    {
        var file = Path.Combine(Path.GetFullPath(options.Root), "messenger", name);
        return File.Exists(file) ? File.ReadAllText(file) : null;
    }

    private static Func<HttpContext, string> Fill(string page, WebOptions options)
    {
        var filled = new StringBuilder(page);
        foreach (var (meta, content) in new[] { ("vigil-brand", options.Brand), ("vigil-sign-in", options.SignInUrl), ("vigil-freeze", options.FreezeUrl) })
        {
            filled.Replace($"name=\"{meta}\" content=\"\"", $"name=\"{meta}\" content=\"{WebUtility.HtmlEncode(content)}\"");
        }

        var text = filled.ToString();
        return _ => text;
    }

    private static string Manifest(string template, string language, string name, string shortName)
    {
        var manifest = JsonNode.Parse(template)!.AsObject();
        (manifest["lang"], manifest["name"], manifest["short_name"]) = (language, name, shortName);
        return manifest.ToJsonString(new JsonSerializerOptions(JsonSerializerOptions.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    // Chinese where the browser names no language: it is written first.
    private static string LanguageOf(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).Select(l => l.Value.ToString()).FirstOrDefault() switch
        {
            null or "*" => "zh-CN",
            var tag when Traditional.Any(hant => tag.StartsWith(hant, StringComparison.OrdinalIgnoreCase)) => "zh-TW",
            var tag when tag.StartsWith("zh", StringComparison.OrdinalIgnoreCase) => "zh-CN",
            _ => "en",
        };

    private static void Serve(WebApplication app, string[] paths, string type, string contentPolicy, Func<HttpContext, string> text) => app.Use((context, next) =>
    {
        var (request, response) = (context.Request, context.Response);
        if (!Array.Exists(paths, path => request.Path == path) || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)))
        {
            return next(context);
        }

        response.Headers[HeaderNames.ContentSecurityPolicy] = contentPolicy;
        response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        response.Headers.CacheControl = "no-cache";
        response.ContentType = type;
        var body = text(context);
        return HttpMethods.IsHead(request.Method) ? Task.CompletedTask : response.WriteAsync(body, context.RequestAborted);
    });
}
