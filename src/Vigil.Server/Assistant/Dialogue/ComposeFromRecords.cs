using Vigil.Contracts;
using Vigil.Contracts.Messenger;
using Vigil.Language;
using Vigil.Server.Accounts;
using Vigil.Server.Assistant.Answers;
using Vigil.Server.Assistant.Fields;
using Vigil.Server.Assistant.Personal;
using Vigil.Server.Assistant.Scripts;
using Vigil.Server.Assistant.Words;
using Vigil.Server.Cases;
using Vigil.Server.Knowledge;

namespace Vigil.Server.Assistant.Dialogue;

/// <summary>A customer's message with all that an answer needs to know of it.</summary>
/// <param name="Zone">The customer's, as on every surface that they see.</param>
/// <param name="Before">What was told in this conversation so far, newest first.</param>
internal sealed record Question(string Text, Reading Reading, CustomerIdentity Customer, Phrases Words, TimeZoneInfo Zone, IReadOnlyList<ToldBefore> Before)
{
    /// <summary>The case that it stands in.</summary>
    public CaseId CaseId { get; init; }

    /// <summary>What the case was about before; null where nothing was certain enough.</summary>
    public string? KnownTopic { get; init; }

    /// <summary>When it was asked.</summary>
    public DateTimeOffset AskedAt { get; init; }

    /// <summary>Kinds of the secrets that were taken out of the text; empty for none.</summary>
    public IReadOnlyList<string> Hidden { get; init; } = [];

    /// <summary>The state of the own account that was told last; none where something else was said since.</summary>
    public OwnMatter ToldOwn { get; init; }

    /// <summary>What earlier messages named about the same matter, newest first.</summary>
    public IReadOnlyList<Word> Earlier { get; init; } = [];

    /// <summary>Whether this message or an earlier one names such a thing.</summary>
    public bool Names(EntityKind kind) => Reading.Entities.Any(e => e.Kind == kind) || Earlier.Any(w => w.Named.Kind == kind);
}

/// <summary>Answers from the customer's own records, read fresh from the exchange.</summary>
internal sealed class ComposeFromRecords(FindRecord find, ExchangeRecords records, ReadExperience experience, ArticleLibrary articles, TimeProvider clock)
{
    /// <summary>Null where no record tells anything and an article should.</summary>
    public async Task<Reply?> AnswerAsync(Plan plan, Question question, CancellationToken cancellationToken)
    {
        var (topic, words, asked) = (plan.Topic!, question.Words, plan.Asked ?? []);
        var told = plan.Another ? question.Before.Select(b => b.Told.Record).ToHashSet(StringComparer.Ordinal) : null;
        IReadOnlyList<Entity> named = told is not null ? [] : asked.Count > 0 ? Recall.Named(question.Reading.Entities, question.Before) : ReadWords.Picking(question.Reading.Entities, question.Earlier, question.Before);
        var reading = find.ReadAsync(TopicRecords.AnswerFrom(topic)!, topic, named, question.Customer.Uid!, cancellationToken, asked.Count > 0 || plan.Another ? null : question.Text, told);
        var accountZone = AccountZoneAsync(question, cancellationToken);
        var found = await reading;
        if (!found.Available)
        {
            return Reply.Of(words.RecordsUnavailable, [words.Human], LinksFor(topic, words));
        }

        if (plan.Another && !found.IsThere)
        {
            return Reply.Of(words.NoOther, [words.Human]);
        }

        var now = clock.GetUtcNow();
        if (TellRecord.For(found, topic, asked, question.Before, words, Voice.Assistant, now, question.Zone, AgainOf(question), AspectReader.Read(question.Text).Usage) is { } spoken)
        {
            // Cards for what moves by itself; the others are told whole.
            RecordCard[] cards = spoken.Anew && found.Moving is { } moving ? [moving] : [];
            var other = found is { Other: { } written, IsWithheld: false } ? $"{words.AnotherThan(written.Said, written.Found)}\n" : "";
            var text = other + ZoneNote.After(spoken.Text, words, await accountZone, now, question.Zone).ToString();
            var reply = Reply.Of(text, spoken.Replies, spoken.Anew ? LinksFor(topic, words, found.Situation) : [], cards, found.Card is null ? [] : [found.Name]) with { Told = spoken.Told, NothingNew = spoken.NothingNew, About = found.Moving, Instead = spoken.Instead?.ToString() };

            // Beside what may not be explained nothing stands that would tell one such case from another.
            return spoken.Anew && !found.IsWithheld && await experience.AdditionAsync(topic, found.Situation, question.Customer.Uid, cancellationToken) is { } addition ? addition.After(reply, words, articles) : reply;
        }

        return NothingFound(found, words) is { } nothing ? Reply.Of(nothing, [words.Human], LinksFor(topic, words)) with { NothingThere = true } : null;
    }

    /// <summary>The alarm with what can still be stopped: a withdrawal that is not on the chain yet. Nothing of it where its review may not be spoken of.</summary>
    public async Task<Reply> WithWhatCanBeStoppedAsync(Reply alarm, Question question, CancellationToken cancellationToken)
    {
        var words = question.Words;
        if (question.Customer.Uid is not { } uid || words.NotSentYet is not { } notSentYet
            || await find.ReadAsync(AnswerKinds.Withdrawals, "withdrawal.cancel", [], uid, cancellationToken) is not { IsWithheld: false, Moving: { Withdrawal: { BroadcastAt: null, TxId: null } } card } found || !RecordCards.IsInMotion(card))
        {
            return alarm;
        }

        var telling = new Telling(found.Facts, Voice.Assistant, clock.GetUtcNow(), question.Zone);
        var stop = words.Paragraph([AspectAnswers.For(found, "withdrawal.cancel", [Aspect.Amount, Aspect.Address], words, telling), AspectAnswers.For(found, "withdrawal.cancel", [Aspect.Cancel], words, telling)]);
        return alarm with { Text = $"{alarm.Text}\n{notSentYet}{stop}", Parts = alarm.Parts with { Cards = [card] }, Records = [.. alarm.Records, found.Name] };
    }

    /// <summary>Whether the steps that follow an alarm were told, or are none: a wallet of one's own has no account whose steps could be told, and what was given away decides what is done.</summary>
    public static bool HasNoSteps(string? topic, Question question) =>
        Recall.StepsTold(question.Before) > 0 || topic is "web3.stolen" || (topic is "security.secret_exposed" && question.Before.Any(t => t.Told.Record == Recall.Alarm));

    /// <summary>The steps after an alarm, once; then a word; then the person's turn has come.</summary>
    /// <param name="topic">What the alarm was about.</param>
    public async Task<Reply?> AfterAlarmAsync(string? topic, Question question, CancellationToken cancellationToken)
    {
        var words = question.Words;
        if (HasNoSteps(topic, question))
        {
            // Whoever asks is not left without a word; what only adds is read by the team.
            return Recall.StepsTold(question.Before) > 1 && !QuestionForm.Asks(question.Text) ? null : Waiting(words);
        }

        if (QuestionForm.Asks(question.Text) && !AspectReader.Read(question.Text).IsBare && !WhatNow.Asks(question.Text) && !FreezeReport.SaysFrozen(question.Text))
        {
            // What nothing is written of is answered by the team, and not by a list of something else.
            return Waiting(words);
        }

        var freeze = question.Customer.Uid is { } uid ? await find.ReadAsync(AnswerKinds.Freezes, "freeze.account", [], uid, cancellationToken) : null;
        var scammed = topic is "security.scam_victim";
        var steps = scammed ? words.StepsAfterScam : words.StepsAfterFreeze;
        var isOpen = !FreezeReport.SaysFrozen(question.Text) && freeze is not { Card: not null };
        var first = isOpen && !scammed ? question.Customer.Uid is null ? words.FreezeSignedOut : words.FreezeBefore : null;
        var said = AfterFreeze(freeze, FreezeReport.SaysFrozen(question.Text), first is null ? steps : words.Paragraph([first, steps]), words, Voice.Assistant, clock.GetUtcNow(), question.Zone);
        return Reply.Of(said.ToString(), [words.Human], LinksFor(scammed ? "security.scam_victim" : "security.account_stolen", words), [], freeze is { Card: not null, IsWithheld: false } ? [freeze.Name] : []) with { Told = Recall.AlarmSteps };
    }

    /// <summary>That the security team has the case and answers in it.</summary>
    public static Reply Waiting(Phrases words) => Reply.Of(words.SecurityHasIt.ToString(), []) with { Told = Recall.AlarmWaits };

    /// <summary>What follows a freeze, begun with what our record of it says. Pure.</summary>
    /// <param name="freeze">The restriction in force; null where nobody could look.</param>
    /// <param name="saysFrozen">The customer says that they froze the account.</param>
    /// <param name="steps">What they do next.</param>
    public static Said AfterFreeze(Found? freeze, bool saysFrozen, Said steps, Phrases words, Voice voice, DateTimeOffset now, TimeZoneInfo zone) => freeze switch
    {
        { Card.Freeze: { Kind: "account", Reason: "customer_request" or "stolen_report" } } => words.Paragraph([RecordAnswers.State(freeze, words, new Telling(freeze.Facts, voice, now, zone))!, steps]),
        { Available: true, Card: null } when saysFrozen => words.Paragraph([words.NotSeenFrozen, steps]),
        _ => steps,
    };

    // Whoever goes on with it has read it: what it does not say is not in the whole of it either.
    private static Again AgainOf(Question question) =>
        FollowUp.IsLoose(question.Text) ? Again.News : !QuestionForm.Asks(question.Text) ? Again.Next : AspectReader.Read(question.Text).Aspects.Count > 0 ? Again.Whole : question.Reading.GoesOn ? Again.Brief : Again.WholeOnce;

    private async Task<string?> AccountZoneAsync(Question question, CancellationToken cancellationToken) =>
        (await records.AccountAsync(question.Customer.Uid!, cancellationToken)).Value?.TimeZone;

    // That there is nothing is an answer too, where it is certain; otherwise the article speaks.
    private static string? NothingFound(Found found, Phrases words) => (RecordScripts.For(found.Kind) is var script && found.Any ? script.Unknown ?? script.None : script.None)?[words.Language];

    private IReadOnlyList<ArticleLink> LinksFor(string topic, Phrases words, string? situation = null) =>
        ChooseArticle.For(topic, articles.ForTopic(topic, words.Language), [], situation) is { } article ? [new ArticleLink(article.Slug, article.Language, article.Title)] : [];
}
