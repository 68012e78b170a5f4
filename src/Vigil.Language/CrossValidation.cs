using Vigil.Language.Topics;

namespace Vigil.Language;

/// <summary>One phrase that the classifier got wrong while it had not seen it.</summary>
public sealed record Mistake(LabelledText Phrase, TopicGuess Guess);

/// <summary>How well the classifier does on phrases that it was not trained on.</summary>
/// <param name="Accuracy">Share of right topics, from 0 to 1.</param>
/// <param name="ByLanguage">The same by language.</param>
/// <param name="CalibrationError">Expected calibration error over ten bins: by how much the stated probability is off, on average.</param>
public sealed record CrossValidation(int Count, double Accuracy, IReadOnlyDictionary<string, double> ByLanguage, double CalibrationError, IReadOnlyList<Mistake> Mistakes)
{
    /// <summary>Trains once per fold on the others and asks about the fold.</summary>
    /// <param name="members">Networks of each classifier.</param>
    /// <param name="rounds">How many folds are asked about; each costs a training.</param>
    public static CrossValidation Run(IReadOnlyList<LabelledText> phrases, int folds = 5, int seed = 17, bool trade = false, int members = 3, int rounds = int.MaxValue)
    {
        var fold = Folds.Deal(phrases, folds, seed);
        var asked = Math.Min(rounds, folds);
        var guesses = new TopicGuess[phrases.Count];
        for (var held = 0; held < asked; held++)
        {
            var model = TopicClassifier.Train([.. phrases.Where((_, i) => fold[i] != held)], seed, trade, members);
            for (var i = 0; i < phrases.Count; i++)
            {
                if (fold[i] == held)
                {
                    guesses[i] = model.Classify(phrases[i].Text);
                }
            }
        }

        (phrases, guesses) = ([.. phrases.Where((_, i) => fold[i] < asked)], [.. guesses.Where((_, i) => fold[i] < asked)]);
        var right = guesses.Select((g, i) => string.Equals(g.Topic, phrases[i].Topic, StringComparison.Ordinal)).ToArray();
        var byLanguage = phrases.Select((p, i) => (p.Language, Right: right[i])).GroupBy(p => p.Language, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Average(p => p.Right ? 1.0 : 0.0), StringComparer.Ordinal);
        var error = guesses.Select((g, i) => (g.Probability, Right: right[i])).GroupBy(g => Math.Min(9, (int)(g.Probability * 10)))
            .Sum(bin => Math.Abs(bin.Average(g => g.Probability) - bin.Average(g => g.Right ? 1.0 : 0.0)) * bin.Count()) / phrases.Count;
        return new CrossValidation(
            phrases.Count,
            right.Average(r => r ? 1.0 : 0.0),
            byLanguage,
            error,
            [.. phrases.Select((p, i) => new Mistake(p, guesses[i])).Where((_, i) => !right[i])]);
    }
}
