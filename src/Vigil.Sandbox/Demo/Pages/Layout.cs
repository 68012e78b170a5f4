namespace Vigil.Sandbox.Demo.Pages;

/// <summary>What every page of Meridian shares: head, header and the messenger.</summary>
internal static class Layout
{
    public static Html Page(Viewer viewer, Uri? vigilUrl, string title, QueryString query, Html body) => Html.Of($"""
        <!doctype html>
        <html lang="{viewer.Lang}" data-persona="{viewer.Persona?.Id}">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <meta name="color-scheme" content="light dark">
          <title>{title} · Meridian</title>
          <link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
          <link rel="stylesheet" href="/assets/tokens.css">
          <link rel="stylesheet" href="/assets/site.css">
          <script src="/assets/site.js" defer></script>
          {Messenger(viewer, vigilUrl)}
        </head>
        <body>
          <header><div class="wrap">
            <a class="brand" href="/"><svg viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="7.5"/><path d="M10 2.5c-3.2 2-4.8 4.5-4.8 7.5s1.6 5.5 4.8 7.5M10 2.5v15M10 2.5c3.2 2 4.8 4.5 4.8 7.5s-1.6 5.5-4.8 7.5"/></svg>Meridian</a>
            <span class="demo">{viewer.Say("演示交易所，非真实资产", "Demo exchange, no real assets")}</span>
            <nav>
              {(viewer.Persona is null ? EmergencyFreeze(viewer, vigilUrl) : SignedIn(viewer))}
              <a href="{(viewer.Persona is { } of ? $"/messages?of={of.Id}" : "/messages")}">{viewer.Say("消息", "Messages")}</a>
              <a href="{query.Add("lang", viewer.Say("en", "zh")).Value}" lang="{viewer.Say("en", "zh-CN")}">{viewer.Say("English", "中文")}</a>
            </nav>
          </div></header>
          <main class="wrap">{body}</main>
        </body>
        </html>
        """);

    private static Html SignedIn(Viewer viewer) => viewer.Persona is { } persona
        ? Html.Of($"""
            <a class="who" href="/">{persona.Name}</a>
            <a href="/security">{viewer.Say("账户安全", "Security")}</a>
            <form method="post" action="/session/end" data-sign-out><button>{viewer.Say("退出", "Sign out")}</button></form>
            """)
        : Html.Empty;

    /// <summary>For whoever cannot sign in: the support product's own page, which asks for a code.</summary>
    private static Html EmergencyFreeze(Viewer viewer, Uri? vigilUrl) => vigilUrl is null
        ? Html.Empty
        : Html.Of($"""<a href="{new Uri(vigilUrl, viewer.Say("/freeze/zh", "/freeze/en")).AbsoluteUri}">{viewer.Say("紧急冻结", "Freeze")}</a>""");

    private static Html Messenger(Viewer viewer, Uri? vigilUrl) => vigilUrl is null
        ? Html.Empty
        : Html.Of($"""<script src="{new Uri(vigilUrl, "/messenger/loader.js").AbsoluteUri}" data-locale="{viewer.Lang}" defer></script>""");
}
