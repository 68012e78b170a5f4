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
            s.Withdraw("USDT", "ERC20", 1250m, ("requested", requested), ("reviewing", requested.AddSeconds(20)), ("approved", broadcast.AddSeconds(-75)), ("broadcast", broadcast));
            s.Amend(w => w with { Review = new ReviewCause("new_address", Disclosure.Full) });
            s.Available("funding", "USDT", 386.42m);
            s.Available("trading", "BTC", 0.01842m);
            s.Available("trading", "USDT", 1034.7m);
        },
        IsOver);

    /// <summary>Whether the withdrawal this story is about has come to an end.</summary>
    private static bool IsOver(Stage stage)
    {
        var last = stage.Account.Withdrawals[^1];
        return Over.Contains(last.At(stage.Now, stage.Rules.Chain(last.Chain), cleared: false).State, StringComparer.Ordinal);
    }
}
