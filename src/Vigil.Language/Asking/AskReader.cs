namespace Vigil.Language.Asking;

/// <summary>
/// Reads a message that is not one plain question: what it affirms against what it takes back, each of several asks, and the ask of a long story.
/// Where no words call for it nothing is classified twice, and the message is read as a whole. Pure.
/// </summary>
internal static class AskReader
{
    // As many parts are classified at most, the last among them; each costs what a short message costs.
    private const int MostMatters = 6;

    // From which on a part counts as a matter of its own: announced as one, or only a further question. Two topics of one group are mostly one matter
    // seen twice ('充币没到账,要多少个确认?'), and a question that names nothing means what was spoken of.
    private const double OfNamed = 0.6;
    private const double OfNamedInGroup = 0.8;
    private const double OfQuestion = 0.9;
    private const double OfQuestionInGroup = 0.95;

    // What is less certain goes before nothing that stood earlier, however urgent it would be.
    private const double OfPrecedence = 0.8;

    // What is affirmed needs no more than any answer where the whole was misled by what is taken back; else it must be plain by itself.
    private const double OfAffirmed = 0.4;
    private const double OfRemainder = 0.7;

    // A story that is not understood as a whole, and an ask in it that is.
    private const double UnsureStory = 0.6;
    private const int LeastStory = 4;

    // Said beside a matter they are its tone, or a wish that is heard without them.
    private static readonly string[] NoMatters = [IntentVocabulary.None, "service.greeting", "service.human", "service.complaint", "service.feedback"];

    /// <summary>What the message asks, and the guess that it is answered by.</summary>
    /// <param name="normal">The text in normal form.</param>
    /// <param name="whole">What the classifier makes of all of it.</param>
    /// <param name="isTheft">It tells of a theft: then that is what it is about, and nothing in it is taken back.</param>
    public static (TopicGuess Guess, IReadOnlyList<Ask> Asks) Read(string normal, TopicGuess whole, bool isTheft, Func<string, TopicGuess> classify)
    {
        var clauses = Clause.Cut(normal);
        if (clauses.Count < 2)
        {
            return (OfContrast(isTheft ? null : Contrast.Of(clauses), whole, classify), []);
        }

        if (Several(Matter.Of(clauses), whole, isTheft, classify) is { Count: > 1 } several)
        {
            var first = isTheft ? whole : MostUrgent(several);
            return (first, [.. several.Select(g => new Ask(g.Topic, g.Probability))]);
        }

        if (isTheft)
        {
            return (whole, []);
        }

        return Contrast.Of(clauses) is { } contrast ? (OfContrast(contrast, whole, classify), []) : (OfStory(clauses, whole, classify), []);
    }

    private static TopicGuess OfContrast(Contrast? contrast, TopicGuess whole, Func<string, TopicGuess> classify)
    {
        if (contrast is null)
        {
            return whole;
        }

        var affirmed = classify(contrast.Affirmed);
        var isPlain = affirmed.Topic == whole.Topic || affirmed.Probability >= whole.Probability
            || (contrast.InSoManyWords && !contrast.PointsBack && (affirmed.Probability >= OfRemainder || (affirmed.Probability >= OfAffirmed && classify(contrast.TakenBack).Topic == whole.Topic)));
        return isPlain ? affirmed : whole;
    }

    // The parts that are matters, each topic once and in the order of the text.
    private static List<TopicGuess> Several(IReadOnlyList<Matter> parts, TopicGuess whole, bool isTheft, Func<string, TopicGuess> classify)
    {
        var several = new List<TopicGuess>();
        foreach (var part in parts.Count <= MostMatters ? parts : [.. parts.Take(MostMatters - 1), parts[^1]])
        {
            var affirmed = isTheft ? null : Contrast.Of(Clause.Cut(part.Text));
            var guess = OfContrast(affirmed, classify(part.Text), classify);
            if (IsMatter(guess, part, several) && (isTheft || !VictimTopics.Names(guess.Topic)))
            {
                several.Add(guess);
            }
        }

        return several.Exists(g => g.Topic == whole.Topic) || several.TrueForAll(g => g.Probability >= whole.Probability) || isTheft ? several : [];
    }

    private static bool IsMatter(TopicGuess guess, Matter part, List<TopicGuess> before)
    {
        if (before.Count > 0 && AskWords.It.IsMatch(part.Text) && Subject.Words(part.Text).Count == 0)
        {
            // 'How long does it usually take?' is asked of what stands before it.
            return false;
        }

        var (named, inGroup) = (part.IsNamed || before.Count == 0, before.Exists(b => GroupOf(b) == GroupOf(guess)));
        var least = AspectReader.Read(part.Text).IsBare ? OfQuestionInGroup
            : inGroup ? named ? OfNamedInGroup : OfQuestionInGroup
            : named ? OfNamed : OfQuestion;
        return guess.Probability >= least && !NoMatters.Contains(guess.Topic, StringComparer.Ordinal) && !before.Exists(b => b.Topic == guess.Topic);
    }

    private static TopicGuess OfStory(List<Clause> clauses, TopicGuess whole, Func<string, TopicGuess> classify)
    {
        if (clauses.Count < LeastStory || whole.Probability >= UnsureStory)
        {
            return whole;
        }

        // Asks stand last, or first with the story behind them.
        var at = clauses.FindLastIndex(c => c.Ends == '?' || AskWords.Question.IsMatch(c.Text) || AskWords.Wish.IsMatch(c.Text));
        var ask = clauses[at < 0 ? clauses.Count - 1 : at].Text;
        if (ContrastWords.PointsBack.IsMatch(ask))
        {
            return whole;
        }

        var guess = classify(ask);
        return guess.Probability >= OfQuestion && !NoMatters.Contains(guess.Topic, StringComparer.Ordinal) && !VictimTopics.Names(guess.Topic) ? guess : whole;
    }

    // The first of the most urgent; what is none too certain goes before nothing.
    private static TopicGuess MostUrgent(List<TopicGuess> several) => several.MaxBy(g => g.Probability >= OfPrecedence ? Rank(IntentVocabulary.Find(g.Topic)?.Priority) : -1)!;

    private static int Rank(string? priority) => priority switch
    {
        "urgent" => 3,
        "high" => 2,
        "normal" => 1,
        _ => 0,
    };

    private static string? GroupOf(TopicGuess guess) => IntentVocabulary.Find(guess.Topic)?.Group;
}
