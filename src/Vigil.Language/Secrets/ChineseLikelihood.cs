using Vigil.Language.Text;

namespace Vigil.Language.Secrets;

/// <summary>
/// Whether Chinese characters are drawn or written. Both lists of BIP 39 hold the commonest characters, in the order of their frequency, so sentences are full of them; a drawn phrase takes rare ones as often as common ones.
/// The measure is the logarithm, to base 2, of how much more probable the characters are in a sentence than in a drawing.
/// </summary>
internal static class ChineseLikelihood
{
    // What a pair of neighbours that customers write counts for: drawn characters make one in some hundred.
    private const double BitsOfPair = 4;

    // Zipf's law with Mandelbrot's shift; the characters of a list taken together have the probability 1.
    private const double Shift = 10;
    private static readonly double Sum = Enumerable.Range(0, WordLists.Words).Sum(rank => 1 / (rank + Shift));

    private static readonly string[] Sentences = [.. Resources.Names("phrases/").SelectMany(Resources.Lines).Where(line => line.StartsWith("zh\t", StringComparison.Ordinal)).Select(line => TextNormalizer.Normalize(line[3..]))];
    private static readonly Dictionary<char, double> Shares = CountCharacters();
    private static readonly HashSet<(char First, char Second)> Pairs = CountPairs();

    /// <summary>Bits in favour of a sentence: far below zero for what is drawn, far above it for what is written.</summary>
    public static double OfSentence(ReadOnlySpan<char> characters, int list)
    {
        var bits = 0.0;
        var last = '\0';
        foreach (var c in characters)
        {
            var simple = Traditional.Simplify(c);
            var rank = WordLists.IndexOf(list, c);
            var zipf = rank < 0 ? 0 : 1 / (rank + Shift) / Sum;
            var probability = Math.Max((zipf + Shares.GetValueOrDefault(simple)) / 2, 0.5 / WordLists.Words / WordLists.Words);
            bits += Math.Log2(probability * WordLists.Words) + (Pairs.Contains((last, simple)) ? BitsOfPair : 0);
            last = simple;
        }

        return bits;
    }

    private static Dictionary<char, double> CountCharacters()
    {
        char[] all = [.. Sentences.SelectMany(sentence => sentence).Where(c => c is >= '\u4E00' and <= '\u9FFF')];
        return all.CountBy(c => c).ToDictionary(pair => pair.Key, pair => (double)pair.Value / all.Length);
    }

    private static HashSet<(char First, char Second)> CountPairs() =>
        [.. Sentences.SelectMany(sentence => sentence.Zip(sentence.Skip(1))).CountBy(pair => pair).Where(pair => pair.Value >= 2).Select(pair => pair.Key)];
}
