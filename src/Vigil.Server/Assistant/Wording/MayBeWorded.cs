using Vigil.Language;
using Vigil.Server.Assistant.Answers;
using Vigil.Server.Assistant.Dialogue;
using Vigil.Server.Cases;

namespace Vigil.Server.Assistant.Wording;

/// <summary>
/// Which answers the model may touch at all. Hand-overs, security, danger to life, hidden secrets, restrictions, reviews and refusals keep
/// their own words: these are said in the same words to everybody, so that nothing shows by being said otherwise. Pure.
/// </summary>
internal static class MayBeWorded
{
    // Where a reason may be withheld: with a reason that may be told and without one the words are the same kind.
    private static readonly string[] ToldInOneWay = ["reviewing", "rejected", "failed", "returned", "manual_review", "unrecoverable", "generic", "locked"];

    // Restrictions say nothing of their reasons; an order with somebody else carries warnings that must not get lost.
    private static readonly string[] OwnWords = [AnswerKinds.Freezes, AnswerKinds.Lock, AnswerKinds.C2cOrders];

    /// <summary>True for answers from records and articles, and for 'I do not know', where nothing about the message is grave, no balance, sign-in, position or key is told, no danger is answered (a warning in other words is another warning) and nothing of what does not work now: a model might leave it out.</summary>
    public static bool Answer(Plan plan, Question question, Reply reply)
    {
        var reading = question.Reading;
        return plan.Step is Step.AnswerRecord or Step.AnswerArticle or Step.DoNotKnow
            && plan.Own is OwnMatter.None && !plan.IsDanger && reply.Live.Count == 0 && question.Hidden.Count == 0 && !reading.AsksForHuman
            && reading.Urgency is { IsTheft: false, Level: not UrgencyLevel.Urgent } && !reading.Urgency.Signals.Contains("self_harm", StringComparer.Ordinal)
            // What the customer's other cases began with is theirs, and may be about anything.
            && plan.Topic != TellOwnCases.Topic
            && Topic(plan.Topic) && Topic(reading.Topic)
            && (reply.Told is not { } told || (Record(told.State) && !TellOwnErrors.IsOf(told)))
            && reply.Text != question.Words.RecordsUnavailable;
    }

    /// <summary>True for a record in a state that is told freely.</summary>
    public static bool Record(string? state) => !ToldInOneWay.Contains(state, StringComparer.Ordinal);

    private static bool Topic(string? topic) =>
        CaseQueues.For(topic) != CaseQueues.Security && !OwnWords.Contains(TopicRecords.AnswerFrom(topic), StringComparer.Ordinal)
        && (topic is null || ChoosePlan.GroupOf(topic) is not ("security" or "freeze"));
}
