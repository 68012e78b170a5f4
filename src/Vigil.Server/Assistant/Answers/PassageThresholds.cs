namespace Vigil.Server.Assistant.Answers;

/// <summary>From where on a passage answers; how they were chosen stands in docs/decisions/0036.</summary>
internal static class PassageThresholds
{
    /// <summary>The probability from which a passage or short answer is said.</summary>
    public const double Says = 0.25;

    /// <summary>The same where only articles of what is talked of can be meant, and the probability is counted among them.</summary>
    public const double SaysAlone = 0.3;

    /// <summary>The same where the message only adds to what lies open.</summary>
    public const double Adds = 0.45;

    /// <summary>The same beside a record that was told already, where the message is no question.</summary>
    public const double BesideRecord = 0.4;

    /// <summary>The probability, among what the security team's articles say and that nothing answers, up to which nothing is no hindrance to saying the likeliest with an alarm.</summary>
    public const double NothingInAlarm = 0.4;

    /// <summary>The probability from which a passage answers a turn that names nothing rather than what the newest answer has said of it.</summary>
    public const double RatherThanQuote = 0.6;

    /// <summary>By how much a passage must be more alike a question that is known to ask for it than the one that a danger's rule names.</summary>
    public const double RatherThanNamed = 0.15;

    /// <summary>How alike it must be besides where the danger is known by its words, which leaves little doubt.</summary>
    public const double RatherThanNamedInWords = 0.75;

    /// <summary>The probability from which something is said to a question of somebody who waits for a person.</summary>
    public const double WhileWaiting = 0.4;

    /// <summary>How likely a passage must be against the short answer of its article to be said instead.</summary>
    public const double RatherThanWhole = 0.5;

    /// <summary>How alike it must be to a question that is known to ask for it, for that.</summary>
    public const double AlikeInAlarm = 0.3;

    /// <summary>How alike the message and a question must be that is known to ask for it, where nothing says yet that there is a danger: 'he wants a code' after an opening that was not understood.</summary>
    public const double AlikeInDanger = 0.6;

    /// <summary>How alike it must be for that where it tells of harm, however unlikely its words are otherwise.</summary>
    public const double SameInDanger = 0.9;

    /// <summary>The probability, counted so, from which something is said to a question after an alarm.</summary>
    public const double AskedInAlarm = 0.12;

    /// <summary>The same where what was said before is left out of account.</summary>
    public const double AfreshInAlarm = 0.25;

    /// <summary>The same to what only tells.</summary>
    public const double ToldInAlarm = 0.2;

    /// <summary>The probability from which a passage of another matter answers a short turn beside a record that was told.</summary>
    public const double LeavesRecord = 0.6;

    /// <summary>The probability from which a short turn leaves what was talked of.</summary>
    public const double Leaves = 0.97;

    /// <summary>The same for a question that is not short.</summary>
    public const double LongLeaves = 0.6;

    /// <summary>The probability from which a message that opens a matter is none of ours.</summary>
    public const double Nothing = 0.9;

    /// <summary>The probability from which a passage is looked at all the same.</summary>
    public const double DespiteNothing = 0.6;

    /// <summary>The likeness to a known question from which it speaks for a passage by itself.</summary>
    public const double QuestionSpeaks = 0.45;

    /// <summary>The likeness from which a passage is the answer, and not only what may be meant.</summary>
    public const double SaysByLikeness = 0.6;

    /// <summary>The probability, among the passages of the matter and nothing, from which one answers a question in place of what was told just before.</summary>
    public const double RatherThanAgain = 0.2;

    /// <summary>The share of the question covered from which that does.</summary>
    public const double WordsSpeak = 0.9;

    /// <summary>The share of a short turn in the passage's own words from which that does.</summary>
    public const double OwnSpeak = 0.25;

    /// <summary>The probability of the article's topic from which that does.</summary>
    public const double TopicSpeaks = 0.2;

    /// <summary>The probability from which a topic that the exchange only takes a stance on is answered with that, whatever lies open.</summary>
    public const double Stance = 0.9;

    /// <summary>The probability from which a heading or title is offered where nothing answers.</summary>
    public const double Near = 0.03;

    /// <summary>The same for a button: what is less likely is about something else.</summary>
    public const double Offered = 0.05;

    /// <summary>The probability from which what is offered first is read out, with the word that it only comes nearest.</summary>
    public const double Perhaps = 0.1;

    /// <summary>The same where the message only adds to what was answered.</summary>
    public const double PerhapsAdded = 0.2;

    /// <summary>The probability of the article's topic from which a row of its tables answers that is named.</summary>
    public const double TableSpeaks = 0.5;

    /// <summary>The share of a row's name that must be named.</summary>
    public const double LeastCase = 0.4;

    /// <summary>The probability of the topics together from which they are offered.</summary>
    public const double LikelyChoices = 0.6;

    /// <summary>Letters up to which all of a passage is said where one piece of it answers; a Latin letter is half as wide.</summary>
    public static int LongestWhole(string language) => language == "zh" ? 220 : 520;
}
