using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Vigil.Server.Knowledge.Help;

/// <summary>The one style sheet and the one script. Their addresses carry a hash of the content, so browsers may keep them for a year.</summary>
internal static class HelpAssets
{
    private const string DarkBlock = "[data-theme=\"dark\"] {";

    private static readonly Lazy<Asset> Style = new(() => new Asset("help.css", "text/css", WithSystemTheme(Resource("Help/tokens.css")) + Resource("Help/help.css")));
    private static readonly Lazy<Asset> Script = new(() => new Asset("help.js", "text/javascript", Resource("Help/help.js")));

    public static string StyleUrl => Style.Value.Url;

    public static string ScriptUrl => Script.Value.Url;

    public static IResult Read(string name, HttpContext http)
    {
        var asset = name switch
        {
            "help.css" => Style.Value,
            "help.js" => Script.Value,
            _ => null,
        };
        if (asset is null)
        {
            return TypedResults.NotFound();
        }

        http.Response.Headers.CacheControl = http.Request.QueryString.Value == asset.Query ? "public, max-age=31536000, immutable" : "no-cache";
        return TypedResults.Text(asset.Content, asset.Type, Encoding.UTF8);
    }

    // The tokens switch by an attribute that a script sets; pages without script follow the system's setting with the same values.
    private static string WithSystemTheme(string tokens)
    {
        var start = tokens.IndexOf(DarkBlock, StringComparison.Ordinal);
        var end = start < 0 ? -1 : tokens.IndexOf('}', start);
        return end < 0
            ? throw new InvalidOperationException("tokens.css holds no block for the dark theme.")
            : string.Concat(tokens, "\n@media (prefers-color-scheme: dark) { :root {", tokens.AsSpan(start + DarkBlock.Length, end - start - DarkBlock.Length), "} }\n");
    }

    private static string Resource(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private sealed class Asset(string name, string type, string content)
    {
        public string Query { get; } = $"?v={Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..12]}";

        public string Url => $"/help/assets/{name}{Query}";

        public string Type => type;

        public string Content => content;
    }
}
