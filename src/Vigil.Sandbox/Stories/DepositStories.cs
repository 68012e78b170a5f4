using Vigil.Contracts.Exchange;
using Vigil.Sandbox.Ledger;

namespace Vigil.Sandbox.Stories;

/// <summary>Coins on their way in.</summary>
internal static class DepositStories
{
    /// <summary>0.85 ETH, 14 of the 32 blocks at which it is credited.</summary>
    public static Story Confirming { get; } = new(
        "deposit.confirming",
        static s => History.Write(s, Habits.Regular, "iPhone 14", "ios", "中国 北京", "123.112.***.***"),
        static s =>
        {
            s.Deposit("ETH", "ETH", 0.85m, s.Now.AddSeconds(-14 * s.Rules.Chain("ETH").BlockSeconds));
            s.Available("funding", "USDT", 640.5m);
        },
        static s => s.Account.Deposits[^1].At(s.Now, s.Rules.Chain("ETH")).State == "withdrawable");

    /// <summary>600 USDC sent over BNB Chain, where Meridian takes no USDC. The address is one of ours, so the coins can be recovered.</summary>
    public static Story WrongNetwork { get; } = new(
        "deposit.wrong_network",
        static s =>
        {
            History.Write(s, Habits.Regular, "OPPO Find X7", "android", "中国 武汉", "59.172.***.***");
            var seen = s.Ago(310);
            s.Deposit("USDC", "BEP20", 600m, seen);
            s.Amend(d => d with { ProblemCode = "unsupported_network", Problem = [new RecordStep("wrong_network", seen.AddMinutes(2))] });
            s.Available("funding", "USDT", 48.9m);
        },
        static _ => { });

    /// <summary>320 TON sent without the memo that says whose they are.</summary>
    public static Story MissingMemo { get; } = new(
        "deposit.missing_memo",
        static s =>
        {
            History.Write(s, Habits.Regular, "Pixel 9", "android", "United Arab Emirates, Dubai", "94.200.***.***");
            var seen = s.Ago(95);
            s.Deposit("TON", "TON", 320m, seen);
            s.Amend(d => d with { ProblemCode = "memo_missing", Problem = [new RecordStep("missing_memo", seen.AddSeconds(30))] });
            s.Available("funding", "USDT", 210m);
        },
        static _ => { });
}
