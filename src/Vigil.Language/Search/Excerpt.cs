namespace Vigil.Language.Search;

/// <summary>The piece of a passage that shows why it was found.</summary>
public static class Excerpt
{
    private const char Ellipsis = '…';

    /// <summary>The sentence that shares most with the query, and what follows it while there is room; the first one where none shares anything.</summary>
    /// <param name="sentences">Plain text, in order.</param>
    /// <param name="longest">In characters.</param>
    public static string Of(IReadOnlyList<string> sentences, string query, int longest)
    {
        var asked = SearchTerms.Words(TextNormalizer.Normalize(query)).Select(SearchTerms.Of).ToHashSet(StringComparer.Ordinal);
        var shared = sentences.Select(s => SearchTerms.Words(TextNormalizer.Normalize(s)).Select(SearchTerms.Of).Distinct(StringComparer.Ordinal).Count(asked.Contains)).ToList();
        var start = shared.Count == 0 ? 0 : shared.IndexOf(shared.Max());
        var text = string.Concat(sentences.Skip(start)).Trim();
        if (text.Length <= longest)
        {
            return text;
        }

        // A Latin word is not cut in two, nor a pair of surrogates.
        var end = longest - 1;
        while (end > longest / 2 && (char.IsAsciiLetterOrDigit(text[end]) && char.IsAsciiLetterOrDigit(text[end - 1]) || char.IsLowSurrogate(text[end])))
        {
            end--;
        }

        return text[..end].TrimEnd() + Ellipsis;
    }
}
