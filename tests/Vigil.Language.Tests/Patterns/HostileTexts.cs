using Vigil.Language.Text;

namespace Vigil.Language.Tests.Patterns;

/// <summary>
/// Texts made of a pattern's own words so that it goes astray on them: whatever repeats in it is fed with each of its words, and with two of them in turn where one begins the other, after the text that leads there,
/// and in the end comes a character that it does not take. A pattern that can cut such a text in more than one way tries them all.
/// </summary>
internal static class HostileTexts
{
    public const int Longest = NormalText.Longest;

    /// <summary>What takes exponential time does so long before: two to the power of fifty where a word has twenty letters.</summary>
    public const int Long = 1000;

    private const int Short = 200;
    private const int MostWords = 40;
    private const string End = "\u25A0";

    public static IEnumerable<string> For(string pattern)
    {
        string[] runs = ["a", "1", " ", "a ", "1,", "1.", "好", "!", "-", "1,111"];
        foreach (var run in runs)
        {
            yield return Run(run, Longest);
        }

        var tree = PatternTree.Of(pattern);
        foreach (var word in tree.Words(MostWords))
        {
            yield return Run(word, Short);
            yield return Run(word + " ", Short);
        }

        foreach (var (before, repeat) in tree.Repeats(string.Empty).Where(r => r.Repeat.Most > 2))
        {
            var words = repeat.Body.Words(MostWords);
            yield return before + Run(words[0], Longest);
            foreach (var word in words)
            {
                yield return before + Run(word, Long);
            }

            // Where no word begins another, a text is cut in one way only.
            foreach (var word in words.Where(w => words.Any(other => Begins(w, other) || Begins(other, w))))
            {
                foreach (var other in words)
                {
                    yield return before + Run(word + other, Long);
                }
            }

            // As a beginning that comes again and again.
            yield return Run(before + words[0], Longest);
        }
    }

    private static bool Begins(string start, string word) => start.Length > 0 && start.Length < word.Length && word.StartsWith(start, StringComparison.Ordinal);

    private static string Run(string word, int length) => string.Concat(Enumerable.Repeat(word, length / Math.Max(1, word.Length))) + End;
}
