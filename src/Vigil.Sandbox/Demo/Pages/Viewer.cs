using System.Globalization;
using Vigil.Sandbox.People;

namespace Vigil.Sandbox.Demo.Pages;

/// <summary>Who looks at a page, and in which language.</summary>
internal sealed record Viewer(Persona? Persona, bool Chinese)
{
    private const string PersonaCookie = "meridian_persona";
    private const string LanguageCookie = "meridian_lang";

    public string Lang => Chinese ? "zh-CN" : "en";

    /// <summary>The page's language is the one chosen, else the persona's, else what the browser prefers.</summary>
    public static Viewer Of(HttpContext http)
    {
        var persona = Personas.All.FirstOrDefault(p => p.Id == http.Request.Cookies[PersonaCookie]);
        var language = http.Request.Cookies[LanguageCookie] ?? persona?.Language ?? http.Request.Headers.AcceptLanguage.ToString();
        return new Viewer(persona, !language.StartsWith("en", StringComparison.OrdinalIgnoreCase));
    }

    public static void SignIn(HttpContext http, Persona persona)
    {
        http.Response.Cookies.Append(PersonaCookie, persona.Id, Lasting);
        http.Response.Cookies.Delete(LanguageCookie);
    }

    public static void SignOut(HttpContext http) => http.Response.Cookies.Delete(PersonaCookie);

    public static void Choose(HttpContext http, string language) => http.Response.Cookies.Append(LanguageCookie, language == "en" ? "en" : "zh-CN", Lasting);

    /// <summary>Both languages stand side by side, so that neither can be missing.</summary>
    public string Say(string chinese, string english) => Chinese ? chinese : english;

    /// <summary>A moment in the customer's zone.</summary>
    public string Time(DateTimeOffset at)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(Persona?.TimeZone ?? "UTC", out var found) ? found : TimeZoneInfo.Utc;
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return local.ToString(Chinese ? "M月d日HH:mm" : "d MMM HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>Thin spaces between groups of three, as in 1 250.42.</summary>
    public static string Grouped(string amount)
    {
        var point = amount.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? amount : amount[..point];
        for (var i = whole.Length - 3; i > 0; i -= 3)
        {
            whole = whole.Insert(i, ",");
        }

        return whole + (point < 0 ? "" : amount[point..]);
    }

    private static CookieOptions Lasting => new() { HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true, Path = "/" };
}
