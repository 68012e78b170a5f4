using Vigil.Language;
using Vigil.Server.Assistant.Answers;
using Vigil.Server.Cases;

namespace Vigil.Server.Assistant.Dialogue;

/// <summary>Whether a restriction of the account has to do with a message. Pure.</summary>
internal static class UnderRestriction
{
    /// <summary>Whether a restriction of the account may be what stops somebody: where no record answers already.</summary>
    public static bool MayMean(Plan plan, Standing standing) =>
        plan.Step is Step.Ask or Step.DoNotKnow or Step.AnswerArticle && standing is { Owner: CaseOwner.Assistant, IsVisitor: false } && CaseQueues.For(standing.KnownTopic) != CaseQueues.Security
        && TopicRecords.AnswerFrom(standing.ToldTopic) is not AnswerKinds.Freezes;

    /// <summary>What of the account a message would use, where a restriction was told: 'then I sell it on C2C' asks whether that works.</summary>
    public static bool AsksOfUse(Plan plan, string text, Standing standing) =>
        plan.Step is Step.AnswerRecord or Step.AnswerArticle or Step.DoNotKnow or Step.Ask && plan is { Asked: not { Count: > 0 }, Another: false } && standing is { Owner: CaseOwner.Assistant, IsVisitor: false } && TopicRecords.AnswerFrom(standing.ToldTopic) is AnswerKinds.Freezes
        && QuestionForm.Asks(text) && AspectReader.Read(text) is { Usage: not (Usage.Unnamed or Usage.Others), General: false };

    /// <summary>What a message means to do with the account that a restriction may close, where none was told yet: who asks how to sell on C2C and may not is told that first.</summary>
    public static BlockedFunction UseOf(Plan plan, string text, Standing standing) =>
        plan is not { Step: Step.AnswerArticle, Topic: { } topic } || standing is not { Owner: CaseOwner.Assistant, IsVisitor: false } || TopicRecords.AnswerFrom(standing.ToldTopic) is AnswerKinds.Freezes ? BlockedFunction.None
            : topic == "withdrawal.how_to" || (topic is "c2c.how_to" or "fiat.bank_transfer" && AspectReader.Read(text).Usage is Usage.Sell or Usage.Withdraw) ? BlockedFunction.Withdrawals
            : BlockedFunction.None;
}
