using System.Globalization;
using Vigil.Contracts.Exchange;
using Vigil.Contracts.Messenger;
using Vigil.Language;

namespace Vigil.Server.Assistant.Words;

internal partial class EnglishPhrases
{
    public override Said NotInRecord(string kind, Aspect aspect) => Said.Plain($"The record of {RecordName(kind)} does not state {AspectName(aspect)}, so I cannot tell you.");

    public override Said NothingChanged(DateTimeOffset since, Telling telling) => Said.Plain($"Nothing has changed since I told you {Time(since, telling.Now, telling.Zone)}.");

    public override Said TimesIn(DateTimeOffset now, TimeZoneInfo zone) => Said.Plain($"Times are {Offset(now, zone)}.");

    public override Said Fee(string amount, string coin, Telling telling) => $"The fee for this one is {Amount(amount, coin, telling, "fee")}.";

    public override Said AmountAndChain(string amount, string coin, string chainName, Telling telling) => $"It is {Amount(amount, coin, telling)} ({telling.Of("chain", chainName)}).";

    public override Said ChainUsed(string chainName, Telling telling) => $"It goes over {telling.Of("chain", chainName)}.";

    public override Said TransactionAsked(string? shortTxId, Telling telling) => shortTxId is null
        ? (Said)$"It is not on the chain yet, so there is no transaction id yet."
        : $"The transaction id is {telling.Of("txid", shortTxId)}; you can copy the whole of it from the record card.";

    public override Said SentTo(string shortAddress, Telling telling) => $"The receiving address is {telling.Of("address", shortAddress)}; the whole of it is under Assets, Withdrawal history.";

    public override Said NumberOf(string id, Telling telling) => $"Its number is {telling.Of("id", id)}.";

    public override Said WithdrawalTimes(WithdrawalCard card, Telling telling)
    {
        Said then = card switch
        {
            { DoneAt: { } done, BroadcastAt: { } sent } => $"; it went out {At("broadcast", sent, telling)} and was complete on the chain {At("done", done, telling)}",
            { BroadcastAt: { } sent } => $"; it went out to the chain {At("broadcast", sent, telling)}",
            { State: "requested" or "reviewing" or "approved" } => $"; it has not been sent to the chain yet",
            _ => $"",
        };
        return $"You submitted it {At("submitted", card.RequestedAt, telling)}{then}.";
    }

    public override Said WithdrawalLeft(WithdrawalCard card, int? minutes, Telling telling) => (card.State, minutes) switch
    {
        ("broadcast" or "confirming", { } left) => $"It has {telling.Of("confirmations", Of(card.Confirmations, card.RequiredConfirmations))} confirmations now, with about {telling.Of("eta", Minutes(left))} to go.",
        ("broadcast" or "confirming", null) when card.RequiredConfirmations > 0 => $"It has {telling.Of("confirmations", Of(card.Confirmations, card.RequiredConfirmations))} confirmations now; the record gives no time by which it will be done.",
        ("requested" or "reviewing" or "approved", _) => $"It is {telling.Of("state", "not on the chain yet")}, and the record gives no time by which it will be done; I would rather not guess.",
        ("done", _) when card.DoneAt is { } done => $"It was {telling.Of("state", "complete on the chain")} {At("done", done, telling)}.",
        ("failed", _) => $"It {telling.Of("state", "did not go through")}, and the coins will be returned to your account; the record gives no time for that.",
        _ => WithdrawalState(card, null, telling),
    };

    public override Said? WithdrawalFailure(string code, Telling telling) => code switch
    {
        "address_invalid" => $"The reason: {telling.Of("failure", "the receiving address is not valid")}.",
        "contract_rejected" => $"The reason: {telling.Of("failure", "the receiving contract refused the transfer")}.",
        "below_minimum" => $"The reason: {telling.Of("failure", "it is below the minimum")}.",
        "above_limit" => $"The reason: {telling.Of("failure", "it is above the daily limit")}.",
        "insufficient_balance" => $"The reason: {telling.Of("failure", "there was not enough available balance")}.",
        "wallet_maintenance" => $"The reason: {telling.Of("failure", "the wallet of this coin is in maintenance")}.",
        "review_rejected" => $"The reason: {telling.Of("failure", "the review did not pass")}.",
        "account_frozen" => $"The reason: {telling.Of("failure", "it was cancelled when the account was frozen")}.",
        _ => null,
    };

    public override Said WithdrawalNext(WithdrawalCard card, Telling telling) => card.State switch
    {
        "requested" => $"Next, {telling.Of("state", "we run the checks")}; you need not do anything now.",
        "reviewing" => $"Next, {telling.Of("state", "we finish the review")}; you need not do anything now, and if we need documents from you, you will get an in-app message.",
        "approved" => $"Next, {telling.Of("state", "we put it on the chain")}; you need not do anything.",
        "broadcast" or "confirming" => $"Next come {telling.Of("state", "the block confirmations")}; once they are in, it is done. You need not do anything.",
        "done" when card.ShortTxId is { } tx => $"Next, {telling.Of("state", "the receiving platform credits it")}; if it is not there, please send them the transaction id {telling.Of("txid", tx)}.",
        "done" => $"Next, {telling.Of("state", "the receiving platform credits it")}; if it is not there, please ask them.",
        "failed" => $"Next, {telling.Of("state", "we return the coins to your account")}; you need not do anything.",
        _ => $"{telling.Of("state", "The coins are in your account")} and nothing more is to be done; you can submit a new one if you like.",
    };

    public override Said Refunded(WithdrawalCard card, Telling telling) => card.State is "failed"
        ? (Said)$"It {telling.Of("state", "did not go through")}; {Amount(card.Amount, card.Coin, telling)} and the fee of {Amount(card.Fee, card.Coin, telling, "fee")} will be returned to your account together. The record gives no time for that."
        : $"It {telling.Of("state", "did not leave")}; {Amount(card.Amount, card.Coin, telling)} and the fee of {Amount(card.Fee, card.Coin, telling, "fee")} are back in your account together.";

    public override Said FrozenAmount(string amount, string currency, Telling telling) => $"{Amount(amount, currency, telling)} is frozen.";

    public override Said DepositTimes(DepositCard card, Telling telling) => card.CreditedAt is { } credited
        ? (Said)$"It was seen on the chain {At("seen", card.SeenAt, telling)} and credited {At("credited", credited, telling)}."
        : $"It was seen on the chain {At("seen", card.SeenAt, telling)}; it has not been credited yet.";

    public override Said DepositLeft(DepositCard card, int? minutes, Telling telling) => (card.State, minutes) switch
    {
        ("seen" or "confirming", { } left) => $"It has {telling.Of("confirmations", Of(card.Confirmations, card.RequiredConfirmations))} confirmations now and is credited in about {telling.Of("eta", Minutes(left))}.",
        ("seen" or "confirming", null) => $"It has {telling.Of("confirmations", Of(card.Confirmations, card.RequiredConfirmations))} confirmations now; the record gives no time by which it will be credited.",
        ("manual_review" or "recovering" or "wrong_network" or "missing_memo", _) => $"It {telling.Of("state", "has not been credited yet")}, and the record gives no time; I would rather not guess.",
        _ => DepositState(card, null, telling),
    };

    public override Said DepositNext(DepositCard card, Telling telling) => card.State switch
    {
        "seen" or "confirming" => $"Next come {telling.Of("state", "the block confirmations")}; once they are in, it is credited by itself. You need not do anything.",
        "credited" => $"Next come {telling.Of("state", "the remaining block confirmations")}; you need not do anything.",
        "withdrawable" or "recovered" => $"It {telling.Of("state", "has been credited")}; nothing more is to be done.",
        "manual_review" => $"Next, {telling.Of("state", "we check it by hand")}; you need not do anything, and you will be told if we need documents.",
        "recovering" => $"Next, {telling.Of("state", "we carry out the recovery")}; you will hear how it ends.",
        _ => DepositState(card, null, telling),
    };

    public override Said C2cTimes(C2cCard card, Telling telling) => card.PaidAt is { } paid
        ? (Said)$"The payment was marked {At("paid", paid, telling)}."
        : $"No payment has been marked; it is due by {Moment("payBy", card.PayBy, telling)}.";

    public override Said C2cNext(C2cCard card, Telling telling) => (card.Role, card.State) switch
    {
        ("buyer", "unpaid") => $"It {telling.Of("state", "waits for your payment")}, due by {Moment("payBy", card.PayBy, telling)}.",
        ("seller", "unpaid") => $"It {telling.Of("state", "waits for the buyer's payment")}, due by {Moment("payBy", card.PayBy, telling)}.",
        ("buyer", "paid") when card.ReleaseBy is { } by && by > telling.Now => $"It {telling.Of("state", "waits for the seller to release")}, by {Moment("releaseBy", by, telling)}; after that you can appeal on the order page.",
        ("buyer", "paid") => $"The time for the release is over, and {telling.Of("state", "you can tap Appeal on the order page")} and upload the payment record.",
        ("seller", "paid") => $"It {telling.Of("state", "waits for you to check your receiving account")}: release only once the money is really there.",
        (_, "appealing") when card.AppealDecisionBy is { } by => $"The appeals team {telling.Of("state", "is working on it")} and decides by {Moment("decisionBy", by, telling)}; please add what the order page asks for.",
        (_, "appealing") => $"The appeals team {telling.Of("state", "is working on it")}; please add what the order page asks for.",
        ("buyer", "cancelled" or "expired") => $"If you have paid, {telling.Of("state", "you need to tap Appeal on the order page")} and upload the payment record.",
        _ => $"This order {telling.Of("state", "is finished")}; nothing more is to be done.",
    };

    public override Said LiquidationTime(LiquidationCard card, Telling telling) =>
        $"The liquidation was {At("at", card.At, telling)}; the margin call went out {At("marginCall", card.MarginCallAt, telling)}.";

    public override Said LiquidationNext(Voice voice) => voice is Voice.Agent
        ? (Said)$"The liquidation is complete and cannot be undone. If you doubt the trigger price, I can ask the trading team to review it against the records."
        : $"The liquidation is complete and cannot be undone. If you doubt the trigger price, talk to a person and the trading team will review it against the records.";

    public override Said IdentityTime(DateTimeOffset submitted, Telling telling) => $"You submitted it {At("submitted", submitted, telling)}.";

    public override Said IdentityLeft(IdentityParameters rules, Telling telling) =>
        $"It {telling.Of("state", "is still being checked")}, which usually takes {rules.ReviewMinutesTypical.ToString(CultureInfo.InvariantCulture)} minutes and at most {rules.ReviewHoursMax.ToString(CultureInfo.InvariantCulture)} hours.";

    public override Said IdentityNext(AccountProfile account, Telling telling) => account.IdentityState switch
    {
        "pending" => $"Next, {telling.Of("state", "we finish the check")}; you need not do anything, and the result comes by in-app message and e-mail.",
        "rejected" => $"It {telling.Of("state", "waits for you to correct and submit it again")} under Me, Identity.",
        "verified" => $"{telling.Of("state", "Your identity is verified")}; nothing more is to be done.",
        _ => $"It {telling.Of("state", "waits for you to submit it")}: photograph your document and complete the face check under Me, Identity.",
    };

    public override Said StepsAfterFreeze => $"Next, in this order: first, on a device that you are sure of, change the password of your e-mail, then the one of your account here, and replace the second factor. Second, remove devices and API keys that you do not know. Third, send here when you noticed it, the withdrawals or trades that are not yours, the addresses and transaction ids; the security team follows them. Fourth, report it to your local police and keep the receipt. Please lift the freeze only after the security team has confirmed, and believe nobody who offers to get the coins back for you.";

    public override Said NotSeenFrozen => $"I do not see a freeze on your account in our records yet; please make sure under Security centre, Account state that it is in force.";

    public override Said SecurityHasIt => $"The security team has your case and answers here ahead of all others. If you have further times, addresses or transaction ids, please send them here.";

    public override Said RestrictedNext => $"If we need further documents, we will tell you by in-app message.";

    private static string RecordName(string kind) => kind switch
    {
        "withdrawals" => "this withdrawal",
        "deposits" => "this deposit",
        "c2c-orders" => "this order",
        "liquidations" => "this liquidation",
        "identity" => "your verification",
        "lock" => "this lock",
        _ => "this restriction",
    };

    private static string AspectName(Aspect aspect) => aspect switch
    {
        Aspect.Duration => "how long it will take",
        Aspect.When => "a time",
        Aspect.Why or Aspect.Review => "a reason",
        Aspect.Amount => "an amount",
        Aspect.Fee => "a fee",
        Aspect.Chain => "a chain",
        Aspect.Transaction => "a transaction id",
        Aspect.Address => "an address",
        Aspect.Number => "a number",
        Aspect.Price => "a price",
        Aspect.Cancel => "whether it can be cancelled",
        Aspect.Refund => "whether it comes back",
        _ => "a next step",
    };
}
