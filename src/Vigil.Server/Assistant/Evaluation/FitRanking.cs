using Vigil.Server.Assistant.Answers;

namespace Vigil.Server.Assistant.Evaluation;

/// <summary>Finds the weights of <see cref="RankingWeights"/>: those under which the passages that answer are likeliest among all that may, by gradient descent, held near zero. Pure; the same rows give the same weights.</summary>
internal static class FitRanking
{
    private const int Rounds = 4000;
    private const double Step = 0.3;
    private const double TowardsZero = 0.003;

    /// <param name="rows">The traits of all that may answer each question, of which nothing is one, and which of them answers.</param>
    public static double[] Run(IReadOnlyList<(IReadOnlyList<double[]> Traits, IReadOnlyList<bool> Answers)> rows)
    {
        var of = rows.Where(r => r.Answers.Contains(true)).ToList();
        var weights = new double[RankingWeights.Names.Count];
        for (var round = 0; round < Rounds; round++)
        {
            var slope = new double[weights.Length];
            foreach (var (traits, answers) in of)
            {
                var scores = traits.Select(t => RankingWeights.Score(t, weights)).ToArray();
                var highest = scores.Max();
                var likely = scores.Select(s => Math.Exp(s - highest)).ToArray();
                var (all, right) = (likely.Sum(), likely.Where((_, at) => answers[at]).Sum());
                for (var at = 0; at < traits.Count; at++)
                {
                    var pull = (answers[at] ? likely[at] / right : 0) - (likely[at] / all);
                    for (var i = 0; i < slope.Length; i++)
                    {
                        slope[i] += pull * traits[at][i];
                    }
                }
            }

            for (var i = 0; i < weights.Length; i++)
            {
                weights[i] += Step * ((slope[i] / of.Count) - (TowardsZero * weights[i]));
            }
        }

        return weights;
    }
}
