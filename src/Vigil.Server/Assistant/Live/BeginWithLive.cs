using Vigil.Language;
using Vigil.Server.Accounts;
using Vigil.Server.Assistant.Dialogue;
using Vigil.Server.Assistant.Fields;
using Vigil.Server.Assistant.Scripts;
using Vigil.Server.Assistant.Words;
using Vigil.Server.Cases;

namespace Vigil.Server.Assistant.Live;

/// <summary>Begins an answer with what does not work now, where that concerns the question and the customer does not know it yet. An exchange that does not tell changes no answer.</summary>
internal sealed class BeginWithLive(PlatformNow platform, ExchangeRecords records, ReadCases cases, ReadFocus focus, TimeProvider clock)
{
    /// <param name="knownBefore">What answers to messages before this number told is known.</param>
    /// <param name="compose">Makes the answer itself; the exchange is asked beside it.</param>
    public async Task<Reply?> HandleAsync(CaseSnapshot @case, Plan plan, Question question, long knownBefore, Func<Task<Reply?>> compose, CancellationToken cancellationToken)
    {
        if (!MayBegin(@case, plan, question))
        {
            return await compose();
        }

        var reading = platform.ReadAsync(cancellationToken);
        return await compose() is { } reply ? await BeginAsync(@case, plan, question, knownBefore, reply, await reading, cancellationToken) : null;
    }

    private async Task<Reply> BeginAsync(CaseSnapshot @case, Plan plan, Question question, long knownBefore, Reply reply, PlatformReading reading, CancellationToken cancellationToken)
    {
        var (words, now, newest) = (question.Words, clock.GetUtcNow(), new NamingText(question.Text, question.Reading.Entities));
        IReadOnlyList<NamingText> texts = ChooseLive.NeedsEarlier(newest, reply.About, reading) ? [newest, .. await EarlierAsync(@case, question, knownBefore, cancellationToken)] : [newest];
        var facts = TopicsOf(plan).Select(topic => ChooseLive.For(topic, texts, reply.About, reading, LiveScripts.Shipped, now))
            .Aggregate((one, other) => [.. one.Where(f => other.Any(o => (o.Name, o.State) == (f.Name, f.State)))]);
        if (facts.Count > 0)
        {
            var told = (await focus.UnderstoodAsync(@case.Id, cancellationToken)).Where(u => u.Data.OfSeq < knownBefore).SelectMany(u => u.Data.Live ?? []).ToList();
            facts = [.. facts.Where(f => !f.IsKnownFrom(told))];
        }

        var parameters = facts.Any(f => f.Wallet is not null) ? await records.ParametersAsync(cancellationToken) : null;
        if (TellLive.Say(facts, parameters, LiveScripts.Shipped, words, Voice.Assistant, now, question.Zone) is not { } said)
        {
            return reply;
        }

        // Where nothing else is known this alone is the answer, and where it is the reason that was asked for.
        var isReason = plan is { Step: Step.AnswerRecord, Topic: { } topic } && LiveScripts.Shipped.IsWhole(topic) && facts.Any(f => f.Wallet is not null) && reply.Told is null && reply.Text != words.RecordsUnavailable;
        var begun = reply.NotKnown ? Reply.Of(said.ToString(), [words.Human]) : reply with { Text = isReason ? said.ToString() : $"{said}\n\n{reply.Text}" };
        return begun with { Records = [.. begun.Records, .. facts.Select(f => f.Name)], Live = [.. facts.Select(f => f.ToTold())] };
    }

    // An emergency, and whatever the security team has, is answered without the news of the day.
    private static bool MayBegin(CaseSnapshot @case, Plan plan, Question question) =>
        TopicsOf(plan) is { Count: > 0 } topics && topics.All(topic => LiveScripts.Shipped.MayConcern(topic) && CaseQueues.For(topic) != CaseQueues.Security)
        && question.Reading.Urgency is { IsTheft: false, Level: not UrgencyLevel.Urgent }
        && CaseQueues.For(@case.Topic) != CaseQueues.Security && @case.Queue != CaseQueues.Security
        && (plan.Step is not Step.Ask || question.Words.Foreword is null);

    // Where one of several is asked for, only what concerns whichever is meant, and in the language of the question.
    private static IReadOnlyList<string> TopicsOf(Plan plan) => plan switch
    {
        { Step: Step.AnswerRecord or Step.AnswerArticle, Topic: { } topic } => [topic],
        { Step: Step.Ask, Choices: { } choices } => choices,
        _ => [],
    };

    private async Task<IEnumerable<NamingText>> EarlierAsync(CaseSnapshot @case, Question question, long before, CancellationToken cancellationToken) =>
        (await cases.NewestFromCustomerAsync(@case.Id, ReadWords.MessagesRead, cancellationToken))
            .Where(m => m.Seq < before && !string.IsNullOrWhiteSpace(m.Text)).Select(m => new NamingText(m.Text!, EntityReader.Read(m.Text!, m.At, question.Zone)));
}
