using Microsoft.Extensions.Options;
using Vigil.Contracts;
using Vigil.Language;
using Vigil.Server.Assistant.Answers;
using Vigil.Server.Assistant.Scripts;
using Vigil.Server.Cases;

namespace Vigil.Server.Assistant.Dialogue;

/// <summary>Decides what to do with a message: from what it says and where the case stands (<see cref="ChoosePlan"/>), from what was said before it, from what moves in the account, and from what the articles have for its very point.</summary>
internal sealed partial class PlanAnswer(ReadCases cases, ChoosePoint points, AnswerDanger dangers, NearestHeadings nearest, AssistantModel model, WhatIsOpen open, IOptions<AssistantOptions> options, ILogger<PlanAnswer> logger)
{
    /// <summary>A case opens, and then somebody says something: before this number there is no talk.</summary>
    public const long FirstMessage = 2;

    /// <param name="seq">Of the message.</param>
    public async Task<Plan> HandleAsync(CaseSnapshot @case, Question question, long seq, CancellationToken cancellationToken)
    {
        // Read where something needs it, and once.
        Task<TalkBefore>? read = null;
        Task<TalkBefore> TalkBeforeAsync() => read ??= cases.TalkBeforeAsync(@case.Id, seq, cancellationToken);
        return await dangers.HandleAsync(await UsualAsync(@case, question, seq, TalkBeforeAsync, cancellationToken), question, @case, TalkBeforeAsync);
    }

    private async Task<Plan> UsualAsync(CaseSnapshot @case, Question question, long seq, Func<Task<TalkBefore>> talkBefore, CancellationToken cancellationToken)
    {
        if (@case.Owner is CaseOwner.Assistant && nearest.MayBeTapped(question.Text) && points.ForTap(question.Reading, question.Text, @case.Topic, question.Words.Language, await talkBefore()) is { } tapped)
        {
            return tapped;
        }

        var onlyNames = @case.Owner is CaseOwner.Assistant && seq > FirstMessage && NamedRow.MayGoOn(question.Text);
        var isName = onlyNames && NamedRow.IsOnlyAName(question.Text);
        if (isName && question.ToldOwn is OwnMatter.Balance && OwnMatters.Of(question.Text) is OwnMatter.None && OwnMatters.GoesOn(question.Text, OwnMatter.Balance) is OwnMatter.None)
        {
            return new Plan(Step.AnswerArticle, @case.Topic) { Own = OwnMatter.Balance };
        }

        if (onlyNames && await talkBefore() is var talk)
        {
            if (points.ForRow(question.Text, @case.Topic, question.Words.Language, talk) is { } row)
            {
                return row;
            }

            if (isName && TopicScripts.Find(@case.Topic)?.Says?[question.Words.Language] is { } said && said == talk.Answer)
            {
                // Of whatever else is named the same is to be said.
                return new Plan(Step.AnswerArticle, @case.Topic);
            }
        }

        var standing = new Standing(@case.Topic, question.Customer.Uid is null, @case.Owner, @case.Queue, Recall.Topic(question.Before), Closing: await ClosingOfAsync(@case, question.Text, cancellationToken)) { ToldOwn = question.ToldOwn, CareTold = Recall.CareTold(question.Before) };
        var moving = ChoosePlan.MayMeanWhatMoves(question.Reading, question.Text, standing, options.Value) ? await TryOpenAsync(@case.Id, () => open.MovingAsync(question.Text, question.Customer.Uid!, cancellationToken)) : null;
        var plan = ChoosePlan.For(question.Reading, question.Text, standing with { MovingTopic = moving }, options.Value);
        if (ChoosePlan.MayBeToldWhileWaiting(plan, question.Reading, question.Text, standing) && question.Words.Foreword is null)
        {
            if (await ToldWhileWaitingAsync(plan, @case, question, standing, talkBefore, cancellationToken) is { } told)
            {
                return told;
            }
        }

        if (ChoosePlan.OwnMatterOf(plan, question.Text, standing) is not OwnMatter.None and var own)
        {
            return plan with { Own = own };
        }

        if (UnderRestriction.AsksOfUse(plan, question.Text, standing))
        {
            return new Plan(Step.AnswerRecord, standing.ToldTopic, Asked: [Aspect.Affected]);
        }

        if (UnderRestriction.UseOf(plan, question.Text, standing) is not BlockedFunction.None and var wanted && await TryOpenAsync(@case.Id, () => open.RestrictionAsync(wanted, question.Customer.Uid!, cancellationToken)) is { } closed)
        {
            return new Plan(Step.AnswerRecord, closed);
        }

        if (UnderRestriction.MayMean(plan, standing) && Blocked.Of(question.Text) is not BlockedFunction.None and var blocked && await TryOpenAsync(@case.Id, () => open.RestrictionAsync(blocked, question.Customer.Uid!, cancellationToken)) is { } restricted)
        {
            return new Plan(Step.AnswerRecord, restricted);
        }

        if (ChoosePlan.MayMeanWhatIsOpen(plan, question.Text, standing) && await TryOpenAsync(@case.Id, () => open.LikelyAsync(question.Reading, question.Customer.Uid!, cancellationToken)) is { } likely)
        {
            return new Plan(Step.AnswerRecord, likely);
        }

        if (ChoosePlan.AsksHowItIsDone(plan, question.Text, standing) && points.InTopic(question.Reading, plan.Topic!, question.Text, question.Words.Language) is { } done)
        {
            return new Plan(Step.AnswerArticle, plan.Topic) { Chosen = done };
        }

        if (ChoosePlan.MayAskBesideRecord(plan, question.Reading, question.Text, standing) && points.BesideRecord(question.Reading, plan.Topic!, question.Text, question.Words.Language, certain: plan.Asked is { Count: > 0 }) is { } beside)
        {
            return new Plan(Step.AnswerArticle, plan.Topic) { Chosen = beside };
        }

        var isAlarm = ChoosePoint.MayAdvise(plan, question);
        if (!isAlarm && !ChoosePoint.MayAnswer(plan, question.Reading, question.Text))
        {
            return plan;
        }

        var before = seq > FirstMessage ? await talkBefore() : new TalkBefore(null, null);
        if (isAlarm)
        {
            return points.InAlarm(plan, question, before);
        }

        if (ChoosePlan.CompletesAQuestion(question.Reading, question.Text, standing, before))
        {
            // 'It was a market order' after 'why another price?', which was not understood, is the rest of that question.
            var whole = $"{before.Question}\n{question.Text}";
            var reading = model.Understanding.Read(whole, @case.Language, question.AskedAt, question.Zone);
            var again = ChoosePlan.For(reading, whole, standing, options.Value);
            again = ChoosePoint.MayAnswer(again, reading, whole) ? points.For(again, reading, whole, @case.Topic, question.Words.Language, new TalkBefore(null, null)) : again;
            return ChoosePoint.Alarmed(points.InDanger(again, question, @case.Topic, before), question.Text);
        }

        var chosen = points.For(plan, question.Reading, question.Text, @case.Topic, question.Words.Language, before, standing.ToldTopic);
        return ChoosePoint.Alarmed(points.InDanger(chosen, question, @case.Topic, before), question.Text);
    }

    // What becomes of a complaint is written down, and where one's own withdrawal stands is in its record: whoever waits for a person is told what is certain.
    private async Task<Plan?> ToldWhileWaitingAsync(Plan plan, CaseSnapshot @case, Question question, Standing standing, Func<Task<TalkBefore>> talkBefore, CancellationToken cancellationToken)
    {
        var (reading, text, language) = (question.Reading, question.Text, question.Words.Language);
        if (@case.Topic is not (null or "service.human") && points.BesideRecord(reading, @case.Topic, text, language, certain: true) is { } beside && !SaidBefore.Holds((await talkBefore()).Answer, beside))
        {
            return new Plan(Step.AnswerArticle, @case.Topic) { Chosen = beside };
        }

        if (plan.Step is Step.StaySilent && standing is { IsVisitor: false, ToldTopic: null } && await TryOpenAsync(@case.Id, () => open.LikelyAsync(reading, question.Customer.Uid!, cancellationToken)) is { } likely)
        {
            return new Plan(Step.AnswerRecord, likely);
        }

        return points.WhileWaiting(reading, text, @case.Topic, language, await talkBefore()) is { } written ? new Plan(Step.AnswerArticle, @case.Topic) { Chosen = written } : null;
    }

    private async Task<string?> TryOpenAsync(CaseId id, Func<Task<string?>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // An edge of the assistant: a record that cannot be read must not leave the customer without a word.
            NotRead(logger, id.Value, failure);
            return null;
        }
    }

    private async Task<Closing> ClosingOfAsync(CaseSnapshot @case, string text, CancellationToken cancellationToken)
    {
        if (@case.IsKeptOpen)
        {
            return Closing.Kept;
        }

        if (@case.Owner is not CaseOwner.Assistant || !(Thanks.SaysNoMore(text) || Thanks.SaysMore(text)))
        {
            return Closing.NotSpokenOf;
        }

        return await cases.NewestOfAsync(@case.Id, AuthorKind.Assistant, cancellationToken) switch
        {
            { AsksWhetherDone: true } => Closing.Asked,
            null => Closing.NotSpokenOf,
            _ => @case.Topic is null ? Closing.NotSpokenOf : Closing.MayEnd,
        };
    }

    [LoggerMessage(1, LogLevel.Error, "What is open in the account could not be read for case {CaseId}; it is answered without.")]
    private static partial void NotRead(ILogger logger, Guid caseId, Exception failure);
}
