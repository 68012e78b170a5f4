namespace Vigil.Language.Topics;

/// <summary>
/// What makes scores honest, found on held-out texts: the temperature that turns them into probabilities (Guo, Pleiss, Sun, Weinberger, 'On calibration of modern neural networks', ICML 2017),
/// and the score below which a text is like none that was learnt from.
/// </summary>
internal sealed record Calibration(double Temperature, double ScopeThreshold)
{
    private const int FoldCount = 5;

    // As good as the whole ensemble for this, at a part of its time.
    private const int Members = 2;

    // Of the texts that belong to a topic, this share may be refused: it buys most of the strangers.
    private const double Refused = 0.05;

    // Of what was learnt itself nothing is a stranger.
    private static readonly Calibration None = new(1, double.NegativeInfinity);

    /// <summary>Trains without one fold and reads both from it; no temperature and no threshold where there is too little to hold out.</summary>
    public static Calibration Of(IReadOnlyList<LabelledText> phrases, string[] topics, int seed, bool trade)
    {
        if (topics.Length < 2 || phrases.Count < topics.Length * 4)
        {
            return None;
        }

        var fold = Folds.Deal(phrases, FoldCount, seed);
        var held = phrases.Where((_, i) => fold[i] == 0).ToArray();
        var model = TopicClassifier.Fit([.. phrases.Where((_, i) => fold[i] != 0)], topics, seed, trade, Members, None);
        var scores = held.AsParallel().AsOrdered().Select(p => model.Scores(p.Text)).ToArray();
        var answers = held.Select(p => Array.BinarySearch(topics, p.Topic, StringComparer.Ordinal)).ToArray();

        var best = (Temperature: 1.0, Loss: double.PositiveInfinity);
        for (var step = -30; step <= 30; step++)
        {
            var temperature = Math.Pow(10, step / 30.0);
            var loss = Loss(scores, answers, temperature);
            if (loss < best.Loss)
            {
                best = (temperature, loss);
            }
        }

        var highest = scores.Select(s => s.Max()).Order().ToArray();
        return new Calibration(best.Temperature, highest[(int)(Refused * highest.Length)]);
    }

    private static double Loss(double[][] scores, int[] answers, double temperature)
    {
        var loss = 0.0;
        for (var i = 0; i < scores.Length; i++)
        {
            var p = (double[])scores[i].Clone();
            Softmax.InPlace(p, temperature);
            loss -= Math.Log(Math.Max(p[answers[i]], 1e-12));
        }

        return loss;
    }
}
