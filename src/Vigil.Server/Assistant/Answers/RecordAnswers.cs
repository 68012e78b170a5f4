using Vigil.Contracts.Messenger;
using Vigil.Server.Assistant.Words;

namespace Vigil.Server.Assistant.Answers;

/// <summary>What a record has to say to a question.</summary>
/// <param name="First">How it stands and what follows from that.</param>
/// <param name="Then">What led there; a paragraph of its own.</param>
/// <param name="Replies">Taps that fit, the hand-over among them.</param>
internal sealed record Told(IReadOnlyList<Said> First, IReadOnlyList<Said> Then, IReadOnlyList<QuickReply> Replies)
{
    /// <summary>As a text of one or two paragraphs.</summary>
    public Said In(Phrases words) => Said.Join("\n", new[] { First, Then }.Where(p => p.Count > 0).Select(words.Paragraph));
}

/// <summary>Answers composed from one record: every figure comes from it, and what it does not hold is not said. The assistant's answers and the agents' drafts are these same sentences. Pure.</summary>
internal static class RecordAnswers
{
    /// <summary>What the record says; null if nothing was found.</summary>
    public static Told? For(Found found, string topic, Phrases words, Voice voice, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (!found.IsThere)
        {
            return null;
        }

        var telling = new Telling(found.Facts, voice, now, zone);
        return found switch
        {
            { Card.Withdrawal: { } withdrawal } => Withdrawal(withdrawal, topic is "withdrawal.cancel" or "withdrawal.wrong_address", words, telling),
            { Card.Deposit: { } deposit } => Deposit(deposit, words, telling),
            { Card.Freeze: { } freeze } => Freeze(freeze, words, telling),
            { Card.C2c: { } order } => C2c(order, words, telling),
            { Card.Liquidation: { } liquidation } => new Told([words.LiquidationState(liquidation, telling)], [words.LiquidationWhy(liquidation, telling), words.LiquidationMargin(liquidation, telling)], [words.Human]),
            { Kind: AnswerKinds.Lock, Account.LockedUntil: { } until } => new Told([words.Locked(until, telling)], [], [words.Human]),
            { Account: { } account } => new Told([words.IdentityState(account, found.Parameters?.Identity, telling)], [], [words.Human]),
            _ => null,
        };
    }

    /// <summary>Minutes until enough confirmations, rounded up; null when it is not confirming or the chain's pace is unknown.</summary>
    public static int? MinutesLeft(string state, int confirmations, int required, int blockSeconds) =>
        state is "confirming" or "broadcast" or "seen" && blockSeconds > 0 && required > confirmations
            ? (int)Math.Ceiling((required - confirmations) * blockSeconds / 60.0)
            : null;

    /// <summary>The sentence on its review: going on, or passed where the state shows that it has; none where it ended otherwise, which the state tells.</summary>
    public static Said? Review(WithdrawalCard card, Phrases words, Telling telling) => (card.State, card.ReviewStartedAt) switch
    {
        (_, null) => null,
        ("reviewing", { } started) => words.WithdrawalReviewed(card.ReviewReason, started, null, telling),
        ("approved" or "broadcast" or "confirming" or "done", { } started) when card.ReviewEndedAt is { } ended => words.WithdrawalReviewed(card.ReviewReason, started, ended, telling),
        _ => null,
    };

    private static Told Withdrawal(WithdrawalCard card, bool wantsItBack, Phrases words, Telling telling)
    {
        List<Said> first = [words.WithdrawalState(card, MinutesLeft(card.State, card.Confirmations, card.RequiredConfirmations, card.BlockSeconds), telling)];
        var beforeChain = card.State is "requested" or "reviewing" or "approved";
        if (wantsItBack && card.State is not ("rejected" or "failed" or "returned" or "cancelled"))
        {
            first.Add(beforeChain ? words.MayCancel : words.CannotCancel(telling.Voice));
        }

        if (card.FailureCode is { } code && words.WithdrawalFailure(code, telling) is { } failure)
        {
            first.Add(failure);
        }

        List<Said> then = [words.WithdrawalSubmitted(card, telling)];
        if (Review(card, words, telling) is { } review)
        {
            then.Add(review);
        }

        if (card.ShortTxId is { } tx)
        {
            then.Add(words.Transaction(tx, telling));
        }

        QuickReply[] replies = beforeChain && !wantsItBack ? [new("say", words.ChipHowLong), words.Human]
            : card.State is "confirming" or "broadcast" ? [new("say", words.ChipHowLong), .. wantsItBack ? Array.Empty<QuickReply>() : [new("say", words.ChipCancel)], words.Human]
            : [words.Human];
        return new Told(first, then, replies);
    }

    private static Told Deposit(DepositCard card, Phrases words, Telling telling)
    {
        List<Said> then = [words.DepositSeen(card, telling)];
        if (card.ShortTxId is { } tx)
        {
            then.Add(words.Transaction(tx, telling));
        }

        var minutes = MinutesLeft(card.State, card.Confirmations, card.RequiredConfirmations, card.BlockSeconds);
        return new Told([words.DepositState(card, minutes, telling)], then, card.State is "seen" or "confirming" ? [new("say", words.ChipHowLong), words.Human] : [words.Human]);
    }

    // A withheld reason is told in the same words whatever it is; nothing else of the record is.
    private static Told Freeze(FreezeCard card, Phrases words, Telling telling) => card.Reason is null
        ? new Told([words.Restricted], [], [words.Human])
        : new Told([words.FreezeState(card, telling), words.FreezeEnds(card, telling)], [], [words.Human]);

    private static Told C2c(C2cCard card, Phrases words, Telling telling)
    {
        List<Said> first = [words.C2cState(card, telling)];
        if (words.C2cWarning(card) is { } warning)
        {
            first.Add(warning);
        }

        return new Told(first, [words.C2cOrder(card, telling)], [words.Human]);
    }
}
