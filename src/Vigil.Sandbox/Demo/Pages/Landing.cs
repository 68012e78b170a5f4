using Vigil.Sandbox.People;

namespace Vigil.Sandbox.Demo.Pages;

/// <summary>The page for a visitor: sign in as one of the demo customers, or ask without signing in.</summary>
internal static class Landing
{
    /// <summary>What follows signing in, in the address of the sign-in.</summary>
    public const string Security = "security";

    public static Html Body(Viewer viewer, SupportReturn? back = null) => Choice(
        viewer,
        viewer.Say("选一位演示客户登录", "Sign in as a demo customer"),
        back is null ? Here(viewer) : There(viewer),
        p => back is null ? $"/session/{p.Id}" : $"/support-sign-in/{p.Id}{back.Query}",
        back is null ? null : Html.Of($"""<p><a href="{back.Address}">{viewer.Say("不登录，返回客服", "Back to support without signing in")}</a></p>"""));

    /// <summary>Somebody who is not signed in wants to freeze an account: which one, first.</summary>
    public static Html BeforeFreezing(Viewer viewer) => Choice(
        viewer,
        viewer.Say("先登录，再冻结账户", "Sign in, then freeze"),
        viewer.Say("选择要冻结账户的演示客户，登录后马上就是冻结页面。", "Choose the demo customer whose account is to be frozen; the page that freezes it comes next."),
        p => $"/session/{p.Id}?next={Security}");

    private static Html Choice(Viewer viewer, string title, string words, Func<Persona, string> action, Html? after = null) => Html.Of($"""
        <section class="hero">
          <h1>{title}</h1>
          <p>{words}</p>
        </section>
        <ul class="people" id="people">{Html.Join(Personas.All.Select(p => Card(viewer, p, action(p))))}</ul>
        {after ?? Html.Empty}
        """);

    /// <summary>Somebody was sent here to bring a token to a place that is not ours.</summary>
    public static Html ForNobody(Viewer viewer) => Html.Of($"""
        <div class="narrow">
          <h1>{viewer.Say("这个登录链接无效", "This sign-in link does not work")}</h1>
          <div class="card">
            <p>{viewer.Say("链接要把您带回的地址不是Meridian客服，因此没有登录。请从客服页面重新点“登录”。", "It leads back to an address that is not Meridian's support, so nobody was signed in. Please start again from the support page.")}</p>
            <a class="btn primary" href="/">{viewer.Say("返回首页", "To the first page")}</a>
          </div>
        </div>
        """);

    private static string Here(Viewer viewer) => viewer.Say(
        "每位客户都带着一件正在发生的事。登录后，右下角的客服能看到这位客户自己的记录。不登录也可以提问。",
        "Each of them has something going on. Once signed in, support at the bottom right sees that customer's own records. You can also ask without signing in.");

    private static string There(Viewer viewer) => viewer.Say(
        "登录后自动回到客服页面，客服能看到这位客户自己的记录。",
        "You then go back to the support page, where support sees that customer's own records.");

    private static Html Card(Viewer viewer, Persona persona, string action) => Html.Of($"""
        <li><form method="post" action="{action}" style="height:100%"><button class="person">
          <span class="face" aria-hidden="true">{Initial(persona.Name)}</span>
          <b>{persona.Name}<small>{persona.Level}</small></b>
          <span>{viewer.Say(persona.Zh, persona.En)}</span>
        </button></form></li>
        """);

    /// <summary>A Chinese name begins with the family's, an English one ends with it.</summary>
    private static string Initial(string name) => name[(name.LastIndexOf(' ') + 1)..][..1];
}
