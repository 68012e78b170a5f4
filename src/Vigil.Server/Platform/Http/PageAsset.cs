using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Vigil.Server.Platform.Http;

/// <summary>A style sheet or script of pages made on the server. Its address carries a hash of the content, so browsers may keep it for a year.</summary>
/// <param name="path">Where it is served.</param>
internal sealed class PageAsset(string path, string type, string content)
{
    private const string DarkBlock = "[data-theme=\"dark\"] {";

    private readonly string _query = $"?v={Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..12]}";

    /// <summary>The address that a page names.</summary>
    public string Url => $"{path}{_query}";

    /// <summary>A style sheet behind the tokens of all our pages. They switch by an attribute that a script sets; pages without script follow the system's setting with the same values.</summary>
    /// <param name="resource">Name of the embedded sheet.</param>
    /// <param name="after">Name of one that it goes on from; null for none.</param>
    public static PageAsset Style(string path, string resource, string? after = null) =>
        new(path, "text/css", WithSystemTheme(Resource("Help/tokens.css")) + (after is null ? "" : Resource(after)) + Resource(resource));

    /// <summary>Text that is embedded in the assembly.</summary>
    public static string Resource(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>Answers with it.</summary>
    public IResult Answer(HttpContext http)
    {
        http.Response.Headers.CacheControl = http.Request.QueryString.Value == _query ? "public, max-age=31536000, immutable" : "no-cache";
        return TypedResults.Text(content, type, Encoding.UTF8);
    }

    private static string WithSystemTheme(string tokens)
    {
        var start = tokens.IndexOf(DarkBlock, StringComparison.Ordinal);
        var end = start < 0 ? -1 : tokens.IndexOf('}', start);
        return end < 0
            ? throw new InvalidOperationException("tokens.css holds no block for the dark theme.")
            : string.Concat(tokens, "\n@media (prefers-color-scheme: dark) { :root {", tokens.AsSpan(start + DarkBlock.Length, end - start - DarkBlock.Length), "} }\n");
    }
}
