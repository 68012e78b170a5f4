using Vigil.Sandbox.Ledger;

namespace Vigil.Sandbox.Actions;

/// <summary>Money as an apology, paid into the funding wallet.</summary>
internal static class CompensationActions
{
    public static Outcome? Grant(Scene scene)
    {
        var (account, request) = (scene.Account, scene.Request);
        if (!Money.TryParse(request.Amount, out var amount) || amount <= 0 || scene.Rules.Coins.All(c => c.Coin != request.Currency))
        {
            return Outcome.Refused("compensation.invalid_amount");
        }

        var wallet = ("funding", request.Currency!);
        account.Holdings[wallet] = account.Holdings.GetValueOrDefault(wallet) + amount;
        return Outcome.Done($"compensation.paid:{Money.Text(amount)} {request.Currency}");
    }
}
