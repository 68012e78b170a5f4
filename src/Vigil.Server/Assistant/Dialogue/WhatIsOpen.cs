using Vigil.Contracts.Messenger;
using Vigil.Language;
using Vigil.Server.Accounts;
using Vigil.Server.Assistant.Answers;

namespace Vigil.Server.Assistant.Dialogue;

/// <summary>What a message is about that does not say so itself, told by what is open in the customer's account. The thinking and the figures stand in docs/decisions/0033.</summary>
internal sealed class WhatIsOpen(FindRecord find, RecordCards cards, TimeProvider clock)
{
    // Whoever has a matter open writes about it in six of ten cases, anybody at all in some eight of a hundred.
    private const double Weight = 8;

    // What has just ended is asked about far less than what is still under way, where both are there.
    private const double EndedWeight = 2;

    // The words themselves must speak for a topic at all.
    private const double Least = 0.12;

    // From here on the record is told: what it says is true and the customer's own, whether they meant it or not.
    private const double Enough = 0.75;

    // Each is a reading of the exchange.
    private const int Looked = 4;

    // What has just ended is still asked about: coins that left and were not booked elsewhere, an order that was released.
    private static readonly TimeSpan Lately = TimeSpan.FromDays(3);

    /// <summary>The topic of '我的钱呢' from somebody for whom something is on its way; null where nothing is.</summary>
    public async Task<string?> MovingAsync(string text, string uid, CancellationToken cancellationToken)
    {
        var moving = await cards.InMotionAsync(uid, cancellationToken) ?? [];
        var deposits = moving.Where(c => c.Deposit is not null);
        var meant = FollowUp.Mentions(text, AnswerKinds.Deposits) ? deposits.FirstOrDefault() : FollowUp.Mentions(text, AnswerKinds.Withdrawals) ? moving.FirstOrDefault(c => c.Withdrawal is not null) : moving.Count > 0 ? moving[0] : null;
        return meant switch
        {
            { Withdrawal: not null } => "withdrawal.not_arrived",
            { Deposit: not null } => "deposit.not_credited",
            _ => null,
        };
    }

    /// <summary>Of the topics that a message may be about the one whose record is open, where that decides; null where it does not, or the exchange cannot be read.</summary>
    public async Task<string?> LikelyAsync(Reading reading, string uid, CancellationToken cancellationToken)
    {
        var likely = reading.Ranked.Where(r => r.Probability >= Least && TopicRecords.AnswerFrom(r.Topic) is not null).Take(Looked).ToList();
        var found = await Task.WhenAll(likely.Select(r => find.ReadAsync(TopicRecords.AnswerFrom(r.Topic)!, r.Topic, reading.Entities, uid, cancellationToken)));
        var isMoving = Array.Exists(found, IsOpen);
        var open = likely.Select((r, at) => (r.Topic, r.Probability, found[at].Name, Weight: IsOpen(found[at]) ? Weight : !HasEndedLately(found[at]) ? 1 : isMoving ? EndedWeight : Weight)).Where(r => r.Weight > 1).ToList();

        // Bayes' rule, with a weight for each that is open and one for all others.
        var sum = 1 + open.Sum(r => r.Probability * (r.Weight - 1));

        // 'Is it cancelled, why so long?' is in doubt between two topics of one withdrawal, and not about which record is meant.
        return open.GroupBy(r => r.Name, StringComparer.Ordinal).Select(g => (g.MaxBy(r => r.Probability).Topic, Probability: g.Sum(r => r.Probability * r.Weight) / sum)).OrderByDescending(r => r.Probability).FirstOrDefault() is { Topic: { } topic, Probability: >= Enough } ? topic : null;
    }

    /// <summary>The topic of a restriction that closes to somebody what they say is closed; null where none does.</summary>
    public async Task<string?> RestrictionAsync(BlockedFunction blocked, string uid, CancellationToken cancellationToken)
    {
        var topic = blocked switch { BlockedFunction.Trading => "freeze.trading", BlockedFunction.Withdrawals => "freeze.withdrawal", _ => "freeze.account" };
        return await find.ReadAsync(AnswerKinds.Freezes, topic, [], uid, cancellationToken) is { Card.Freeze.Kind: { } kind } && (blocked is BlockedFunction.Any || kind == "account" || topic.EndsWith(kind, StringComparison.Ordinal)) ? topic : null;
    }

    private bool HasEndedLately(Found found) => found.Card is { } card && EndedOf(card) is { } ended && clock.GetUtcNow() - ended < Lately;

    private static bool IsOpen(Found found) => found switch
    {
        { Card.Freeze: not null } => true,
        { Card: { } card } => RecordCards.IsInMotion(card),
        { Kind: AnswerKinds.Lock, Account: not null } => true,
        { Kind: AnswerKinds.Identity, Account.IdentityState: "pending" or "rejected" } => true,
        _ => false,
    };

    private static DateTimeOffset? EndedOf(RecordCard card) => card switch
    {
        { Withdrawal: { } w } => w.DoneAt ?? w.RequestedAt,
        { Deposit: { } d } => d.CreditedAt ?? d.SeenAt,
        { C2c: { } order } => order.PaidAt ?? order.PayBy,
        { Liquidation: { } liquidation } => liquidation.At,
        _ => null,
    };
}
