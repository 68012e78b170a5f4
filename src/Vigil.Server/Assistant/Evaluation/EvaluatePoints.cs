using Vigil.Language;
using Vigil.Language.Evaluation;
using Vigil.Server.Assistant.Answers;
using Vigil.Server.Assistant.Dialogue;
using Vigil.Server.Cases;
using Vigil.Server.Knowledge;

namespace Vigil.Server.Assistant.Evaluation;

/// <summary>Asks the shipped assistant, as a visitor, questions whose answering passages are known, and those that no article answers. Pure.</summary>
internal static class EvaluatePoints
{
    // The set does not depend on the day.
    private static readonly DateTimeOffset Asked = new(2026, 11, 28, 3, 0, 0, TimeSpan.Zero);

    /// <param name="byPoint">False for the topics' short answers alone.</param>
    /// <exception cref="EvaluationInputException">A row names a passage that there is none of.</exception>
    public static IReadOnlyList<JudgedPoint> Run(Understanding understanding, IReadOnlyList<PointRow> rows, bool byPoint)
    {
        var articles = ArticleLibrary.WithoutFigures(understanding.Topics);
        foreach (var row in rows)
        {
            if (row.Answers.FirstOrDefault(a => articles.Find(a.Slug, row.Lang) is not { } article || (a.Heading.Length > 0 && article.Passages.All(p => p.Heading != a.Heading))) is { } unknown)
            {
                throw new EvaluationInputException($"row {row.Id}: there is no passage '{unknown.Heading}' in an article '{unknown.Slug}'.");
            }
        }

        var talks = new ReadInTalk(articles);
        var points = new ChoosePoint(articles, new NearestHeadings(articles), new RankPassages(articles), talks);
        return [.. rows.Select(row => Judge(understanding, points, talks, row, byPoint))];
    }

    /// <summary>What speaks for all that may answer each question, of which nothing is the last, and which of them answers, to find the weights of the ranking from.</summary>
    public static IReadOnlyList<(IReadOnlyList<double[]> Traits, IReadOnlyList<bool> Answers)> Traits(Understanding understanding, IReadOnlyList<PointRow> rows)
    {
        var articles = ArticleLibrary.WithoutFigures(understanding.Topics);
        var ranking = new RankPassages(articles);
        var talks = new ReadInTalk(articles);
        var points = new ChoosePoint(articles, new NearestHeadings(articles), ranking, talks);
        return [.. rows.Select(row =>
        {
            var first = row.First is { } before ? Ask(understanding, points, talks, row.Lang, before, null, new TalkBefore(null, null), byPoint: true) : null;
            var language = ArticleLibrary.LanguageFor(row.Lang);
            var reading = understanding.Read(row.Text, language, Asked, TimeZoneInfo.Utc);
            var found = ranking.Candidates(reading, row.Text, first?.Topic, language, new TalkBefore(row.First, first?.Chosen?.Article.Slug));
            return ((IReadOnlyList<double[]>)[.. found.Select(f => f.Traits), RankingWeights.Nothing(reading)], (IReadOnlyList<bool>)[.. found.Select(f => row.Answers.Contains(new PointAnswer(f.Article.Slug, f.Passage?.Heading ?? ""))), row.Answers.Count == 0]);
        })];
    }

    private static JudgedPoint Judge(Understanding understanding, ChoosePoint points, ReadInTalk talks, PointRow row, bool byPoint)
    {
        var first = row.First is { } before ? Ask(understanding, points, talks, row.Lang, before, null, new TalkBefore(null, null), byPoint) : null;
        var plan = Ask(understanding, points, talks, row.Lang, row.Text, first?.Topic, new TalkBefore(row.First, first?.Chosen?.Article.Slug), byPoint);
        var said = plan is { Step: Step.AnswerArticle, Chosen: { } chosen } ? new PointAnswer(chosen.Article.Slug, chosen.Point?.Passage?.Heading ?? "") : null;
        var outcome = said is null ? plan.Step is Step.Ask ? PointOutcome.Asked : PointOutcome.Unanswered
            : row.Answers.Contains(said) ? PointOutcome.Right
            : said.Heading.Length == 0 ? PointOutcome.Short
            : PointOutcome.Wrong;
        return new JudgedPoint(row, outcome, plan, said);
    }

    private static Plan Ask(Understanding understanding, ChoosePoint points, ReadInTalk talks, string lang, string text, string? known, TalkBefore before, bool byPoint)
    {
        var language = ArticleLibrary.LanguageFor(lang);
        var reading = talks.Read(understanding.Read(text, language, Asked, TimeZoneInfo.Utc), text, before.Slug is null ? null : known, language, before);
        var plan = ChoosePlan.For(reading, text, new Standing(known, IsVisitor: true, CaseOwner.Assistant), new AssistantOptions());
        return byPoint && ChoosePoint.MayAnswer(plan, reading, text) ? points.For(plan, reading, text, known, language, before)
            : plan is { Step: Step.AnswerArticle, Chosen: null } ? plan with { Chosen = points.InTopic(reading, plan.Topic!, text, language) is { } chosen ? chosen with { Point = null } : null }
            : plan;
    }
}

/// <summary>What became of a question.</summary>
internal enum PointOutcome
{
    /// <summary>A passage that answers it, or the short answer where that does.</summary>
    Right,

    /// <summary>The short answer of an article where a passage was asked for.</summary>
    Short,

    /// <summary>A passage that does not answer it.</summary>
    Wrong,

    /// <summary>The question which of two topics is meant.</summary>
    Asked,

    /// <summary>Anything else: a person, or that it is not known.</summary>
    Unanswered,
}

/// <summary>A row and what the assistant made of it.</summary>
/// <param name="Said">The passage; null where none was said.</param>
internal sealed record JudgedPoint(PointRow Row, PointOutcome Outcome, Plan Plan, PointAnswer? Said)
{
    /// <summary>Kind of the row: a question by itself, one that goes on, or one that no article answers.</summary>
    public string Kind => Row.Answers.Count == 0 ? "none" : Row.First is null ? "question" : "follow-up";
}
