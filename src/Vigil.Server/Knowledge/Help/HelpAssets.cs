using Vigil.Server.Platform.Http;

namespace Vigil.Server.Knowledge.Help;

/// <summary>The one style sheet and the one script.</summary>
internal static class HelpAssets
{
    private static readonly Lazy<PageAsset> Style = new(() => PageAsset.Style("/help/assets/help.css", "Help/help.css"));
    private static readonly Lazy<PageAsset> Script = new(() => new PageAsset("/help/assets/help.js", "text/javascript", PageAsset.Resource("Help/help.js")));

    public static string StyleUrl => Style.Value.Url;

    public static string ScriptUrl => Script.Value.Url;

    public static IResult Read(string name, HttpContext http) => name switch
    {
        "help.css" => Style.Value.Answer(http),
        "help.js" => Script.Value.Answer(http),
        _ => TypedResults.NotFound(),
    };
}
