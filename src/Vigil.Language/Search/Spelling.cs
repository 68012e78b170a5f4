namespace Vigil.Language.Search;

/// <summary>The Latin words that an index knows, asked for those that somebody may have meant. Never changed once the index is built.</summary>
internal sealed class Spelling
{
    // Below it nearly every word has a neighbour that means something else.
    private const int ShortestToCorrect = 5;
    private const int ShortestPart = 3;

    private readonly Dictionary<string, int> _uses = new(StringComparer.Ordinal);

    /// <summary>Takes note of a word.</summary>
    public void Add(string word) => _uses[word] = _uses.GetValueOrDefault(word) + 1;

    /// <summary>Whether the word is known as it stands.</summary>
    public bool Knows(string word) => _uses.ContainsKey(word);

    /// <summary>What an unknown word may stand for: two known words written as one, or else the most used known word that one letter more, less, different or exchanged with its neighbour makes of it. Empty where there is none.</summary>
    public IReadOnlyList<string> Meant(string word)
    {
        for (var at = ShortestPart; at <= word.Length - ShortestPart; at++)
        {
            if (Knows(word[..at]) && Knows(word[at..]))
            {
                return [word[..at], word[at..]];
            }
        }

        var best = word.Length < ShortestToCorrect ? null : Neighbours(word).Where(Knows).MaxBy(n => _uses[n]);
        return best is null ? [] : [best];
    }

    // All texts at one step (Damerau); some hundreds for a word, each one look-up.
    private static IEnumerable<string> Neighbours(string word)
    {
        for (var i = 0; i <= word.Length; i++)
        {
            var (left, right) = (word[..i], word[i..]);
            if (right.Length > 0)
            {
                yield return left + right[1..];
            }

            if (right.Length > 1)
            {
                yield return $"{left}{right[1]}{right[0]}{right[2..]}";
            }

            for (var letter = 'a'; letter <= 'z'; letter++)
            {
                yield return $"{left}{letter}{right}";
                if (right.Length > 0)
                {
                    yield return $"{left}{letter}{right[1..]}";
                }
            }
        }
    }
}
