using System.Globalization;
using Vigil.Contracts.Exchange;
using Vigil.Contracts.Messenger;
using Vigil.Language;
using Vigil.Server.Assistant.Answers;
using Vigil.Server.Assistant.Words;

namespace Vigil.Server.Assistant.Scripts;

/// <summary>Which fields and slots each kind of record has. The one place where a script's names meet the records.</summary>
internal static class RecordViews
{
    private static readonly string[] Voices = ["assistant", "agent"];
    private static readonly string[] Usages = [.. Enum.GetValues<Usage>().Where(u => u is not Usage.Unnamed).Select(NameOf)];
    private static readonly string[] Withdrawn = ["requested", "reviewing", "approved", "broadcast", "confirming", "done", "rejected", "failed", "returned", "cancelled"];
    private static readonly string[] Deposited = ["seen", "confirming", "credited", "withdrawable", "wrong_network", "missing_memo", "below_minimum", "manual_review", "recovering", "recovered", "unrecoverable"];
    private static readonly string[] Ordered = ["unpaid", "paid", "appealing", "released", "cancelled", "expired", "returned"];
    private static readonly string[] Freezing = ["security_change", "factor_lost", "c2c_dispute", "customer_request", "stolen_report", "unusual_trading"];

    /// <summary>The record that was found, for a topic.</summary>
    /// <exception cref="InvalidOperationException">Nothing was found.</exception>
    public static RecordView Of(Found found, string topic, Phrases words, Telling telling, CodeWords? codes)
    {
        var view = new RecordView(telling, words) { Codes = codes };
        view.With("topic", topic).With("voice", telling.Voice is Voice.Agent ? "agent" : "assistant", Voices).With("about", telling.About is Usage.Unnamed ? null : NameOf(telling.About), Usages);
        return found switch
        {
            { Card.Withdrawal: { } card } => Withdrawal(view, card, found.Parameters?.Holds),
            { Card.Deposit: { } card } => Deposit(view, card, found.Parameters),
            { Card.Freeze: { } card } => Freeze(view, card, found.Parameters?.Identity),
            { Card.C2c: { } card } => C2c(view, card, found.Parameters?.C2c),
            { Card.Liquidation: { } card } => Liquidation(view, card),
            { Kind: AnswerKinds.Lock, Account: { } account } => Lock(view, account),
            { Account: { } account } => Identity(view, account, found.Parameters?.Identity),
            _ => throw new InvalidOperationException("Nothing was found to tell."),
        };
    }

    private static string NameOf(Usage usage) => usage.ToString().ToLowerInvariant();

    /// <summary>Minutes until enough confirmations, rounded up; null when it is not confirming or the chain's pace is unknown.</summary>
    public static int? MinutesLeft(string state, int confirmations, int required, int blockSeconds) =>
        state is "confirming" or "broadcast" or "seen" && blockSeconds > 0 && required > confirmations
            ? (int)Math.Ceiling((required - confirmations) * blockSeconds / 60.0)
            : null;

    private static RecordView Withdrawal(RecordView view, WithdrawalCard card, HoldParameters? rules)
    {
        // Going on, or passed where the state shows that it has; neither where it ended otherwise, which the state tells.
        var (review, at) = (card.State, card.ReviewStartedAt) switch
        {
            ("reviewing", { } started) => ("going", started),
            ("approved" or "broadcast" or "confirming" or "done", { }) when card.ReviewEndedAt is { } ended => ("passed", ended),
            _ => ((string?)null, (DateTimeOffset?)null),
        };
        return view.With("state", card.State, Withdrawn).With("review", review, "going", "passed").With("reviewReason", card.ReviewReason).With("failure", card.FailureCode)
            .Amount("amount", card.Amount, card.Coin).Amount("fee", card.Fee, card.Coin).Text("chain", card.ChainName).Text("address", card.ShortAddress).Text("txid", card.ShortTxId)
            .Time("submitted", card.RequestedAt).Time("broadcast", card.BroadcastAt).Time("done", card.DoneAt).Time("review", at)
            .Text("confirmations", Confirmations(view, card.Confirmations, card.RequiredConfirmations))
            .Minutes("eta", MinutesLeft(card.State, card.Confirmations, card.RequiredConfirmations, card.BlockSeconds))
            .Coded("reviewReason", card.ReviewReason, "reason").Coded("failure", card.FailureCode).Figure("reviewHours", rules?.NewAddressReviewHours);
    }

    private static RecordView Deposit(RecordView view, DepositCard card, PlatformParameters? rules) =>
        view.With("state", card.State, Deposited).Amount("amount", card.Amount, card.Coin).Text("chain", card.ChainName).Text("txid", card.ShortTxId)
            .Time("seen", card.SeenAt).Time("credited", card.CreditedAt)
            .Text("confirmations", Confirmations(view, card.Confirmations, card.RequiredConfirmations))
            .Minutes("eta", MinutesLeft(card.State, card.Confirmations, card.RequiredConfirmations, card.BlockSeconds))
            .Figure("recoveryMin", rules?.Recovery.DaysMin).Figure("recoveryMax", rules?.Recovery.DaysMax).Figure("feePercent", rules?.Recovery.FeePercent).Figure("feeMin", rules?.Recovery.FeeMinUsdt)
            .Figure("required", card.RequiredConfirmations > 0 ? card.RequiredConfirmations : null).Figure("withdrawable", rules?.Chains.FirstOrDefault(c => c.Key == card.Chain)?.WithdrawableConfirmations is > 0 and var needed ? needed : null);

    private static RecordView Freeze(RecordView view, FreezeCard card, IdentityParameters? rules) =>
        view.With("kind", card.Kind, "withdrawal", "trading", "funds", "account").With("reason", card.Reason, Freezing)
            .Amount("amount", card.Amount, card.Currency).Amount("frozen", card.Kind == "funds" ? card.Amount : null, card.Currency)
            .Time("since", card.Since).Time("ends", card.EndsAt).Coded("kind", card.Kind, "state").Coded("reason", card.Reason).Listed("documents", card.Documents)
            .Figure("resetMin", rules?.FactorResetDaysMin).Figure("resetMax", rules?.FactorResetDaysMax);

    private static RecordView C2c(RecordView view, C2cCard card, C2cParameters? rules) =>
        view.With("role", card.Role, "buyer", "seller").With("state", card.State, Ordered)
            .With("release", card.ReleaseBy is not { } deadline ? null : deadline <= view.Telling.Now ? "late" : "due", "late", "due")
            .Amount("amount", card.Amount, card.Coin).Amount("fiat", card.FiatAmount, card.FiatCurrency)
            .Time("payBy", card.PayBy).Time("paid", card.PaidAt).Time("releaseBy", card.ReleaseBy).Time("decisionBy", card.AppealDecisionBy)
            .Coded("role", card.Role).Coded("payment", card.PaymentMethod).Coded("closed", card.State is "cancelled" or "expired" ? card.State : null, "state").Figure("decisionHours", rules?.DecisionHours);

    private static RecordView Liquidation(RecordView view, LiquidationCard card) =>
        view.Text("leverage", card.Leverage.ToString(CultureInfo.InvariantCulture)).Text("symbol", card.Symbol).Text("quantity", Numbers.Group(card.Quantity))
            .Text("trigger", Numbers.Group(card.TriggerPrice)).Text("liquidation", Numbers.Group(card.LiquidationPrice)).Text("entry", Numbers.Group(card.EntryPrice))
            .Amount("margin", card.MarginLost, card.Currency).Time("marginCall", card.MarginCallAt).Time("at", card.At).Coded("side", card.Side);

    private static RecordView Lock(RecordView view, AccountProfile account) =>
        view.Time("ends", account.LockedUntil).Minutes("eta", account.LockedUntil is { } until ? Math.Max(1, (int)Math.Ceiling((until - view.Telling.Now).TotalMinutes)) : null);

    private static RecordView Identity(RecordView view, AccountProfile account, IdentityParameters? rules) =>
        view.With("state", account.IdentityState, "none", "pending", "rejected", "verified").With("reason", account.IdentityReason)
            .Time("submitted", account.IdentitySubmittedAt).Coded("reason", account.IdentityReason).Coded("advice", account.IdentityReason, "reason")
            .Figure("typical", rules?.ReviewMinutesTypical).Figure("longest", rules?.ReviewHoursMax).Figure("attempts", rules?.AttemptsPerDay);

    private static string? Confirmations(RecordView view, int confirmed, int required) => required > 0 ? view.Words.Confirmations(confirmed, required) : null;
}
