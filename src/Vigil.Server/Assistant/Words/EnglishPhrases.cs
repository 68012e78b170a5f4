using System.Globalization;
using Vigil.Contracts.Messenger;

namespace Vigil.Server.Assistant.Words;

/// <summary>English: plain, warm, exact.</summary>
internal sealed class EnglishPhrases : Phrases
{
    public override string Language => "en";

    public override string Greeting => "Hello, I am the assistant. I can look up your withdrawals and deposits and answer questions about rules and settings. What would you like to know?";

    public override string DoNotKnow => "I have no reliable information on this and would rather not guess. You can put it another way, or talk to a person.";

    public override string HandedOver => "I am getting a colleague for you. They see everything you wrote and the records I looked up, so there is no need to repeat anything.";

    public override string HandedOverUrgent => "The security team has your case, ahead of all others. If there are still funds in the account, freeze it first: withdrawals stop at once. We never ask for a password, a code or a recovery phrase.";

    public override string HandedOverWithCare => "Thank you for telling me. How you feel right now matters. I have asked a colleague to talk with you at once. If you are in danger at this moment, please call your local emergency number or someone you trust to be with you.";

    public override string RecordsUnavailable => "I cannot read your account records right now, so I cannot say how this one stands. Please ask me again in a few minutes, or talk to a person; your question stays here.";

    public override string SignInFirst => "To look at your own records, please sign in first.";

    public override string NoWithdrawals => "I found no withdrawals in your account. If you sent coins here from another platform, tell me the coin and the network and I will look at your deposits.";

    public override string NoDeposits => "This deposit is not visible in your account yet. The sending platform may not have put it on the chain; please find the transaction id there and send it to me.";

    public override string ChipHuman => "Talk to a person";

    public override string ChipHowLong => "How much longer?";

    public override string ChipCancel => "Can I still cancel?";

    public override string ChipSignIn => "Sign in";

    public override string ChipFreeze => "Freeze my account now";

    public override string CannotCancel => "A transfer that is on the chain cannot be called back; I am sorry about that. If the address is wrong, talk to a person and we will look together at what can still be done.";

    public override string CanCancel => "It is not on the chain yet, so you can still cancel it: open it under Assets, Withdrawal history, and choose Cancel.";

    public override string WithdrawalState(WithdrawalCard card, int? minutes) => card.State switch
    {
        "requested" => "We have your withdrawal and are running the checks before it is sent. It is not on the chain yet.",
        "reviewing" => "Your withdrawal is under review and not on the chain yet. It is sent by itself once approved; there is nothing you need to do.",
        "approved" => "Your withdrawal has been approved and is waiting to be put on the chain.",
        "broadcast" or "confirming" => $"Your withdrawal is on the chain and waiting for block confirmations: {card.Confirmations} of {card.RequiredConfirmations}{(minutes is { } left ? $", about {left} more {(left == 1 ? "minute" : "minutes")}" : "")}.",
        "done" => "Your withdrawal is complete on the chain. If the receiving platform does not show it yet, it has most likely not credited it; please send them the transaction id.",
        "rejected" => "Your withdrawal was not approved. No coins left; they are back in your account.",
        "failed" or "returned" => "Your withdrawal did not go through. The coins are back in your account.",
        "cancelled" => "Your withdrawal was cancelled. The coins are in your account.",
        _ => "The latest state of your withdrawal is on the card below.",
    };

    public override string WithdrawalSubmitted(string time, WithdrawalCard card) => $"You submitted these {Numbers.Group(card.Amount)} {card.Coin} ({card.ChainName}) {time}.";

    public override string WithdrawalReviewed(string? reason, string started, string? ended)
    {
        var why = reason switch
        {
            "new_address" => "Because it was the first withdrawal to this address, it",
            "large_amount" => "Because of its size, it",
            "security_change" => "Because security settings had changed, it",
            _ => "It",
        };
        return ended is null ? $"{why} has been under review since {started}." : $"{why} was reviewed first and approved {ended}.";
    }

    public override string Transaction(string shortTxId) => $"Transaction {shortTxId}.";

    public override string DepositState(DepositCard card, int? minutes) => card.State switch
    {
        "seen" or "confirming" => $"Your deposit is on the chain and waiting for block confirmations: {card.Confirmations} of {card.RequiredConfirmations}{(minutes is { } left ? $", credited in about {left} {(left == 1 ? "minute" : "minutes")}" : "")}.",
        "credited" => "Your deposit has been credited and can be traded; it can leave again once all confirmations are in.",
        "withdrawable" => "Your deposit has been credited. You can trade it and withdraw it.",
        "wrong_network" => "These coins were sent over a network this address does not serve, so they were not credited. Whether they can be recovered depends on whether we hold the key there; please talk to a person to apply.",
        "missing_memo" => "This deposit came without the right memo, so it could not be matched to you. Please talk to a person and bring the transaction id; we will assign it.",
        "below_minimum" => "This deposit is below the minimum, which is why it was not credited.",
        _ => "The latest state of your deposit is on the card below.",
    };

    public override string DepositSeen(string time, DepositCard card) => $"These {Numbers.Group(card.Amount)} {card.Coin} ({card.ChainName}) were seen on the chain {time}.";

    public override string Time(DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        var today = TimeZoneInfo.ConvertTime(now, zone).Date;
        var day = (today - local.Date).Days switch
        {
            0 => "today",
            1 => "yesterday",
            _ => local.ToString("'on' d MMMM", CultureInfo.InvariantCulture),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{day} at {local:HH:mm}");
    }
}
