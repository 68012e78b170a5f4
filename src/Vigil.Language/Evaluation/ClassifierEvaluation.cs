using System.Diagnostics;

namespace Vigil.Language.Evaluation;

/// <summary>Trains the product's own classifier on labelled texts and asks it about others.</summary>
public static class ClassifierEvaluation
{
    /// <summary>The label of what belongs to none of the topics, among the texts that <see cref="Oos"/> asks about.</summary>
    public const string OutOfScope = "oos";

    /// <summary>Accuracy and speed.</summary>
    /// <exception cref="EvaluationInputException">A text to ask about has a label that was not trained, or there is none.</exception>
    public static IntentsResult Intents(IReadOnlyList<LabelledText> train, IReadOnlyList<LabelledText> test)
    {
        RefuseUnknown(train, test);
        var (model, seconds) = Train(train);
        var (guesses, microseconds) = Ask(model, test);
        return new IntentsResult(Accuracy(test, guesses), MacroF1(test, guesses), seconds, Percentile(microseconds, 0.5), Percentile(microseconds, 0.99), test.Count);
    }

    /// <summary>How well what belongs to no topic is told from what does. Training texts labelled <c>oos</c> are left out: nothing is learnt from them.</summary>
    /// <exception cref="EvaluationInputException">A text to ask about has a label that was not trained, or there are none on one of the two sides.</exception>
    public static OosResult Oos(IReadOnlyList<LabelledText> train, IReadOnlyList<LabelledText> test)
    {
        LabelledText[] known = [.. train.Where(r => r.Topic != OutOfScope)];
        LabelledText[] inside = [.. test.Where(r => r.Topic != OutOfScope)];
        if (inside.Length == 0 || inside.Length == test.Count)
        {
            throw new EvaluationInputException($"rows of topics and rows labelled '{OutOfScope}' expected to ask about; found {inside.Length} and {test.Count - inside.Length}.");
        }

        RefuseUnknown(known, inside);
        var (model, _) = Train(known);
        var (guesses, _) = Ask(model, test);
        bool[] outside = [.. test.Select(r => r.Topic == OutOfScope)];
        bool[] refused = [.. guesses.Select(g => g.InScope < model.ScopeThreshold)];
        var (found, outsiders, refusals) = (outside.Zip(refused).Count(p => p.First && p.Second), outside.Count(o => o), refused.Count(r => r));
        return new OosResult(
            test.Zip(guesses).Where(p => p.First.Topic != OutOfScope).Average(p => p.First.Topic == p.Second.Topic ? 1.0 : 0.0),
            (double)found / outsiders, refusals == 0 ? 0 : (double)found / refusals, Auroc([.. guesses.Select(g => -g.InScope)], outside));
    }

    /// <summary>The probability that a random positive scores above a random negative; ties count half (Mann and Whitney).</summary>
    internal static double Auroc(double[] scores, bool[] positive)
    {
        var order = Enumerable.Range(0, scores.Length).OrderBy(i => scores[i]).ToArray();
        var ranks = 0.0;
        for (var i = 0; i < order.Length;)
        {
            var end = i;
            while (end < order.Length && scores[order[end]] == scores[order[i]])
            {
                end++;
            }

            // Those of equal score share the mean of their ranks, which count from one.
            var mean = (i + 1 + end) / 2.0;
            ranks += order[i..end].Count(o => positive[o]) * mean;
            i = end;
        }

        double positives = positive.Count(p => p), negatives = positive.Length - positives;
        return (ranks - (positives * (positives + 1) / 2)) / (positives * negatives);
    }

    private static (TopicClassifier Model, double Seconds) Train(IReadOnlyList<LabelledText> rows)
    {
        var began = Stopwatch.GetTimestamp();
        return (TopicClassifier.Train(rows), Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    // Asked twice, counted the second time: the first compiles the code and fetches the model into the processor's memory.
    private static (TopicGuess[] Guesses, double[] Microseconds) Ask(TopicClassifier model, IReadOnlyList<LabelledText> rows)
    {
        var guesses = rows.Select(r => model.Classify(r.Text)).ToArray();
        var microseconds = new double[rows.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            var began = Stopwatch.GetTimestamp();
            model.Classify(rows[i].Text);
            microseconds[i] = Stopwatch.GetElapsedTime(began).TotalMicroseconds;
        }

        return (guesses, microseconds);
    }

    private static double Accuracy(IReadOnlyList<LabelledText> rows, TopicGuess[] guesses) => rows.Zip(guesses).Average(p => p.First.Topic == p.Second.Topic ? 1.0 : 0.0);

    // The mean of the topics' F1: a rare topic counts as much as a frequent one.
    private static double MacroF1(IReadOnlyList<LabelledText> rows, TopicGuess[] guesses) => rows.Select(r => r.Topic).Distinct(StringComparer.Ordinal).Average(topic =>
    {
        var right = rows.Zip(guesses).Count(p => p.First.Topic == topic && p.Second.Topic == topic);
        return 2.0 * right / (rows.Count(r => r.Topic == topic) + guesses.Count(g => g.Topic == topic));
    });

    private static double Percentile(double[] values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted[Math.Min(sorted.Length - 1, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }

    private static void RefuseUnknown(IReadOnlyList<LabelledText> train, IReadOnlyList<LabelledText> test)
    {
        var known = train.Select(r => r.Topic).ToHashSet(StringComparer.Ordinal);
        if (test.FirstOrDefault(r => !known.Contains(r.Topic)) is { } stranger)
        {
            throw new EvaluationInputException($"categories of the training file expected; '{stranger.Topic}' is none of them.");
        }
    }
}

/// <param name="Accuracy">Share of right topics, from 0 to 1.</param>
/// <param name="MacroF1">Mean F1 of the topics, from 0 to 1.</param>
/// <param name="TrainSeconds">Wall-clock seconds of training, reading the file not counted.</param>
/// <param name="MicrosecondsP50">Median time of one query.</param>
/// <param name="MicrosecondsP99">99th percentile of the same.</param>
public sealed record IntentsResult(double Accuracy, double MacroF1, double TrainSeconds, double MicrosecondsP50, double MicrosecondsP99, int Count);

/// <param name="InScopeAccuracy">Share of right topics among the rows that have one, whatever the threshold.</param>
/// <param name="Recall">Share of the rows out of scope that are refused at the product's threshold.</param>
/// <param name="Precision">Share of the refused that are out of scope.</param>
/// <param name="Auroc">Area under the curve of telling the two apart, at all thresholds.</param>
public sealed record OosResult(double InScopeAccuracy, double Recall, double Precision, double Auroc);
