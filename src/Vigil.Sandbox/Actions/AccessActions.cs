using System.Globalization;
using Vigil.Contracts.Exchange;
using Vigil.Sandbox.Ledger;

namespace Vigil.Sandbox.Actions;

/// <summary>Getting a customer back in. Each reset stops withdrawals for a time, which shows as a freeze with an end.</summary>
internal static class AccessActions
{
    public static Outcome? Unlock(Scene scene)
    {
        var locks = scene.Account.Locks;
        var current = locks.FindLastIndex(l => l.At <= scene.Now && scene.Now < l.Until);
        if (current < 0)
        {
            return Outcome.Refused("account.not_locked");
        }

        locks[current] = locks[current] with { Until = scene.Now };
        return Outcome.Done("account.unlocked:" + scene.Account.Uid);
    }

    public static Outcome? StartPasswordReset(Scene scene) => Outcome.Done(
        "password_reset.link_sent:" + Masks.Email(scene.Account.Person.Email),
        HoldWithdrawals(scene, "security_change", scene.Rules.Holds.SecurityChangeHours));

    /// <summary>The second factor is looked at by a person, so the action stays pending for as long as that takes.</summary>
    public static Outcome? StartFactorReset(Scene scene) => new(
        null,
        ["factor_reset.review_started:" + scene.Account.Uid, HoldWithdrawals(scene, "factor_lost", scene.Rules.Holds.FactorLostHours)],
        scene.Now.AddDays(scene.Rules.Identity.FactorResetDaysMin));

    private static string HoldWithdrawals(Scene scene, string reason, int hours)
    {
        var freeze = new FreezeScript(scene.NewId("F"), scene.Account.Uid, "withdrawal", reason, Disclosure.Full, scene.Now) { EndsAt = scene.Now.AddHours(hours) };
        scene.Account.Freezes.Add(freeze);
        return string.Create(CultureInfo.InvariantCulture, $"withdrawals.stopped_hours:{hours}");
    }
}
