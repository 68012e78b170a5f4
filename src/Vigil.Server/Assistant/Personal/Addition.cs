using Vigil.Contracts.Messenger;
using Vigil.Server.Assistant.Dialogue;
using Vigil.Server.Assistant.Words;
using Vigil.Server.Knowledge;

namespace Vigil.Server.Assistant.Personal;

/// <summary>What an answer adds for one kind of reader.</summary>
/// <param name="Texts">By language.</param>
/// <param name="Article">Slug of an article beside it; null for none.</param>
internal sealed record Addition(IReadOnlyDictionary<string, string> Texts, string? Article)
{
    /// <summary>The answer with it, in a paragraph of its own.</summary>
    public Reply After(Reply reply, Phrases words, ArticleLibrary articles)
    {
        var have = reply.Parts.Articles;
        var link = Article is { } slug && have.All(a => a.Slug != slug) && articles.Find(slug, words.Language) is { } found ? new ArticleLink(found.Slug, found.Language, found.Title) : null;
        return reply with { Text = $"{reply.Text}\n{Texts[words.Language]}", Parts = reply.Parts with { Articles = link is null ? have : [.. have, link] } };
    }

    /// <summary>The same of a draft.</summary>
    public Said After(Said said, Phrases words) => Said.Join("\n", [said, Said.Plain(Texts[words.Language])]);
}
