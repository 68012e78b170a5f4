using Vigil.Server.Knowledge;

namespace Vigil.Server.Assistant.Dialogue;

/// <summary>What answers a message.</summary>
/// <param name="Point">What of the article is said; null for its short answer.</param>
internal sealed record ChosenPoint(Article Article, ArticlePoint? Point);
