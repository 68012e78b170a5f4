using System.Runtime.InteropServices;
using Vigil.Language;

namespace Vigil.Server.Assistant.Learning.Lists;

/// <summary>A question that the assistant could not answer.</summary>
/// <param name="Text">Masked.</param>
public sealed record UnansweredQuestion(string Item, DateTimeOffset At, string? Topic, string Language, string Text);

/// <summary>Questions that ask the same.</summary>
/// <param name="Questions">The oldest first; it names the cluster.</param>
/// <param name="Typical">The texts that have most in common with the others, at most three, no two the same.</param>
public sealed record QuestionCluster(IReadOnlyList<UnansweredQuestion> Questions, IReadOnlyList<string> Typical);

/// <summary>
/// Puts questions together that share a topic and words. Each question, the oldest first, joins the nearest cluster of its topic, or begins one: the
/// first question of a cluster stays its measure, so that what comes later does not move what was there. Words count by TF-IDF (Salton and Buckley 1988) and the
/// cosine. The same questions give the same clusters. Pure.
/// </summary>
public static class ClusterQuestions
{
    // From here on two short questions share more than words that many questions have: of five pairs of characters, two that are rare.
    private const double Near = 0.35;

    /// <param name="questions">The oldest first.</param>
    public static IReadOnlyList<QuestionCluster> Of(IReadOnlyList<UnansweredQuestion> questions)
    {
        var tokens = questions.Select(q => Segmenter.Tokens(q.Text)).ToList();
        var spread = tokens.SelectMany(t => t.Distinct(StringComparer.Ordinal)).CountBy(t => t, StringComparer.Ordinal).ToDictionary(t => t.Key, t => t.Value, StringComparer.Ordinal);
        var clusters = new List<List<(UnansweredQuestion Question, Dictionary<string, double> Words)>>();
        var measures = new Dictionary<(string Topic, string Word), List<(int Cluster, double Weight)>>();
        for (var at = 0; at < questions.Count; at++)
        {
            var words = Weigh(tokens[at], spread, questions.Count);
            var topic = questions[at].Topic ?? "";
            var nearness = new SortedDictionary<int, double>();
            foreach (var (word, weight) in words)
            {
                foreach (var (cluster, measure) in measures.GetValueOrDefault((topic, word)) ?? [])
                {
                    nearness[cluster] = nearness.GetValueOrDefault(cluster) + (weight * measure);
                }
            }

            // The earliest of equals.
            var (nearest, cosine) = nearness.Count == 0 ? new(-1, 0) : nearness.MaxBy(n => n.Value);
            if (cosine < Near)
            {
                nearest = clusters.Count;
                clusters.Add([]);
                foreach (var (word, weight) in words)
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(measures, (topic, word), out _) ??= [];
                    measures[(topic, word)].Add((nearest, weight));
                }
            }

            clusters[nearest].Add((questions[at], words));
        }

        return [.. clusters.Select(c => new QuestionCluster([.. c.Select(q => q.Question)], Typical(c)))];
    }

    private static Dictionary<string, double> Weigh(IReadOnlyList<string> tokens, Dictionary<string, int> spread, int questions)
    {
        var weights = tokens.CountBy(t => t, StringComparer.Ordinal).ToDictionary(t => t.Key, t => t.Value * Math.Log(1 + ((double)questions / spread[t.Key])), StringComparer.Ordinal);
        var length = Math.Sqrt(weights.Values.Sum(w => w * w));
        return length == 0 ? weights : weights.ToDictionary(w => w.Key, w => w.Value / length, StringComparer.Ordinal);
    }

    private static IReadOnlyList<string> Typical(List<(UnansweredQuestion Question, Dictionary<string, double> Words)> cluster)
    {
        var middle = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (word, weight) in cluster.SelectMany(q => q.Words))
        {
            middle[word] = middle.GetValueOrDefault(word) + weight;
        }

        return [.. cluster.OrderByDescending(q => q.Words.Sum(w => w.Value * middle[w.Key])).Select(q => q.Question.Text).Distinct(StringComparer.Ordinal).Take(ILearningList.Typical)];
    }
}
