namespace Vigil.Server.Knowledge;

/// <summary>
/// One article in one language. What is written for people may hold <c>{{path}}</c> slots for the exchange's figures, so it is read
/// through <see cref="ArticleRenderer"/> and <see cref="ArticleLibrary.ShortAnswerAsync"/>, which fill them; only the title never holds any.
/// </summary>
/// <param name="Slug">Stable name, the same in both languages.</param>
/// <param name="Language"><c>zh</c> or <c>en</c>.</param>
/// <param name="Intents">Ids of the intent vocabulary, the one it answers best first.</param>
/// <param name="Keywords">What people type when they look for it.</param>
/// <param name="UpdatedOn">When somebody last checked that it is true.</param>
/// <param name="Situations">Names of the record states for which it has a short answer of its own.</param>
/// <param name="Related">Slugs, most useful first.</param>
public sealed record Article(
    string Slug, string Language, string Title, string Topic, IReadOnlyList<string> Intents, IReadOnlyList<string> Keywords,
    IReadOnlySet<string> Situations, DateOnly UpdatedOn, IReadOnlyList<string> Related)
{
    /// <summary>What it answers, as customers type it.</summary>
    public IReadOnlyList<string> Questions { get; init; } = [];

    /// <summary>What customers type when a passage of it is the very answer, by the passage's heading.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Asked { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>The team that keeps it true.</summary>
    public string Owner { get; init; } = "";

    /// <summary>Headings of passages that answer somebody to whom harm was done just now: whoever tells of it is handed to the security team with what stands under it.</summary>
    public IReadOnlySet<string> Alarms { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The short answer with its slots.</summary>
    internal string ShortTemplate { get; init; } = "";

    /// <summary>Short answers by situation with their slots.</summary>
    internal IReadOnlyDictionary<string, string> SituationTemplates { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The body in Markdown with its slots.</summary>
    internal string BodyTemplate { get; init; } = "";

    /// <summary>The body by its headings.</summary>
    internal IReadOnlyList<ArticlePassage> Passages { get; init; } = [];
}
