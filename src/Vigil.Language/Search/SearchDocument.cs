namespace Vigil.Language.Search;

/// <summary>A part of a document that a reader can be led to.</summary>
public sealed record SearchPassage(string Heading, string Text);

/// <summary>One document of a search index; its fields count differently.</summary>
/// <param name="Key">What a hit answers with.</param>
/// <param name="Summary">The short answer.</param>
/// <param name="Keywords">What people call the matter.</param>
/// <param name="Questions">What people ask about it.</param>
public sealed record SearchDocument<TKey>(TKey Key, string Title, string Summary, string Keywords, string Questions, IReadOnlyList<SearchPassage> Passages);

/// <summary>A document found.</summary>
/// <param name="Score">Higher is better, comparable within one search only.</param>
/// <param name="Passage">Place of the passage that fits the query, in <see cref="SearchDocument{TKey}.Passages"/>; null where none fits better than the whole.</param>
public readonly record struct PassageHit<TKey>(TKey Key, double Score, int? Passage);

/// <summary>How much what is found in a field counts; how they were chosen stands in docs/decisions/0023.</summary>
public sealed record SearchWeights
{
    /// <summary>The present ones.</summary>
    public static SearchWeights Default { get; } = new();

    /// <summary>Of a word in the title.</summary>
    public double Title { get; init; } = 3;

    /// <summary>Of a word in the short answer.</summary>
    public double Summary { get; init; } = 1.5;

    /// <summary>Of a word in the keywords.</summary>
    public double Keywords { get; init; } = 2.5;

    /// <summary>Of a word in the questions.</summary>
    public double Questions { get; init; } = 1.5;

    /// <summary>Of a word in a heading, for the document and for its passage.</summary>
    public double Heading { get; init; } = 2;

    /// <summary>What the best passage adds to the document's own score.</summary>
    public double BestPassage { get; init; } = 0.5;

    /// <summary>What each further passage adds.</summary>
    public double OtherPassages { get; init; } = 0.05;

    /// <summary>A concept of the lexicon against a word.</summary>
    public double Concept { get; init; } = 0.5;

    /// <summary>A single Chinese character against a word.</summary>
    public double Character { get; init; } = 0.15;

    /// <summary>A word that was corrected against one that stands there.</summary>
    public double Corrected { get; init; } = 0.8;
}
