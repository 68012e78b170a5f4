using System.Text.Json.Serialization;

namespace Vigil.Contracts.Messenger;

/// <summary>Articles that fit a query, best first.</summary>
public sealed record ArticlesView(IReadOnlyList<ArticleSummary> Articles);

/// <param name="Slug">Stable name of the article in the help centre.</param>
/// <param name="Language">The language the title and short answer are in: zh or en.</param>
/// <param name="ShortAnswer">The short answer as plain text; sentences whose figures cannot be read just now are left out.</param>
/// <param name="Passage">The part of it that fits the query; null where none fits better than the whole.</param>
public sealed record ArticleSummary(string Slug, string Language, string Title, [property: JsonPropertyName("short")] string ShortAnswer, PassageView? Passage = null);

/// <summary>A part of an article that fits a query.</summary>
/// <param name="Anchor">The place in the article's page, for an address that ends in <c>#</c> and this.</param>
/// <param name="Excerpt">Plain text, a line or two; null where nothing of it can be said in words now.</param>
public sealed record PassageView(string Anchor, string Heading, string? Excerpt);

/// <summary>One article for reading.</summary>
/// <param name="ShortAnswer">The short answer as plain text; sentences whose figures cannot be read just now are left out.</param>
/// <param name="Html">The body: only elements that the server's own Markdown renderer makes, never HTML of the source.</param>
/// <param name="UpdatedAt">Midnight UTC of the day of the last change.</param>
public sealed record ArticleView(string Slug, string Language, string Title, [property: JsonPropertyName("short")] string ShortAnswer, string Html, DateTimeOffset UpdatedAt, IReadOnlyList<ArticleLink> Related);
