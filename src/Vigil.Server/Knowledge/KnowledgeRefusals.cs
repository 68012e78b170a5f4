using Vigil.Server.Platform.Http;

namespace Vigil.Server.Knowledge;

/// <summary>Every refusal of this module, in one place.</summary>
public static class KnowledgeRefusals
{
    /// <summary>There is no article of this name.</summary>
    public static readonly Refusal ArticleNotFound = new(StatusCodes.Status404NotFound, "article.not_found", "There is no such article.");
}
