using Vigil.Contracts;
using Vigil.Language;
using Vigil.Server.Accounts;
using Vigil.Server.Assistant.Answers;
using Vigil.Server.Assistant.Fields;
using Vigil.Server.Assistant.Live;
using Vigil.Server.Assistant.Scripts;
using Vigil.Server.Assistant.Wording;
using Vigil.Server.Assistant.Words;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Outbox;
using Vigil.Server.Protection;

namespace Vigil.Server.Assistant.Dialogue;

/// <summary>Answers each customer message once: understands it, decides, and answers from records and articles or hands over. Never states a fact that no record or article gave. What waited for a visitor to sign in is answered once more when they have.</summary>
internal sealed partial class AnswerCustomer(
    ReadCases cases, ReadFocus focus, ReadOpenQuestion openQuestion, PostMessage postMessage, ChangeCase changeCase, Customers customers, ComposeReply compose,
    PlanAnswer plans, ReadWords heard, ReadInTalk talks, AssistantModel model, PutInWords putInWords, OfferFreeze offerFreeze, BeginWithLive live, ILogger<AnswerCustomer> logger)
    : IListener<MessagePosted>
{
    // So often a record is told, and whoever asks on is offered a person without asking for one.
    private const int ToldBeforeAPerson = 2;

    // Marks what is stored of a question's second reading, once its visitor has signed in.
    private const string SignedIn = ":signedIn";

    /// <inheritdoc/>
    public static bool Wants(MessagePosted happened) => happened is { Author: AuthorKind.Customer, ForAssistant: true };

    /// <inheritdoc/>
    public async Task HandleAsync(MessagePosted happened, CancellationToken cancellationToken)
    {
        if (happened is { OwnerThen: CaseOwner.Agent, Urgent: false } && await cases.FindAsync(happened.CaseId, cancellationToken) is { Owner: CaseOwner.Agent, Topic: not null })
        {
            // What the case is about has been understood since, from an earlier message; of this one nothing more would be noted.
            return;
        }

        if (await ReadAsync(happened.CaseId, happened.Seq, cancellationToken) is not { } asked)
        {
            return;
        }

        asked = asked with { Question = ToldSecrets.Hear(asked.Question, happened.Hidden ?? []) };
        var (@case, question) = asked;
        var planned = await plans.HandleAsync(asked.Case, asked.Question, happened.Seq, cancellationToken);
        if (planned.Step is Step.Welcome && @case.Owner is CaseOwner.Nobody && happened.OwnerThen is not CaseOwner.Nobody)
        {
            // Thanks to a person who has resolved the case since: theirs was the last word.
            planned = planned with { Step = Step.StaySilent };
        }

        if (happened.OwnerThen is CaseOwner.Agent && planned.Step is Step.StaySilent && @case.Topic is not null && PriorityOf(planned, question) <= @case.Priority)
        {
            // The person who answers reads it as well; only an emergency is noted beside their work.
            return;
        }

        question = await WithEarlierAsync(asked, planned, happened.Seq, cancellationToken);
        asked = asked with { Question = question };
        var (plan, reply) = await TryComposeAsync(asked, planned, happened.Seq, cancellationToken);
        reply = await SignInOnceAsync(Asking(plan, await NotAgainAsync(plan, reply, asked, happened.Seq, cancellationToken), asked), asked, cancellationToken);

        reply = await WordAsync(asked, plan, ToldSecrets.Explain(reply, plan, question), cancellationToken);
        reply = await offerFreeze.UnderAsync(plan, reply, question, plan.Step is Step.HandOver && ComposeReply.IsSecurity(plan.Topic, question.Reading.Urgency), cancellationToken);
        reply = AlsoAsked.After(reply, plan, question);
        var handOver = plan.Step is Step.HandOver or Step.HandOverWithCare ? HandOverFor(plan, question) : null;
        var said = await SayAsync(asked, plan, reply, happened.Seq, "", handOver);
        if (said is Said.Withheld)
        {
            return;
        }

        if (plan.NeedsSignIn || said is Said.Before)
        {
            // They may have signed in while this was composed as for a visitor, by a server too that died before it came here.
            await AnswerSignedInAsync(@case.Id, cancellationToken);
        }

        Answered(logger, @case.Id.Value, plan.Step, plan.Topic);
    }

    // The same article, the same question or a second 'I do not know' answers nothing: whoever asks on has read it. After that, or when a record has been told twice, a person is offered.
    private async Task<Reply?> NotAgainAsync(Plan plan, Reply? reply, Asked asked, long seq, CancellationToken cancellationToken)
    {
        var (id, question) = (asked.Case.Id, asked.Question);
        var words = question.Words;
        if (reply is { NothingNew: true, Told: { } told } && asked.Case.Owner is CaseOwner.Assistant && question.Before.Count(t => t.Told.Record == told.Record && t.Told.Mark == told.Mark) >= ToldBeforeAPerson)
        {
            return reply with { Text = $"{reply.Text}\n{words.OfferPerson}" };
        }

        var stance = plan is { Step: Step.AnswerArticle, Chosen: null } && TopicScripts.Find(plan.Topic)?.Says is not null;
        var mayRepeat = (plan is { Step: Step.Ask or Step.AnswerArticle, Quoted: null } && !stance) || plan.Step is Step.StillWaiting || reply is { NotKnown: true } or { Instead: not null };
        if (!mayRepeat || reply is null || await cases.NewestOfAsync(id, AuthorKind.Assistant, cancellationToken) is not { } before || before.Seq > seq)
        {
            return reply;
        }

        if (plan.Step is Step.StillWaiting || reply.Instead is not null)
        {
            var instead = reply.Instead ?? words.StillInLine;
            return AlsoAsked.Repeats(before.Text, reply.Text) ? reply with { Text = instead } : reply;
        }

        return NothingKnown.Said(before.Text, plan.Step, words) && (reply.NotKnown || plan.Step is Step.Ask) ? Reply.Of(words.NotKnownEither, [words.Human]) with { NotKnown = true }
            : AlsoAsked.Repeats(before.Text, Bare(reply.Text, words)) ? NothingKnown.Again(plan, question.Text, words)
            : reply;
    }

    // That signing in shows one's own records is said once in a row: its button stays.
    private async Task<Reply?> SignInOnceAsync(Reply? reply, Asked asked, CancellationToken cancellationToken) =>
        reply is not null && Unsigned(reply.Text, asked.Question.Words) is var text && text.Length < reply.Text.Length && await cases.NewestOfAsync(asked.Case.Id, AuthorKind.Assistant, cancellationToken) is { Text: { } before } && before.Contains(asked.Question.Words.SignInFirst, StringComparison.Ordinal)
            ? reply with { Text = text } : reply;

    private static string Unsigned(string answer, Phrases words) => answer.EndsWith($"\n{words.SignInFirst}", StringComparison.Ordinal) ? answer[..^(words.SignInFirst.Length + 1)] : answer;

    // Without the word about its language, after which something else may have stood before, and without that about signing in.
    private static string Bare(string text, Phrases words)
    {
        var answer = Unsigned(text, words);
        return words.Foreword is { } foreword && answer.StartsWith($"{foreword}\n\n", StringComparison.Ordinal) ? answer[(foreword.Length + 2)..] : answer;
    }

    // The one thing that the topic's script asks for, where the customer has not said it: once, with the first answer of the matter.
    private static Reply? Asking(Plan plan, Reply? reply, Asked asked)
    {
        var question = asked.Question;
        var script = plan.Step is Step.AnswerArticle or Step.AnswerRecord or Step.HandOver ? TopicScripts.Find(plan.Topic) : null;
        return reply is { NotKnown: false } && reply.Records.Count == reply.Live.Count && !plan.NeedsSignIn && script?.Ask is { } ask && asked.Case.Topic != plan.Topic && question.Words.Foreword is null && Recall.Topic(question.Before) is null && !question.Names(ask.For)
            ? reply with { Text = $"{reply.Text}\n{CaseFields.Question(ask.For, isInvalid: false, plan.Topic, FieldScripts.Shipped.RequiredFor(plan.Topic).Any(choice => choice.Any(question.Names)), question.Words.Language)}" }
            : reply;
    }

    // What was named before counts where a record is picked or something would be asked for; the first message of a case has nothing before it.
    private async Task<Question> WithEarlierAsync(Asked asked, Plan plan, long seq, CancellationToken cancellationToken) =>
        plan.Step is Step.AnswerRecord or Step.AnswerArticle or Step.HandOver && seq > PlanAnswer.FirstMessage && TopicScripts.Find(plan.Topic) is { } script && (script.Records is not null || script.Ask is not null)
            ? asked.Question with { Earlier = await heard.HandleAsync(asked.Case.Id, seq, plan.Topic, asked.Question.Zone, cancellationToken) }
            : asked.Question;

    /// <summary>Answers from the records what a visitor was asked to sign in for; nothing where nobody has signed in, nothing waits, or a person has the case.</summary>
    public async Task AnswerSignedInAsync(CaseId id, CancellationToken cancellationToken)
    {
        if (await openQuestion.HandleAsync(id, cancellationToken) is not { } seq || await ReadAsync(id, seq, cancellationToken) is not { Question.Customer.Uid: not null } asked)
        {
            return;
        }

        var planned = await plans.HandleAsync(asked.Case, asked.Question, seq, cancellationToken);
        if (planned.Step is not Step.AnswerRecord)
        {
            // No record tells more than the article that they have been given already.
            return;
        }

        asked = asked with { Question = await WithEarlierAsync(asked, planned, seq, cancellationToken) };
        var (plan, reply) = await TryComposeAsync(asked, planned, seq + 1, cancellationToken);
        reply = await WordAsync(asked, plan, reply, cancellationToken);
        var handOver = plan.Step is Step.HandOver ? new HandOverTo("topic", CaseQueues.For(plan.Topic), asked.Case.Priority) : null;
        if (await SayAsync(asked, plan, reply, seq, SignedIn, handOver) is not Said.Withheld)
        {
            Answered(logger, id.Value, plan.Step, plan.Topic);
        }
    }

    private async Task<Asked?> ReadAsync(CaseId id, long seq, CancellationToken cancellationToken)
    {
        if (await cases.FindAsync(id, cancellationToken) is not { } @case
            || await cases.MessageAsync(id, seq, cancellationToken) is not { Text: { } text } message
            || await customers.FindAsync(@case.CustomerId, cancellationToken) is not { } customer)
        {
            return null;
        }

        if (@case.Owner is CaseOwner.Assistant && seq > PlanAnswer.FirstMessage && OfferedOne.Of(text) is { } place && Picked(place, await cases.TalkBeforeAsync(id, seq, cancellationToken)) is { } picked)
        {
            text = picked;
        }

        // While a person has the case nothing is told, so what was told before does not matter.
        var before = @case.Owner is CaseOwner.Agent ? [] : await focus.ToldAsync(id, seq, cancellationToken);
        var own = await ToldOwnAsync(@case, seq, before, cancellationToken);
        if (OwnMatters.Referred(text, own) is { } referred && OwnMatters.Of(text) is OwnMatter.None)
        {
            text = $"{text} ({referred})";
        }

        var zone = TimeZoneInfo.FindSystemTimeZoneById(customer.TimeZone);
        var reading = model.Understanding.Read(text, @case.Language, message.At, zone);
        var words = Phrases.In(reading.Language);
        return new Asked(@case, new Question(text, own is OwnMatter.None ? await InTalkAsync(reading, text, @case, seq, before, words.Language, cancellationToken) : reading, customer, words, zone, before) { CaseId = id, KnownTopic = @case.Topic, AskedAt = message.At, ToldOwn = own });
    }

    // What names no subject goes on with what is talked of.
    private async Task<Reading> InTalkAsync(Reading reading, string text, CaseSnapshot @case, long seq, IReadOnlyList<ToldBefore> before, string language, CancellationToken cancellationToken)
    {
        var told = Recall.Topic(before);
        return seq > PlanAnswer.FirstMessage && @case.Owner is CaseOwner.Assistant or CaseOwner.Queue && ReadInTalk.TalkedOf(@case.Topic, told) is { } talked
            ? talks.Read(reading, text, talked, language, await cases.TalkBeforeAsync(@case.Id, seq, cancellationToken), isLocked: TopicRecords.AnswerFrom(told) is AnswerKinds.Lock)
            : reading;
    }

    // What was told of the account counts while it is what was said last: an answer with another article has taken its place. In an alarm the keys are meant of which was spoken just before.
    private async Task<OwnMatter> ToldOwnAsync(CaseSnapshot @case, long seq, IReadOnlyList<ToldBefore> before, CancellationToken cancellationToken)
    {
        var (own, inAlarm) = (Recall.Own(before), @case is { Owner: CaseOwner.Queue, Queue: CaseQueues.Security });
        if (own is OwnMatter.None && !inAlarm)
        {
            return OwnMatter.None;
        }

        var talk = await cases.TalkBeforeAsync(@case.Id, seq, cancellationToken);
        return own is OwnMatter.None ? OwnMatters.NamesKeys(talk.Question ?? "") ? OwnMatter.ApiKeys : OwnMatter.None
            : TellOwnAccount.ArticleOf(own) is { } slug ? talk.Slug == slug ? own : OwnMatter.None
            : talk.FromArticle ? OwnMatter.None : own;
    }

    // 'The second one' after two were named is what its button says. Where one was answered and others were named under it, these begin with the second.
    private static string? Picked(int place, TalkBefore before)
    {
        var taps = before.Offered.Where(label => TopicTaps.Meant(label) is not null).Distinct(StringComparer.Ordinal).ToList();
        var asked = Phrases.All.Any(words => before.Answer == words.WhichOne);
        var at = (asked, place) switch { (true, _) => place - 1, (false, 0) => 0, (false, _) => place - 2 };
        return at >= 0 && at < taps.Count ? taps[at] : null;
    }

    private static HandOverTo HandOverFor(Plan plan, Question question)
    {
        var (reading, priority) = (question.Reading, PriorityOf(plan, question));
        var queue = priority is CasePriority.Urgent && ComposeReply.IsSecurity(plan.Topic, reading.Urgency) ? CaseQueues.Security : CaseQueues.For(plan.Topic);
        return new HandOverTo(reading.AsksForHuman ? "customer_asked" : "topic", queue, priority);
    }

    private static CasePriority PriorityOf(Plan plan, Question question) => ChoosePlan.PriorityOf(plan.Topic, question.Reading.Urgency);

    private enum Said
    {
        Now,

        // By an earlier try, whose server died after the commit.
        Before,

        // A person took the case in the meantime: their word stands alone.
        Withheld,
    }

    private async Task<Said> SayAsync(Asked asked, Plan plan, Reply? reply, long seq, string occasion, HandOverTo? handOver)
    {
        var (id, question) = (asked.Case.Id, asked.Question);
        var understood = new UnderstoodData(
            seq, question.Words.Spoken, plan.Topic, Math.Round(question.Reading.Probability, 3), question.Reading.Urgency.Signals, reply?.Records ?? [], plan.NeedsSignIn && reply is not null, reply?.Told,
            reply is { NotKnown: true }, AlsoAsked.Of(plan, question.Reading) is { Count: > 0 } others ? others : null)
        {
            Live = reply is { Live.Count: > 0 } ? reply.Live : null,
        };
        var priority = PriorityOf(plan, question);
        if (occasion == SignedIn)
        {
            // A question that is noted as read is open no more: its answer must stand before, or a server that dies between the two leaves it without one.
            var answered = await PostAsync(asked, plan, reply, seq, occasion, handOver);
            await changeCase.UnderstandAsync(id, understood, priority, occasion);
            return answered;
        }

        await changeCase.UnderstandAsync(id, understood, priority, occasion);
        return await PostAsync(asked, plan, reply, seq, occasion, handOver);
    }

    private async Task<Said> PostAsync(Asked asked, Plan plan, Reply? reply, long seq, string occasion, HandOverTo? handOver)
    {
        var (id, question) = (asked.Case.Id, asked.Question);
        if (reply is null)
        {
            return Said.Now;
        }

        var post = new MessagePost(id, Author.Assistant, reply.Text, $"answer:{seq}{occasion}", reply.Parts, ToThanks: plan.Step is Step.Welcome)
        {
            HandOver = handOver,
            ResolvesAfter = plan.Step is Step.Goodbye ? seq : null,
            Worded = reply.Worded,
        };
        var posted = await postMessage.HandleAsync(post, CancellationToken.None);
        if (posted.Refusal is not { } refusal)
        {
            return posted.Value!.Repeated ? Said.Before : Said.Now;
        }

        if (refusal == CaseRefusals.KeyReused)
        {
            // The records have gone on since: what was said of them first stands.
            return Said.Before;
        }

        Withheld(logger, id.Value, refusal.Code);
        if (refusal.Code == ProtectionRefusals.ForeignLinkCode)
        {
            // What may not be said leaves nobody without a word: a person answers.
            return await PostAsync(asked, plan with { Step = Step.HandOver }, Reply.Of(question.Words.HandedOver, []), seq, occasion, handOver ?? new HandOverTo("topic", CaseQueues.For(plan.Topic), PriorityOf(plan, question)));
        }

        return Said.Withheld;
    }

    // What the security team has, or is about, is said in our own words, whatever the message itself is about.
    private async Task<Reply?> WordAsync(Asked asked, Plan plan, Reply? reply, CancellationToken cancellationToken) =>
        reply is null || asked.Case.Queue == CaseQueues.Security || CaseQueues.For(asked.Case.Topic) == CaseQueues.Security
            ? reply
            : await putInWords.HandleAsync(plan, asked.Question, reply, cancellationToken);

    // What answers to messages before a number told of what does not work now is known; after a sign-in that is the visitor's answer, too.
    private async Task<(Plan Plan, Reply? Reply)> TryComposeAsync(Asked asked, Plan plan, long knownBefore, CancellationToken cancellationToken)
    {
        var question = asked.Question;
        try
        {
            var reply = await live.HandleAsync(asked.Case, plan, question, knownBefore, () => compose.HandleAsync(plan, question, cancellationToken), cancellationToken);
            if (await RatherThanAgainAsync(asked, plan, reply, cancellationToken) is { } nearer)
            {
                return (plan with { Step = Step.AnswerArticle, Asked = null }, nearer);
            }

            return (plan, Announced(plan, reply, question.Words));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The edge of the assistant: a record it cannot read must not leave the customer with neither answer nor person.
            NotComposed(logger, asked.Case.Id.Value, plan.Step, plan.Topic, failure);
            return (plan with { Step = Step.HandOver }, Reply.Of(question.Words.HandedOver, []));
        }
    }

    // Whoever asks on about a record has read what was told of it: in place of the same words stands what an article says to the point. Who presses asks for news, and what is withheld has one answer.
    private async Task<Reply?> RatherThanAgainAsync(Asked asked, Plan plan, Reply? reply, CancellationToken cancellationToken) =>
        plan is { Step: Step.AnswerRecord, Another: false } && reply is { Told: { Record: not Found.Withheld } } && asked.Question.Words.Foreword is null && !FollowUp.IsLoose(asked.Question.Text)
            && (plan.Asked is not { Count: > 0 } || FollowUp.NamesMore(asked.Question.Text, Recall.Topic(asked.Question.Before)))
            && await cases.NewestOfAsync(asked.Case.Id, AuthorKind.Assistant, cancellationToken) is { Text: { } told } && (reply.NothingNew || told.Contains(reply.Text, StringComparison.Ordinal))
            ? await compose.RatherThanAgainAsync(plan, asked.Question, told, cancellationToken) : null;

    // Whoever wrote in a language in which there is no answer is told so in that language, and given the English one.
    private static Reply? Announced(Plan plan, Reply? reply, Phrases words) =>
        plan.Step is Step.AnswerArticle or Step.AnswerRecord && reply is not null && words.Foreword is { } foreword && !reply.NotKnown ? reply with { Text = $"{foreword}\n\n{reply.Text}" } : reply;


    [LoggerMessage(1, LogLevel.Information, "Answered case {CaseId}: {Step} on {Topic}.")]
    private static partial void Answered(ILogger logger, Guid caseId, Step step, string? topic);

    [LoggerMessage(3, LogLevel.Error, "No answer could be composed for case {CaseId} ({Step} on {Topic}); it goes to a person.")]
    private static partial void NotComposed(ILogger logger, Guid caseId, Step step, string? topic, Exception failure);

    [LoggerMessage(2, LogLevel.Information, "An answer for case {CaseId} was withheld: {Code}.")]
    private static partial void Withheld(ILogger logger, Guid caseId, string code);

    /// <summary>A stored message, read, and the case it stands in.</summary>
    private sealed record Asked(CaseSnapshot Case, Question Question);
}
