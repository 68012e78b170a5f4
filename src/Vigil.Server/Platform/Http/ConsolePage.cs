using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace Vigil.Server.Platform.Http;

/// <summary>
/// The console's one page. Mantine writes style elements while it runs, which the content policy lets it do with a nonce that is made for each answer and stands in the page
/// (CSP level 3, section 6.7.2): whoever gets markup into the page styles nothing with it. So the page is not kept by anybody: an answer of 304 would bring a policy with another nonce.
/// </summary>
internal sealed class ConsolePage(string folder)
{
    // What the build leaves where the nonce belongs: src/web/console/index.html.
    private const string Placeholder = "VIGIL_STYLE_NONCE";
    private const int NonceBytes = 16;

    private readonly string _path = Path.Combine(folder, "index.html");
    private (DateTime Written, string Html) _read;

    /// <summary>False where the console is served from elsewhere, or was never built.</summary>
    public bool IsBuilt => File.Exists(_path);

    /// <summary>True for the addresses that show it: its own, and those of pages that the application draws by itself.</summary>
    public static bool Shows(PathString path) =>
        path == "/console/" || path == "/console/index.html" || path == "/console/setup" || path == "/console/join" || path.StartsWithSegments("/console/sso", StringComparison.Ordinal);

    /// <summary>Answers with it. Nobody may show it inside a page of theirs.</summary>
    public async Task WriteAsync(HttpContext context)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(NonceBytes));
        var page = Encoding.UTF8.GetBytes(Html().Replace(Placeholder, nonce, StringComparison.Ordinal));
        var headers = context.Response.Headers;
        headers[HeaderNames.ContentSecurityPolicy] = $"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.ContentLength = page.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(page, context.RequestAborted);
        }
    }

    // Read anew once it was built anew: it names its scripts by their hashes.
    private string Html()
    {
        var written = File.GetLastWriteTimeUtc(_path);
        var read = _read;
        if (read.Html is null || read.Written != written)
        {
            _read = read = (written, File.ReadAllText(_path));
        }

        return read.Html;
    }
}
