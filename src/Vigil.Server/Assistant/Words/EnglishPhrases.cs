using Vigil.Contracts.Exchange;
using System.Globalization;
using Vigil.Language.Secrets;
using Vigil.Server.Assistant.Dialogue;

namespace Vigil.Server.Assistant.Words;

/// <summary>English: plain, warm, exact. Languages in which we have only the frame of a talk take the rest from here.</summary>
internal partial class EnglishPhrases : Phrases
{
    public override string Language => "en";

    public override string Greeting => "Hello, I am the assistant. I can look up your withdrawals, deposits, C2C orders, verification and account restrictions, and answer questions about rules and settings. What would you like to know?";

    public override string Welcome => "You are welcome. If anything comes up, just write here.";

    public override string NoOffence => "That is quite all right. I am here for whatever is still open.";

    public override string Laughs => "Good to have something to laugh about. I am here for whatever is still open.";

    public override string AnythingElse => "You are welcome. Is there anything else? If not, tap “Solved” and this conversation ends; you can come back at any time.";

    public override string AlarmTakenBack => "Thank you, I have noted that it was a false alarm. To keep your account safe the security team takes a look before it is closed; you need not do anything more. If you have frozen the account, lift the freeze yourself under Security centre, Account state, with a step-up check; nobody can do it in a chat.";

    public override string GoOn => "Please go on, I am listening.";

    public override string Goodbye => "Good, then this conversation ends here. If anything comes up, just write here again.";

    public override string OfferPerson => "This is all that I can find on it. Shall a colleague take a look? Tap “Talk to a person”; there is nothing you need to repeat.";

    public override string AlsoAsked(IReadOnlyList<string> matters) => $"You also asked about {string.Join(" and ", matters.Select(m => $"“{m}”"))}; tap below and I will answer that next.";

    public override string TookFiles => "The file has arrived, and a colleague who helps you can open it. I cannot read pictures or files myself: please tell me in a sentence what happened, or talk to a person, who will look at it.";

    public override string WhatHappened => "Please tell me in a sentence what happened; I can look it up without any of this.";

    public override string Hid(IReadOnlyList<string> kinds) => $"Your message held {string.Join(" and ", kinds.Select(NameOf))}. It was taken out before anything was stored, and we never need it. {string.Join(' ', kinds.Select(WhatNow).Distinct(StringComparer.Ordinal))}";

    private static string NameOf(string kind) => kind switch
    {
        SecretKinds.RecoveryPhrase => "a recovery phrase",
        SecretKinds.PrivateKey => "a private key",
        SecretKinds.Password => "a password",
        SecretKinds.Code => "a verification code",
        SecretKinds.ApiSecret => "an API secret",
        SecretKinds.CardNumber => "a card number",
        _ => "the number of an identity document",
    };

    private static string WhatNow(string kind) => kind switch
    {
        SecretKinds.RecoveryPhrase or SecretKinds.PrivateKey => "Others may have seen it, and it cannot be changed: please make a new wallet now and move what you have to its address.",
        SecretKinds.Password => "Please set a new password now, and wherever else you used the same one.",
        SecretKinds.Code => "Please tell nobody a code, whoever asks; if you have told somebody, freeze your account first.",
        SecretKinds.ApiSecret => "Please delete this key now under Me, API keys, and make a new one.",
        SecretKinds.CardNumber => "To look up a payment the order number is enough.",
        _ => "When a document must be checked, please upload it only under Me, Identity.",
    };

    public override string DoNotKnow => "I have no reliable information on this and would rather not guess. You can put it another way, or talk to a person.";

    public override string NotKnownEither => "I have nothing reliable on this either and would rather not guess. Shall a colleague take it from here? Tap “Talk to a person”; there is nothing you need to repeat.";

    public override string NotIn(string title) => $"I did not find this in “{title}”.";

    public override string Nearest => "I am not sure which point you mean. Tap a heading below to read it; if it is none of them, put it another way or talk to a person.";

    public override string Noted => "Thank you for adding that. By itself it does not tell me what would help you next: write what you would like to know, or tap “Talk to a person”, who can read all of this, so you need not say it again.";

    public override string IfNotMeant => "This comes nearest; if it is not what you asked, put it another way or talk to a person.";

    public override string WhichOne => "So that you get the right answer: which of these is it about? If it is neither, put it another way or talk to a person.";

    public override string HandedOver => "I am getting a colleague for you. They see everything you wrote and the records I looked up, so there is no need to repeat anything.";

    public override string? WhatFirst(Harm harm) => harm switch
    {
        Harm.Device => "In this order. First, hang up and take the device offline or switch it off, so that they can do nothing on it. Second, on another phone or computer tap Emergency freeze on the sign-in page; it needs no password, and withdrawals that are not on chain are cancelled. Third, call your bank’s official number, say that your device may be controlled, and ask it to stop payments. Fourth, from a clean device change the password of your e-mail and then the one here.",
        Harm.Sent => "In this order. First, send them nothing more and do nothing else they ask. Second, open Assets, Withdrawal history, and cancel whatever is not on chain yet; freezing the account stops it too. Third, if you paid through a bank, call its official number now and ask to stop the payment. Fourth, save the chats, addresses and transaction ids, report to the police, and send the transaction id here.",
        Harm.Wallet => "In this order. First, make a new wallet now and write its phrase on paper only. Second, move the coins on every chain from the old one there, the most valuable first. Third, never use the old wallet again. Freezing your account here does not protect that wallet; if you use the same password here, freeze the account and change it afterwards.",
        _ => "In this order. First, freeze the account now: Security centre, Freeze account, or, if you cannot get in, Emergency freeze on the sign-in page, which needs no password. Withdrawals that are not on chain are cancelled with it. Second, from another, clean device change the password of your e-mail, then the one here, and sign out all devices. Third, look at withdrawals, API keys and the address book, and send a screenshot of whatever you do not know here.",
    };

    public override string StillInLine => "You are still in line and have lost no place; the card shows it as it is now. Write anything new here, and the colleague will read it with the rest.";

    public override string NoMoreOnRecord => "I have nothing to tell you on this very point and would rather not guess.";

    public override string StillWaiting => "You are in line for a colleague already and need do nothing more. The card below shows your place and, where it can be told, how long it may take; it updates by itself. You may leave: you keep your place, and the reply will be here.";

    public override Said SecurityHasCase => $"The security team has your case, ahead of all others.";

    public override Said FreezeBefore => $"If there are still funds in the account, freeze it first: withdrawals stop at once.";

    public override Said FreezeSignedOut => $"If there are still funds in the account, freeze it first: Emergency freeze on the sign-in page works without signing in and stops withdrawals at once.";

    public override Said FrozenNow => $"Your account is frozen or about to be; you need not do it again.";

    public override Said NeverAsked => $"We never ask for a password, a code or a recovery phrase.";

    public override string? NotSentYet => "One of your withdrawals has not been sent yet and can still be stopped; freezing the account stops it too. ";

    public override string FreezeHere => "You are signed in: tap “Freeze my account now” below to freeze it from here. Withdrawals and everything else that leaves are stopped; you can still close positions and add margin.";

    public override string HandedOverWithCare => "Thank you for telling me. How you feel right now matters. I have asked a colleague to talk with you at once. If you are in danger at this moment, please call your local emergency number or someone you trust to be with you.";

    public override string StillHere => "I am listening, and you are not alone in this. A colleague is on the way; please stay here and write whatever you want to say. Call someone you trust now and ask them to stay with you. If it gets too much, please call your local emergency number or a crisis line at once.";

    public override string RecordsUnavailable => "I cannot read your account records right now, so I cannot say how this one stands. Please ask me again in a few minutes, or talk to a person; your question stays here.";

    public override string SignInFirst => "To look at your own records, please sign in first.";

    public override string? OwnErrors => "Your API log of the last 24 hours has these refused requests:";

    public override string OwnError(string moment, string line) => $"- {moment}: {line}";

    public override string? OwnFees(string level, bool vip, TradingParameters rates) => vip
        ? $"Your level is {level}, which pays less than the ordinary rates (spot {rates.SpotMakerPercent} % for makers and {rates.SpotTakerPercent} % for takers, perpetuals {rates.PerpetualMakerPercent} % and {rates.PerpetualTakerPercent} %). The exact figures of your level stand under Me, Fee rates."
        : $"Your level is {level}, which pays the ordinary rates: spot {rates.SpotMakerPercent} % for makers and {rates.SpotTakerPercent} % for takers, perpetuals {rates.PerpetualMakerPercent} % and {rates.PerpetualTakerPercent} %.";

    public override string? OwnLimit(string level, string amount) => $"Your level is {level}: you can withdraw up to {amount} USDT a day, all coins counted together.";

    public override string NextLimit(string level, string amount) => $" At {level} it is {amount} USDT.";

    public override AccountWords? Account { get; } = new EnglishAccountWords();

    public override string OwnCases => "Besides this conversation these of yours are still open:";

    public override string OwnCase(string number, string title, CaseTurn turn, string? agent) => $"#{number} “{title}”: " + turn switch
    {
        CaseTurn.Waits => "waiting in line for a person, nobody has it yet",
        CaseTurn.Person => $"{agent} has it and has not answered yet",
        CaseTurn.Customer => $"{agent} has answered and waits for you",
        _ => "answered by the assistant, not handed to a person",
    } + ".";

    public override string NoOpenCase => "Besides this conversation no case of yours is open. If a person should look at something, tap Talk to a person.";

    public override string LastCase(string number, string title, string at) => $"The last one that ended is #{number} “{title}”, {at}. If it is not solved, reply there and it opens again.";

    public override string NoOther => "Besides what I have told you I find no other record. If you mean an older one, send me its number, transaction id or amount.";

    public override string AnotherThan(string written, string told) => $"You wrote {written}, and this one is {told}. If you mean another, send me its transaction id.";

    public override Said Hello => $"Hello,";

    public override Said HelloTo(Fact name) => $"Hello {name},";

    public override Said FreezeFirst => $"Please freeze your account now: open Security centre, Freeze account; if you cannot sign in, use Emergency freeze on the sign-in page. Withdrawals that are not on the chain yet are cancelled, every device is signed out, and this conversation stays open. Please tell nobody your password, a code or your recovery phrase; we never ask for them.";

    public override Said SecurityTakesOver => $"I am asking the security team to take over now, ahead of all others.";

    public override Said FrozenAlready => $"Withdrawals and outgoing transfers are stopped. Please tell nobody your password, a code or your recovery phrase; we never ask for them.";

    public override string ChipHuman => "Talk to a person";

    public override string ChipSolved => "Solved";

    public override string ChipHowLong => "How much longer?";

    public override string ChipCancel => "Can I still cancel?";

    public override string ChipSignIn => "Sign in";

    public override string ChipFreeze => "Freeze my account now";

    public override string Time(DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return string.Create(CultureInfo.InvariantCulture, $"{Day(local, now, zone)} at {local:HH:mm}");
    }

    private static string Day(DateTimeOffset local, DateTimeOffset now, TimeZoneInfo zone) => (TimeZoneInfo.ConvertTime(now, zone).Date - local.Date).Days switch
    {
        0 => "today",
        1 => "yesterday",
        -1 => "tomorrow",
        _ => local.ToString("'on' d MMMM", CultureInfo.InvariantCulture),
    };

    public override string Minutes(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "minute" : "minutes")}");

    public override string MoreMinutes(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} more {(count == 1 ? "minute" : "minutes")}");

    public override string Moment(DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return string.Create(CultureInfo.InvariantCulture, $"{local:HH:mm} {Day(local, now, zone)}");
    }

    public override string Confirmations(int confirmed, int required) => string.Create(CultureInfo.InvariantCulture, $"{confirmed} of {required}");

    public override string Comma => ", ";
}
