namespace Vigil.Language.Search;

/// <summary>Counts the terms of documents, unit by unit, and weighs them in the end.</summary>
internal sealed class PassageIndexBuilder(SearchWeights weights)
{
    // The usual constants (Robertson and Zaragoza, 2009). A head is long because people have many names for its matter, not because it rambles, so its length counts less.
    private const double K1 = 1.2;
    private const double OfPassage = 0.75;
    private const double OfHead = 0.3;

    private readonly Dictionary<string, List<Posting>> _postings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Documents, int Last)> _documents = new(StringComparer.Ordinal);
    private readonly List<float> _lengths = [];
    private readonly List<int> _heads = [];
    private readonly Spelling _spelling = new();
    private readonly Dictionary<string, double> _counts = new(StringComparer.Ordinal);
    private double _length;

    public void Add(string title, string summary, string keywords, string questions, IReadOnlyList<SearchPassage> passages)
    {
        _heads.Add(_lengths.Count);
        Count(title, weights.Title);
        Count(summary, weights.Summary);
        Count(keywords, weights.Keywords);
        Count(questions, weights.Questions);
        foreach (var passage in passages)
        {
            Count(passage.Heading, 1);
        }

        Beside(SearchTerms.AddConcepts, [title, keywords, questions, summary]);
        Beside(SearchTerms.AddCharacters, [title, keywords]);
        Close();
        foreach (var passage in passages)
        {
            Count(passage.Heading, weights.Heading);
            Count(passage.Text, 1);
            Beside(SearchTerms.AddConcepts, [passage.Heading]);
            Close();
        }
    }

    public (int[] Heads, Dictionary<string, Entry> Terms, Spelling Spelling) Build()
    {
        int[] heads = [.. _heads, _lengths.Count];
        var isHead = new bool[_lengths.Count];
        _heads.ForEach(h => isHead[h] = true);
        var (ofHeads, ofPassages) = (Mean(isHead, true), Mean(isHead, false));
        var terms = new Dictionary<string, Entry>(_postings.Count, StringComparer.Ordinal);
        foreach (var (term, list) in _postings)
        {
            var idf = Math.Log(1 + ((_heads.Count - _documents[term].Documents + 0.5) / (_documents[term].Documents + 0.5)));
            terms[term] = new Entry(idf * (K1 + 1), [.. list.Select(p => p with { Impact = (float)(idf * Saturated(p.Impact, _lengths[p.Unit], isHead[p.Unit] ? ofHeads : ofPassages, isHead[p.Unit] ? OfHead : OfPassage)) })]);
        }

        return (heads, terms, _spelling);
    }

    private void Count(string text, double weight)
    {
        if (text.Length == 0 || weight <= 0)
        {
            return;
        }

        var normal = TextNormalizer.Normalize(text);
        foreach (var word in SearchTerms.Words(normal))
        {
            if (SearchTerms.IsLatin(word))
            {
                _spelling.Add(word);
            }

            Count(SearchTerms.Of(word), weight, 1);
        }

        var joined = new List<string>();
        SearchTerms.AddJoined(normal, joined);
        joined.ForEach(term => Count(term, weight, 0));
    }

    private void Count(string term, double weight, int length)
    {
        _counts[term] = _counts.GetValueOrDefault(term) + weight;
        _length += weight * length;
    }

    // Beside the words: it makes a unit no longer.
    private void Beside(Action<string, List<string>> read, string[] texts)
    {
        var terms = new List<string>();
        Array.ForEach(texts, text => read(TextNormalizer.Normalize(text), terms));
        terms.ForEach(term => Count(term, 1, 0));
    }

    private void Close()
    {
        foreach (var (term, count) in _counts)
        {
            if (!_postings.TryGetValue(term, out var list))
            {
                _postings[term] = list = [];
            }

            list.Add(new Posting(_lengths.Count, (float)count));
            var (documents, last) = _documents.GetValueOrDefault(term, (0, -1));
            _documents[term] = (last == _heads.Count ? documents : documents + 1, _heads.Count);
        }

        _lengths.Add((float)_length);
        _counts.Clear();
        _length = 0;
    }

    private double Mean(bool[] isHead, bool wanted) => Math.Max(1, _lengths.Where((_, unit) => isHead[unit] == wanted).DefaultIfEmpty(1).Average());

    private static double Saturated(double count, double length, double mean, double b) => count * (K1 + 1) / (count + (K1 * (1 - b + (b * length / mean))));
}
