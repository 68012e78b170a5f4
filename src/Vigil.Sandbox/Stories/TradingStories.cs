using System.Globalization;
using Vigil.Contracts.Exchange;
using Vigil.Sandbox.Ledger;
using Vigil.Sandbox.People;

namespace Vigil.Sandbox.Stories;

/// <summary>Traders, from the first week to the desk with API keys.</summary>
internal static class TradingStories
{
    /// <summary>Kept back from the margin when a position is closed by force: half a percent of its value.</summary>
    private const decimal Maintenance = 0.005m;

    /// <summary>A 20-fold ETH long, closed by force seventy minutes ago.</summary>
    public static Story Liquidated { get; } = new(
        "liquidated",
        static s =>
        {
            History.Write(s, Habits.Regular with { Trades = 40 }, "iPhone 14 Pro", "ios", "中国 杭州", "122.224.***.***");
            const int Leverage = 20;
            const decimal Quantity = 6.4m;
            var at = s.Ago(71);
            var opened = s.Ago(1_290);
            var trigger = Market.Price("ETH", at);
            var liquidation = Math.Round(trigger * 1.0004m, 2);
            var entry = Math.Round(liquidation / (1 - (1m / Leverage) + Maintenance), 2);
            var margin = Math.Round(Quantity * entry / Leverage, 2);
            var orderId = s.Id("O", opened);
            s.Account.Transfers.Add(new InternalTransfer(s.Id("T", opened.AddMinutes(-4)), "USDT", Money.Text(Math.Ceiling(margin)), "funding", "trading", opened.AddMinutes(-4)));
            s.Account.Orders.Add(new TradeOrder(orderId, s.Account.Uid, 2, "perpetual", "ETH-USDT-PERP", "buy", "market", null, Money.Text(Quantity), Money.Text(Quantity), Money.Text(entry), "filled", opened, opened.AddSeconds(1)));
            s.Account.Fills.Add(new Fill(s.Id("X", opened), orderId, "perpetual", "ETH-USDT-PERP", "buy", Money.Text(entry), Money.Text(Quantity), Money.Text(Math.Round(Quantity * entry * Percent(s.Rules.Trading.PerpetualTakerPercent), 4)), "USDT", opened.AddSeconds(1)));
            s.Account.Liquidations.Add(new Liquidation(
                s.Id("Q", at), s.Account.Uid, 1, "ETH-USDT-PERP", "long", Money.Text(Quantity), Money.Text(entry), Money.Text(liquidation), Money.Text(trigger), Leverage, Money.Text(margin), "USDT", s.Ago(88), at));
            s.Log(s.Ago(88), "app", "warning", "margin.call", "Margin ratio below the warning level; push and e-mail sent.");
            s.Available("trading", "USDT", 3.18m);
            s.Available("funding", "USDT", 41m);
        },
        static _ => { });

    /// <summary>A key whose requests are refused because the caller's clock is off.</summary>
    public static Story ApiErrors { get; } = new(
        "api.errors",
        static s =>
        {
            History.Write(s, Habits.Professional with { TypicalUsdt = 6_000m, Trades = 90 }, "Ubuntu · Firefox", "web", "Czechia, Brno", "89.177.***.***", identityLevel: 3);
            var created = s.DaysAgo(63);
            s.Account.ApiKeys.Add(new ApiKey(s.Id("K", created), "grid-bot", "mk_" + s.Chance.Code(4) + "…" + s.Chance.Code(4), ["read", "trade"], ["89.177.41.***"], Active: true, created, s.Ago(4)));
            for (var minutes = 58; minutes > 3; minutes -= 3)
            {
                s.Log(s.Ago(minutes), "api", "error", "api.timestamp_outside_window", "POST /api/v3/orders 401: timestamp differs from server time by 7,412 ms; allowed 5,000 ms.");
            }

            s.Log(s.Ago(3), "api", "error", "api.rate_limited", "POST /api/v3/orders 429: more than 60 requests in 10 s.");
            s.Available("trading", "USDT", 18_240.55m);
            s.Available("trading", "BTC", 0.4121m);
        },
        static _ => { });

    /// <summary>First week: one C2C purchase, a first order.</summary>
    public static Story Novice { get; } = new(
        "novice",
        static s =>
        {
            History.Write(s, Habits.Novice with { Days = 7 }, "HUAWEI nova 12", "android", "中国 昆明", "116.249.***.***", identityLevel: 1);
            s.Available("funding", "USDT", 61.2m);
            s.Available("trading", "BTC", 0.0012m);
        },
        static _ => { });

    /// <summary>A desk: hundreds of fills, two positions, two keys.</summary>
    public static Story Professional { get; } = new(
        "professional",
        static s =>
        {
            History.Write(s, Habits.Professional, "macOS · Safari", "web", "Singapore", "116.86.***.***", identityLevel: 3);
            Open(s, "BTC", "long", 1.8m, 5, s.DaysAgo(1.6));
            Open(s, "ETH", "short", 42m, 8, s.DaysAgo(0.4));
            var created = s.DaysAgo(140);
            s.Account.ApiKeys.Add(new ApiKey(s.Id("K", created), "execution", "mk_" + s.Chance.Code(4) + "…" + s.Chance.Code(4), ["read", "trade"], ["116.86.20.***", "116.86.21.***"], Active: true, created, s.Ago(1)));
            s.Account.ApiKeys.Add(new ApiKey(s.Id("K", created), "reporting", "mk_" + s.Chance.Code(4) + "…" + s.Chance.Code(4), ["read"], [], Active: true, created, s.Ago(55)));
            s.Available("trading", "USDT", 212_440.18m);
            s.Available("trading", "BTC", 3.2214m);
            s.Available("funding", "USDT", 40_000m);
        },
        static _ => { });

    private static void Open(Stage s, string coin, string side, decimal quantity, int leverage, DateTimeOffset at)
    {
        var (entry, mark) = (Market.Price(coin, at), Market.Price(coin, s.Now));
        var sign = side == "long" ? 1 : -1;
        var liquidation = Math.Round(entry * (1 - (sign * ((1m / leverage) - Maintenance))), 1);
        s.Account.Positions.Add(new Position(
            s.Id("P", at), coin + "-USDT-PERP", side, Money.Text(quantity), Money.Text(entry), Money.Text(mark), Money.Text(liquidation), leverage,
            Money.Text(Math.Round(quantity * entry / leverage, 2)), Money.Text(Math.Round(sign * quantity * (mark - entry), 2)), 1, at));
    }

    private static decimal Percent(string text) => decimal.Parse(text, CultureInfo.InvariantCulture) / 100;
}
