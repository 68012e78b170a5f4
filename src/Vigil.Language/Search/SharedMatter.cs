namespace Vigil.Language.Search;

/// <summary>Whether a heading names something that a question names: a word of weight, or a concept of the lexicon in whichever wording or language. What only frames a question counts for nothing. Pure.</summary>
public static class SharedMatter
{
    // Concepts of asking, such as how, why and what is, which some topics have in words of their own.
    private const string Asking = "#ask-";
    private const string AskingOfOne = "-what-is";

    /// <summary>True for 'what is my limit' and 'Daily limits'; false for it and 'What is a smart contract'.</summary>
    public static bool IsIn(string question, string heading)
    {
        var named = Of(heading);
        return Of(question).Any(named.Contains);
    }

    private static HashSet<string> Of(string text)
    {
        var terms = new Dictionary<string, double>(StringComparer.Ordinal);
        PointTerms.Add(terms, TextNormalizer.Normalize(text), 1);
        return [.. terms.Keys.Where(term => term[0] switch
        {
            SearchTerms.Character => false,
            SearchTerms.Concept => !term.StartsWith(Asking, StringComparison.Ordinal) && !term.EndsWith(AskingOfOne, StringComparison.Ordinal),
            _ => PointTerms.WorthOf(term) >= 1,
        })];
    }
}
