using Vigil.Contracts.Exchange;
using Vigil.Contracts.Messenger;
using Vigil.Language;
using Vigil.Server.Assistant.Words;

namespace Vigil.Server.Assistant.Answers;

/// <summary>Answers to one thing asked on about a record: a sentence or two from the field that holds it, and that the record does not say where it does not. Pure.</summary>
internal static class AspectAnswers
{
    // More than this is no answer to a question any more.
    private const int Most = 2;

    /// <param name="found">A record that is there.</param>
    /// <param name="asked">At least one.</param>
    public static Said For(Found found, IReadOnlyList<Aspect> asked, Phrases words, Telling telling) => found.IsWithheld
        // Whatever is asked, the words are the same: they tell nothing by being different.
        ? words.Restricted
        : words.Paragraph(asked.Take(Most).Select(aspect => One(found, aspect, words, telling)).DistinctBy(said => said.ToString()));

    /// <summary>Who has to act now.</summary>
    public static Said Next(Found found, Phrases words, Telling telling) => found.IsWithheld ? words.RestrictedNext : One(found, Aspect.Next, words, telling);

    private static Said One(Found found, Aspect aspect, Phrases words, Telling telling) => (found switch
    {
        { Card.Withdrawal: { } withdrawal } => Withdrawal(withdrawal, aspect, words, telling),
        { Card.Deposit: { } deposit } => Deposit(deposit, aspect, words, telling),
        { Card.Freeze: { } freeze } => Freeze(freeze, aspect, words, telling),
        { Card.C2c: { } order } => C2c(order, aspect, words, telling),
        { Card.Liquidation: { } liquidation } => Liquidation(liquidation, aspect, words, telling),
        { Kind: AnswerKinds.Lock, Account.LockedUntil: { } until } => aspect is Aspect.State or Aspect.Duration or Aspect.When or Aspect.Next ? words.Locked(until, telling) : null,
        { Account: { } account } => Identity(account, found.Parameters?.Identity, aspect, words, telling),
        _ => null,
    }) ?? (aspect is Aspect.Number && found.Card is { } card ? words.NumberOf(card.Id, telling) : words.NotInRecord(found.Kind, aspect));

    private static Said? Withdrawal(WithdrawalCard card, Aspect aspect, Phrases words, Telling telling)
    {
        var minutes = RecordAnswers.MinutesLeft(card.State, card.Confirmations, card.RequiredConfirmations, card.BlockSeconds);
        var reviewed = RecordAnswers.Review(card, words, telling);
        return aspect switch
        {
            Aspect.State => words.WithdrawalState(card, minutes, telling),
            Aspect.Duration => words.WithdrawalLeft(card, minutes, telling),
            Aspect.When => words.WithdrawalTimes(card, telling),
            Aspect.Review => reviewed,
            Aspect.Why => card.State switch
            {
                "rejected" or "failed" or "returned" or "cancelled" => card.FailureCode is { } code ? words.WithdrawalFailure(code, telling) : null,
                "reviewing" => card.ReviewReason is null ? null : reviewed,
                _ => reviewed is null ? words.WithdrawalState(card, minutes, telling) : words.Paragraph([words.WithdrawalState(card, minutes, telling), reviewed]),
            },
            Aspect.Amount => words.AmountAndChain(card.Amount, card.Coin, card.ChainName, telling),
            Aspect.Fee => words.Fee(card.Fee, card.Coin, telling),
            Aspect.Chain => words.ChainUsed(card.ChainName, telling),
            Aspect.Transaction => words.TransactionAsked(card.ShortTxId, telling),
            Aspect.Address => words.SentTo(card.ShortAddress, telling),
            Aspect.Next => words.WithdrawalNext(card, telling),
            Aspect.Cancel => card.State switch
            {
                "requested" or "reviewing" or "approved" => words.MayCancel,
                "rejected" or "failed" or "returned" or "cancelled" => words.WithdrawalState(card, null, telling),
                _ => words.CannotCancel(telling.Voice),
            },
            Aspect.Refund => card.State is "rejected" or "failed" or "returned" or "cancelled" ? words.Refunded(card, telling) : words.WithdrawalState(card, minutes, telling),
            _ => null,
        };
    }

    private static Said? Deposit(DepositCard card, Aspect aspect, Phrases words, Telling telling)
    {
        var minutes = RecordAnswers.MinutesLeft(card.State, card.Confirmations, card.RequiredConfirmations, card.BlockSeconds);
        return aspect switch
        {
            Aspect.State => words.DepositState(card, minutes, telling),
            Aspect.Why => card.State is "manual_review" or "recovering" or "unrecoverable" ? null : words.DepositState(card, minutes, telling),
            Aspect.Duration => words.DepositLeft(card, minutes, telling),
            Aspect.When => words.DepositTimes(card, telling),
            Aspect.Amount => words.AmountAndChain(card.Amount, card.Coin, card.ChainName, telling),
            Aspect.Chain => words.ChainUsed(card.ChainName, telling),
            Aspect.Transaction => words.TransactionAsked(card.ShortTxId, telling),
            Aspect.Next => words.DepositNext(card, telling),
            Aspect.Cancel => words.CannotCancel(telling.Voice),
            Aspect.Refund => words.DepositState(card, minutes, telling),
            _ => null,
        };
    }

    private static Said? Freeze(FreezeCard card, Aspect aspect, Phrases words, Telling telling) => aspect switch
    {
        Aspect.State or Aspect.When or Aspect.Why or Aspect.Review => words.FreezeState(card, telling),
        Aspect.Amount => card is { Amount: { } amount, Currency: { } currency } ? words.FrozenAmount(amount, currency, telling) : null,
        Aspect.Duration or Aspect.Next or Aspect.Cancel => words.FreezeEnds(card, telling),
        _ => null,
    };

    private static Said? C2c(C2cCard card, Aspect aspect, Phrases words, Telling telling) => aspect switch
    {
        Aspect.State or Aspect.Why => words.C2cState(card, telling),
        Aspect.Duration or Aspect.Next => words.C2cNext(card, telling),
        Aspect.When => words.C2cTimes(card, telling),
        Aspect.Amount => words.C2cOrder(card, telling),
        Aspect.Cancel => card is { Role: "buyer", State: "paid" or "appealing" } ? words.C2cWarning(card) : null,
        _ => null,
    };

    private static Said? Liquidation(LiquidationCard card, Aspect aspect, Phrases words, Telling telling) => aspect switch
    {
        Aspect.State => words.LiquidationState(card, telling),
        Aspect.When => words.LiquidationTime(card, telling),
        Aspect.Why or Aspect.Price => words.LiquidationWhy(card, telling),
        Aspect.Amount => words.LiquidationMargin(card, telling),
        Aspect.Next or Aspect.Cancel => words.LiquidationNext(telling.Voice),
        _ => null,
    };

    private static Said? Identity(AccountProfile account, IdentityParameters? rules, Aspect aspect, Phrases words, Telling telling) => aspect switch
    {
        Aspect.State => words.IdentityState(account, rules, telling),
        Aspect.Duration => account.IdentityState is "pending" ? rules is null ? null : words.IdentityLeft(rules, telling) : words.IdentityNext(account, telling),
        Aspect.When => account.IdentitySubmittedAt is { } at ? words.IdentityTime(at, telling) : null,
        Aspect.Why or Aspect.Review => account.IdentityState is "rejected" ? words.IdentityState(account, rules, telling) : null,
        Aspect.Next => words.IdentityNext(account, telling),
        _ => null,
    };
}
