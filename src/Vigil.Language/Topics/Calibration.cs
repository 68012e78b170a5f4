namespace Vigil.Language.Topics;

/// <summary>Finds the temperature that makes probabilities honest: Guo, Pleiss, Sun, Weinberger, 'On calibration of modern neural networks', ICML 2017.</summary>
internal static class Calibration
{
    private const int FoldCount = 5;

    /// <summary>Trains without one fold and picks the temperature with the least surprise on it; 1 where there is too little to hold out.</summary>
    public static double Temperature(IReadOnlyList<LabelledText> phrases, string[] topics, int seed)
    {
        if (topics.Length < 2 || phrases.Count < topics.Length * 4)
        {
            return 1;
        }

        var fold = Folds.Deal(phrases, FoldCount, seed);
        var held = phrases.Where((_, i) => fold[i] == 0).ToArray();
        var model = TopicClassifier.Fit([.. phrases.Where((_, i) => fold[i] != 0)], topics, seed, 1);
        var logits = held.Select(p => model.Logits(p.Text)).ToArray();
        var answers = held.Select(p => Array.BinarySearch(topics, p.Topic, StringComparer.Ordinal)).ToArray();

        var best = (Temperature: 1.0, Loss: double.PositiveInfinity);
        for (var step = -30; step <= 30; step++)
        {
            var temperature = Math.Pow(10, step / 30.0);
            var loss = Loss(logits, answers, temperature);
            if (loss < best.Loss)
            {
                best = (temperature, loss);
            }
        }

        return best.Temperature;
    }

    private static double Loss(double[][] logits, int[] answers, double temperature)
    {
        var loss = 0.0;
        for (var i = 0; i < logits.Length; i++)
        {
            var p = (double[])logits[i].Clone();
            Softmax.InPlace(p, temperature);
            loss -= Math.Log(Math.Max(p[answers[i]], 1e-12));
        }

        return loss;
    }
}
