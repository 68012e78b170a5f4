using Microsoft.Extensions.Options;
using Vigil.Contracts;
using Vigil.Contracts.Messenger;
using Vigil.Language;
using Vigil.Server.Accounts;
using Vigil.Server.Assistant.Answers;
using Vigil.Server.Assistant.Words;
using Vigil.Server.Cases;
using Vigil.Server.Knowledge;
using Vigil.Server.Platform.Outbox;

namespace Vigil.Server.Assistant.Dialogue;

/// <summary>Answers each customer message once: understands it, decides, and answers from records and articles or hands over. Never states a fact that no record or article gave. What waited for a visitor to sign in is answered once more when they have.</summary>
internal sealed partial class AnswerCustomer(
    ReadCases cases, ReadOpenQuestion openQuestion, PostMessage postMessage, ChangeCase changeCase, Customers customers, FindRecord find, ArticleLibrary articles,
    AssistantModel model, IOptions<AssistantOptions> options, TimeProvider clock, ILogger<AnswerCustomer> logger) : IListener<MessagePosted>
{
    // Enough for any topic's articles to be among them.
    private const int SearchedArticles = 20;

    /// <inheritdoc/>
    public static bool Wants(MessagePosted happened) => happened.Author is AuthorKind.Customer;

    // Marks what is stored of a question's second reading, once its visitor has signed in.
    private const string SignedIn = ":signedIn";

    /// <inheritdoc/>
    public async Task HandleAsync(MessagePosted happened, CancellationToken cancellationToken)
    {
        if (await ReadAsync(happened.CaseId, happened.Seq, cancellationToken) is not { } question)
        {
            return;
        }

        var (@case, text, reading, customer, zone) = question;
        var plan = ChoosePlan.For(reading, text, @case.Topic, customer.Uid is null, @case.Owner, options.Value);
        var words = Phrases.In(reading.Language);
        var (done, reply) = await TryComposeAsync(happened.CaseId, plan, text, reading, customer, words, zone, cancellationToken);
        plan = done;

        var priority = ChoosePlan.PriorityOf(plan.Topic, reading.Urgency);
        if (!await SayAsync(question, plan, reply, happened.Seq, ""))
        {
            return;
        }

        if (plan.NeedsSignIn)
        {
            // They may have signed in while this was composed as for a visitor.
            await AnswerSignedInAsync(happened.CaseId, cancellationToken);
        }

        if (plan.Step is Step.Welcome && happened.Reopened)
        {
            await changeCase.CloseAgainAsync(@case.Id, happened.Seq);
        }
        else if (plan.Step is Step.HandOver or Step.HandOverWithCare)
        {
            var queue = priority is CasePriority.Urgent && IsSecurity(plan.Topic, reading.Urgency) ? CaseQueues.Security : CaseQueues.For(plan.Topic);
            await changeCase.HandOverAsync(@case.Id, Author.Assistant, reading.AsksForHuman ? "customer_asked" : "topic", queue, priority);
        }

        Answered(logger, @case.Id.Value, plan.Step, plan.Topic);
    }

    /// <summary>Answers from the records what a visitor was asked to sign in for; nothing where nobody has signed in, nothing waits, or a person has the case.</summary>
    public async Task AnswerSignedInAsync(CaseId id, CancellationToken cancellationToken)
    {
        if (await openQuestion.HandleAsync(id, cancellationToken) is not { } seq || await ReadAsync(id, seq, cancellationToken) is not { Customer.Uid: not null } question)
        {
            return;
        }

        var plan = ChoosePlan.For(question.Reading, question.Text, question.Case.Topic, isVisitor: false, question.Case.Owner, options.Value);
        if (plan.Step is not Step.AnswerRecord)
        {
            // No record tells more than the article that they have been given already.
            return;
        }

        var (done, reply) = await TryComposeAsync(id, plan, question.Text, question.Reading, question.Customer, Phrases.In(question.Reading.Language), question.Zone, cancellationToken);
        if (await SayAsync(question, done, reply, seq, SignedIn))
        {
            if (done.Step is Step.HandOver)
            {
                await changeCase.HandOverAsync(id, Author.Assistant, "topic", CaseQueues.For(done.Topic), question.Case.Priority);
            }

            Answered(logger, id.Value, done.Step, done.Topic);
        }
    }

    private async Task<Question?> ReadAsync(CaseId id, long seq, CancellationToken cancellationToken)
    {
        if (await cases.FindAsync(id, cancellationToken) is not { } @case
            || await cases.MessageAsync(id, seq, cancellationToken) is not { Text: { } text } message
            || await customers.FindAsync(@case.CustomerId, cancellationToken) is not { } customer)
        {
            return null;
        }

        var zone = TimeZoneInfo.FindSystemTimeZoneById(@case.TimeZone);
        return new Question(@case, text, model.Understanding.Read(text, @case.Language, message.At, zone), customer, zone);
    }

    /// <returns>False where a person took the case in the meantime: their word stands alone.</returns>
    private async Task<bool> SayAsync(Question question, Plan plan, Reply? reply, long seq, string occasion)
    {
        var (id, reading) = (question.Case.Id, question.Reading);
        var understood = new UnderstoodData(
            seq, Phrases.In(reading.Language).Language, plan.Topic, Math.Round(reading.Probability, 3), reading.Urgency.Signals, reply?.Records ?? [], plan.NeedsSignIn && reply is not null);
        await changeCase.UnderstandAsync(id, understood, ChoosePlan.PriorityOf(plan.Topic, reading.Urgency), occasion);
        if (reply is not null)
        {
            var posted = await postMessage.HandleAsync(new MessagePost(id, Author.Assistant, reply.Text, $"answer:{seq}{occasion}", reply.Parts), CancellationToken.None);
            if (posted.Refusal is { } refusal)
            {
                Withheld(logger, id.Value, refusal.Code);
                return false;
            }
        }

        return true;
    }

    private async Task<(Plan Plan, Reply? Reply)> TryComposeAsync(CaseId id, Plan plan, string text, Reading reading, CustomerIdentity customer, Phrases words, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        try
        {
            return (plan, await ComposeAsync(plan, text, reading, customer, words, zone, cancellationToken));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The edge of the assistant: a record it cannot read must not leave the customer with neither answer nor person.
            NotComposed(logger, id.Value, plan.Step, plan.Topic, failure);
            return (plan with { Step = Step.HandOver }, Reply.Of(words.HandedOver, []));
        }
    }

    private async Task<Reply?> ComposeAsync(Plan plan, string text, Reading reading, CustomerIdentity customer, Phrases words, TimeZoneInfo zone, CancellationToken cancellationToken) => plan.Step switch
    {
        Step.StaySilent => null,
        Step.HandOver when IsSecurity(plan.Topic, reading.Urgency) => Reply.Of(words.HandedOverUrgent, customer.Uid is null ? [] : [new QuickReply("freeze", words.ChipFreeze)]),
        Step.HandOver => Reply.Of(words.HandedOver, []),
        Step.HandOverWithCare => Reply.Of(words.HandedOverWithCare, []),
        Step.Greet => Reply.Of(words.Greeting, [words.Human]),
        Step.Welcome => Reply.Of(words.Welcome, []),
        Step.AnswerRecord => await FromRecordsAsync(plan, text, reading, customer.Uid!, words, zone, cancellationToken) ?? DoNotKnow(words),
        Step.AnswerArticle => await FromArticleAsync(plan, text, words, cancellationToken) ?? DoNotKnow(words),
        _ => DoNotKnow(words),
    };

    private async Task<Reply?> FromRecordsAsync(Plan plan, string text, Reading reading, string uid, Phrases words, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var topic = plan.Topic!;
        var found = await find.ReadAsync(TopicRecords.AnswerFrom(topic)!, topic, reading.Entities, uid, cancellationToken);
        if (!found.Available)
        {
            return Reply.Of(words.RecordsUnavailable, [words.Human], LinksFor(topic, words));
        }

        if (RecordAnswers.For(found, topic, words, Voice.Assistant, clock.GetUtcNow(), zone) is { } told)
        {
            // Cards for what moves by itself; the others are told whole.
            RecordCard[] cards = found.Card is { Withdrawal: not null } or { Deposit: not null } ? [found.Card] : [];
            return Reply.Of(told.In(words).ToString(), told.Replies, LinksFor(topic, words, found.Situation), cards, found.Card is null ? [] : [found.Name]);
        }

        return NothingFound(found, words) is { } nothing
            ? Reply.Of(nothing, [words.Human], LinksFor(topic, words))
            : await FromArticleAsync(plan, text, words, cancellationToken);
    }

    // That there is nothing is an answer too, where it is certain; otherwise the article speaks.
    private static string? NothingFound(Found found, Phrases words) => found.Kind switch
    {
        AnswerKinds.Withdrawals => words.NoWithdrawals,
        AnswerKinds.Deposits => words.NoDeposits,
        AnswerKinds.C2cOrders => words.NoC2cOrders,
        AnswerKinds.Liquidations => words.NoLiquidations,
        _ => null,
    };

    private async Task<Reply?> FromArticleAsync(Plan plan, string text, Phrases words, CancellationToken cancellationToken)
    {
        var hits = articles.Search(text, words.Language, SearchedArticles);
        if (ChooseArticle.For(plan.Topic!, articles.ForTopic(plan.Topic!, words.Language), hits, null) is not { } article || await articles.ShortAnswerAsync(article, null, cancellationToken) is not { } answer)
        {
            return null;
        }

        return plan.NeedsSignIn
            ? Reply.Of($"{answer}\n{words.SignInFirst}", [new QuickReply("signIn", words.ChipSignIn), words.Human], [LinkTo(article)])
            : Reply.Of(answer, [words.Human], [LinkTo(article)]);
    }

    private IReadOnlyList<ArticleLink> LinksFor(string topic, Phrases words, string? situation = null) =>
        ChooseArticle.For(topic, articles.ForTopic(topic, words.Language), [], situation) is { } article ? [LinkTo(article)] : [];

    private static ArticleLink LinkTo(Article article) => new(article.Slug, article.Language, article.Title);

    private static Reply DoNotKnow(Phrases words) => Reply.Of(words.DoNotKnow, [words.Human]);

    private static bool IsSecurity(string? topic, Urgency urgency) =>
        CaseQueues.For(topic) == CaseQueues.Security || urgency.Signals.Any(s => s is "theft" or "intruder" or "ongoing_loss" or "scam" or "secret_exposed");

    private sealed record Question(CaseSnapshot Case, string Text, Reading Reading, CustomerIdentity Customer, TimeZoneInfo Zone);

    [LoggerMessage(1, LogLevel.Information, "Answered case {CaseId}: {Step} on {Topic}.")]
    private static partial void Answered(ILogger logger, Guid caseId, Step step, string? topic);

    [LoggerMessage(3, LogLevel.Error, "No answer could be composed for case {CaseId} ({Step} on {Topic}); it goes to a person.")]
    private static partial void NotComposed(ILogger logger, Guid caseId, Step step, string? topic, Exception failure);

    [LoggerMessage(2, LogLevel.Information, "An answer for case {CaseId} was withheld: {Code}.")]
    private static partial void Withheld(ILogger logger, Guid caseId, string code);
}
