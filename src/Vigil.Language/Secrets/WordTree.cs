namespace Vigil.Language.Secrets;

/// <summary>Words as paths of letters, each with what it announces; a space in a word may be left out.</summary>
internal sealed class WordTree
{
    private readonly Dictionary<long, int> _next = [];
    private readonly List<Cue?> _ends = [null];

    public WordTree(IEnumerable<(Cue Cue, string Words)> words)
    {
        foreach (var (cue, list) in words)
        {
            foreach (var word in list.Split('|').SelectMany(Spellings))
            {
                Add(word, cue);
            }
        }
    }

    /// <summary>The node that a letter leads to, beginning at 0.</summary>
    public int? Step(int node, char letter) => _next.TryGetValue(Key(node, letter), out var next) ? next : null;

    /// <summary>What the word announces that ends at a node; null where none ends.</summary>
    public Cue? EndOf(int node) => _ends[node];

    private static long Key(int node, char letter) => ((long)node << 16) | letter;

    private void Add(string word, Cue cue)
    {
        var node = 0;
        foreach (var letter in word)
        {
            if (!_next.TryGetValue(Key(node, letter), out var next))
            {
                next = _ends.Count;
                _ends.Add(null);
                _next.Add(Key(node, letter), next);
            }

            node = next;
        }

        _ends[node] ??= cue;
    }

    private static IEnumerable<string> Spellings(string word)
    {
        var space = word.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? [word] : Spellings(word[(space + 1)..]).SelectMany(rest => new[] { word[..space] + ' ' + rest, word[..space] + rest });
    }
}
