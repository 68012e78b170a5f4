using Vigil.Language;

namespace Vigil.Server.Assistant.Words;

internal partial class EnglishPhrases
{
    public override Said NotInRecord(string record, Aspect aspect) => Said.Plain($"The record of {record} does not state {AspectName(aspect)}, so I cannot tell you.");

    public override Said NothingChanged(DateTimeOffset since, Telling telling) => Said.Plain($"I have just looked again, and nothing has changed since {Time(since, telling.Now, telling.Zone)}.");

    public override Said TimesIn(DateTimeOffset now, TimeZoneInfo zone) => Said.Plain($"Times are {Offset(now, zone)}.");

    public override Said NumberOf(string id, Telling telling) => $"Its number is {telling.Of("id", id)}.";

    public override Said StepsAfterFreeze => $"Next, in this order: first, on a device that you are sure of, change the password of your e-mail, then the one of your account here, and replace the second factor. Second, remove devices and API keys that you do not know. Third, send here when you noticed it, the withdrawals or trades that are not yours, the addresses and transaction ids; the security team follows them. Fourth, report it to your local police and keep the receipt. Please lift the freeze only after the security team has confirmed, and believe nobody who offers to get the coins back for you.";

    public override Said StepsAfterScam => $"Next, in this order: first, send them nothing more; whoever wants a tax, a fee or a deposit before you can withdraw is carrying the fraud on. Second, take screenshots before you block them, keep the chats, web addresses, account names, addresses and transaction ids, and send them here; the security team follows them. Third, report it to your local police and keep the receipt; if you paid by bank, call your bank's official number at once and ask them to stop the payment. Fourth, whoever offers to get the coins back for a fee is the next fraud.";

    public override Said NotSeenFrozen => $"I do not see a freeze on your account in our records yet; please make sure under Security centre, Account state that it is in force.";

    public override Said SecurityHasIt => $"The security team has your case and answers here ahead of all others. If you have further times, addresses or transaction ids, please send them here.";

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
        Aspect.Safe => "whether it is safe",
        Aspect.Affected => "what else it affects",
        Aspect.Again => "whether it can be tried again",
        Aspect.Hurry => "whether it can be made faster",
        Aspect.Prevent => "how to avoid it",
        _ => "a next step",
    };
}
