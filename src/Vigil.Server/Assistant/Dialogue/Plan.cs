namespace Vigil.Server.Assistant.Dialogue;

/// <summary>What the assistant does with a message.</summary>
internal enum Step
{
    /// <summary>Says nothing: a person answers, or the case waits for one and there is nothing certain to add.</summary>
    StaySilent,

    /// <summary>Hands the case to a person at once.</summary>
    HandOver,

    /// <summary>Hands over with a humane word for somebody whose life may be in danger.</summary>
    HandOverWithCare,

    /// <summary>Answers from the customer's own records.</summary>
    AnswerRecord,

    /// <summary>Answers with the topic's article.</summary>
    AnswerArticle,

    /// <summary>A greeting.</summary>
    Greet,

    /// <summary>Thanks: a short word, and a case that was done is done again.</summary>
    Welcome,

    /// <summary>Says honestly that it does not know, and offers a person.</summary>
    DoNotKnow,
}

/// <param name="Topic">The topic kept for the case; null if none was certain enough.</param>
/// <param name="NeedsSignIn">The question is about an account and nobody is signed in.</param>
internal sealed record Plan(Step Step, string? Topic, bool NeedsSignIn = false);
