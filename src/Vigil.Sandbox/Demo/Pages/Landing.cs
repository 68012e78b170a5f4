using Vigil.Sandbox.People;

namespace Vigil.Sandbox.Demo.Pages;

/// <summary>The page for a visitor: sign in as one of the demo customers, or ask without signing in.</summary>
internal static class Landing
{
    public static Html Body(Viewer viewer) => Html.Of($"""
        <section class="hero">
          <h1>{viewer.Say("选一位演示客户登录", "Sign in as a demo customer")}</h1>
          <p>{viewer.Say("每位客户都带着一件正在发生的事。登录后，右下角的客服能看到这位客户自己的记录。不登录也可以提问。", "Each of them has something going on. Once signed in, support at the bottom right sees that customer's own records. You can also ask without signing in.")}</p>
        </section>
        <ul class="people" id="people">{Html.Join(Personas.All.Select(p => Card(viewer, p)))}</ul>
        """);

    private static Html Card(Viewer viewer, Persona persona) => Html.Of($"""
        <li><form method="post" action="/session/{persona.Id}" style="height:100%"><button class="person">
          <span class="face" aria-hidden="true">{persona.Name[..1]}</span>
          <b>{persona.Name}<small>{persona.Level}</small></b>
          <span>{viewer.Say(persona.Zh, persona.En)}</span>
        </button></form></li>
        """);
}
