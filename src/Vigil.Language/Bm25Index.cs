using System.Buffers;
using System.Runtime.InteropServices;

namespace Vigil.Language;

/// <summary>One document of a search index; its fields count differently.</summary>
/// <param name="Key">What a hit answers with.</param>
/// <param name="Summary">The short answer.</param>
/// <param name="Keywords">Question variants and synonyms, in any order.</param>
public sealed record Bm25Document<TKey>(TKey Key, string Title, string Summary = "", string Keywords = "", string Body = "");

/// <summary>How much a word found in a field counts.</summary>
public sealed record Bm25Weights(double Title = 3, double Summary = 1.5, double Keywords = 2.5, double Body = 1);

/// <summary>A document found, with its score (higher is better, comparable within one search only).</summary>
public readonly record struct Hit<TKey>(TKey Key, double Score);

/// <summary>
/// A search index held in memory and never changed after building, so it may be read from any thread.
/// BM25 with weighted fields: Robertson, Zaragoza, Taylor, 'Simple BM25 extension to multiple weighted fields', CIKM 2004.
/// </summary>
public sealed class Bm25Index<TKey>
{
    // The usual constants (Robertson and Zaragoza, 2009); short fields such as titles care less about length.
    private const double K1 = 1.2;
    private const double B = 0.75;

    private readonly TKey[] _keys;
    private readonly Dictionary<string, Posting[]> _postings;

    /// <summary>Builds the index; the order of the documents settles ties.</summary>
    public Bm25Index(IEnumerable<Bm25Document<TKey>> documents, Bm25Weights? weights = null)
    {
        var weight = weights ?? new Bm25Weights();
        var keys = new List<TKey>();
        var lengths = new List<double>();
        var counts = new Dictionary<string, List<Posting>>(StringComparer.Ordinal);
        foreach (var document in documents)
        {
            var tf = new Dictionary<string, double>(StringComparer.Ordinal);
            var length = Add(tf, document.Title, weight.Title) + Add(tf, document.Summary, weight.Summary) + Add(tf, document.Keywords, weight.Keywords) + Add(tf, document.Body, weight.Body);
            foreach (var (term, frequency) in tf)
            {
                if (!counts.TryGetValue(term, out var list))
                {
                    counts[term] = list = [];
                }

                list.Add(new Posting(keys.Count, (float)frequency));
            }

            keys.Add(document.Key);
            lengths.Add(length);
        }

        var mean = lengths.Count == 0 ? 1 : Math.Max(1, lengths.Average());
        _keys = [.. keys];
        _postings = new Dictionary<string, Posting[]>(counts.Count, StringComparer.Ordinal);
        foreach (var (term, list) in counts)
        {
            var idf = Math.Log(1 + ((keys.Count - list.Count + 0.5) / (list.Count + 0.5)));
            _postings[term] = [.. list.Select(p => p with { Impact = Impact(p.Impact, lengths[p.Document], mean, idf) })];
        }
    }

    /// <summary>How many documents it holds.</summary>
    public int Count => _keys.Length;

    /// <summary>The best documents for the query, best first, at most <paramref name="limit"/>; none where no word of the query occurs.</summary>
    public IReadOnlyList<Hit<TKey>> Search(string query, int limit)
    {
        if (limit <= 0 || _keys.Length == 0)
        {
            return [];
        }

        var terms = new HashSet<string>(StringComparer.Ordinal);
        var scores = ArrayPool<float>.Shared.Rent(_keys.Length);
        Array.Clear(scores, 0, _keys.Length);
        foreach (var token in Segmenter.Tokens(query))
        {
            var term = Term(token);
            if (terms.Add(term) && _postings.TryGetValue(term, out var postings))
            {
                foreach (var posting in postings)
                {
                    scores[posting.Document] += posting.Impact;
                }
            }
        }

        var hits = Best(scores, limit);
        ArrayPool<float>.Shared.Return(scores);
        return hits;
    }

    private List<Hit<TKey>> Best(float[] scores, int limit)
    {
        // Smallest first, and among equals the later document first, so that the head is what gives way.
        var best = new PriorityQueue<int, (float Score, int Later)>();
        for (var document = 0; document < _keys.Length; document++)
        {
            if (scores[document] <= 0)
            {
                continue;
            }

            if (best.Count < limit)
            {
                best.Enqueue(document, (scores[document], -document));
            }
            else if (best.TryPeek(out _, out var worst) && scores[document] > worst.Score)
            {
                best.EnqueueDequeue(document, (scores[document], -document));
            }
        }

        var hits = new List<Hit<TKey>>(best.Count);
        while (best.TryDequeue(out var document, out var priority))
        {
            hits.Add(new Hit<TKey>(_keys[document], priority.Score));
        }

        hits.Reverse();
        return hits;
    }

    private static double Add(Dictionary<string, double> tf, string text, double weight)
    {
        if (string.IsNullOrEmpty(text) || weight <= 0)
        {
            return 0;
        }

        var tokens = Segmenter.Tokens(text);
        foreach (var token in tokens)
        {
            var term = Term(token);
            tf[term] = tf.GetValueOrDefault(term) + weight;
        }

        return tokens.Count * weight;
    }

    private static float Impact(double tf, double length, double mean, double idf) =>
        (float)(idf * tf * (K1 + 1) / (tf + (K1 * (1 - B + (B * length / mean)))));

    // 'withdrawals' finds 'withdrawal': the plural s of a plain Latin word is left out.
    private static string Term(string token) =>
        token.Length > 3 && token[^1] == 's' && token[^2] is not ('s' or 'u' or 'i') && char.IsAsciiLetter(token[^2]) ? token[..^1] : token;

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Posting(int Document, float Impact);
}
