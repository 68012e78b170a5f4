namespace Vigil.Server.Assistant.Learning;

/// <summary>What came of an answer. Stored by these names.</summary>
public static class Judged
{
    /// <summary>The case was done, or the customer thanked, and nothing was asked again.</summary>
    public const string Resolved = "resolved";

    /// <summary>The customer asked about the same topic again.</summary>
    public const string AskedAgain = "asked_again";

    /// <summary>A person was wanted after it.</summary>
    public const string HandedOver = "handed_over";

    /// <summary>Four or five stars.</summary>
    public const string RatedGood = "rated_good";

    /// <summary>One or two stars.</summary>
    public const string RatedBad = "rated_bad";

    /// <summary>Nothing that tells yet.</summary>
    public const string NoneYet = "none_yet";

    /// <summary>Whether the customer was not helped.</summary>
    public static bool IsFailure(string outcome) => outcome is AskedAgain or HandedOver or RatedBad;
}

/// <summary>An answer of the assistant and what came of it.</summary>
/// <param name="Seq">Number of the answer.</param>
/// <param name="OfSeq">Number of the customer's message.</param>
/// <param name="Probability">Of the topic, in thousandths.</param>
/// <param name="Source">What answered: an article's slug, or <c>record:</c> with the kind; null for words that tell nothing of a topic.</param>
/// <param name="NotKnown">The customer was told that the assistant does not know.</param>
public sealed record JudgedAnswer(long Seq, long OfSeq, DateTimeOffset At, string Language, string? Topic, int Probability, string? Source, bool NotKnown, string Outcome);

/// <summary>What a case tells of the classifier.</summary>
/// <param name="FirstSeq">The customer's first message that said what it is about.</param>
/// <param name="FirstTopic">As understood then; null if nothing was certain enough.</param>
/// <param name="FirstProbability">In thousandths.</param>
/// <param name="EndTopic">As understood last before the case was first done.</param>
/// <param name="Confused">Another topic at the end than at the beginning.</param>
/// <param name="Phrasing">The case is done, its topic confirmed, and the classifier was unsure of the first message or wrong.</param>
public sealed record JudgedCase(DateTimeOffset At, string Language, long FirstSeq, string? FirstTopic, int FirstProbability, string? EndTopic, bool Confused, bool Phrasing);
