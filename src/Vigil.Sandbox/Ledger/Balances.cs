using Vigil.Contracts.Exchange;

namespace Vigil.Sandbox.Ledger;

/// <summary>What an account has: its holdings, less what is on its way out, plus what has arrived.</summary>
internal static class Balances
{
    private const string Funding = "funding";

    /// <summary>Sets holdings so that right now exactly <paramref name="available"/> is free to use.</summary>
    public static void Settle(this Account account, PlatformParameters rules, DateTimeOffset now, string wallet, string currency, decimal available)
    {
        account.Holdings[(wallet, currency)] = 0;
        account.Holdings[(wallet, currency)] = available - Of(account, rules, now).GetValueOrDefault((wallet, currency)).Available;
    }

    /// <summary>Wallets at <paramref name="now"/>, empty ones left out.</summary>
    public static IReadOnlyList<Balance> At(Account account, PlatformParameters rules, DateTimeOffset now) =>
        [.. Of(account, rules, now)
            .Where(b => b.Value.Available > 0 || b.Value.Held > 0)
            .OrderBy(b => b.Key.Wallet, StringComparer.Ordinal).ThenBy(b => b.Key.Currency, StringComparer.Ordinal)
            .Select(b => new Balance(b.Key.Wallet, b.Key.Currency, Money.Text(Math.Max(0, b.Value.Available)), Money.Text(b.Value.Held)))];

    private static Dictionary<(string Wallet, string Currency), (decimal Available, decimal Held)> Of(Account account, PlatformParameters rules, DateTimeOffset now)
    {
        var sums = account.Holdings.ToDictionary(h => h.Key, h => (Available: h.Value, Held: 0m));
        void Move(string wallet, string currency, decimal available, decimal held)
        {
            var sum = sums.GetValueOrDefault((wallet, currency));
            sums[(wallet, currency)] = (sum.Available + available, sum.Held + held);
        }

        foreach (var withdrawal in account.Withdrawals)
        {
            var (taken, held) = withdrawal.Hold(now);
            Move(Funding, withdrawal.Coin, -taken, held ? taken : 0);
        }

        foreach (var deposit in account.Deposits.Select(d => d.At(now, rules.Chain(d.Chain))).Where(d => d.CreditedAt is not null))
        {
            var amount = decimal.Parse(deposit.Amount, System.Globalization.CultureInfo.InvariantCulture);
            Move(Funding, deposit.Coin, deposit.State == "credited" ? 0 : amount, deposit.State == "credited" ? amount : 0);
        }

        foreach (var order in account.C2cOrders)
        {
            var state = order.Past(now, rules.C2c)[^1].State;
            var (available, held) = (order.Role, state) switch
            {
                ("seller", "unpaid" or "paid" or "appealing") => (-order.Amount, order.Amount),
                ("seller", "released") => (-order.Amount, 0m),
                ("buyer", "released") => (order.Amount, 0m),
                _ => (0m, 0m),
            };
            Move(Funding, order.Coin, available, held);
        }

        foreach (var freeze in account.Freezes.Where(f => f.Kind == "funds" && f.Currency is not null && f.Amount is not null && f.ActiveAt(now)))
        {
            Move(Funding, freeze.Currency!, -freeze.Amount!.Value, freeze.Amount.Value);
        }

        return sums;
    }
}
