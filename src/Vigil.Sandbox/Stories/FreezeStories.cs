using Vigil.Contracts.Exchange;
using Vigil.Sandbox.Ledger;

namespace Vigil.Sandbox.Stories;

/// <summary>Accounts that may not do all they would like to.</summary>
internal static class FreezeStories
{
    /// <summary>A distinctive reason: a test looks for it in everything an uncleared caller can read.</summary>
    private const string ConfidentialReason = "authority_request_qx71_undisclosed";

    /// <summary>The password was changed five hours ago, so withdrawals stop for a day.</summary>
    public static Story Withdrawal { get; } = new(
        "freeze.withdrawal",
        static s => History.Write(s, Habits.Regular, "iPhone 15 Pro", "ios", "中国 深圳", "14.153.***.***"),
        static s =>
        {
            var changed = s.Ago(300);
            s.SignIn(changed.AddMinutes(-3), "iPhone 15 Pro", "中国 深圳", "14.153.***.***");
            s.Log(changed, "app", "info", "password.changed", "Password changed after e-mail and authenticator check.");
            s.Freeze("withdrawal", "security_change", Disclosure.Full, changed, changed.AddHours(s.Rules.Holds.SecurityChangeHours));
            s.Available("funding", "USDT", 3_920m);
        },
        Lifted);

    /// <summary>Orders that cross each other have to be explained before trading goes on.</summary>
    public static Story Trading { get; } = new(
        "freeze.trading",
        static s => History.Write(s, Habits.Regular, "Windows 11 · Edge", "web", "中国 厦门", "120.36.***.***"),
        static s =>
        {
            s.Freeze("trading", "unusual_trading", Disclosure.Full, s.Ago(1_560), null, "trading_statement", "source_of_funds");
            s.Available("funding", "USDT", 7_300m);
            s.Available("trading", "USDT", 15_220m);
        },
        Lifted);

    /// <summary>The seller of coins bought yesterday says that the bank took the payment back; the coins are frozen until it is settled.</summary>
    public static Story Funds { get; } = new(
        "freeze.funds",
        static s => History.Write(s, Habits.Regular, "vivo X100", "android", "中国 长沙", "175.8.***.***"),
        static s =>
        {
            var created = s.DaysAgo(1.2);
            s.C2c("buyer", 3_500m, 7.18m, "bank_transfer", "彭**", "match", [("unpaid", created), ("paid", created.AddMinutes(6)), ("released", created.AddMinutes(31))]);
            var freeze = s.Freeze("funds", "c2c_dispute", Disclosure.Full, s.Ago(410), null, "payment_record", "bank_statement");
            s.Account.Freezes[^1] = freeze with { Currency = "USDT", Amount = 3_500m };
            s.Available("funding", "USDT", 265.4m);
        },
        Lifted);

    /// <summary>Nothing may tip this customer off: a freeze, a flag and a review, all with disclosure never.</summary>
    public static Story Confidential { get; } = new(
        "freeze.confidential",
        static s => History.Write(s, Habits.Regular, "iPhone 12", "ios", "中国 福州", "27.149.***.***"),
        static s =>
        {
            var since = s.DaysAgo(2.1);
            s.Freeze("withdrawal", ConfidentialReason, Disclosure.Never, since);
            s.Flag(ConfidentialReason, Disclosure.Never, since);
            s.Withdraw("USDT", "TRC20", 9_800m, ("requested", since.AddMinutes(-30)), ("reviewing", since));
            s.Amend(w => w with { Review = new ReviewCause(ConfidentialReason, Disclosure.Never) });
            s.Available("funding", "USDT", 1_204m);
        },
        Lifted);

    private static bool Lifted(Stage stage) => !stage.Account.Freezes[^1].ActiveAt(stage.Now);
}
