using System.Runtime.InteropServices;

namespace Vigil.Language.Search;

/// <summary>What is asked, by the questions that are known to ask it.</summary>
/// <param name="Likeness">How alike the question and the known one are that is nearest, from 0 to 1; comparable between questions of one language.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct QuestionHit<TKey>(TKey Key, double Likeness);

/// <summary>
/// Finds what a question asks by the known question that is most like it: what the two share of all that they say, by the rarity of the words.
/// Unlike a search it needs no word of the answer itself. Held in memory and never changed after building, so it may be read from any thread.
/// </summary>
public sealed class QuestionIndex<TKey>
    where TKey : notnull
{
    private readonly TKey[] _keys;
    private readonly int[] _keyOf;
    private readonly ILookup<string, int> _same;
    private readonly double[] _worth;
    private readonly Dictionary<string, int[]> _places;

    /// <summary>Builds the index; the order of the questions settles ties.</summary>
    public QuestionIndex(IReadOnlyList<(TKey Key, string Question)> known)
    {
        _keys = [.. known.Select(k => k.Key).Distinct()];
        var at = _keys.Index().ToDictionary(k => k.Item, k => k.Index);
        _keyOf = [.. known.Select(k => at[k.Key])];
        _same = known.ToLookup(k => Plain(k.Question), k => at[k.Key], StringComparer.Ordinal);
        var terms = known.Select(k => Terms(k.Question)).ToList();
        _places = terms.SelectMany((said, question) => said.Select(term => (Term: term, Question: question))).GroupBy(t => t.Term, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Select(t => t.Question).ToArray(), StringComparer.Ordinal);
        _worth = [.. terms.Select(said => said.Sum(Worth))];
    }

    /// <summary>What the question may ask, likeliest first, at most <paramref name="limit"/>; nothing for a text without any known word that is no known question as it stands.</summary>
    public IReadOnlyList<QuestionHit<TKey>> Find(string question, int limit)
    {
        var (shared, all) = (new double[_keyOf.Length], 0.0);
        foreach (var term in Terms(question))
        {
            var worth = Worth(term);
            all += worth;
            foreach (var place in _places.GetValueOrDefault(term) ?? [])
            {
                shared[place] += worth;
            }
        }

        var alike = new double[_keys.Length];
        for (var known = 0; known < shared.Length; known++)
        {
            if (shared[known] > 0)
            {
                alike[_keyOf[known]] = Math.Max(alike[_keyOf[known]], 2 * shared[known] / (all + _worth[known]));
            }
        }

        foreach (var key in _same[Plain(question)])
        {
            // 'I gave it' has no word that says anything by itself, and is asked all the same.
            alike[key] = 1;
        }

        return [.. Enumerable.Range(0, _keys.Length).Where(key => alike[key] > 0).Select(key => new QuestionHit<TKey>(_keys[key], alike[key])).OrderByDescending(hit => hit.Likeness).Take(limit)];
    }

    private static string Plain(string text) => TextNormalizer.Normalize(text).Trim(' ', '.', '!', '?', ',');

    private static HashSet<string> Terms(string text)
    {
        var terms = new Dictionary<string, double>(StringComparer.Ordinal);
        PointTerms.Add(terms, TextNormalizer.Normalize(text), 1);
        return [.. terms.Keys];
    }

    private double Worth(string term)
    {
        var places = _places.GetValueOrDefault(term)?.Length ?? 0;
        return (places == 0 ? PointTerms.Unknown(term) : PointTerms.WorthOf(term)) * Math.Log(1 + ((_keyOf.Length - places + 0.5) / (places + 0.5)));
    }
}
