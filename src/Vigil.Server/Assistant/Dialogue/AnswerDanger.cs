using Vigil.Language;
using Vigil.Server.Assistant.Answers;
using Vigil.Server.Assistant.Scripts;
using Vigil.Server.Cases;

namespace Vigil.Server.Assistant.Dialogue;

/// <summary>Answers a danger before anything else, however uncertain the rest is: one that is known by its words (<see cref="DangerRules"/>) or heard in what somebody tells who does not see it (<see cref="DangerReader"/>). Who is asked for remote control is not asked back which of two topics they mean.</summary>
internal sealed class AnswerDanger(ChoosePoint points, AssistantModel model)
{
    // Where a danger is likely and none of them by itself, this one speaks for all.
    internal const string SomeDanger = "some-danger";

    // How likely one danger must be to be answered; how they were set stands in docs/decisions/0048.
    private const double Heard = 0.5;

    // The same against an answer that is certain.
    private const double HeardAgainstSure = 0.85;

    // The same where the case is about a danger already.
    private const double HeardInDanger = 0.3;

    // How likely it must be that there is any, and the same where the case is about one.
    private const double HeardAny = 0.9;
    private const double HeardAnyInDanger = 0.5;

    // How likely it must be, where no danger was spoken of before, that one without a name brings the security team rather than a word of warning.
    private const double CalledFor = 0.97;

    // How likely it must be for what stood before to be looked at, where nothing else is heard.
    private const double Hinted = 0.1;

    // From this probability on the topic of a message is certain.
    private const double Sure = 0.8;

    /// <summary>The plan with what is said to the danger that a message tells of; the very plan where none is heard, where nothing may be said to it (a person answers, or it is written in a language that the articles are not), or where it was told already.</summary>
    /// <param name="talkBefore">Reads what was said before the message.</param>
    public async Task<Plan> HandleAsync(Plan plan, Question question, CaseSnapshot @case, Func<Task<TalkBefore>> talkBefore)
    {
        if (!MayStandBefore(plan, @case) || plan.Own is not OwnMatter.None || question.Words.Foreword is not null)
        {
            return plan;
        }

        if (@case is { Owner: CaseOwner.Queue, Queue: CaseQueues.Security } && HarmDone.AsksWhatFirst(question.Text))
        {
            // What was warned of and has been done has an answer of its own; otherwise the steps in the order that saves money, and no passage about another harm that shares a word.
            var talk = await talkBefore();
            return DangerRules.Shipped.SaysDone(question.Text) && Done(question, talk) is { } harm && points.OfRule(harm, question, talk, namedFirst: true) is { } advice
                ? new Plan(Step.AfterAlarm, @case.Topic) { Chosen = advice, IsDanger = true }
                : new Plan(Step.AfterAlarm, @case.Topic) { First = points.HarmOf(@case.Topic, question, talk), Chosen = plan.Step is Step.AfterAlarm ? plan.Chosen : null };
        }

        if (@case.Owner is CaseOwner.Assistant && HarmDone.AsksWhatFirst(question.Text) && points.Warned(question).FirstOrDefault() is { } warned && CaseQueues.For(warned.Topic) == CaseQueues.Security && !DangerRules.Shipped.SaysDone(question.Text)
            && CaseQueues.For(@case.Topic) == CaseQueues.Security && points.LiesOpenOfDanger(await talkBefore(), question.Words.Language))
        {
            // Who was warned and asks what to do is stopped first, and gets somebody who talks to them.
            return new Plan(Step.HandOver, "security.scam_victim") { Chosen = points.OfRule(DangerRules.Shipped.Named(SomeDanger)!, question, await talkBefore(), namedFirst: true), IsDanger = true };
        }

        // Excuses and fears that are held against a warning go on with it, though they tell of no danger themselves.
        var isWithTeam = @case is { Owner: CaseOwner.Queue, Queue: CaseQueues.Security };
        var isHeld = (isWithTeam || (@case.Owner is CaseOwner.Assistant && CaseQueues.For(@case.Topic) == CaseQueues.Security)) && plan is { Step: Step.AfterAlarm or Step.StaySilent or Step.HandOver or Step.DoNotKnow or Step.Noted or Step.Ask, Chosen: null } && !question.Reading.AsksForHuman && !question.Reading.Urgency.IsTheft && !FreezeReport.SaysFrozen(question.Text);
        if (isHeld && DangerRules.Shipped.Find(question.Text, inDanger: true) is null && points.AfterWarning(question) is { } feared)
        {
            return new Plan(isWithTeam ? Step.AfterAlarm : Step.HandOver, @case.Topic) { Chosen = feared, IsDanger = true };
        }

        var guess = model.Dangers.Read(question.Text);
        var isSure = plan.Step is Step.AnswerRecord || (plan.Step is Step.AnswerArticle && question.Reading.Probability >= Sure);
        var isLost = plan.Step is Step.Ask or Step.DoNotKnow or Step.Noted && IsWarned(question);
        var hasDone = plan.Step is not Step.AnswerRecord && !FreezeReport.SaysFrozen(question.Text) && DangerRules.Shipped.SaysDone(question.Text);
        if (!isLost && !hasDone && !isHeld && Hear(question.Text, guess, inDanger: true, isSure) is null && !(guess.Any >= Hinted && Detail.Tells(question.Text)))
        {
            return plan;
        }

        var before = await talkBefore();
        var inDanger = CaseQueues.For(@case.Topic) == CaseQueues.Security || points.LiesOpenOfDanger(before, question.Words.Language) || (@case.Topic is "c2c.counterparty_report" && question.Before is [{ Told: { Record: Recall.Alarm, Mark: not null } }, ..]);

        // What goes on with an ordinary answer must tell of a danger as plainly as what is answered for certain: 'and if I need more' after a limit, 'the picture looked fine to me'.
        var goesOn = !inDanger && (before.Slug is not null || Recall.Topic(question.Before) is not null || Recall.Own(question.Before) is not OwnMatter.None || @case.Topic is { } matter && !matter.StartsWith("service.", StringComparison.Ordinal));
        var done = inDanger && hasDone ? Done(question, before) : null;
        var danger = done ?? Hear(question.Text, guess, inDanger, isSure || goesOn);

        // What goes on with a danger is that one, though what was learnt takes it for one of the same kind.
        if (danger is not null && danger != done && inDanger && DangerRules.Shipped.Find(question.Text, inDanger: false) != danger
            && Spoken(before) is var said && (said?.Article == danger.Article ? said : points.Warned(question).FirstOrDefault(w => w.Article == danger.Article && w.Then.Count > 0)) is { } same)
        {
            danger = same;
        }

        // A password that was typed is harm where a link was spoken of just before.
        danger ??= !isSure && before.Question is { } spoken && DangerRules.Shipped.Find($"{spoken}\n{question.Text}", inDanger) is { } added && added != DangerRules.Shipped.Find(spoken, inDanger) ? added : null;

        // Who was warned and is not understood then is not asked back.
        danger ??= isLost && CaseQueues.For(@case.Topic) == CaseQueues.Security ? DangerRules.Shipped.Named(SomeDanger) : null;

        if (danger is null && isHeld && Detail.Tells(question.Text) && points.AfterWarning(question, orFirst: true) is { } excused)
        {
            return new Plan(isWithTeam ? Step.AfterAlarm : Step.HandOver, @case.Topic) { Chosen = excused, IsDanger = true };
        }

        if (danger is { Name: SomeDanger } && plan is { Step: Step.HandOver or Step.AfterAlarm, Chosen.Point: not null })
        {
            // The articles have found what to say to it.
            return plan;
        }

        // What only goes on is heard together with what stood before it.
        if (danger is { Name: SomeDanger } && before.Question is { } earlier && model.Dangers.Read($"{earlier}\n{question.Text}") is { Probability: >= Heard } together
            && DangerRules.Shipped.Named(together.Name) is { } whole && points.OfRule(whole, question, before) is not null)
        {
            danger = whole;
        }

        // Nobody who taps what was offered tells of a danger; and of a quarrel over an order the order itself knows more, unless plain words name another thing.
        var isOfOrder = danger is { RecordFirst: true } && plan.Step is Step.AnswerRecord && DangerRules.Shipped.Find(question.Text, inDanger: false) != danger;
        return danger is null || isOfOrder || before.Offered.Contains(question.Text.Trim(), StringComparer.Ordinal) ? plan : For(danger, danger == done ? plan with { Chosen = null } : plan, question, @case, before, inDanger || guess.Any >= CalledFor, danger == done);
    }

    /// <summary>The danger that is heard in a text: by its words, else by what was learnt; words that say little by themselves come after that, and last that there is some danger.</summary>
    /// <param name="inDanger">The case is about a danger already.</param>
    /// <param name="isSure">Something else answers the message for certain.</param>
    internal static DangerRule? Hear(string text, DangerGuess guess, bool inDanger, bool isSure)
    {
        var known = DangerRules.Shipped.Find(text, inDanger);
        return known is { OnlyInDanger: false } ? known
            : guess.Probability >= (isSure ? HeardAgainstSure : Heard) ? DangerRules.Shipped.Named(guess.Name)
            : known is not null ? known
            : isSure ? null
            : inDanger && guess.Probability >= HeardInDanger ? DangerRules.Shipped.Named(guess.Name)
            : guess.Any >= (inDanger ? HeardAnyInDanger : HeardAny) ? DangerRules.Shipped.Named(SomeDanger)
            : null;
    }

    // 'I already sent it' to a warning about codes means the code, unless plain words name another danger.
    // What was warned of is meant sooner than what only was heard.
    private DangerRule? Done(Question question, TalkBefore before)
    {
        var heard = before.Question is { } earlier ? Hear(earlier, model.Dangers.Read(earlier), inDanger: true, isSure: false) : null;
        return points.Warned(question).Append(heard).OfType<DangerRule>().FirstOrDefault(w => w.Done is not null && DangerRules.Shipped.SaysDone(question.Text, w)) is { Done: { } name } && DangerRules.Shipped.Named(name) is { } done
            && (DangerRules.Shipped.Find(question.Text, inDanger: false) is not { } said || said == done) ? done : null;
    }

    // The danger of which the message before tells.
    private DangerRule? Spoken(TalkBefore before) => before.Question is { } earlier ? Hear(earlier, model.Dangers.Read(earlier), inDanger: false, isSure: false) : null;

    private Plan For(DangerRule danger, Plan plan, Question question, CaseSnapshot @case, TalkBefore before, bool isClear, bool isDone)
    {
        // Where no single danger is heard, what the articles say to what is told comes nearer than what is said to all of them.
        var alarm = new Plan(Step.HandOver, danger.Topic);
        var chosen = (danger.Name == SomeDanger && before.Slug is not null ? points.InAlarm(alarm, question, before).Chosen : null) ?? points.OfRule(danger, question, before, namedFirst: isDone);
        if (plan.Step is Step.AfterAlarm || (plan.Step is Step.HandOver && ComposeReply.IsSecurity(plan.Topic, question.Reading.Urgency)))
        {
            // A passage that is asked for in such words stays.
            return chosen is null || (plan.Chosen is { } own && points.IsAskedFor(own, question)) ? plan : plan with { Chosen = chosen, IsDanger = true };
        }

        if (@case is { Owner: CaseOwner.Queue, Queue: CaseQueues.Security })
        {
            return chosen is null ? plan : new Plan(Step.AfterAlarm, @case.Topic) { Chosen = chosen, IsDanger = true };
        }

        // Who asks for a person gets one.
        return IsForSecurity(danger, question) && (isClear || danger.Name != SomeDanger) ? alarm with { Chosen = chosen, IsDanger = chosen is not null }
            : chosen is null || plan.Step is Step.HandOver ? plan
            : new Plan(Step.AnswerArticle, danger.Topic) { Chosen = chosen, IsDanger = true };
    }

    // Who goes on after a warning needs somebody who talks to them.
    private static bool IsForSecurity(DangerRule danger, Question question) =>
        danger.HandsOver is HandsOver.Always || (danger.HandsOver is HandsOver.Told && !QuestionForm.Asks(question.Text))
        || (CaseQueues.For(danger.Topic) == CaseQueues.Security && danger.Topic != "security.verify_official" && IsWarned(question));

    private static bool IsWarned(Question question) => question.Before.Any(b => b.Told is { Record: Recall.Alarm, Mark: not null });

    private static bool MayStandBefore(Plan plan, CaseSnapshot @case) =>
        @case.Owner is CaseOwner.Assistant or CaseOwner.Queue
        && plan.Step is Step.HandOver or Step.AnswerRecord or Step.AnswerArticle or Step.AfterAlarm or Step.Ask or Step.DoNotKnow or Step.Noted or Step.Listen or Step.StaySilent;
}
