using Vigil.Language;
using Vigil.Server.Cases;

namespace Vigil.Server.Assistant.Dialogue;

/// <summary>What the assistant does with a message.</summary>
public enum Step
{
    /// <summary>Says nothing: a person answers, or the case waits for one and there is nothing certain to add.</summary>
    StaySilent,

    /// <summary>Hands the case to a person at once.</summary>
    HandOver,

    /// <summary>Hands over with a humane word for somebody whose life may be in danger.</summary>
    HandOverWithCare,

    /// <summary>Says to somebody whose life may be in danger, and who waits, that they are not alone.</summary>
    StayWithCare,

    /// <summary>A person was asked for already and has not come yet: says so, and where the place in line stands.</summary>
    StillWaiting,

    /// <summary>Answers from the customer's own records.</summary>
    AnswerRecord,

    /// <summary>Answers with the topic's article.</summary>
    AnswerArticle,

    /// <summary>The security team has the case already: what the customer does next.</summary>
    AfterAlarm,

    /// <summary>The alarm is taken back: noted, and the security team looks all the same.</summary>
    AlarmTakenBack,

    /// <summary>A greeting.</summary>
    Greet,

    /// <summary>Thanks: a short word, and a case that is done stays done.</summary>
    Welcome,

    /// <summary>Regret or laughter: a word in the same spirit.</summary>
    Courtesy,

    /// <summary>Thanks for an answer: asks whether it is done.</summary>
    AskDone,

    /// <summary>There is something else: lets the customer say it.</summary>
    Listen,

    /// <summary>It is done: a word, and the case ends.</summary>
    Goodbye,

    /// <summary>Only files came: says that they are here, who can look at them, and asks for a sentence.</summary>
    TookFiles,

    /// <summary>Asks which of two topics is meant: one of them is likely, neither certain enough to answer.</summary>
    Ask,

    /// <summary>The customer has added to what was answered: says that it is noted, and who goes on with it.</summary>
    Noted,

    /// <summary>Says honestly that it does not know, and offers what comes nearest, and a person.</summary>
    DoNotKnow,
}

/// <summary>A decision about a message.</summary>
/// <param name="Topic">The topic kept for the case; null if none was certain enough.</param>
/// <param name="NeedsSignIn">The question is about an account and nobody is signed in.</param>
/// <param name="Asked">What is asked on about the record just spoken of; null or empty where the message is no follow-up.</param>
/// <param name="Choices">The topics of which one is asked for, likeliest first; null at any other step.</param>
public sealed record Plan(Step Step, string? Topic, bool NeedsSignIn = false, IReadOnlyList<Aspect>? Asked = null, IReadOnlyList<string>? Choices = null)
{
    /// <summary>The article that answers, and what of it; null where it is not chosen yet or no article answers.</summary>
    internal ChosenPoint? Chosen { get; init; }

    /// <summary>What is chosen is said to a danger that is known by its shape: each passage once.</summary>
    internal bool IsDanger { get; init; }

    /// <summary>What is in danger, of somebody who asks in an alarm what to do first; null for anything else.</summary>
    internal Harm? First { get; init; }

    /// <summary>What of the answer before is said again, for what is named now; null where nothing is.</summary>
    internal string? Quoted { get; init; }

    /// <summary>Another record of the kind is meant than those that were told.</summary>
    internal bool Another { get; init; }

    /// <summary>A state of the own account that is asked for, told before anything else where it can be read.</summary>
    internal OwnMatter Own { get; init; }

    /// <summary>What comes nearest where nothing answers: said with the word that it may not be what is meant. Null where nothing is near enough.</summary>
    internal ChosenPoint? Perhaps { get; init; }

    /// <summary>Headings of the article that lies open, or titles of others, that come nearest to what was written; empty where none is near. A tap on one is answered with what stands under it.</summary>
    internal IReadOnlyList<string> Near { get; init; } = [];
}

/// <summary>Where a case stands when a message comes.</summary>
/// <param name="KnownTopic">What it is about so far; null if nothing was certain enough.</param>
/// <param name="IsVisitor">Nobody is signed in.</param>
/// <param name="Queue">In which queue it waits or last waited.</param>
/// <param name="ToldTopic">Topic of the newest answer that told a record; null if none did.</param>
/// <param name="Closing">Where the end of the talk stands.</param>
/// <param name="MovingTopic">Topic of the record in motion that a pressing message means; null where it means none.</param>
public sealed record Standing(string? KnownTopic, bool IsVisitor, CaseOwner Owner, string? Queue = null, string? ToldTopic = null, string? MovingTopic = null, Closing Closing = Closing.NotSpokenOf)
{
    /// <summary>The state of the own account that was told last; none where something else was told since.</summary>
    public OwnMatter ToldOwn { get; init; }

    /// <summary>How often somebody whose life may be in danger was met with a humane word.</summary>
    public int CareTold { get; init; }
}

/// <summary>Where the end of a talk stands.</summary>
public enum Closing
{
    /// <summary>Nothing was said of it, or nothing was answered that could be done.</summary>
    NotSpokenOf,

    /// <summary>It tells of a danger to the account, and is not ended by words.</summary>
    Kept,

    /// <summary>The assistant has answered something, which thanks may end.</summary>
    MayEnd,

    /// <summary>The newest word of the assistant asks whether it is done.</summary>
    Asked,
}
