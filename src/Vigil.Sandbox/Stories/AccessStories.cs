using System.Globalization;
using Vigil.Contracts.Exchange;
using Vigil.Sandbox.Ledger;

namespace Vigil.Sandbox.Stories;

/// <summary>Getting in, proving who one is, and somebody else having got in.</summary>
internal static class AccessStories
{
    /// <summary>Five wrong passwords twenty minutes ago; the lock ends by itself.</summary>
    public static Story Locked { get; } = new(
        "account.locked",
        static s => History.Write(s, Habits.Regular, "Xiaomi 13", "android", "中国 西安", "113.140.***.***"),
        static s =>
        {
            var locked = s.Ago(20);
            for (var tries = s.Rules.Access.LockAfterAttempts; tries > 0; tries--)
            {
                s.SignIn(locked.AddSeconds(-25 * (tries - 1)), "Xiaomi 13", "中国 西安", "113.140.***.***", succeeded: false);
            }

            s.Log(locked, "app", "warning", "sign_in.locked", string.Create(CultureInfo.InvariantCulture, $"Sign-in locked after {s.Rules.Access.LockAfterAttempts} wrong passwords."));
            s.Account.Locks.Add(new SignInLock(locked, locked.AddHours(s.Rules.Access.LockHours)));
            s.Available("funding", "USDT", 512m);
        },
        static s => s.Account.LockedUntil(s.Now) is null);

    /// <summary>The phone with the authenticator is gone; a reset was asked for, a person looks at it, withdrawals stop for 48 hours.</summary>
    public static Story FactorLost { get; } = new(
        "two_factor.lost",
        static s => History.Write(s, Habits.Regular, "Samsung S23", "android", "中国 重庆", "183.64.***.***"),
        static s =>
        {
            var asked = s.Ago(42);
            s.SignIn(asked.AddMinutes(-9), "Windows 11 · Chrome", "中国 重庆", "183.64.***.***", succeeded: false, newDevice: true);
            s.Log(asked.AddMinutes(-9), "web", "warning", "two_factor.failed", "Authenticator code refused.");
            s.Log(asked, "web", "info", "factor_reset.requested", "Reset of the authenticator requested: document and face video uploaded.");
            s.Flag("factor_lost", Disclosure.Full, asked);
            s.Freeze("withdrawal", "factor_lost", Disclosure.Full, asked, asked.AddHours(s.Rules.Holds.FactorLostHours));
            s.Available("funding", "USDT", 1_880m);
        },
        static s => !s.Account.Freezes[^1].ActiveAt(s.Now));

    /// <summary>The picture of the passport was blurred; the customer may try again.</summary>
    public static Story IdentityRejected { get; } = new(
        "kyc.rejected",
        static s =>
        {
            History.Write(s, Habits.Novice with { Deposits = 0, C2c = 0, Trades = 0, Transfers = 0 }, "iPhone 14", "ios", "United Kingdom, Leeds", "86.153.***.***", identityLevel: 0);
            s.Account.Identity.Add(new IdentityStep("pending", 0, null, s.Ago(205)));
            s.Account.Identity.Add(new IdentityStep("rejected", 0, "document_blurred", s.Ago(190)));
        },
        static _ => { });

    /// <summary>Documents handed in forty minutes ago; verified in three hours if nothing else happens.</summary>
    public static Story IdentityPending { get; } = new(
        "kyc.pending",
        static s => History.Write(s, Habits.Novice with { Deposits = 0, C2c = 0, Trades = 0, Transfers = 0 }, "HONOR 90", "android", "中国 苏州", "221.224.***.***", identityLevel: 0),
        static s =>
        {
            s.Account.Identity.Add(new IdentityStep("pending", 0, null, s.Ago(40)));
            s.Account.Identity.Add(new IdentityStep("verified", 2, null, s.Now.AddHours(3)));
        },
        static s => s.Account.Identity[^1].At <= s.Now);

    /// <summary>
    /// Somebody signed in from another country three hours ago, made an API key, sent 6,200 USDT to a new address, and has a second
    /// withdrawal in review that can still be stopped for forty minutes.
    /// </summary>
    public static Story Stolen { get; } = new(
        "stolen",
        static s => History.Write(s, Habits.Regular with { TypicalUsdt = 1_800m }, "iPhone 15", "ios", "中国 上海", "101.88.***.***"),
        static s =>
        {
            const string Device = "Windows 10 · Chrome";
            const string Place = "Philippines, Manila";
            var intruded = s.Ago(182);
            s.SignIn(intruded, Device, Place, "112.198.***.***", newDevice: true, newLocation: true);
            s.Device(Device, "web", intruded, s.Ago(17));
            s.Flag("new_device", Disclosure.Full, intruded);
            s.Flag("new_location", Disclosure.Full, intruded);
            if (s.Account.Replaced.Count == 0)
            {
                // The mailbox that its owner still reads.
                s.Account.Replaced.Add(new ReplacedContact("email", $"tang.{s.Account.Uid[^4..]}@post.example", intruded.AddMinutes(9)));
            }

            s.Log(intruded.AddMinutes(9), "web", "info", "contact.changed", "E-mail address changed.");
            s.Log(intruded.AddMinutes(11), "web", "info", "api_key.created", "API key created with trade permission.");
            s.Account.ApiKeys.Add(new ApiKey(s.Id("K", intruded), "auto", "mk_" + s.Chance.Code(4) + "…" + s.Chance.Code(4), ["read", "trade"], [], Active: true, intruded.AddMinutes(11), s.Ago(60)));
            s.Log(s.Ago(75), "web", "info", "address.added", "Withdrawal address added.");
            s.Withdraw("USDT", "TRC20", 6_200m, ("requested", s.Ago(64)), ("approved", s.Ago(63)), ("broadcast", s.Ago(62)));
            s.Withdraw("USDT", "TRC20", 3_100m, ("requested", s.Ago(21)), ("reviewing", s.Ago(20)), ("approved", s.Now.AddMinutes(40)), ("broadcast", s.Now.AddMinutes(41)));
            s.Amend(w => w with { Review = new ReviewCause("new_address", Disclosure.Full), Address = s.Account.Withdrawals[^2].Address });
            s.Available("funding", "USDT", 74.6m);
        },
        static s => !s.Account.Withdrawals[^1].Unsent(s.Now) && !s.Account.Frozen(s.Now, "account"));
}
