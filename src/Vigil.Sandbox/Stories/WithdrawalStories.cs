using Vigil.Contracts.Exchange;
using Vigil.Sandbox.Ledger;

namespace Vigil.Sandbox.Stories;

/// <summary>Coins on their way out.</summary>
internal static class WithdrawalStories
{
    private static readonly string[] Over = ["done", "rejected", "failed", "returned", "cancelled"];

    /// <summary>1,250 USDT over ERC-20, asked for at 23:40 last night, reviewed as the address was new, broadcast minutes ago, 27 of 64.</summary>
    public static Story Confirming { get; } = new(
        "withdrawal.confirming",
        static s =>
        {
            History.Write(s, Habits.Regular, "iPhone 15", "ios", "中国 杭州", "115.204.***.***");
            s.Device("Windows 11 · Chrome", "web", s.DaysAgo(2), s.DaysAgo(0.4));
            s.SignIn(s.DaysAgo(2), "Windows 11 · Chrome", "中国 上海", "101.88.***.***", newDevice: true);
            s.Flag("new_device", Disclosure.Full, s.DaysAgo(2));
        },
        static s =>
        {
            var broadcast = s.Now.AddSeconds(-27 * s.Rules.Chain("ERC20").BlockSeconds);
            var requested = s.LastLocal(new TimeOnly(23, 40), TimeSpan.FromHours(1));
            // Told again in the same night: another withdrawal, to another address, asked for some minutes after the last one. Less than the seven minutes and
            // a half that lie between two tellings, so that it never comes closer to the present.
            if (s.Account.Withdrawals.FindLast(w => w.Steps[0].At >= requested) is { } earlier)
            {
                requested = earlier.Steps[0].At + s.Chance.Span(TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(7));
                requested = DateTimeOffset.FromUnixTimeSeconds(requested.ToUnixTimeSeconds());
            }

            s.Withdraw("USDT", "ERC20", 1250m, ("requested", requested), ("reviewing", requested.AddSeconds(20)), ("approved", broadcast.AddSeconds(-75)), ("broadcast", broadcast));
            s.Amend(w => w with { Review = new ReviewCause("new_address", Disclosure.Full) });
            s.Available("funding", "USDT", 386.42m);
            s.Available("trading", "BTC", 0.01842m);
            s.Available("trading", "USDT", 1034.7m);
        },
        IsOver);

    /// <summary>800 USDT over TRC-20 that the receiving contract refused; the coins come back within the hour.</summary>
    public static Story Failed { get; } = new(
        "withdrawal.failed",
        static s => History.Write(s, Habits.Regular, "Xiaomi 14", "android", "中国 成都", "182.140.***.***"),
        static s =>
        {
            var requested = s.Ago(64);
            s.Withdraw("USDT", "TRC20", 800m, ("requested", requested), ("approved", requested.AddSeconds(35)), ("broadcast", requested.AddSeconds(90)), ("failed", requested.AddMinutes(3)), ("returned", s.Now.AddMinutes(25)));
            s.Amend(w => w with { FailureCode = "contract_rejected" });
            s.Available("funding", "USDT", 152.3m);
        },
        static s => s.Account.Withdrawals[^1].Steps[^1].At <= s.Now);

    /// <summary>18,000 USDT, large for this account, in review for fifty minutes; it ends well in two hours if nobody acts.</summary>
    public static Story Review { get; } = new(
        "withdrawal.review",
        static s => History.Write(s, Habits.Regular, "HUAWEI Mate 60", "android", "中国 广州", "113.108.***.***"),
        static s =>
        {
            var requested = s.Ago(52);
            s.Withdraw("USDT", "TRC20", 18_000m, ("requested", requested), ("reviewing", s.Ago(51)), ("approved", s.Now.AddMinutes(125)), ("broadcast", s.Now.AddMinutes(126)));
            s.Amend(w => w with { Review = new ReviewCause("large_amount", Disclosure.Full) });
            s.Available("funding", "USDT", 2_410m);
        },
        IsOver);

    /// <summary>2,400 USDT, done on the chain three hours ago; the platform that received it has not credited it.</summary>
    public static Story NotCredited { get; } = new(
        "withdrawal.not_credited",
        static s =>
        {
            History.Write(s, Habits.Regular, "iPhone 13", "ios", "中国 南京", "117.89.***.***");
            var requested = s.Ago(186);
            s.Withdraw("USDT", "TRC20", 2_400m, ("requested", requested), ("approved", requested.AddSeconds(30)), ("broadcast", requested.AddSeconds(80)));
            s.Available("funding", "USDT", 91.07m);
        },
        static _ => { });

    /// <summary>Whether the withdrawal this story is about has come to an end.</summary>
    private static bool IsOver(Stage stage)
    {
        var last = stage.Account.Withdrawals[^1];
        return Over.Contains(last.At(stage.Now, stage.Rules.Chain(last.Chain), cleared: false).State, StringComparer.Ordinal);
    }
}
