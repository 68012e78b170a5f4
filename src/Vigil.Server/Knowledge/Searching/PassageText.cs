using System.Text.RegularExpressions;
using Vigil.Server.Knowledge.Figures;

namespace Vigil.Server.Knowledge.Searching;

/// <summary>The running text of a passage: without its tables, pictures and marks, for a line in a list of hits.</summary>
internal static partial class PassageText
{
    /// <summary>What of it fits the query, with the sentences that can be filled; null where there is none.</summary>
    /// <param name="longest">In characters.</param>
    public static string? Excerpt(string template, FigureTable figures, string query, int longest)
    {
        var sentences = new List<string>();
        foreach (var line in template.Split('\n').Where(l => l.Length > 0 && l[0] is not ('|' or '!')))
        {
            var plain = Marks().Replace(Slots.FillSentences(Lead().Replace(line, ""), figures), "${text}").Trim();
            if (plain.Length > 0)
            {
                // Lines follow one another as sentences do; after a Latin letter or mark there is a space.
                sentences.Add(plain[^1] <= '\u007F' ? plain + " " : plain);
            }
        }

        return sentences.Count == 0 ? null : Cut(sentences, query, longest);
    }

    /// <summary>A line of Markdown as plain text, without what leads it.</summary>
    public static string Plain(string line) => Marks().Replace(Lead().Replace(line, ""), "${text}").Trim();

    /// <summary>The sentences of plain text, in order, each with its mark.</summary>
    public static IReadOnlyList<string> Sentences(string plain) => [.. Sentence().Matches(plain).Select(m => m.Value.Trim()).Where(s => s.Length > 0)];

    private static string Cut(List<string> lines, string query, int longest) =>
        Vigil.Language.Search.Excerpt.Of([.. lines.SelectMany(line => Sentence().Matches(line).Select(m => m.Value))], query, longest);

    [GeneratedRegex(@"^\s*(?:[-*+]\s+|\d+[.)]\s+|>\s+)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Lead();

    [GeneratedRegex(@"\*\*|`|\[(?<text>[^\]]*)\]\([^)]*\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Marks();

    [GeneratedRegex(@".+?(?:[。！？][”」）]?|[.!?](?=\s)\s*|$)", RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sentence();
}
