using Vigil.Language;
using Vigil.Server.Assistant.Answers;
using Vigil.Server.Assistant.Scripts;
using Vigil.Server.Cases;

namespace Vigil.Server.Assistant.Dialogue;

/// <summary>Decides what to do with a message, from what it says and where the case stands. Pure.</summary>
public static class ChoosePlan
{
    // A follow-up such as '还要多久?' or 'how much longer' says little by itself.
    private const int ShortChinese = 12;
    private const int ShortLatin = 40;

    // With the hand-over beside them, as many buttons as a message carries.
    private const int MaxChoices = 2;

    // What only tells leaves what is talked of from this probability on.
    private const double LeavesByTelling = 0.8;

    // From this probability on a short turn means the other side of a trade than the one that was told of.
    private const double LeavesForOtherSide = 0.97;

    // The word that they are not alone, said more often, would sound like a machine's.
    private const int MostCare = 2;

    // What is less likely than this is no choice, but noise on a button.
    private const double LeastChoice = 0.1;

    private static readonly string[] AccountGroups = ["withdrawal", "deposit", "freeze", "kyc", "account", "c2c"];

    /// <summary>What is done with a message.</summary>
    public static Plan For(Reading reading, string text, Standing standing, AssistantOptions options)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            // Only files: a person who answers sees them, and so will one who is waited for.
            return new Plan(standing.Owner is CaseOwner.Assistant ? Step.TookFiles : Step.StaySilent, null);
        }

        var (knownTopic, isVisitor, owner) = (standing.KnownTopic, standing.IsVisitor, standing.Owner);
        var asked = FollowUp.Of(reading, text, knownTopic, standing.ToldTopic, options);
        var topic = asked.Count > 0 ? FollowedTopic(reading, TopicRecords.AnswerFrom(knownTopic) is null ? standing.ToldTopic! : knownTopic!, options)
            : standing.MovingTopic ?? TopicOf(reading, text, knownTopic, options);
        if (asked.Count == 0 && IsOfOtherSide(topic, reading, text, standing))
        {
            topic = standing.ToldTopic;
        }

        if (asked.Count == 0 && IsDetail(reading, text, standing, options))
        {
            topic = standing.ToldTopic;
        }
        else if (asked.Count == 0 && standing.MovingTopic is null && OnlyAdds(reading, text, knownTopic))
        {
            topic = knownTopic;
        }

        if (asked.Count == 0 && topic == "c2c.appeal" && TopicRecords.AnswerFrom(standing.ToldTopic) is AnswerKinds.Freezes && !FollowUp.Mentions(text, AnswerKinds.C2cOrders))
        {
            // 'How do I appeal' beside a restriction is about that.
            topic = "freeze.appeal";
        }

        var lifts = !reading.Urgency.IsTheft && FreezeReport.AsksToLift(text);
        if (lifts && topic is (null or "security.freeze_my_account"))
        {
            // The restriction itself says how it is lifted.
            topic = "freeze.account";
        }

        if (owner is CaseOwner.Assistant or CaseOwner.Nobody && Thanks.IsAll(text))
        {
            return new Plan(standing.Closing switch { Closing.Asked => Step.Goodbye, Closing.MayEnd => Step.AskDone, _ => Step.Welcome }, null);
        }

        if (owner is CaseOwner.Assistant or CaseOwner.Queue && !IsWithSecurity(standing) && Courtesy.Of(text) is not CourtesyKind.None)
        {
            return new Plan(Step.Courtesy, null);
        }

        if (standing.Closing is not Closing.Kept && owner is CaseOwner.Assistant or CaseOwner.Queue && Thanks.SaysDone(text))
        {
            return new Plan(Step.Goodbye, null);
        }

        if (standing.Closing is Closing.Asked && (Thanks.SaysNoMore(text) || Thanks.SaysMore(text)))
        {
            return new Plan(Thanks.SaysMore(text) ? Step.Listen : Step.Goodbye, null);
        }

        if (owner is CaseOwner.Agent or CaseOwner.Nobody)
        {
            // What it is about, where that was not known, and how urgent it is are noted while a person answers; a 'hello?' says nothing of it.
            return new Plan(Step.StaySilent, topic is null || topic.StartsWith("service.", StringComparison.Ordinal) ? null : Keep(topic));
        }

        if (reading.Urgency.Signals.Contains("self_harm", StringComparer.Ordinal))
        {
            return standing.CareTold == 0 || owner is CaseOwner.Assistant ? new Plan(Step.HandOverWithCare, topic) : new Plan(Step.StayWithCare, knownTopic);
        }

        if (standing.CareTold is > 0 and <= MostCare && owner is CaseOwner.Queue && !reading.Urgency.IsTheft)
        {
            // Whoever said that they want to die hears no article while they wait, and is not left in silence.
            return new Plan(Step.StayWithCare, knownTopic);
        }

        if (asked.Count == 0 && topic == reading.Topic && topic is not null && reading.Probability < AnswerFrom(topic, options) && !topic.StartsWith("service.", StringComparison.Ordinal) && !IsGuess(topic) && (knownTopic is not null || TopicScripts.Find(topic)?.Says is not null))
        {
            // 'Can I still sell after that' is no wish to get around a rule because a word of it is rare.
            topic = null;
        }

        if (owner is CaseOwner.Assistant && HumanRequest.AsksWhoAnswers(text))
        {
            return new Plan(Step.Greet, knownTopic);
        }

        if (standing.KnownTopic is { } alarm && CaseQueues.For(alarm) == CaseQueues.Security && !reading.Urgency.IsTheft && FalseAlarm.Says(text))
        {
            return new Plan(Step.AlarmTakenBack, alarm);
        }

        if (IsAfterAlarm(reading, text, topic, standing) || (reading.AsksForHuman && IsWithSecurity(standing)))
        {
            return new Plan(Step.AfterAlarm, knownTopic);
        }

        if (!isVisitor && TopicRecords.AnswerFrom(topic) is null or AnswerKinds.Withdrawals && (topic is null || GroupOf(topic) is not ("c2c" or "deposit")) && SomebodyElse.Moves(text))
        {
            // 'Which address did he send it to?' is asked about no withdrawal of one's own.
            return IsWithSecurity(standing) ? new Plan(Step.AfterAlarm, knownTopic) : new Plan(Step.HandOver, "security.unauthorized_activity");
        }

        if (reading.AsksForHuman || topic == "service.human" || IsForPeople(topic) || (reading.Urgency.Level is UrgencyLevel.Urgent && reading.Urgency.IsTheft))
        {
            // Who asks for a person still means what the case is about: the colleague finds it there. Who waits for one already is told where they stand.
            var meant = topic == "service.human" ? knownTopic ?? topic : topic;
            return new Plan(WaitsForThis(meant, reading, standing) ? Step.StillWaiting : Step.HandOver, meant);
        }

        if (owner is CaseOwner.Assistant && topic == knownTopic && GivesWhatAColleagueWorksWith(reading, text, topic))
        {
            return new Plan(Step.HandOver, topic);
        }

        if (!isVisitor && owner is CaseOwner.Assistant && TopicRecords.AnswerFrom(standing.ToldTopic) is AnswerKinds.Withdrawals or AnswerKinds.Deposits or AnswerKinds.C2cOrders or AnswerKinds.Liquidations && OtherOne.Asks(text))
        {
            return new Plan(Step.AnswerRecord, standing.ToldTopic) { Another = true };
        }

        if (owner is CaseOwner.Queue && !IsWithSecurity(standing) && (topic == TellOwnCases.Topic ? standing.ToldTopic is null : topic is null && asked.Count == 0 && AspectReader.Read(text) is { IsBare: true, Aspects: var bare } && bare.Contains(Aspect.Duration)))
        {
            // 'How long will it take?' in line is asked of the line.
            return new Plan(Step.StillWaiting, knownTopic);
        }

        var step = topic switch
        {
            null or "none" => Step.DoNotKnow,
            "service.greeting" => knownTopic is null ? Step.Greet : Step.Listen,
            _ when !isVisitor && TopicRecords.AnswerFrom(topic) is not null => Step.AnswerRecord,

            // Only what came before speaks for this topic: its article has been given already, and would not answer better a second time. A code has an answer of its own.
            _ when topic == knownTopic && topic != reading.Topic && !(isVisitor && IsAboutAnAccount(topic)) && !reading.Entities.Any(e => e.Kind is EntityKind.ErrorCode) => Step.DoNotKnow,
            _ => Step.AnswerArticle,
        };

        if (asked.Count == 0 && !lifts && AsksWhich(reading, text, topic, step, standing, options) is { } choices)
        {
            return owner is CaseOwner.Queue ? Waiting(standing, topic) : new Plan(Step.Ask, null, Choices: choices);
        }

        if (IsWithSecurity(standing) && (step is Step.AnswerArticle || (step is Step.AnswerRecord && TopicRecords.AnswerFrom(topic) is AnswerKinds.Lock or AnswerKinds.Identity)) && GroupOf(topic!) is not "security")
        {
            // 'From where did they sign in?' while the account is being emptied wants no lecture about passwords.
            return new Plan(Step.AfterAlarm, knownTopic);
        }

        // While the customer waits for a person, only what is certain is worth saying.
        return owner is CaseOwner.Queue && step is Step.DoNotKnow or Step.Greet or Step.Listen
            ? Waiting(standing, topic)
            : new Plan(step, Keep(topic), isVisitor && step is Step.AnswerArticle && IsAboutAnAccount(topic!), asked);
    }

    private static bool WaitsForThis(string? topic, Reading reading, Standing standing) =>
        standing.Owner is CaseOwner.Queue && !reading.Urgency.IsTheft && !IsWithSecurity(standing) && CaseQueues.For(topic) != CaseQueues.Security;

    // What is not understood is left to the person who comes. Whose account is in danger is told what to do now all the same, and that they are heard.
    private static Plan Waiting(Standing standing, string? topic) =>
        IsWithSecurity(standing) ? new Plan(Step.AfterAlarm, standing.KnownTopic) : new Plan(Step.StaySilent, Keep(topic));

    private static bool IsWithSecurity(Standing standing) => standing.Owner is CaseOwner.Queue && standing.Queue == CaseQueues.Security;

    // Asked is only about a message's own topic: what follows from the talk so far, or from words that leave no doubt, is no guess.
    private static IReadOnlyList<string>? AsksWhich(Reading reading, string text, string? topic, Step step, Standing standing, AssistantOptions options)
    {
        var known = standing.KnownTopic is null or IntentVocabulary.None or "service.greeting" ? null : standing.KnownTopic;
        if (TopicTaps.Meant(text) is not null || reading.Entities.Any(e => OfNumber(e) is { } numbered && TopicRecords.AnswerFrom(numbered) == TopicRecords.AnswerFrom(topic)) || (step is Step.AnswerArticle && GroupOf(topic!) == "api" && reading.Entities.Any(e => e.Kind is EntityKind.ErrorCode)))
        {
            return null;
        }

        var guessed = step is Step.AnswerArticle or Step.AnswerRecord && topic == reading.Topic && reading.Probability < AnswerFrom(topic, options)
            && topic != standing.MovingTopic && FollowUp.Named(text) != topic && (known is null || GroupOf(known) != GroupOf(topic));
        var unknown = step is Step.DoNotKnow && topic is null && known is null && !FollowUp.IsLoose(text) && reading.Topic != IntentVocabulary.None;
        if (!guessed && !unknown)
        {
            return null;
        }

        var likely = reading.Ranked.Where(r => TopicTaps.Of(r.Topic, reading.Language) is not null && IsGuess(r.Topic)).Take(MaxChoices).ToList();
        return likely.Sum(r => r.Probability) < options.AskThreshold ? null : [.. likely.Where(r => r.Probability >= LeastChoice).Select(r => r.Topic)];
    }

    // Nobody is asked whether they mean to get around the rules, and no button that freezes an account is put before somebody who asked something else.
    private static bool IsGuess(string topic) => topic is not "service.greeting" and not "service.human" and not "security.freeze_my_account" && TopicScripts.Find(topic)?.Says is null;

    /// <summary>The probability from which a topic is answered: where the answers that turn out wrong cost no more than a person's answering all of them.</summary>
    public static double AnswerFrom(string topic, AssistantOptions options) =>
        IntentVocabulary.Find(topic) is { Priority: var priority } && options.WrongAnswerCosts.TryGetValue(priority, out var cost) ? 1 - (1 / cost) : options.AnswerThreshold;

    // The alarm is given once: what comes after it, and is no matter of its own, is met with what the customer does next.
    private static bool IsAfterAlarm(Reading reading, string text, string? topic, Standing standing)
    {
        if (reading.AsksForHuman || FreezeReport.AsksToLift(text) || !(IsWithSecurity(standing) || CaseQueues.For(standing.KnownTopic) == CaseQueues.Security))
        {
            return false;
        }

        var saysFrozen = FreezeReport.SaysFrozen(text);
        return IsWithSecurity(standing)
            ? saysFrozen || reading.Urgency.IsTheft || topic == standing.KnownTopic || CaseQueues.For(topic) == CaseQueues.Security || IsForPeople(topic) || AspectReader.Read(text).IsBare
            : saysFrozen;
    }

    // 'Can I still cancel?' names another topic of the same records; anything else that is asked on leaves the matter what it was.
    private static string FollowedTopic(Reading reading, string knownTopic, AssistantOptions options) =>
        reading.Probability >= options.AnswerThreshold && TopicRecords.AnswerFrom(reading.Topic) == TopicRecords.AnswerFrom(knownTopic) && GroupOf(reading.Topic) == GroupOf(knownTopic) ? reading.Topic : knownTopic;

    /// <summary>The priority that a topic and a feeling give a case.</summary>
    public static CasePriority PriorityOf(string? topic, Urgency urgency)
    {
        var byTopic = (topic is null ? null : IntentVocabulary.Find(topic)?.Priority) switch
        {
            "urgent" => CasePriority.Urgent,
            "high" => CasePriority.High,
            "low" => CasePriority.Low,
            _ => CasePriority.Normal,
        };
        var byWords = urgency.Level switch
        {
            UrgencyLevel.Urgent => CasePriority.Urgent,
            UrgencyLevel.High => CasePriority.High,
            _ => CasePriority.Low,
        };
        return (CasePriority)Math.Max((int)byTopic, (int)byWords);
    }

    /// <summary>What a message is about: its own topic if that is certain enough, what the case is about already if it asks on and names nothing else. Null if neither: then it was not understood.</summary>
    public static string? TopicOf(Reading reading, string text, string? knownTopic, AssistantOptions options)
    {
        if (TopicTaps.Meant(text) is { } tapped)
        {
            return tapped;
        }

        if (BareThing.Of(text, reading.Entities) is { } thing)
        {
            return PointedAt(thing, knownTopic);
        }

        if (TopicScripts.Find(knownTopic) is { } script && BareThing.Answers(text, reading.Entities, script.Fields))
        {
            return knownTopic;
        }

        if (reading.Entities.Select(OfNumber).FirstOrDefault(t => t is not null) is { } numbered && MeansTheNumber(reading, numbered, options))
        {
            return TopicRecords.AnswerFrom(knownTopic) == TopicRecords.AnswerFrom(numbered) ? knownTopic : numbered;
        }

        if (IsAnyReview(reading, text) && TopicRecords.AnswerFrom(knownTopic) is not null)
        {
            return knownTopic;
        }

        var sure = reading.Probability >= options.FollowUpThreshold;
        var certain = reading.Probability >= options.AnswerThreshold ? reading.Topic : null;
        if (!sure && FollowUp.Named(text) is { } named)
        {
            return certain is not null && TopicRecords.AnswerFrom(certain) == TopicRecords.AnswerFrom(named) ? certain : named;
        }

        // Another code is asked about as the first was.
        if (!sure && IsShort(reading, text) && TopicScripts.Find(knownTopic) is { } talked && talked.Fields.Contains(EntityKind.ErrorCode) && reading.Entities.Any(e => e.Kind is EntityKind.ErrorCode))
        {
            return knownTopic;
        }

        // What plainly names a withdrawal or a deposit is about that, however little else it says; unless sure, it has gone above.
        var isLoose = FollowUp.IsLoose(text) && (!sure || FollowUp.Named(text) is null);
        if (knownTopic is null or "none" or "service.greeting" || (sure && !isLoose))
        {
            return certain;
        }

        // '还能取消吗?' names another topic of the same group: believe it. Anything else that is short and names nothing is about what we were talking of.
        if (certain is not null && GroupOf(certain) == GroupOf(knownTopic))
        {
            return certain;
        }

        return IsShort(reading, text) && isLoose ? knownTopic

            // A weak guess neither leaves a record that is at hand nor has it told again.
            : TopicRecords.AnswerFrom(knownTopic) is null ? certain
            : null;
    }

    /// <summary>So short that it may only go on with what was said before.</summary>
    internal static bool IsShort(Reading reading, string text) => text.Trim().Length <= (reading.Language == "zh" ? ShortChinese : ShortLatin);

    // A number of its own form says what kind of record it is, whatever was talked of; anything else that was asked for is about the matter at hand.
    private static string? PointedAt(Entity thing, string? knownTopic) =>
        OfNumber(thing) is { } numbered ? TopicRecords.AnswerFrom(knownTopic) == TopicRecords.AnswerFrom(numbered) ? knownTopic : numbered
        : TopicScripts.Find(knownTopic) is { } known && (known.Records is not null || known.Fields.Contains(thing.Kind)) ? knownTopic
        : thing.Kind is EntityKind.ErrorCode ? "api.error"
        : knownTopic;

    // The letter before the date in a record's number.
    private static string? OfNumber(Entity named) => named is { Kind: EntityKind.RecordId, Value: [var letter, >= '0' and <= '9', ..] }
        ? letter switch { 'W' => "withdrawal.not_arrived", 'D' => "deposit.not_credited", 'C' => "c2c.appeal", _ => null }
        : null;

    // 'W2026…, can you look into it' is about that withdrawal; 'how do I complain about W2026…' is about a complaint, and 'cancel W2026…' about cancelling.
    private static bool MeansTheNumber(Reading reading, string numbered, AssistantOptions options) =>
        !reading.AsksForHuman && !reading.Urgency.IsTheft
        && (reading.Probability < options.AnswerThreshold || reading.Topic is IntentVocabulary.None or "service.ticket_status" or "service.greeting"
            || (GroupOf(reading.Topic) != GroupOf(numbered) && TopicRecords.AnswerFrom(reading.Topic) is not null));

    /// <summary>Whether the message may mean what moves in the customer's account, though nothing was spoken of yet.</summary>
    public static bool MayMeanWhatMoves(Reading reading, string text, Standing standing, AssistantOptions options) =>
        standing.Owner is CaseOwner.Assistant or CaseOwner.Queue && !standing.IsVisitor && standing.ToldTopic is null && !reading.AsksForHuman && !reading.Urgency.IsTheft
        && (IsAnyReview(reading, text) || (reading.Probability < options.FollowUpThreshold ? FollowUp.IsLoose(text) : Pressing.IsAll(text) && !(TopicRecords.AnswerFrom(reading.Topic) is { } kind && FollowUp.Mentions(text, kind))))
        && TopicRecords.AnswerFrom(standing.KnownTopic) is null && CaseQueues.For(standing.KnownTopic) != CaseQueues.Security;

    /// <summary>Whether what is open in the customer's account may tell what the words leave in doubt: where nothing is spoken of yet, and nothing is asked in general.</summary>
    internal static bool MayMeanWhatIsOpen(Plan plan, string text, Standing standing) =>
        plan.Step is Step.Ask or Step.DoNotKnow && standing is { Owner: CaseOwner.Assistant, IsVisitor: false, ToldTopic: null } && TopicRecords.AnswerFrom(standing.KnownTopic) is null
        && CaseQueues.For(standing.KnownTopic) != CaseQueues.Security && !AspectReader.Read(text).General;

    /// <summary>The state of the own account that a message asks for: where nobody else answers, no alarm is to be given, and it asks for no more of a record that was told.</summary>
    internal static OwnMatter OwnMatterOf(Plan plan, string text, Standing standing) =>
        standing is not { Owner: CaseOwner.Assistant or CaseOwner.Queue, IsVisitor: false } || plan.Step is not (Step.AnswerArticle or Step.AnswerRecord or Step.Ask or Step.DoNotKnow or Step.StaySilent or Step.AfterAlarm or Step.Noted) || plan is { Asked.Count: > 0 } or { Another: true } ? OwnMatter.None
            : OwnMatters.Of(text) is not OwnMatter.None and var own ? own
            : OwnMatters.GoesOn(text, standing.ToldOwn) is not OwnMatter.None and var more ? more
            : plan is { Step: Step.AnswerArticle, Topic: "account.transfer" } && OwnMatters.Misses(text) ? OwnMatter.Balance
            : OwnMatter.None;

    /// <summary>Whether a message may ask something that the record told already does not say: it is a question, and neither presses nor names the record.</summary>
    internal static bool MayAskBesideRecord(Plan plan, Reading reading, string text, Standing standing) =>
        plan is { Step: Step.AnswerRecord, Another: false } && (plan.Asked is not { Count: > 0 } asked || (FollowUp.NamesMore(text, standing.ToldTopic) && !asked.Any(a => FollowUp.IsOfRecord(a) || (a is Aspect.Duration && TopicRecords.AnswerFrom(standing.ToldTopic) is AnswerKinds.Freezes or AnswerKinds.Lock)))) && standing.ToldTopic is not null && TopicRecords.AnswerFrom(standing.ToldTopic) == TopicRecords.AnswerFrom(plan.Topic)
        && !Pressing.IsAll(text) && !FollowUp.IsLoose(text) && FollowUp.Named(text) is null && !reading.Entities.Any(e => e.Kind is EntityKind.RecordId or EntityKind.TransactionId);

    /// <summary>Whether a message asks how something is done that belongs to a record told already: 'how do I appeal?' wants the way, and not the record again.</summary>
    internal static bool AsksHowItIsDone(Plan plan, string text, Standing standing) =>
        plan is { Step: Step.AnswerRecord, Another: false, Asked: not { Count: > 0 } } && TopicScripts.Find(plan.Topic) is { ArticleAfter: true } && standing is { Owner: CaseOwner.Assistant or CaseOwner.Queue, ToldTopic: not null }
        && TopicRecords.AnswerFrom(standing.ToldTopic) == TopicRecords.AnswerFrom(plan.Topic) && QuestionForm.Asks(text) && !Pressing.IsAll(text);

    /// <summary>Whether somebody who waits for a person asks something that may be settled without one.</summary>
    internal static bool MayBeToldWhileWaiting(Plan plan, Reading reading, string text, Standing standing) =>
        plan.Step is Step.StillWaiting or Step.StaySilent && standing.Owner is CaseOwner.Queue && !IsWithSecurity(standing) && CaseQueues.For(standing.KnownTopic) != CaseQueues.Security && standing.CareTold == 0
        && !reading.AsksForHuman && !reading.Urgency.IsTheft && !string.IsNullOrWhiteSpace(text) && (QuestionForm.Asks(text) || reading is { Topic: "service.complaint", GoesOn: false }) && !Pressing.IsAll(text) && !AspectReader.Read(text).Aspects.Any(a => a is Aspect.State or Aspect.Duration or Aspect.Hurry && FollowUp.IsBare(text) && standing.KnownTopic is not "service.complaint") && !HumanRequest.AsksWhoAnswers(text);

    /// <summary>Whether a message only tells more of a question that nothing was answered to.</summary>
    internal static bool CompletesAQuestion(Reading reading, string text, Standing standing, TalkBefore before) =>
        standing is { Owner: CaseOwner.Assistant, KnownTopic: null, ToldTopic: null } && before is { Slug: null, Question: not null } && IsShort(reading, text) && Detail.Tells(text) && TopicTaps.Meant(text) is null && FollowUp.Named(text) is null;

    // 'He says the bank is slow' after one's purchase was told is about that order, and not about one that was sold; 'has the buyer not paid?' is.
    private static bool IsOfOtherSide(string? topic, Reading reading, string text, Standing standing) =>
        TopicScripts.Find(topic)?.Side is { } side && TopicScripts.Find(standing.ToldTopic)?.Side is { } told && side != told && reading.Probability < LeavesForOtherSide && IsShort(reading, text) && !FollowUp.Mentions(text, AnswerKinds.C2cOrders);

    // '有转账截图' after an order was told of adds to it, though it may be read as another matter of the same kind.
    private static bool IsDetail(Reading reading, string text, Standing standing, AssistantOptions options) =>
        standing.ToldTopic is { } told && reading.Topic != told && GroupOf(reading.Topic) == GroupOf(told) && reading.Probability < AnswerFrom(reading.Topic, options)
        && !reading.AsksForHuman && !reading.Urgency.IsTheft && IsShort(reading, text) && !QuestionForm.Asks(text);

    // 'its a uk number' after a code did not come is about the code, though it may be read as another matter; only what is read for certain leaves what is talked of.
    private static bool OnlyAdds(Reading reading, string text, string? knownTopic) =>
        knownTopic is not (null or IntentVocabulary.None or "service.greeting") && CaseQueues.For(knownTopic) != CaseQueues.Security && reading.Topic != knownTopic && reading.Probability < LeavesByTelling
        && CaseQueues.For(reading.Topic) != CaseQueues.Security && !IsForPeople(reading.Topic) && IntentVocabulary.Find(reading.Topic)?.Priority is not "urgent"
        && !reading.AsksForHuman && !reading.Urgency.IsTheft && IsShort(reading, text) && Detail.IsAll(text) && FollowUp.Named(text) is null && TopicTaps.Meant(text) is null && BareThing.Of(text, reading.Entities) is null;

    // '审核要多久' is read as the review of an identity, which it does not name.
    private static bool IsAnyReview(Reading reading, string text) => reading.Topic is "kyc.pending" && FollowUp.IsReview(text);

    internal static string? GroupOf(string topic) => IntentVocabulary.Find(topic)?.Group;

    // What no record and no article answers was asked for so that a colleague can look into it. A code has articles.
    private static bool GivesWhatAColleagueWorksWith(Reading reading, string text, string? topic) =>
        TopicScripts.Find(topic) is { Records: null, Ask: { For: not EntityKind.ErrorCode and var asked } } script && reading.Entities.Any(e => e.Kind == asked)
        && (BareThing.Of(text, reading.Entities) is not null || BareThing.Answers(text, reading.Entities, script.Fields));

    private static bool IsForPeople(string? topic) => TopicScripts.Find(topic) is { PersonFirst: true };

    /// <summary>True for questions that only the customer's own records answer fully.</summary>
    public static bool IsAboutAnAccount(string topic) => AccountGroups.Contains(GroupOf(topic), StringComparer.Ordinal) && IntentVocabulary.Find(topic)?.Priority is not "low" && !topic.EndsWith(".how_to", StringComparison.Ordinal);

    private static string? Keep(string? topic) => topic is "none" ? null : topic;
}
