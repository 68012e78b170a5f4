using Vigil.Contracts.Exchange;
using Vigil.Sandbox.Ledger;

namespace Vigil.Sandbox.Actions;

/// <summary>Decides a C2C order that its two sides cannot settle.</summary>
internal static class C2cActions
{
    /// <summary>Above Meridian's limit two people decide: without an approval it is refused.</summary>
    public static Outcome? Decide(Scene scene)
    {
        var (account, now, request) = (scene.Account, scene.Now, scene.Request);
        var index = account.C2cOrders.FindIndex(o => o.Id == request.TargetId);
        if (index < 0)
        {
            return null;
        }

        var order = account.C2cOrders[index];
        var state = order.Past(now, scene.Rules.C2c)[^1].State;
        if (state is not ("paid" or "appealing" or "cancelled"))
        {
            return Outcome.Refused("c2c.not_open");
        }

        var limit = Money.TryParse(scene.Rules.C2c.TwoPersonLimitUsdt, out var usdt) ? usdt : 0;
        if (order.Amount > limit && request.ApprovalId is null && request.Scope != "more_time")
        {
            return Outcome.Refused("c2c.approval_needed");
        }

        // An order that was cancelled after payment has no coins in escrow any more; an appeal brings it back only as a return of money.
        if (state == "cancelled" && request.Scope == "release_to_buyer")
        {
            return Outcome.Refused("c2c.escrow_empty");
        }

        var decided = request.Scope switch
        {
            "release_to_buyer" => Decided(order, now, "released"),
            "return_to_seller" => Decided(order, now, "returned"),
            "more_time" => Appealing(order, now) with { MoreTimeAt = order.MoreTimeAt.Add(now) },
            _ => null,
        };
        if (decided is null)
        {
            return Outcome.Refused("c2c.unknown_decision");
        }

        account.C2cOrders[index] = decided;
        return Outcome.Done($"c2c.{request.Scope}:{order.Id}");
    }

    private static C2cScript Decided(C2cScript order, DateTimeOffset now, string state)
    {
        var appealing = Appealing(order, now);
        return appealing with { Steps = appealing.Steps.Add(new RecordStep(state, now)) };
    }

    private static C2cScript Appealing(C2cScript order, DateTimeOffset now) =>
        order.Steps.Any(s => s.State == "appealing" && s.At <= now)
            ? order
            : order with { Steps = [.. order.Steps.Where(s => s.At <= now), new RecordStep("appealing", now)] };
}
