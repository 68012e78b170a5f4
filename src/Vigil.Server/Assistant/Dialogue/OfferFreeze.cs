using Vigil.Contracts.Messenger;
using Vigil.Language;
using Vigil.Server.Accounts;
using Vigil.Server.Assistant.Scripts;
using Vigil.Server.Assistant.Words;
using Vigil.Server.Cases;

namespace Vigil.Server.Assistant.Dialogue;

/// <summary>Offers whoever is signed in to freeze the account with one tap, under what is answered about its safety; not again once it is frozen, or about to be.</summary>
internal sealed class OfferFreeze(AskForFreeze freeze)
{
    // As many buttons as a message carries.
    private const int MostTaps = 3;

    /// <param name="alarm">The answer hands over to the security team.</param>
    public async Task<Reply?> UnderAsync(Plan plan, Reply? reply, Question question, bool alarm, CancellationToken cancellationToken)
    {
        var words = question.Words;
        var wished = plan.Step is Step.AfterAlarm && FreezeReport.AsksToFreeze(question.Text);
        var told = plan.Own is not OwnMatter.None && plan.Own == question.ToldOwn;
        if (question.Customer.Uid is not { } uid || !(wished || (Fits(plan, reply, alarm) && !told)))
        {
            return reply;
        }

        if (await freeze.IsNeedlessAsync(question.Customer.Id, uid, cancellationToken))
        {
            return alarm && reply is not null ? reply with { Text = Frozen(reply.Text, words) } : reply;
        }

        if (wished || reply is null)
        {
            // Before the steps that follow a freeze, which are told when it is done.
            return Reply.Of(words.FreezeHere, [new QuickReply("freeze", words.ChipFreeze), words.Human]);
        }

        // The hand-over stands last and stays.
        QuickReply[] replies = [new("freeze", words.ChipFreeze), .. reply.Parts.Replies.Where(r => r.Kind is not "human").Take(MostTaps - 2), .. reply.Parts.Replies.Where(r => r.Kind is "human")];
        return reply with { Text = alarm || Stays(plan, reply) ? reply.Text : $"{reply.Text}\n{words.FreezeHere}", Parts = reply.Parts with { Replies = replies } };
    }

    // An alarm says what is done first; where that is done it says so instead.
    private static string Frozen(string alarm, Phrases words) =>
        words is not { SecurityHasCase: { } who, FreezeBefore: { } freeze, FrozenNow: { } frozen } ? alarm.Replace(words.HandedOverUrgent, words.HandedOverFrozen, StringComparison.Ordinal)
            : alarm.Contains(freeze.ToString(), StringComparison.Ordinal) ? alarm.Replace(freeze.ToString(), frozen.ToString(), StringComparison.Ordinal)
            : alarm.Replace(who.ToString(), words.Paragraph([who, frozen]).ToString(), StringComparison.Ordinal);

    private static bool Fits(Plan plan, Reply? reply, bool alarm) =>
        reply is { NotKnown: false } && plan.Step is Step.HandOver or Step.AnswerArticle or Step.AnswerRecord && (alarm || TopicScripts.Find(plan.Topic) is { OffersFreeze: true })
        || reply is { Records.Count: > 0 } && plan.Own is OwnMatter.SignIns
        || plan is { Step: Step.AfterAlarm, Chosen.Article: var article } && article.Intents.Contains("security.freeze_my_account", StringComparer.Ordinal)
        || Stays(plan, reply);

    // Whoever goes on to talk in an alarm finds the button under each answer. A wallet of one's own is not protected by it.
    private static bool Stays(Plan plan, Reply? reply) =>
        reply is not null && plan.Step is Step.AfterAlarm && CaseQueues.For(plan.Topic) == CaseQueues.Security && plan.Topic != "web3.stolen" && plan.Chosen?.Article.Intents.Contains("security.freeze_my_account", StringComparer.Ordinal) != true;
}
