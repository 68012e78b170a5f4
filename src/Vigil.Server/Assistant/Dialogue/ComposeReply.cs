using Vigil.Contracts.Messenger;
using Vigil.Language;
using Vigil.Server.Assistant.Answers;
using Vigil.Server.Assistant.Scripts;
using Vigil.Server.Cases;
using Vigil.Server.Protection;

namespace Vigil.Server.Assistant.Dialogue;

/// <summary>Makes the answer that a plan asks for, from records, articles and fixed words.</summary>
internal sealed class ComposeReply(
    ComposeFromRecords records, ComposeFromArticles written, AdviseInAlarm alarm, TellOwnCases ownCases, TellOwnErrors ownErrors, TellOwnLimit ownLimit, TellOwnFees ownFees, TellOwnAccount ownAccount, CheckNamedChannel named, ChoosePoint points)
{
    /// <summary>Whether a topic or what is said is for the security team.</summary>
    public static bool IsSecurity(string? topic, Urgency urgency) => CaseQueues.For(topic) == CaseQueues.Security || urgency.IsTheft;

    /// <summary>Null where nothing is said.</summary>
    public async Task<Reply?> HandleAsync(Plan plan, Question question, CancellationToken cancellationToken)
    {
        if (await OwnStateAsync(plan, question, cancellationToken) is { } state)
        {
            return state;
        }

        var reply = await OfStepAsync(plan, question, cancellationToken);
        return reply is not null && plan is { Step: Step.AnswerArticle, IsDanger: true, Chosen: { } chosen } ? reply with { Told = AdviseInAlarm.Told(chosen) } : reply;
    }

    private async Task<Reply?> OfStepAsync(Plan plan, Question question, CancellationToken cancellationToken)
    {
        var words = question.Words;
        return plan.Step switch
        {
            Step.StaySilent => null,
            Step.HandOver when IsSecurity(plan.Topic, question.Reading.Urgency) => await records.WithWhatCanBeStoppedAsync(await alarm.AlarmAsync(plan, question, cancellationToken), question, cancellationToken),
            Step.HandOver => Reply.Of(words.HandedOver, []),
            Step.StillWaiting => Reply.Of(words.StillWaiting, []),
            Step.HandOverWithCare => Reply.Of(words.HandedOverWithCare, []) with { Told = Recall.Care },
            Step.StayWithCare => Reply.Of(words.StillHere, []) with { Told = Recall.Care },
            Step.AfterAlarm => await AfterAlarmAsync(plan, question, cancellationToken),
            Step.AlarmTakenBack => Reply.Of(words.AlarmTakenBack, []),
            Step.Greet => Reply.Of(words.Greeting, [words.Human]),
            Step.TookFiles => Reply.Of(words.TookFiles, [words.Human]),
            Step.Welcome => Reply.Of(words.Welcome, []),
            Step.Courtesy => Reply.Of(Courtesy.Of(question.Text) is CourtesyKind.Regret ? words.NoOffence : words.Laughs, []),
            Step.AskDone => Reply.Of(words.AnythingElse, [words.Solved, words.Human]),
            Step.Listen => Reply.Of(words.GoOn, [words.Human]),
            Step.Goodbye => Reply.Of(words.Goodbye, []),
            Step.AnswerRecord => await FromRecordsAsync(plan, question, cancellationToken) ?? await written.AnswerAsync(plan, question, cancellationToken) ?? NothingKnown.Of(plan, words),
            Step.AnswerArticle when plan.Topic is "security.verify_official" or "security.phishing_report" && words.Foreword is null => await OfChannelAsync(plan, question, cancellationToken) ?? NothingKnown.Of(plan, words),
            Step.AnswerArticle => await OwnAsync(plan, question, cancellationToken) ?? await written.AnswerAsync(plan, question, cancellationToken) ?? NothingKnown.Of(plan, words),
            Step.Ask => Reply.Of(words.WhichOne, [.. plan.Choices!.Select(c => new QuickReply("say", TopicTaps.Of(c, words.Spoken)!)), words.Human]),
            Step.Noted when words.Foreword is null && TopicScripts.Find(plan.Topic)?.Meanwhile?[words.Language] is { } meanwhile => Reply.Of(meanwhile, [words.Human]) with { NotKnown = true },
            Step.Noted => await written.PerhapsAsync(plan, question, cancellationToken) ?? NothingKnown.Noted(plan, words),
            _ => await written.PerhapsAsync(plan, question, cancellationToken) ?? NothingKnown.Of(plan, words),
        };
    }

    // Whose address it is goes before how one finds out.
    private async Task<Reply?> OfChannelAsync(Plan plan, Question question, CancellationToken cancellationToken) =>
        await written.AnswerAsync(plan, question, cancellationToken) is not { } article ? null
            : await named.HandleAsync(question.Text, question.Words.Language, cancellationToken) is { } verdict ? article with { Text = $"{verdict}\n{article.Text}" } : article;

    // What the account itself says goes before what is written for everybody.
    private async Task<Reply?> OwnAsync(Plan plan, Question question, CancellationToken cancellationToken) =>
        await ownCases.AnswerAsync(plan, question, cancellationToken) ?? await ownErrors.AnswerAsync(plan, question, cancellationToken) ?? await ownLimit.AnswerAsync(plan, question, cancellationToken) ?? await ownFees.AnswerAsync(plan, question, cancellationToken);

    // Whose coins seem gone, and who saw a strange sign-in, need what the article says as well.
    private async Task<Reply?> OwnStateAsync(Plan plan, Question question, CancellationToken cancellationToken)
    {
        if (await ownAccount.AnswerAsync(plan.Own, question, cancellationToken) is not { } own)
        {
            return null;
        }

        var isHalf = plan is { Step: Step.AnswerArticle, Topic: "account.transfer" } || (plan is { Step: Step.AnswerArticle, Topic: "security.suspicious_login" } && OwnMatters.FindsStrange(question.Text));
        return isHalf && await written.AnswerAsync(plan, question, cancellationToken) is { } article ? own with { Text = $"{own.Text}\n{article.Text}", Parts = article.Parts } : own;
    }

    // 'How is the liquidation price calculated?' wants the passage that says it, whether or not the account has a liquidation; that it has none stands before what may have been asked about one's own.
    private async Task<Reply?> FromRecordsAsync(Plan plan, Question question, CancellationToken cancellationToken)
    {
        var told = await records.AnswerAsync(plan, question, cancellationToken);
        if (told is { Told: { Whole: true, Record: not Found.Withheld } } && plan.Asked is not { Count: > 0 } && question.Before.Count == 0 && QuestionForm.Asks(question.Text) && AspectReader.Read(question.Text).Aspects.Count == 0
            && points.VeryPoint(question.Reading, plan.Topic!, question.Text, question.Words.Language) is { } very && await written.AnswerAsync(plan with { Step = Step.AnswerArticle, Chosen = very }, question, cancellationToken) is { } rule)
        {
            // The very question first, and then how it stands with one's own.
            return told with { Text = $"{rule.Text}\n{told.Text}" };
        }

        if (told is not { NothingThere: true } || points.BesideRecord(question.Reading, plan.Topic!, question.Text, question.Words.Language) is not { } chosen
            || await written.AnswerAsync(plan with { Step = Step.AnswerArticle, Chosen = chosen }, question, cancellationToken) is not { } passage)
        {
            return told;
        }

        return AspectReader.Read(question.Text).General ? passage : passage with { Text = $"{told.Text}\n{passage.Text}" };
    }

    /// <summary>What an article says to the point, where the record would be told in words that stand in the newest answer; null where none comes near.</summary>
    /// <param name="told">The newest answer.</param>
    public async Task<Reply?> RatherThanAgainAsync(Plan plan, Question question, string told, CancellationToken cancellationToken) =>
        points.RatherThanAgain(question.Reading, plan.Topic!, question.Text, question.Words.Language, told) is { } chosen
            ? await written.AnswerAsync(plan with { Step = Step.AnswerArticle, Asked = null, Chosen = chosen }, question, cancellationToken) : null;

    // What the articles say to what has happened, and whether it can still be stopped; otherwise the steps, once.
    private async Task<Reply?> AfterAlarmAsync(Plan plan, Question question, CancellationToken cancellationToken)
    {
        if (question.Reading.AsksForHuman)
        {
            return ComposeFromRecords.Waiting(question.Words);
        }

        if (!plan.IsDanger && question.Customer.Uid is null && FreezeReport.AsksToFreeze(question.Text) && question.Words.FreezeSignedOut is { } signedOut)
        {
            return Reply.Of(signedOut.ToString(), []) with { Told = Recall.AlarmWaits };
        }

        if (await alarm.FirstAsync(plan, question, cancellationToken) is { } steps)
        {
            return await records.WithWhatCanBeStoppedAsync(steps, question, cancellationToken);
        }

        var advice = FreezeReport.SaysFrozen(question.Text) && !(plan.IsDanger && ComposeFromRecords.HasNoSteps(plan.Topic, question)) ? null : await alarm.AfterAsync(plan, cancellationToken);
        var mayBeStopped = WhatNow.Asks(question.Text) || AspectReader.Read(question.Text).Aspects.Any(a => a is Aspect.Cancel or Aspect.Address or Aspect.Safe);
        return mayBeStopped && await records.WithWhatCanBeStoppedAsync(advice ?? ComposeFromRecords.Waiting(question.Words), question, cancellationToken) is { Records.Count: > 0 } stoppable ? stoppable
            : advice ?? await records.AfterAlarmAsync(plan.Topic, question, cancellationToken);
    }
}
