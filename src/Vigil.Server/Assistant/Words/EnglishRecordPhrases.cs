using Vigil.Contracts.Exchange;
using Vigil.Contracts.Messenger;

namespace Vigil.Server.Assistant.Words;

internal partial class EnglishPhrases
{
    public override Said MayCancel => $"It is not on the chain yet. Whether it can be cancelled is shown where it stands under Assets, Withdrawal history: if there is a Cancel button, choosing it cancels the withdrawal.";

    public override Said Restricted => $"Some functions of your account are limited for now while we check. If we need further documents, we will tell you by in-app message.";

    public override string NoC2cOrders => "I found no C2C orders in your account.";

    public override string NoLiquidations => "I found no liquidations in your account.";

    public override Said CannotCancel(Voice voice) => voice is Voice.Agent
        ? (Said)$"A transfer that is on the chain cannot be called back; I am sorry about that. If the address is wrong, please tell me and we will look together at what can still be done."
        : $"A transfer that is on the chain cannot be called back; I am sorry about that. If the address is wrong, talk to a person and we will look together at what can still be done.";

    public override Said WithdrawalState(WithdrawalCard card, int? minutes, Telling telling)
    {
        Said left = minutes is { } count ? (Said)$", about {telling.Of("eta", $"{count} more {(count == 1 ? "minute" : "minutes")}")}" : $"";
        return card.State switch
        {
            "requested" => $"We have your withdrawal and are {telling.Of("state", "running the checks before it is sent")}. It is not on the chain yet.",
            "reviewing" => $"Your withdrawal is {telling.Of("state", "under review and not on the chain yet")}. When there will be a result cannot be said yet; if we need documents from you, you will get an in-app message.",
            "approved" => $"Your withdrawal has been {telling.Of("state", "approved and is waiting to be put on the chain")}.",
            "broadcast" or "confirming" => $"Your withdrawal is {telling.Of("state", "on the chain and waiting for block confirmations")}: {telling.Of("confirmations", Of(card.Confirmations, card.RequiredConfirmations))}{left}.",
            "done" => $"Your withdrawal is {telling.Of("state", "complete on the chain")}. If the receiving platform does not show it yet, it has most likely not credited it; please send them the transaction id.",
            "rejected" => $"Your withdrawal {telling.Of("state", "was not approved. No coins left; they are back in your account")}.",
            "failed" => $"Your withdrawal {telling.Of("state", "did not go through. The coins will be returned to your account")}.",
            "returned" => $"Your withdrawal {telling.Of("state", "did not go through. The coins are back in your account")}.",
            "cancelled" => $"Your withdrawal {telling.Of("state", "was cancelled. The coins are in your account")}.",
            _ => $"This is how your withdrawal stands.",
        };
    }

    public override Said WithdrawalSubmitted(WithdrawalCard card, Telling telling) =>
        $"You submitted these {Amount(card.Amount, card.Coin, telling)} ({telling.Of("chain", card.ChainName)}) {At("submitted", card.RequestedAt, telling)}.";

    public override Said WithdrawalReviewed(string? reason, DateTimeOffset started, DateTimeOffset? ended, Telling telling)
    {
        Said why = reason switch
        {
            "new_address" => $"Because it was {telling.Of("reason", "the first withdrawal to this address")}, it",
            "large_amount" => $"Because of {telling.Of("reason", "its size")}, it",
            "security_change" => $"Because {telling.Of("reason", "security settings had changed")}, it",
            _ => $"It",
        };
        return ended is { } end ? (Said)$"{why} was reviewed first and approved {At("review", end, telling)}." : $"{why} has been under review since {Moment("review", started, telling)}.";
    }

    public override Said Transaction(string shortTxId, Telling telling) => $"Transaction {telling.Of("txid", shortTxId)}.";

    public override Said DepositState(DepositCard card, int? minutes, Telling telling)
    {
        Said left = minutes is { } count ? (Said)$", credited in about {telling.Of("eta", Minutes(count))}" : $"";
        var agent = telling.Voice is Voice.Agent;
        return card.State switch
        {
            "seen" or "confirming" => $"Your deposit is {telling.Of("state", "on the chain and waiting for block confirmations")}: {telling.Of("confirmations", Of(card.Confirmations, card.RequiredConfirmations))}{left}.",
            "credited" => $"Your deposit {telling.Of("state", "has been credited and can be traded")}; it can leave again once all confirmations are in.",
            "withdrawable" => $"Your deposit {telling.Of("state", "has been credited. You can trade it and withdraw it")}.",
            "wrong_network" => $"These coins were {telling.Of("state", "sent over a network this address does not serve, so they were not credited")}. Whether they can be recovered depends on whether we hold the key there; {(agent ? "that takes an application, and I can fill it in with you." : "please talk to a person to apply.")}",
            "missing_memo" => $"This deposit {telling.Of("state", "came without the right memo, so it could not be matched to you")}. {(agent ? "Please send me the transaction id and the memo you entered, and I will have it assigned." : "Please talk to a person and bring the transaction id; we will assign it.")}",
            "below_minimum" => $"This deposit {telling.Of("state", "is below the minimum, which is why it was not credited")}.",
            "manual_review" => $"Your deposit {telling.Of("state", "is being looked at by hand and has not been credited yet")}.",
            "recovering" => $"Your deposit {telling.Of("state", "is being recovered")}; you will hear how it ends.",
            "recovered" => $"Your deposit {telling.Of("state", "has been recovered and credited")}.",
            "unrecoverable" => $"I am sorry: your deposit {telling.Of("state", "cannot be recovered")}.",
            _ => $"This is how your deposit stands.",
        };
    }

    public override Said DepositSeen(DepositCard card, Telling telling) =>
        $"These {Amount(card.Amount, card.Coin, telling)} ({telling.Of("chain", card.ChainName)}) were seen on the chain {At("seen", card.SeenAt, telling)}.";

    public override Said FreezeState(FreezeCard card, Telling telling)
    {
        var what = telling.Of("state", card.Kind switch { "withdrawal" => "Withdrawals are paused", "trading" => "Trading is limited", "funds" => "Some funds are frozen", _ => "Your account is frozen" });
        Said amount = card is { Kind: "funds", Amount: { } frozen, Currency: { } currency } ? (Said)$" ({Amount(frozen, currency, telling)})" : $"";
        Said why = card.Reason switch
        {
            "security_change" => $" because {telling.Of("reason", "a security setting was changed")}",
            "factor_lost" => $" because {telling.Of("reason", "a reset of the second factor was requested")}",
            "c2c_dispute" => $" because {telling.Of("reason", "a C2C order is in dispute")}",
            "customer_request" => $" at {telling.Of("reason", "your own request")}",
            "stolen_report" => $" because {telling.Of("reason", "the account was reported stolen")}",
            "unusual_trading" => $" because {telling.Of("reason", "recent trading has to be checked")}",
            _ => $"",
        };
        return $"{what}{amount}{why}, since {Moment("since", card.Since, telling)}.";
    }

    public override Said FreezeEnds(FreezeCard card, Telling telling)
    {
        if (card.EndsAt is { } end)
        {
            return $"It ends by itself {At("ends", end, telling)}; you need not apply.";
        }

        var documents = string.Join(", ", card.Documents.Select(DocumentName));
        return documents.Length > 0 ? (Said)$"To have it lifted, please upload {telling.Of("documents", documents)} under Security centre, Account state; it is lifted after the check."
            : card.Reason is "customer_request" ? (Said)$"Once you are sure it is safe, lift it yourself under Security centre, Account state, with a step-up check."
            : $"It does not end by itself; it is lifted once it has been dealt with.";
    }

    public override Said IdentityState(AccountProfile account, IdentityParameters? rules, Telling telling)
    {
        var usual = rules is null ? "" : $"It usually takes {rules.ReviewMinutesTypical} minutes and at most {rules.ReviewHoursMax} hours. ";
        var tries = rules is null ? "" : $", up to {rules.AttemptsPerDay} times a day";
        return account.IdentityState switch
        {
            "pending" when account.IdentitySubmittedAt is { } at => $"Your identity {telling.Of("state", "is being checked")}; you submitted it {At("submitted", at, telling)}. {usual}The result comes by in-app message and e-mail; please do not submit again.",
            "pending" => $"Your identity {telling.Of("state", "is being checked")}. {usual}The result comes by in-app message and e-mail; please do not submit again.",
            "rejected" => $"Your verification {telling.Of("state", "was not passed this time")}. {RejectedBecause(account.IdentityReason, telling)} You can then submit again under Me, Identity{tries}.",
            "verified" => $"Your identity {telling.Of("state", "is verified")}.",
            _ => $"You {telling.Of("state", "have not submitted your identity yet")}. Please photograph your document and complete the face check under Me, Identity.",
        };
    }

    public override Said Locked(DateTimeOffset until, Telling telling) =>
        $"Your sign-in {telling.Of("state", "is locked")} and opens by itself {At("ends", until, telling)}, in about {telling.Of("eta", Minutes(MinutesUntil(until, telling.Now)))}. If you cannot wait, choose Verify to unlock on the sign-in page. Your assets are untouched.";

    public override Said C2cOrder(C2cCard card, Telling telling) =>
        $"This is your C2C order to {telling.Of("role", card.Role == "seller" ? "sell" : "buy")} {Amount(card.Amount, card.Coin, telling)} for {Amount(card.FiatAmount, card.FiatCurrency, telling, "fiat")} by {telling.Of("payment", PaymentName(card.PaymentMethod))}.";

    public override Said C2cState(C2cCard card, Telling telling)
    {
        var late = card.ReleaseBy is { } deadline && deadline <= telling.Now;
        return (card.Role, card.State) switch
        {
            ("buyer", "unpaid") => $"It {telling.Of("state", "waits for your payment")}: please pay from your own account by {Moment("payBy", card.PayBy, telling)} and tap I have paid at once.",
            ("seller", "unpaid") => $"It {telling.Of("state", "waits for the buyer's payment")}, due by {Moment("payBy", card.PayBy, telling)}.",
            ("buyer", "paid") when card.ReleaseBy is { } by && late => $"You {Paid(card, telling)}, and the coins are in escrow. {telling.Of("releaseBy", "The time for the release ended " + Time(by, telling.Now, telling.Zone))}, so you can now tap Appeal on the order page and upload the payment record and your statement.",
            ("buyer", "paid") when card.ReleaseBy is { } by => $"You {Paid(card, telling)}, and the coins are in escrow. The seller has to release by {Moment("releaseBy", by, telling)}; after that you can appeal on the order page.",
            ("buyer", "paid") => $"You {Paid(card, telling)}; the coins are in escrow and wait for the seller's release.",
            ("seller", "paid") when card.ReleaseBy is { } by => $"The buyer {Paid(card, telling)}, and the coins are in escrow. {telling.Of("releaseBy", (late ? "The time for the release ended " : "The time for the release ends ") + Time(by, telling.Now, telling.Zone))}. Please sign in to your receiving account and see whether the money is there; if it is not{(late ? "" : " when time is over")}, tap Appeal on the order page and upload your account history.",
            ("seller", "paid") => $"The buyer {Paid(card, telling)}, and the coins are in escrow. Please sign in to your receiving account and see whether the money is there.",
            (_, "appealing") when card.AppealDecisionBy is { } by => $"It {telling.Of("state", "is under appeal")}, the coins are in escrow, and the decision comes by {Moment("decisionBy", by, telling)}. Please add what the order page asks for.",
            (_, "appealing") => $"It {telling.Of("state", "is under appeal")} and the coins are in escrow. Please add what the order page asks for.",
            ("buyer", "released") => $"The seller {telling.Of("state", "has released")} and the coins are in your funding account.",
            ("seller", "released") => $"The coins of this order {telling.Of("state", "were released to the buyer")}.",
            ("buyer", "cancelled" or "expired") when card.PaidAt is { } paid => $"It {telling.Of("state", Closed(card.State))}, although you marked the payment {At("paid", paid, telling)}. Please open the order now, tap Appeal and upload the payment record, and do not pay a second time.",
            ("buyer", "cancelled" or "expired") => $"It {telling.Of("state", Closed(card.State))}. If you have paid, please open the order now, tap Appeal and upload the payment record, and do not pay a second time.",
            (_, "cancelled" or "expired") => $"It {telling.Of("state", Closed(card.State))}.",
            ("buyer", "returned") => $"The appeal is decided and the coins {telling.Of("state", "went back to the seller")}. The reasons are on the order page.",
            (_, "returned") => $"The appeal is decided and the coins {telling.Of("state", "are back in your account")}.",
            _ => $"Its latest state is on the order page.",
        };
    }

    public override Said? C2cWarning(C2cCard card) => (card.Role, card.State) switch
    {
        ("buyer", "paid" or "appealing") => $"Please never cancel an order that you have paid, whoever asks you to.",
        ("seller", "unpaid" or "paid" or "appealing") => $"Please do not release before the money is in your account; screenshots and text messages do not count.",
        _ => default(Said),
    };

    public override Said LiquidationState(LiquidationCard card, Telling telling) =>
        $"This is a hard result, and we understand. Your {telling.Of("leverage", card.Leverage + "x")} {telling.Of("side", card.Side)} position in {telling.Of("symbol", card.Symbol)} ({telling.Of("quantity", Numbers.Group(card.Quantity))}) was liquidated {At("at", card.At, telling)}.";

    public override Said LiquidationWhy(LiquidationCard card, Telling telling) =>
        $"The mark price that triggered it was {telling.Of("trigger", Numbers.Group(card.TriggerPrice))}; the position's liquidation price was {telling.Of("liquidation", Numbers.Group(card.LiquidationPrice))} and its entry price {telling.Of("entry", Numbers.Group(card.EntryPrice))}. When the mark price reaches the liquidation price, the margin is below what has to be maintained and the system closes the position; the higher the leverage, the shorter that distance.";

    public override Said LiquidationMargin(LiquidationCard card, Telling telling) =>
        $"The margin lost is {Amount(card.MarginLost, card.Currency, telling, "margin")}; the margin call went out {At("marginCall", card.MarginCallAt, telling)}. If you doubt the trigger price, the trading team can review it against the records.";

    private static string Of(int confirmed, int required) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{confirmed} of {required}");

    // After 'by' and 'since': 14:30 today, 09:00 on 24 November.
    private static Fact Moment(string field, DateTimeOffset at, Telling telling)
    {
        var local = TimeZoneInfo.ConvertTime(at, telling.Zone);
        return telling.Of(field, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{local:HH:mm} {Day(local, telling.Now, telling.Zone)}"));
    }

    private static string Closed(string state) => state == "expired" ? "ran out" : "was cancelled";

    private Said Paid(C2cCard card, Telling telling) => card.PaidAt is { } at ? (Said)$"{telling.Of("state", "marked the payment")} {At("paid", at, telling)}" : $"{telling.Of("state", "marked the payment")}";

    private static Said RejectedBecause(string? reason, Telling telling) => reason switch
    {
        "document_blurred" => $"The reason: {telling.Of("reason", "the picture of the document is not clear enough")}. Please photograph it in daylight, without flash and with all corners visible.",
        "document_expired" => $"The reason: {telling.Of("reason", "the document has expired")}. Please use another valid one.",
        "document_copy" => $"The reason: {telling.Of("reason", "the picture does not show the original document")}. Please photograph the original.",
        "name_mismatch" => $"The reason: {telling.Of("reason", "name or number differ from the document")}. Please correct your details to match it.",
        "face_mismatch" => $"The reason: {telling.Of("reason", "the face check was not passed")}. Please try in ordinary light and without a mask.",
        _ => $"The reason is under Me, Identity.",
    };

    private static string DocumentName(string code) => code switch
    {
        "trading_statement" => "an explanation of the trades",
        "source_of_funds" => "proof of the source of funds",
        "payment_record" => "the payment record",
        "bank_statement" => "a bank statement",
        "id_document" => "an identity document",
        "selfie_video" => "a video of yourself",
        "proof_of_address" => "proof of address",
        _ => "the documents listed there",
    };

    private static string PaymentName(string method) => method switch { "bank_transfer" => "bank transfer", "alipay" => "Alipay", "wechat" => "WeChat Pay", "bank_transfer_next_day" => "bank transfer (next day)", _ => "the payment method you chose" };
}
