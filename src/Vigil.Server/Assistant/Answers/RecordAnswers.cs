using Vigil.Contracts.Messenger;
using Vigil.Server.Assistant.Dialogue;
using Vigil.Server.Assistant.Words;

namespace Vigil.Server.Assistant.Answers;

/// <summary>Answers composed from one record: every figure comes from it, and what it does not hold is not said. Pure.</summary>
internal static class RecordAnswers
{
    /// <summary>How a withdrawal stands: the state first, then what led there.</summary>
    /// <param name="asksToCancel">The customer wants it back.</param>
    public static Reply Withdrawal(RecordCard record, Phrases words, bool asksToCancel, DateTimeOffset now, TimeZoneInfo zone, IReadOnlyList<ArticleLink> articles)
    {
        var card = record.Withdrawal!;
        var first = new List<string> { words.WithdrawalState(card, MinutesLeft(card.State, card.Confirmations, card.RequiredConfirmations, card.BlockSeconds)) };
        var beforeChain = card.State is "requested" or "reviewing" or "approved";
        if (asksToCancel && card.State is not ("rejected" or "failed" or "returned" or "cancelled"))
        {
            first.Add(beforeChain ? words.CanCancel : words.CannotCancel);
        }

        var facts = new List<string> { words.WithdrawalSubmitted(words.Time(card.RequestedAt, now, zone), card) };
        if (card.ReviewStartedAt is { } started)
        {
            facts.Add(words.WithdrawalReviewed(card.ReviewReason, words.Time(started, now, zone), card.ReviewEndedAt is { } ended ? words.Time(ended, now, zone) : null));
        }

        if (card.ShortTxId is { } tx)
        {
            facts.Add(words.Transaction(tx));
        }

        QuickReply[] replies = beforeChain && !asksToCancel ? [new("say", words.ChipHowLong), new("say", words.ChipCancel), words.Human]
            : card.State is "confirming" or "broadcast" ? [new("say", words.ChipHowLong), .. asksToCancel ? Array.Empty<QuickReply>() : [new("say", words.ChipCancel)], words.Human]
            : [words.Human];
        return Reply.Of(Join(first, facts, words), replies, articles, [record]);
    }

    /// <summary>How a deposit stands.</summary>
    public static Reply Deposit(RecordCard record, Phrases words, DateTimeOffset now, TimeZoneInfo zone, IReadOnlyList<ArticleLink> articles)
    {
        var card = record.Deposit!;
        List<string> first = [words.DepositState(card, MinutesLeft(card.State, card.Confirmations, card.RequiredConfirmations, card.BlockSeconds))];
        var facts = new List<string> { words.DepositSeen(words.Time(card.SeenAt, now, zone), card) };
        if (card.ShortTxId is { } tx)
        {
            facts.Add(words.Transaction(tx));
        }

        QuickReply[] replies = card.State is "seen" or "confirming" ? [new("say", words.ChipHowLong), words.Human] : [words.Human];
        return Reply.Of(Join(first, facts, words), replies, articles, [record]);
    }

    /// <summary>Minutes until enough confirmations, rounded up; null when it is not confirming or the chain's pace is unknown.</summary>
    public static int? MinutesLeft(string state, int confirmations, int required, int blockSeconds) =>
        state is "confirming" or "broadcast" or "seen" && blockSeconds > 0 && required > confirmations
            ? (int)Math.Ceiling((required - confirmations) * blockSeconds / 60.0)
            : null;

    // The state stands alone; the facts follow as a paragraph. Chinese sentences join without a space.
    private static string Join(List<string> first, List<string> facts, Phrases words)
    {
        var gap = words.Language == "zh" ? "" : " ";
        return $"{string.Join(gap, first)}\n{string.Join(gap, facts)}";
    }
}
