using System.Buffers;
using System.Runtime.InteropServices;

namespace Vigil.Language.Search;

/// <summary>
/// A search index held in memory and never changed after building, so it may be read from any thread. It ranks documents and says which of their passages fits.
/// BM25 with weighted fields (Robertson, Zaragoza, Taylor, 'Simple BM25 extension to multiple weighted fields', CIKM 2004) over two kinds of units: the head of a document (title, short answer, keywords,
/// questions, headings) and each of its passages. A document scores by its head, its best passage and a little of the others.
/// </summary>
public sealed class PassageIndex<TKey>
{
    // The share of all that the query could score that a passage must reach to be named.
    private const double LeastOfPassage = 0.3;

    private readonly SearchWeights _weights;
    private readonly TKey[] _keys;

    // The unit at which each document's head stands; its passages follow. One more at the end.
    private readonly int[] _heads;
    private readonly Dictionary<string, Entry> _terms;
    private readonly Spelling _spelling;

    /// <summary>Builds the index; the order of the documents settles ties.</summary>
    public PassageIndex(IEnumerable<SearchDocument<TKey>> documents, SearchWeights? weights = null)
    {
        _weights = weights ?? SearchWeights.Default;
        var builder = new PassageIndexBuilder(_weights);
        var keys = new List<TKey>();
        foreach (var document in documents)
        {
            keys.Add(document.Key);
            builder.Add(document.Title, document.Summary, document.Keywords, document.Questions, document.Passages);
        }

        _keys = [.. keys];
        (_heads, _terms, _spelling) = builder.Build();
    }

    /// <summary>How many documents it holds.</summary>
    public int Count => _keys.Length;

    /// <summary>The best documents for the query, best first, at most <paramref name="limit"/>; none where no word of the query occurs.</summary>
    /// <param name="unknown">Whether a word of the query is in no document, so that another index may know more.</param>
    public IReadOnlyList<PassageHit<TKey>> Search(string query, int limit, out bool unknown)
    {
        var asked = Read(TextNormalizer.Normalize(query), out unknown);
        if (limit <= 0 || asked.Count == 0)
        {
            return [];
        }

        var units = _heads[^1];
        var scores = ArrayPool<float>.Shared.Rent(units);
        Array.Clear(scores, 0, units);
        var reach = 0.0;
        foreach (var (entry, factor) in asked)
        {
            reach += factor * entry.Weight;
            foreach (var posting in entry.Postings)
            {
                scores[posting.Unit] += (float)(factor * posting.Impact);
            }
        }

        var hits = Best(scores, limit, reach);
        ArrayPool<float>.Shared.Return(scores);
        return hits;
    }

    // The terms of the query that the index knows, each once, with what it counts.
    private List<(Entry Entry, double Factor)> Read(string normal, out bool unknown)
    {
        var factors = new Dictionary<string, double>(StringComparer.Ordinal);
        var (meant, before) = (normal, "");
        unknown = false;
        foreach (var word in SearchTerms.Words(normal))
        {
            var term = SearchTerms.Of(word);
            if (_terms.ContainsKey(term))
            {
                factors[term] = 1;
            }
            else if (SearchTerms.IsLatin(word) && _spelling.Meant(word) is { Count: > 0 } others)
            {
                meant = meant.Replace(word, string.Join(' ', others), StringComparison.Ordinal);
                foreach (var other in others)
                {
                    factors.TryAdd(SearchTerms.Of(other), others.Count > 1 ? 1 : _weights.Corrected);
                }
            }
            else
            {
                unknown = true;
            }

            if (SearchTerms.IsLatin(word) && before.Length > 0 && _spelling.Knows(before + word))
            {
                factors.TryAdd(SearchTerms.Of(before + word), 1);
            }

            before = SearchTerms.IsLatin(word) ? word : "";
        }

        var further = new List<string>();
        SearchTerms.AddJoined(normal, further);
        further.ForEach(term => factors.TryAdd(term, 1));
        further.Clear();
        SearchTerms.AddCharacters(normal, further);
        further.ForEach(term => factors.TryAdd(term, _weights.Character));
        further.Clear();
        if (factors.Keys.Any(_terms.ContainsKey))
        {
            SearchTerms.AddConcepts(meant, further);
            further.ForEach(term => factors.TryAdd(term, _weights.Concept));
        }

        return [.. factors.Where(f => f.Value > 0 && _terms.ContainsKey(f.Key)).Select(f => (_terms[f.Key], f.Value))];
    }

    private List<PassageHit<TKey>> Best(float[] scores, int limit, double reach)
    {
        // Smallest first, and among equals the later document first, so that the head is what gives way.
        var best = new PriorityQueue<(int Document, int? Passage), (double Score, int Later)>();
        for (var document = 0; document < _keys.Length; document++)
        {
            var (score, passage) = ScoreOf(scores, document, reach);
            if (score <= 0)
            {
                continue;
            }

            if (best.Count < limit)
            {
                best.Enqueue((document, passage), (score, -document));
            }
            else if (best.TryPeek(out _, out var worst) && score > worst.Score)
            {
                best.EnqueueDequeue((document, passage), (score, -document));
            }
        }

        var hits = new List<PassageHit<TKey>>(best.Count);
        while (best.TryDequeue(out var found, out var priority))
        {
            hits.Add(new PassageHit<TKey>(_keys[found.Document], priority.Score, found.Passage));
        }

        hits.Reverse();
        return hits;
    }

    private (double Score, int? Passage) ScoreOf(float[] scores, int document, double reach)
    {
        var head = _heads[document];
        var (most, place, all) = (0f, head, 0.0);
        for (var unit = head + 1; unit < _heads[document + 1]; unit++)
        {
            all += scores[unit];
            if (scores[unit] > most)
            {
                (most, place) = (scores[unit], unit);
            }
        }

        return (scores[head] + (_weights.BestPassage * most) + (_weights.OtherPassages * (all - most)), most >= LeastOfPassage * reach && most > 0 ? place - head - 1 : null);
    }
}

/// <summary>A term: what it is worth by its rarity, and where it stands.</summary>
internal sealed record Entry(double Weight, Posting[] Postings);

/// <summary>A unit that holds a term, and what that adds to its score.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Posting(int Unit, float Impact);
