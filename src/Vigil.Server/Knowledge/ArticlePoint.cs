namespace Vigil.Server.Knowledge;

/// <summary>What an article says in a sentence or a few, or in one row of a table: enough to answer a question that asks for no more.</summary>
/// <param name="Passage">Where it stands; null for the short answer.</param>
/// <param name="Template">The words of the article as plain text, with their slots.</param>
internal sealed record ArticlePoint(Article Article, ArticlePassage? Passage, string Template)
{
    /// <summary>The case that it speaks of, without which it misleads: the name of a table's row, or a heading of the third level such as 'I have no backup code'. Empty where it holds in general.</summary>
    public string Case { get; init; } = "";

    /// <summary>It is a row of a table.</summary>
    public bool IsRow { get; init; }
}

/// <summary>A point that a question may mean.</summary>
/// <param name="Fit">How much of the question it covers; about 1 where nothing is left open, comparable between questions.</param>
/// <param name="Own">The share of the question itself that stands in its own words, from 0 to 1.</param>
/// <param name="Tells">What the question asks for is told, such as an amount or a reason.</param>
/// <param name="Case">The share of its case that the question names; 1 where it has none.</param>
internal readonly record struct PointFound(ArticlePoint Point, double Fit, double Own, bool Tells, double Case);

/// <summary>A passage that a question may ask for.</summary>
/// <param name="Likeness">How alike the question and those are that are known to ask for it, from 0 to 1.</param>
internal readonly record struct PassageAsked(Article Article, ArticlePassage Passage, double Likeness);
