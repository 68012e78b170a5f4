using Vigil.Contracts.Exchange;
using Vigil.Sandbox.Ledger;

namespace Vigil.Sandbox.Actions;

/// <summary>Stopping an account, wholly or in part, and letting it go again.</summary>
internal static class FreezeActions
{
    private static readonly Dictionary<string, string> KindOf = new(StringComparer.Ordinal) { ["account"] = "account", ["withdrawals"] = "withdrawal", ["trading"] = "trading" };

    /// <summary>
    /// The whole account: withdrawals not yet broadcast are cancelled, sessions ended, API keys disabled. Withdrawals only: those not
    /// yet broadcast are held. Trading only: open orders are cancelled. Closing positions stays possible.
    /// </summary>
    public static Outcome? Freeze(Scene scene)
    {
        if (scene.Request.Scope is null || !KindOf.TryGetValue(scene.Request.Scope, out var kind))
        {
            return Outcome.Refused("freeze.unknown_scope");
        }

        var (account, now) = (scene.Account, scene.Now);
        var effects = new List<string>();
        if (account.Freezes.Find(f => f.Kind == kind && f.ActiveAt(now)) is { } already)
        {
            effects.Add("freeze.already_active:" + already.Id);
        }
        else
        {
            var freeze = new FreezeScript(scene.NewId("F"), account.Uid, kind, "customer_request", Disclosure.Full, now) { Documents = ["id_document", "selfie_video"] };
            account.Freezes.Add(freeze);
            effects.Add("freeze.started:" + freeze.Id);
        }

        switch (kind)
        {
            case "account":
                CancelWithdrawals(account, now, effects);
                EndSessions(scene, effects);
                DisableKeys(account, effects);
                CancelOrders(account, now, effects);
                break;
            case "withdrawal":
                HoldWithdrawals(account, now, effects);
                break;
            default:
                CancelOrders(account, now, effects);
                break;
        }

        return Outcome.Done(effects);
    }

    /// <summary>Lifts one freeze by its id, or every one of the scope's kind that support may lift. What authorities asked for is not lifted here.</summary>
    public static Outcome? Unfreeze(Scene scene)
    {
        var (account, now, request) = (scene.Account, scene.Now, scene.Request);
        var kind = request.Scope is { } scope ? KindOf.GetValueOrDefault(scope) : null;
        if (request.TargetId is { } id && !account.Freezes.Exists(f => f.Id == id))
        {
            return null;
        }

        var meant = account.Freezes.Where(f => f.ActiveAt(now) && (request.TargetId is null ? f.Kind == kind : f.Id == request.TargetId)).ToList();
        if (meant.Count == 0)
        {
            return Outcome.Refused("freeze.not_active");
        }

        var liftable = meant.Where(f => f.Disclosure != Disclosure.Never).ToList();
        if (liftable.Count == 0)
        {
            return Outcome.Refused("freeze.not_liftable");
        }

        foreach (var freeze in liftable)
        {
            account.Freezes[account.Freezes.IndexOf(freeze)] = freeze with { LiftedAt = now };
        }

        return Outcome.Done([.. liftable.Select(f => "freeze.ended:" + f.Id)]);
    }

    private static void CancelWithdrawals(Account account, DateTimeOffset now, List<string> effects)
    {
        foreach (var (withdrawal, index) in WithdrawalActions.Unsent(account, now))
        {
            account.Withdrawals[index] = withdrawal.Then(now, new RecordStep("cancelled", now)) with { FailureCode = "account_frozen" };
            effects.Add("withdrawal.cancelled:" + withdrawal.Id);
        }
    }

    private static void HoldWithdrawals(Account account, DateTimeOffset now, List<string> effects)
    {
        foreach (var (withdrawal, index) in WithdrawalActions.Unsent(account, now))
        {
            account.Withdrawals[index] = WithdrawalActions.Held(withdrawal, now, "withdrawal_freeze");
            effects.Add("withdrawal.held:" + withdrawal.Id);
        }
    }

    private static void EndSessions(Scene scene, List<string> effects)
    {
        var account = scene.Account;
        effects.AddRange(account.EndSessions(scene.Now, s => s.Id != scene.From).Select(id => "session.ended:" + id));
        for (var i = 0; i < account.Devices.Count; i++)
        {
            if (account.Devices[i].Active)
            {
                account.Devices[i] = account.Devices[i] with { Active = false };
                effects.Add("session.ended:" + account.Devices[i].Id);
            }
        }
    }

    private static void DisableKeys(Account account, List<string> effects)
    {
        for (var i = 0; i < account.ApiKeys.Count; i++)
        {
            if (account.ApiKeys[i].Active)
            {
                account.ApiKeys[i] = account.ApiKeys[i] with { Active = false };
                effects.Add("api_key.disabled:" + account.ApiKeys[i].Id);
            }
        }
    }

    private static void CancelOrders(Account account, DateTimeOffset now, List<string> effects)
    {
        for (var i = 0; i < account.Orders.Count; i++)
        {
            if (account.Orders[i].State is "open" or "partly_filled")
            {
                account.Orders[i] = account.Orders[i] with { State = "cancelled", Version = account.Orders[i].Version + 1, UpdatedAt = now };
                effects.Add("order.cancelled:" + account.Orders[i].Id);
            }
        }
    }
}
