using Vigil.Contracts.Exchange;
using Vigil.Sandbox.Ledger;

namespace Vigil.Sandbox.Demo.Pages;

/// <summary>Freezing one's own account: what it does, one button, and what it did.</summary>
internal static class SecurityPage
{
    /// <param name="liftable">True where it is the customer's own freeze, which they may lift themselves.</param>
    /// <param name="sessions">The customer's sign-ins, newest first; ended ones are not shown.</param>
    public static Html Ask(Viewer viewer, bool frozen, bool liftable, IReadOnlyList<SignedIn> sessions) => Html.Of($"""
        <div class="narrow">
          <h1>{viewer.Say("冻结我的账户", "Freeze my account")}</h1>
          {(frozen ? Already(viewer, liftable) : Explain(viewer))}
          {SignedInAt(viewer, [.. sessions.Where(s => s.EndedAt is null)])}
        </div>
        """);

    public static Html Done(Viewer viewer, ExchangeAction? action) => Html.Of($"""
        <div class="narrow">
          <h1>{viewer.Say("账户已冻结", "Your account is frozen")}</h1>
          <div class="card">
            <p>{viewer.Say("没有您的确认，任何资产都不能转出。要解冻时，您本人在这里重新核验身份；客服不能在会话里替您解冻。", "Nothing can leave without you. To lift the freeze, verify your identity anew here; support cannot lift it for you in a chat.")}</p>
            <ul class="list">
              <li>{Count(viewer, action, "withdrawal.cancelled", "已取消未广播的提币", "Withdrawals cancelled before broadcast")}</li>
              <li>{Count(viewer, action, "session.ended", "已退出登录的设备", "Devices signed out")}</li>
              <li>{Count(viewer, action, "api_key.disabled", "已停用的API密钥", "API keys disabled")}</li>
              <li>{Count(viewer, action, "order.cancelled", "已撤销的挂单", "Open orders cancelled")}</li>
            </ul>
            <a class="btn primary" href="/">{viewer.Say("返回账户", "Back to my account")}</a>
          </div>
        </div>
        """);

    private static Html Explain(Viewer viewer) => Html.Of($"""
        <div class="card">
          <p>{viewer.Say("如果您怀疑账户被他人使用，请先冻结。这会立即：", "If you suspect that somebody else is using your account, freeze it first. At once this will:")}</p>
          <ul class="list">
            <li>{viewer.Say("停止提币、划转和C2C卖出，取消尚未广播的提币", "stop withdrawals, transfers and C2C sales, and cancel withdrawals not yet broadcast")}</li>
            <li>{viewer.Say("退出其他所有设备", "sign out every other device")}</li>
            <li>{viewer.Say("停用全部API密钥，使用密钥的交易机器人会随之停止", "disable all API keys; bots that use them will stop")}</li>
          </ul>
          <p>{viewer.Say("您仍可以平仓和追加保证金，与客服的会话也不会中断。", "You can still close positions and add margin, and your conversation with support stays open.")}</p>
          <div class="actions" style="margin-top:20px">
            <form method="post" action="/security/freeze"><button class="btn danger">{viewer.Say("立即冻结账户", "Freeze my account now")}</button></form>
            <a class="btn plain" href="/">{viewer.Say("返回", "Back")}</a>
          </div>
        </div>
        """);

    private static Html SignedInAt(Viewer viewer, IReadOnlyList<SignedIn> sessions) => Html.Of($"""
        <div class="card">
          <h2>{viewer.Say("已登录的设备", "Where you are signed in")}</h2>
          <p>{viewer.Say("退出某台设备后，在那台设备上打开的客服会话也随之结束。", "Signing a device out also ends the conversation with support that is open on it.")}</p>
          <ul class="rows" style="margin:12px 0">{Html.Join(sessions.Select(s => Session(viewer, s)))}</ul>
          {(sessions.Count > 1 ? EndOthers(viewer) : Html.Empty)}
        </div>
        """);

    private static Html Session(Viewer viewer, SignedIn session) => Html.Of($"""
        <li style="align-items:center"><span>{session.Browser}<br><span class="soft">{viewer.Say("登录于 ", "Signed in ")}{viewer.Time(session.StartedAt)}</span></span>{(session.Id == viewer.Session
            ? Html.Of($"""<span class="tag ok">{viewer.Say("本设备", "This device")}</span>""")
            : Html.Of($"""<form method="post" action="/security/sessions/{session.Id}/end"><button class="btn plain">{viewer.Say("退出", "Sign out")}</button></form>"""))}</li>
        """);

    private static Html EndOthers(Viewer viewer) => Html.Of($"""
        <form method="post" action="/security/sessions/end-others"><button class="btn plain">{viewer.Say("退出其他所有设备", "Sign out all other devices")}</button></form>
        """);

    private static Html Already(Viewer viewer, bool liftable) => Html.Of($"""
        <div class="card notice">
          <h2>{viewer.Say("账户已处于冻结状态", "Your account is already frozen")}</h2>
          <p>{viewer.Say("没有您的确认，任何资产都不能转出。要解冻时，您本人在这里重新核验身份；客服不能在会话里替您解冻。", "Nothing can leave without you. To lift the freeze, verify your identity anew here; support cannot lift it for you in a chat.")}</p>
          {(liftable ? Lift(viewer) : Html.Empty)}
        </div>
        """);

    private static Html Lift(Viewer viewer) => Html.Of($"""
        <div class="actions" style="margin-top:20px">
          <form method="post" action="/security/unfreeze"><button class="btn primary">{viewer.Say("重新核验身份并解冻", "Verify my identity and lift the freeze")}</button></form>
          <a class="btn plain" href="/">{viewer.Say("返回", "Back")}</a>
        </div>
        <p>{viewer.Say("演示中略去核验这一步。", "The demonstration leaves the check itself out.")}</p>
        """);

    private static Html Count(Viewer viewer, ExchangeAction? action, string code, string chinese, string english) =>
        Html.Of($"""{viewer.Say(chinese, english)}: <b class="num">{action?.Effects.Count(e => e.StartsWith(code + ":", StringComparison.Ordinal)) ?? 0}</b>""");
}
