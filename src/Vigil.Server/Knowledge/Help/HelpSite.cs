using Vigil.Contracts.Messenger;

namespace Vigil.Server.Knowledge.Help;

/// <summary>What the frame of a page needs to know besides its words.</summary>
/// <param name="Origin">Scheme and host, for addresses that search engines read.</param>
/// <param name="Brand">Name of the exchange.</param>
/// <param name="Path">The address behind <c>/help/{language}</c>; the same in both languages.</param>
/// <param name="Tail">What the link to the other language carries on, such as a query.</param>
/// <param name="Index">Whether search engines should list the page.</param>
/// <param name="OwnSearch">The page holds a search field of its own.</param>
public sealed record HelpSite(string Origin, string Brand, string Path, string Tail = "", bool Index = true, bool OwnSearch = false);

/// <summary>An article in a list, with its short answer as plain text.</summary>
/// <param name="Passage">The part of it that fits what was searched for.</param>
public sealed record ListedArticle(Article Article, string ShortAnswer, PassageView? Passage = null);
