using System.Globalization;
using Vigil.Sandbox.People;

namespace Vigil.Sandbox.Demo.Pages;

/// <summary>Who looks at a page, and in which language.</summary>
/// <param name="Session">The sign-in of this browser; null exactly where there is no persona.</param>
internal sealed record Viewer(Persona? Persona, string? Session, bool Chinese)
{
    // The persona's id, a dot, the sign-in's id.
    private const string SessionCookie = "meridian_session";
    private const string LanguageCookie = "meridian_lang";

    public string Lang => Chinese ? "zh-CN" : "en";

    /// <summary>The page's language is the one chosen, else the persona's, else what the browser prefers. Whose sign-in was ended elsewhere is not signed in.</summary>
    public static Viewer Of(HttpContext http, SignIns signIns)
    {
        var signedIn = Find(http, signIns);
        var language = http.Request.Cookies[LanguageCookie] ?? signedIn?.Persona.Language ?? http.Request.Headers.AcceptLanguage.ToString();
        return new Viewer(signedIn?.Persona, signedIn?.Session, !language.StartsWith("en", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Signs this browser in, in place of whoever was signed in there.</summary>
    public static void SignIn(HttpContext http, SignIns signIns, Persona persona)
    {
        EndHere(http, signIns);
        http.Response.Cookies.Append(SessionCookie, persona.Id + "." + signIns.Start(persona, http.Request.Headers.UserAgent.ToString()).Id, Lasting);
    }

    public static void SignOut(HttpContext http, SignIns signIns)
    {
        EndHere(http, signIns);
        http.Response.Cookies.Delete(SessionCookie);
    }

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

    /// <summary>Groups of three, as in 1,250.42.</summary>
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

    private static void EndHere(HttpContext http, SignIns signIns)
    {
        if (Find(http, signIns) is { } here)
        {
            signIns.End(here.Persona, s => s.Id == here.Session);
        }
    }

    private static (Persona Persona, string Session)? Find(HttpContext http, SignIns signIns) =>
        http.Request.Cookies[SessionCookie]?.Split('.') is [var id, var session] && Personas.Find(id) is { } persona && signIns.GoesOn(persona, session) ? (persona, session) : null;

    private static CookieOptions Lasting => new() { HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true, Path = "/" };
}
