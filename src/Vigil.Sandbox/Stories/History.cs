using Vigil.Contracts.Exchange;
using Vigil.Sandbox.Ledger;
using Vigil.Sandbox.People;

namespace Vigil.Sandbox.Stories;

/// <summary>How much an account has lived.</summary>
internal sealed record Habits(int Days, int Trades, int Deposits, int Withdrawals, int Transfers, int SignIns, decimal TypicalUsdt, IReadOnlyList<string> Chains, IReadOnlyList<string> Coins, int C2c = 0)
{
    public static Habits Novice { get; } = new(30, 4, 2, 0, 1, 6, 120m, ["TRC20"], ["BTC", "ETH"], 1);

    public static Habits Regular { get; } = new(180, 24, 6, 5, 5, 18, 900m, ["ERC20", "TRC20"], ["BTC", "ETH", "SOL", "TON"], 2);

    public static Habits Professional { get; } = new(365, 140, 18, 16, 30, 40, 24_000m, ["ERC20", "TRC20", "BEP20"], ["BTC", "ETH", "SOL", "BNB"]);
}

/// <summary>Ordinary past: what an account did before its story begins. All of it is over by now.</summary>
internal static class History
{
    private static readonly string[] Counterparties = ["林**", "周**", "陈**", "黄**", "赵**", "吴**", "郑**", "何**"];

    /// <summary>Verified long ago (unless the level is 0), one known device, and the given habits.</summary>
    public static void Write(Stage stage, Habits habits, string device, string platform, string location, string maskedIp, int identityLevel = 2)
    {
        var account = stage.Account;
        if (identityLevel > 0)
        {
            var verified = account.RegisteredAt.AddHours(2);
            account.Identity.Add(new IdentityStep("pending", 0, null, verified.AddMinutes(-14)));
            account.Identity.Add(new IdentityStep("verified", identityLevel, null, verified));
        }

        var days = Math.Min(habits.Days, (stage.Now - account.RegisteredAt).TotalDays - 1);

        stage.Device(device, platform, account.RegisteredAt, stage.Ago(35));
        foreach (var at in Moments(stage, days, habits.SignIns, 0.2))
        {
            stage.SignIn(at, device, location, maskedIp);
        }

        foreach (var at in Moments(stage, days, habits.Deposits, 2))
        {
            stage.Deposit("USDT", stage.Chance.Pick(habits.Chains), Around(stage, habits.TypicalUsdt), at);
        }

        foreach (var at in Moments(stage, days, habits.Withdrawals, 3))
        {
            Withdrawal(stage, habits, at);
        }

        foreach (var at in Moments(stage, days, habits.C2c, 5))
        {
            C2c(stage, habits, at);
        }

        Trade(stage, habits, days);
        foreach (var at in Moments(stage, days, habits.Transfers, 1))
        {
            account.Transfers.Add(new InternalTransfer(stage.Id("T", at), "USDT", Money.Text(Around(stage, habits.TypicalUsdt)), "funding", "trading", at));
        }
    }

    /// <summary>Filled spot orders, now and then one cancelled.</summary>
    public static void Trade(Stage stage, Habits habits, double days)
    {
        foreach (var at in Moments(stage, days, habits.Trades, 0.3))
        {
            var coin = stage.Chance.Pick(habits.Coins);
            var usdt = Around(stage, habits.TypicalUsdt * 0.6m);
            var limit = stage.Chance.Likely(0.6);
            var cancelled = limit && stage.Chance.Likely(0.12);
            Spot(stage, at, coin, stage.Chance.Likely(0.55) ? "buy" : "sell", limit, usdt, cancelled);
        }
    }

    public static void Spot(Stage stage, DateTimeOffset at, string coin, string side, bool limit, decimal usdt, bool cancelled)
    {
        var price = Market.Price(coin, at);
        var quantity = Market.Quantity(coin, usdt, at);
        var id = stage.Id("O", at);
        var filledAt = limit ? at.AddMinutes(stage.Chance.Int(1, 240)) : at.AddSeconds(1);
        filledAt = filledAt > stage.Now ? stage.Now : filledAt;
        stage.Account.Orders.Add(new TradeOrder(
            id, stage.Account.Uid, 2, "spot", coin + "-USDT", side, limit ? "limit" : "market", limit ? Money.Text(price) : null, Money.Text(quantity),
            cancelled ? "0" : Money.Text(quantity), cancelled ? null : Money.Text(price), cancelled ? "cancelled" : "filled", at, filledAt));
        if (cancelled)
        {
            return;
        }

        var rate = decimal.Parse(limit ? stage.Rules.Trading.SpotMakerPercent : stage.Rules.Trading.SpotTakerPercent, System.Globalization.CultureInfo.InvariantCulture) / 100;
        var (fee, currency) = side == "buy" ? (quantity * rate, coin) : (quantity * price * rate, "USDT");
        stage.Account.Fills.Add(new Fill(stage.Id("X", filledAt), id, "spot", coin + "-USDT", side, Money.Text(price), Money.Text(quantity), Money.Text(Math.Round(fee, 8)), currency, filledAt));
    }

    private static void Withdrawal(Stage stage, Habits habits, DateTimeOffset at)
    {
        var chain = stage.Chance.Pick(habits.Chains);
        stage.Withdraw("USDT", chain, Around(stage, habits.TypicalUsdt), ("requested", at), ("approved", at.AddSeconds(40)), ("broadcast", at.AddSeconds(95)));
    }

    private static void C2c(Stage stage, Habits habits, DateTimeOffset at)
    {
        var role = stage.Chance.Likely(0.7) ? "buyer" : "seller";
        stage.C2c(
            role, Around(stage, habits.TypicalUsdt), 7.0m + stage.Chance.Amount(0.05m, 0.25m, 2), stage.Chance.Pick(["bank_transfer", "alipay", "wechat"]), stage.Chance.Pick(Counterparties), "match",
            [("unpaid", at), ("paid", at.AddMinutes(4)), ("released", at.AddMinutes(11))]);
    }

    /// <summary>Moments spread over the past, oldest first, none closer to now than <paramref name="gapDays"/>.</summary>
    private static List<DateTimeOffset> Moments(Stage stage, double days, int count, double gapDays)
    {
        var moments = new List<DateTimeOffset>(count);
        for (var i = 0; i < count && days > gapDays; i++)
        {
            moments.Add(stage.DaysAgo(gapDays + (stage.Chance.Unit() * (days - gapDays))));
        }

        moments.Sort();
        return moments;
    }

    private static decimal Around(Stage stage, decimal typical) => Math.Max(10, Math.Round(typical * stage.Chance.Amount(0.3m, 1.9m, 3), typical > 500 ? 0 : 1));
}
