using Vigil.Contracts.Exchange;
using Vigil.Contracts.Messenger;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Accounts;

/// <summary>Records as customers see them. The one place that decides what of a record a customer may be shown.</summary>
public sealed class RecordCards(ExchangeRecords records, TimeProvider clock)
{
    private static readonly string[] SettledWithdrawals = ["done", "rejected", "failed", "returned", "cancelled"];
    private static readonly string[] SettledDeposits = ["withdrawable", "recovered", "unrecoverable"];
    private static readonly string[] SettledOrders = ["released", "cancelled", "expired", "returned"];

    /// <summary>The present state of one of the customer's own records.</summary>
    /// <param name="kind">withdrawal or deposit.</param>
    public async Task<Outcome<RecordCard>> ReadAsync(string uid, string kind, string id, CancellationToken cancellationToken)
    {
        if (id.Length > 64)
        {
            return AccountRefusals.RecordNotFound;
        }

        var parameters = await records.ParametersAsync(cancellationToken);
        switch (kind)
        {
            case "withdrawal":
                var withdrawal = await records.WithdrawalAsync(uid, id, cancellationToken);
                return Found(withdrawal, w => ToCard(w, parameters));
            case "deposit":
                var deposit = await records.DepositAsync(uid, id, cancellationToken);
                return Found(deposit, d => ToCard(d, parameters));
            default:
                return AccountRefusals.RecordNotFound;
        }
    }

    /// <summary>Records in motion, newest first, at most five; null if the exchange does not answer.</summary>
    public async Task<IReadOnlyList<RecordCard>?> InMotionAsync(string uid, CancellationToken cancellationToken)
    {
        var withdrawals = await records.LatestAsync<Withdrawal>(uid, "withdrawals", cancellationToken);
        var deposits = await records.LatestAsync<Deposit>(uid, "deposits", cancellationToken);
        if (withdrawals.Value is null || deposits.Value is null)
        {
            return null;
        }

        var parameters = await records.ParametersAsync(cancellationToken);
        return
        [
            .. withdrawals.Value.Where(IsInMotion).Select(w => (w.RequestedAt, Card: ToCard(w, parameters)))
                .Concat(deposits.Value.Where(IsInMotion).Select(d => (d.SeenAt, Card: ToCard(d, parameters))))
                .OrderByDescending(r => r.Item1).Take(5).Select(r => r.Card),
        ];
    }

    /// <summary>True until nothing more will happen to it by itself.</summary>
    public static bool IsInMotion(Withdrawal withdrawal) => !SettledWithdrawals.Contains(withdrawal.State, StringComparer.Ordinal);

    /// <summary>True until nothing more will happen to it by itself.</summary>
    public static bool IsInMotion(Deposit deposit) => !SettledDeposits.Contains(deposit.State, StringComparer.Ordinal);

    /// <summary>The same of a record as it is shown: a withdrawal, a deposit or a C2C order.</summary>
    public static bool IsInMotion(RecordCard card) => card switch
    {
        { Withdrawal: { } w } => !SettledWithdrawals.Contains(w.State, StringComparer.Ordinal),
        { Deposit: { } d } => !SettledDeposits.Contains(d.State, StringComparer.Ordinal),
        { C2c: { } order } => !SettledOrders.Contains(order.State, StringComparer.Ordinal),
        _ => false,
    };

    /// <summary>A withdrawal for the customer's eyes.</summary>
    public RecordCard ToCard(Withdrawal w, PlatformParameters? parameters)
    {
        var chain = parameters?.Chains.FirstOrDefault(c => c.Key == w.Chain);

        // A review that must not be told leaves no trace: neither reason nor times.
        var review = w.Review is { Disclosure: Disclosure.Full } open ? open : null;
        return new RecordCard("withdrawal", w.Id, w.Version, clock.GetUtcNow(), Withdrawal: new WithdrawalCard(
            w.State, w.Coin, w.Chain, chain?.Name ?? w.Chain, w.Amount, w.Fee, Shorten(w.Address), w.TxId, w.TxId is { } tx ? Shorten(tx) : null,
            w.TxId is { } id ? chain?.Explorer.Replace("{txid}", Uri.EscapeDataString(id), StringComparison.Ordinal) : null,
            w.Confirmations, w.RequiredConfirmations, chain?.BlockSeconds ?? 0, w.RequestedAt, review?.Reason, review?.StartedAt, review?.EndedAt,
            w.BroadcastAt, w.DoneAt, w.EstimatedDoneAt, w.Review is { Disclosure: not Disclosure.Full } ? null : w.FailureCode));
    }

    /// <summary>A deposit for the customer's eyes.</summary>
    public RecordCard ToCard(Deposit d, PlatformParameters? parameters)
    {
        var chain = parameters?.Chains.FirstOrDefault(c => c.Key == d.Chain);
        return new RecordCard("deposit", d.Id, d.Version, clock.GetUtcNow(), Deposit: new DepositCard(
            d.State, d.Coin, d.Chain, chain?.Name ?? d.Chain, d.Amount, d.TxId, Shorten(d.TxId),
            chain?.Explorer.Replace("{txid}", Uri.EscapeDataString(d.TxId), StringComparison.Ordinal),
            d.Confirmations, d.State is "credited" ? d.WithdrawableAtConfirmations : d.CreditedAtConfirmations, chain?.BlockSeconds ?? 0,
            d.SeenAt, d.CreditedAt, d.EstimatedCreditedAt, d.ProblemCode));
    }

    /// <summary>A restriction for the customer's eyes: where the reason is withheld, neither documents nor amount nor end hint at it.</summary>
    public RecordCard ToCard(Freeze f) => new("freeze", f.Id, f.Version, clock.GetUtcNow(), Freeze: f.Disclosure is Disclosure.Full
        ? new FreezeCard(f.Kind, f.Reason, f.Since, f.EndsAt, f.Documents, f.Currency, f.Amount)
        : new FreezeCard("account", null, f.Since, null, [], null, null));

    /// <summary>A C2C order for the customer's eyes.</summary>
    public RecordCard ToCard(C2cOrder o) => new("c2c", o.Id, o.Version, clock.GetUtcNow(), C2c: new C2cCard(
        o.Role, o.State, o.Coin, o.Amount, o.FiatCurrency, o.FiatAmount, o.PaymentMethod, o.CounterpartyName, o.PayBy, o.PaidAt, o.ReleaseBy, o.AppealState, o.AppealDecisionBy));

    /// <summary>A liquidation for the customer's eyes.</summary>
    public RecordCard ToCard(Liquidation l) => new("liquidation", l.Id, l.Version, clock.GetUtcNow(), Liquidation: new LiquidationCard(
        l.Symbol, l.Side, l.Quantity, l.EntryPrice, l.LiquidationPrice, l.TriggerPrice, l.Leverage, l.MarginLost, l.Currency, l.MarginCallAt, l.At));

    /// <summary>Enough of an address or hash to recognise it: 0x4f7a…93d1. For customers' own eyes; what staff see, <see cref="Cases.Mask"/> covers.</summary>
    public static string Shorten(string value) => value.Length <= 14 ? value : $"{value[..(value.StartsWith("0x", StringComparison.Ordinal) ? 6 : 4)]}…{value[^4..]}";

    private static Outcome<RecordCard> Found<T>(ExchangeRead<T> read, Func<T, RecordCard> toCard)
        where T : class =>
        read.Value is { } record ? toCard(record) : read.Available ? AccountRefusals.RecordNotFound : AccountRefusals.ExchangeUnavailable;
}
