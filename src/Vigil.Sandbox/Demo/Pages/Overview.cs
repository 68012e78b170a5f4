using System.Globalization;
using Vigil.Contracts.Exchange;
using Vigil.Sandbox.Ledger;
using Vigil.Sandbox.People;

namespace Vigil.Sandbox.Demo.Pages;

/// <summary>A signed-in customer's account at a glance. The part with the id <c>live</c> is fetched again every few seconds.</summary>
internal static class Overview
{
    private const int Moves = 4;
    private const int RecentTrades = 5;

    public static Html Body(Viewer viewer, Account account, PlatformParameters rules, DateTimeOffset now) =>
        Html.Of($"""<div class="page" id="live">{Live(viewer, account, rules, now)}</div>""");

    public static Html Live(Viewer viewer, Account account, PlatformParameters rules, DateTimeOffset now)
    {
        var profile = account.Profile(now, cleared: false);
        return Html.Of($"""
            <div class="title"><h1>{profile.Salutation ?? profile.DisplayName}</h1><p class="num">UID {profile.Uid} · {profile.Level} · {viewer.Time(now)}</p></div>
            <div class="col">
              {Restrictions(viewer, account, profile, now)}
              {InMotion(viewer, account, rules, now)}
              {Trades(viewer, account)}
            </div>
            <div class="col">
              {Assets(viewer, account, rules, now)}
              {Safety(viewer, account, profile)}
            </div>
            """);
    }

    private static Html Restrictions(Viewer viewer, Account account, AccountProfile profile, DateTimeOffset now)
    {
        var notices = account.Freezes.Where(f => f.ActiveAt(now)).Select(f => Restriction(viewer, f.At(now, cleared: false))).ToList();
        if (profile.LockedUntil is { } until)
        {
            notices.Insert(0, Notice(
                viewer.Say("登录已锁定", "Sign-in is locked"),
                viewer.Say($"密码多次输入错误。{viewer.Time(until)} 自动解除，也可以通过身份核验提前解锁。", $"The password was entered wrongly several times. It ends by itself at {viewer.Time(until)}, or earlier once you verify your identity.")));
        }

        return Html.Join(notices);
    }

    private static Html Restriction(Viewer viewer, Freeze freeze)
    {
        if (freeze.Disclosure != Disclosure.Full)
        {
            return Notice(
                viewer.Say("部分功能暂时受限", "Some functions are restricted"),
                viewer.Say("您的账户部分功能暂时受限，正在核查。需要补充材料时，我们会通过站内信告知。", "Some functions of your account are restricted for now while we check it. If we need documents, we will tell you by in-app message."));
        }

        var reason = Words.Reason(viewer, freeze.Reason) is { } words ? viewer.Say($"原因：{words}。", $"Reason: {words}. ") : "";
        var amount = freeze.Amount is null ? "" : viewer.Say($"金额：{Viewer.Grouped(freeze.Amount)} {freeze.Currency}。", $"Amount: {Viewer.Grouped(freeze.Amount)} {freeze.Currency}. ");
        var end = freeze.EndsAt is { } at
            ? viewer.Say($"{viewer.Time(at)} 自动恢复。", $"It ends by itself at {viewer.Time(at)}.")
            : freeze is { Kind: "account", Reason: "customer_request" } ? viewer.Say("您本人重新核验身份后即可解冻。", "You can lift it yourself after a renewed identity check.")
            : viewer.Say("需要人工审核后恢复。", "It is lifted after a review.");
        return Notice(Words.Freeze(viewer, freeze.Kind), reason + amount + end);
    }

    private static Html Notice(string title, string text) => Html.Of($"""<section class="card notice"><h2>{title}</h2><p>{text}</p></section>""");

    private static Html InMotion(Viewer viewer, Account account, PlatformParameters rules, DateTimeOffset now)
    {
        var withdrawals = account.Withdrawals.Select(w => w.At(now, rules.Chain(w.Chain), cleared: false))
            .Select(w => (w.RequestedAt, Move(viewer, viewer.Say("提币", "Withdrawal"), w.Amount, w.Coin, rules.Chain(w.Chain).Name, w.State, w.Id, w.RequestedAt, w.State == "confirming" ? (w.Confirmations, w.RequiredConfirmations) : null)));
        var deposits = account.Deposits.Select(d => d.At(now, rules.Chain(d.Chain)))
            .Select(d => (d.SeenAt, Move(viewer, viewer.Say("充币", "Deposit"), d.Amount, d.Coin, rules.Chain(d.Chain).Name, d.State, d.Id, d.SeenAt, d.State == "confirming" ? (d.Confirmations, d.CreditedAtConfirmations) : null)));
        var orders = account.C2cOrders.Select(o => o.At(now, rules.C2c))
            .Select(o => (o.CreatedAt, Move(viewer, o.Role == "buyer" ? viewer.Say("C2C买入", "C2C buy") : viewer.Say("C2C卖出", "C2C sale"), o.Amount, o.Coin, Viewer.Grouped(o.FiatAmount) + " " + o.FiatCurrency, o.State, o.Id, o.CreatedAt, null)));
        var latest = withdrawals.Concat(deposits).Concat(orders).OrderByDescending(m => m.Item1).Take(Moves).Select(m => m.Item2).ToList();
        return latest.Count == 0 ? Html.Empty : Html.Of($"""<section class="card"><h2>{viewer.Say("充币、提币与C2C", "Deposits, withdrawals and C2C")}</h2>{Html.Join(latest)}</section>""");
    }

    private static Html Move(Viewer viewer, string kind, string amount, string coin, string chain, string state, string id, DateTimeOffset at, (int Done, int Of)? blocks) => Html.Of($"""
        <div class="move">
          <div class="line"><span class="amount num">{kind} {Viewer.Grouped(amount)} {coin}</span>{Words.Tag(viewer, state)}</div>
          {(blocks is { } b ? Html.Of($"""<span class="blocks" style="--n:{b.Of};--done:{b.Done}" role="img" aria-label="{viewer.Say("区块确认", "Confirmations")} {b.Done}/{b.Of}"></span><div class="line"><span class="soft" style="font:var(--t-13)">{viewer.Say("区块确认", "Confirmations")}</span><b class="num" data-confirmations>{b.Done}/{b.Of}</b></div>""") : Html.Empty)}
          <p class="meta num">{chain} · {viewer.Time(at)} · <span class="mono">{id}</span></p>
        </div>
        """);

    private static Html Trades(Viewer viewer, Account account)
    {
        var rows = account.Fills.OrderByDescending(f => f.At).Take(RecentTrades).Select(f => Html.Of($"""
            <li><span>{(f.Side == "buy" ? viewer.Say("买入", "Buy") : viewer.Say("卖出", "Sell"))} {f.Symbol}<br><span class="soft num">{viewer.Time(f.At)}</span></span><span class="right num">{f.Quantity}<br><span class="soft">{Viewer.Grouped(f.Price)} USDT</span></span></li>
            """)).ToList();
        return rows.Count == 0 ? Html.Empty : Html.Of($"""<section class="card"><h2>{viewer.Say("最近成交", "Recent trades")}</h2><ul class="rows">{Html.Join(rows)}</ul></section>""");
    }

    private static Html Assets(Viewer viewer, Account account, PlatformParameters rules, DateTimeOffset now)
    {
        var balances = Balances.At(account, rules, now);
        var total = balances.Sum(b => (Parse(b.Available) + Parse(b.Held)) * (Market.Traded.Contains(b.Currency) ? Market.Price(b.Currency, now) : 1));
        var rows = balances.Select(b => Html.Of($"""
            <li><span>{b.Currency}<br><span class="soft">{Wallet(viewer, b.Wallet)}</span></span><span class="right num">{Viewer.Grouped(b.Available)}{(Parse(b.Held) > 0 ? Html.Of($"""<br><span class="soft">{viewer.Say("冻结", "Held")} {Viewer.Grouped(b.Held)}</span>""") : Html.Empty)}</span></li>
            """));
        return Html.Of($"""
            <section class="card"><h2>{viewer.Say("资产估值", "Estimated assets")}</h2>
              <p class="big num" style="color:var(--ink);font:var(--t-24)"><b>{Viewer.Grouped(Money.Text(Math.Round(total, 2)))}</b> <span class="soft" style="font:var(--t-14)">USDT</span></p>
              <ul class="rows" style="margin-top:12px">{Html.Join(rows)}</ul></section>
            """);
    }

    private static Html Safety(Viewer viewer, Account account, AccountProfile profile) => Html.Of($"""
        <section class="card"><h2>{viewer.Say("账户安全", "Security")}</h2>
          <dl class="rows">
            <div><dt>{viewer.Say("账户状态", "Account")}</dt><dd>{Words.Tag(viewer, profile.State)}</dd></div>
            <div><dt>{viewer.Say("身份认证", "Identity")}</dt><dd>{Words.Tag(viewer, profile.IdentityState)}</dd></div>
            <div><dt>{viewer.Say("登录中的设备", "Signed-in devices")}</dt><dd class="num">{account.Devices.Count(d => d.Active)}</dd></div>
            <div><dt>{viewer.Say("邮箱", "E-mail")}</dt><dd>{profile.MaskedEmail}</dd></div>
          </dl>
          <a class="btn danger wide" style="margin-top:12px" href="/security">{viewer.Say("冻结我的账户", "Freeze my account")}</a>
        </section>
        """);

    private static string Wallet(Viewer viewer, string wallet) => wallet switch
    {
        "funding" => viewer.Say("资金账户", "Funding"),
        "trading" => viewer.Say("交易账户", "Trading"),
        _ => viewer.Say("理财账户", "Earn"),
    };

    private static decimal Parse(string amount) => decimal.Parse(amount, CultureInfo.InvariantCulture);
}
