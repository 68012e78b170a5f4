using Vigil.Sandbox.Contact;
using Vigil.Sandbox.People;

namespace Vigil.Sandbox.Demo.Pages;

/// <summary>What a demo customer's mail box and telephone would show. It is there without signing in too, as both are.</summary>
internal static class MessagesPage
{
    private const string Link = "https://";

    /// <summary>Whose messages?</summary>
    public static Html Choose(Viewer viewer) => Html.Of($"""
        <div class="narrow">
          <h1>{viewer.Say("演示客户的邮箱和短信", "Mail and text messages of the demo customers")}</h1>
          <div class="card">
            <p>{viewer.Say("真实交易所会把消息发到客户的邮箱和手机。演示中可以在这里查看。", "A real exchange sends to a customer's mail box and telephone. In the demonstration everything is shown here.")}</p>
            <ul class="list">{Html.Join(Personas.All.Select(p => Html.Of($"""<li><a href="/messages?of={p.Id}">{p.Name}</a> · {viewer.Say(p.Zh, p.En)}</li>""")))}</ul>
          </div>
        </div>
        """);

    /// <summary>The messages of one of them, the newest first.</summary>
    public static Html Of(Viewer viewer, Persona persona, IReadOnlyList<InboxMessage> messages) => Html.Of($"""
        <div class="narrow">
          <h1>{viewer.Say($"{persona.Name}的邮箱和短信", $"Mail and text messages of {persona.Name}")}</h1>
          {(messages.Count == 0 ? Html.Of($"""<div class="card"><p>{viewer.Say("还没有消息。", "Nothing yet.")}</p></div>""") : Html.Join(messages.Select(m => Message(viewer, m))))}
          <div class="actions" style="margin-top:20px">
            <form method="post" action="/messages/security-mail?of={persona.Id}"><button class="btn plain">{viewer.Say("发一封“新的登录”安全邮件", "Send a 'new sign-in' mail")}</button></form>
            <a class="btn plain" href="/messages">{viewer.Say("其他客户", "Other customers")}</a>
          </div>
        </div>
        """);

    private static Html Message(Viewer viewer, InboxMessage message) => Html.Of($"""
        <div class="card">
          <h2>{Channel(viewer, message.Channel)} {message.To} · <span class="num">{viewer.Time(message.At)}</span></h2>
          <p>{message.Subject}</p>
          {Html.Join(message.Text.Split('\n').Select(Line))}
        </div>
        """);

    private static Html Line(string line)
    {
        var at = line.IndexOf("http", StringComparison.Ordinal);
        return at < 0 ? Html.Of($"<p>{line}</p>") : Html.Of($"""<p>{line[..at]}<a href="{line[at..]}" target="_blank" rel="noreferrer">{Short(line[at..])}</a></p>""");
    }

    private static string Short(string link) => link.Length > Link.Length + 40 ? $"{link[..(Link.Length + 40)]}…" : link;

    private static string Channel(Viewer viewer, string channel) => channel switch
    {
        "email" => viewer.Say("邮件", "Mail"),
        "sms" => viewer.Say("短信", "Text message"),
        "push" => viewer.Say("推送", "Push"),
        _ => viewer.Say("站内信", "In the app"),
    };
}
