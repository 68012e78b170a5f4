using Vigil.Language.Text;

namespace Vigil.Language.Topics;

/// <summary>A meaning found in a text, and the characters that carry it.</summary>
internal readonly record struct Meaning(string Concept, int Start, int Length);

/// <summary>
/// Words of several languages for one thing, so that what is learnt from one wording helps with the others and from one language with the others: content/lexicon/*.tsv, embedded.
/// The heading is <c>concept</c> and the languages; each line a concept and its forms, parted by <c>|</c>. A Chinese form is found anywhere; any other is one to three whole words, and <c>*</c> at a word's end stands for any ending.
/// </summary>
internal sealed class Lexicon
{
    private const string Prefix = "lexicon/";
    private const int ShortestStem = 2;

    private static readonly Lazy<Lexicon> Read = new(Load);

    private readonly Dictionary<string, List<string>> _chinese = new(StringComparer.Ordinal);
    private readonly Node _words = new();
    private int _longestChinese;

    /// <summary>The product's own.</summary>
    public static Lexicon Product => Read.Value;

    /// <summary>Every concept that a normalized text names, once for each place. Of two that overlap so that one holds the other, the longer stands alone: 'not arrived' is no arrival.</summary>
    public void Find(string normal, List<Meaning> found)
    {
        FindAll(normal, found);
        found.RemoveAll(inner => found.Exists(outer => outer.Length > inner.Length && outer.Start <= inner.Start && outer.Start + outer.Length >= inner.Start + inner.Length));
    }

    private void FindAll(string normal, List<Meaning> found)
    {
        for (var i = 0; i < normal.Length; i++)
        {
            if (Segmenter.IsCjk(normal[i]))
            {
                FindChinese(normal, i, found);
            }
            else if (IsWord(normal[i]) && (i == 0 || !IsWord(normal[i - 1])))
            {
                FindWords(normal, i, i, _words, found);
            }
        }
    }

    /// <summary>Everything that it is made of.</summary>
    public static IEnumerable<string> Lines() => Resources.Names(Prefix).SelectMany(Resources.Lines);

    /// <exception cref="InvalidDataException">A line is broken; the message says which.</exception>
    public static Lexicon Load()
    {
        var lexicon = new Lexicon();
        foreach (var name in Resources.Names(Prefix))
        {
            var width = 0;
            foreach (var line in Resources.Lines(name))
            {
                var cells = line.Split('\t');
                if (width == 0)
                {
                    width = cells.Length;
                    continue;
                }

                if (cells.Length != width || cells[0].Length == 0)
                {
                    throw new InvalidDataException($"{name}: a concept and {width - 1} cells of forms expected in '{line}'.");
                }

                foreach (var form in cells.Skip(1).SelectMany(c => c.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
                {
                    lexicon.Add(cells[0], TextNormalizer.Normalize(form));
                }
            }
        }

        return lexicon;
    }

    private void Add(string concept, string form)
    {
        if (form.Length == 0)
        {
            return;
        }

        if (Segmenter.IsCjk(form[0]))
        {
            _longestChinese = Math.Max(_longestChinese, form.Length);
            AddOnce(_chinese.TryGetValue(form, out var concepts) ? concepts : _chinese[form] = [], concept);
            return;
        }

        var node = _words;
        foreach (var word in form.Split(' '))
        {
            var children = word.EndsWith('*') ? node.Stems : node.Words;
            var key = word.TrimEnd('*');
            node = children.TryGetValue(key, out var next) ? next : children[key] = new Node();
        }

        AddOnce(node.Concepts, concept);
    }

    // The same word stands in several languages' cells.
    private static void AddOnce(List<string> concepts, string concept)
    {
        if (!concepts.Contains(concept, StringComparer.Ordinal))
        {
            concepts.Add(concept);
        }
    }

    private void FindChinese(string text, int start, List<Meaning> found)
    {
        var lookup = _chinese.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = 1; length <= _longestChinese && start + length <= text.Length; length++)
        {
            if (lookup.TryGetValue(text.AsSpan(start, length), out var concepts))
            {
                foreach (var concept in concepts)
                {
                    found.Add(new Meaning(concept, start, length));
                }
            }
        }
    }

    private static void FindWords(string text, int first, int start, Node node, List<Meaning> found)
    {
        var end = start;
        while (end < text.Length && IsWord(text[end]))
        {
            end++;
        }

        if (end == start)
        {
            return;
        }

        if (node.Words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text.AsSpan(start, end - start), out var exact))
        {
            Follow(text, first, end, exact, found);
        }

        var stems = node.Stems.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = ShortestStem; node.Stems.Count > 0 && length <= end - start; length++)
        {
            if (stems.TryGetValue(text.AsSpan(start, length), out var stem))
            {
                Follow(text, first, end, stem, found);
            }
        }
    }

    private static void Follow(string text, int first, int end, Node node, List<Meaning> found)
    {
        foreach (var concept in node.Concepts)
        {
            found.Add(new Meaning(concept, first, end - first));
        }

        if (end < text.Length && text[end] == ' ' && (node.Words.Count > 0 || node.Stems.Count > 0))
        {
            FindWords(text, first, end + 1, node, found);
        }
    }

    private static bool IsWord(char c) => (char.IsLetterOrDigit(c) || c == '\'' || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark) && !Segmenter.IsCjk(c);

    private sealed class Node
    {
        public Dictionary<string, Node> Words { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, Node> Stems { get; } = new(StringComparer.Ordinal);

        public List<string> Concepts { get; } = [];
    }
}
