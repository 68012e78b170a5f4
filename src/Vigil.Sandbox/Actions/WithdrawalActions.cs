using Vigil.Contracts.Exchange;
using Vigil.Sandbox.Ledger;

namespace Vigil.Sandbox.Actions;

/// <summary>Holding, releasing and cancelling: possible only until the coins are on the chain.</summary>
internal static class WithdrawalActions
{
    /// <summary>From release to the chain.</summary>
    private static readonly TimeSpan UntilBroadcast = TimeSpan.FromSeconds(60);

    public static Outcome? Hold(Scene scene) => Change(scene, (withdrawal, state) => state == "reviewing"
        ? Outcome.Done("withdrawal.already_held:" + withdrawal.Id)
        : Store(scene, Held(withdrawal, scene.Now, "support_hold"), "withdrawal.held"));

    /// <summary>Ends a review. One that must not be told of is decided by its own department.</summary>
    public static Outcome? Release(Scene scene) => Change(scene, (withdrawal, state) =>
        state != "reviewing" ? Outcome.Refused("withdrawal.not_held")
        : withdrawal.Review?.Disclosure == Disclosure.Never ? Outcome.Refused("withdrawal.not_releasable")
        : scene.Account.Frozen(scene.Now, "account", "withdrawal") ? Outcome.Refused("account.frozen")
        : Store(scene, withdrawal.Then(scene.Now, new RecordStep("approved", scene.Now), new RecordStep("broadcast", scene.Now + UntilBroadcast)), "withdrawal.released"));

    public static Outcome? Cancel(Scene scene) => Change(scene, (withdrawal, _) =>
        Store(scene, withdrawal.Then(scene.Now, new RecordStep("cancelled", scene.Now)), "withdrawal.cancelled"));

    /// <summary>Back to review, with whatever was planned called off.</summary>
    public static WithdrawalScript Held(WithdrawalScript withdrawal, DateTimeOffset now, string reason) =>
        withdrawal.Then(now, new RecordStep("reviewing", now)) with { Review = new ReviewCause(reason, Disclosure.Full) };

    /// <summary>Withdrawals that can still be stopped, with their places in the list.</summary>
    public static List<(WithdrawalScript Withdrawal, int Index)> Unsent(Account account, DateTimeOffset now) =>
        [.. account.Withdrawals.Select((w, i) => (w, i)).Where(p => p.w.Unsent(now))];

    private static Outcome? Change(Scene scene, Func<WithdrawalScript, string, Outcome> change)
    {
        if (scene.Account.Withdrawals.Find(w => w.Id == scene.Request.TargetId) is not { } withdrawal)
        {
            return null;
        }

        var view = withdrawal.At(scene.Now, scene.Rules.Chain(withdrawal.Chain), cleared: false);
        return view switch
        {
            { Cancellable: true } => change(withdrawal, view.State),
            { BroadcastAt: not null } => Outcome.Refused("withdrawal.already_broadcast"),
            _ => Outcome.Refused("withdrawal.already_ended"),
        };
    }

    private static Outcome Store(Scene scene, WithdrawalScript changed, string effect)
    {
        var list = scene.Account.Withdrawals;
        list[list.FindIndex(w => w.Id == changed.Id)] = changed;
        return Outcome.Done(effect + ":" + changed.Id);
    }
}
