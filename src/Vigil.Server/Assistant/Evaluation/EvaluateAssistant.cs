using Vigil.Language;
using Vigil.Server.Assistant.Dialogue;
using Vigil.Server.Cases;

namespace Vigil.Server.Assistant.Evaluation;

/// <summary>
/// Asks the shipped assistant what each question is about and what it would do with it, as the first message of a visitor's case. Pure.
/// A row is right when the topic that the assistant reads is one that the row accepts; a row that accepts a person is right as well when the assistant heard the wish for one,
/// and a row of no topic when the assistant says that it does not know.
/// </summary>
internal static class EvaluateAssistant
{
    // The set does not depend on the day; '昨晚' is read as the night before this one.
    private static readonly DateTimeOffset Asked = new(2026, 11, 28, 3, 0, 0, TimeSpan.Zero);

    public static AssistantResult Run(Understanding understanding, AssistantOptions options, IReadOnlyList<AssistantRow> rows)
    {
        var judged = rows.Select(r => Judge(understanding, options, r)).ToArray();
        return new AssistantResult(
            judged.Length, Share(judged, j => j.Right), By(judged, j => j.Row.Lang), By(judged, j => IntentVocabulary.Find(j.Row.Intent)!.Group),
            Share(judged, j => j.Answered), Share(judged, j => j.HandedOver), Share(judged, j => j.Answered && !j.Right),
            Share(judged, j => j.Asked), Share(judged.Where(j => j.Asked), j => j.AmongChoices), ReliabilityOf(judged), [.. judged.Where(j => !j.Right)]);
    }

    private static Judged Judge(Understanding understanding, AssistantOptions options, AssistantRow row)
    {
        var reading = understanding.Read(row.Text, row.Lang.StartsWith("zh", StringComparison.Ordinal) ? "zh" : row.Lang, Asked, TimeZoneInfo.Utc);
        var plan = ChoosePlan.For(reading, row.Text, new Standing(null, IsVisitor: true, CaseOwner.Assistant), options);
        var accepted = row.Accept.Contains(reading.Topic, StringComparer.Ordinal)
            || (reading.AsksForHuman && row.Accept.Contains("service.human", StringComparer.Ordinal))
            || (plan.Step is Step.DoNotKnow && row.Accept.Contains(IntentVocabulary.None, StringComparer.Ordinal));
        return new Judged(row, reading.Topic, reading.Probability, accepted, plan.Step is Step.AnswerArticle or Step.AnswerRecord or Step.Greet or Step.Welcome, plan.Step is Step.HandOver or Step.HandOverWithCare)
        {
            Asked = plan.Step is Step.Ask,
            AmongChoices = plan.Choices?.Any(c => row.Accept.Contains(c, StringComparer.Ordinal)) ?? false,
        };
    }

    // Ten bins of a tenth each; the empty ones are left out.
    private static IReadOnlyList<ReliabilityBin> ReliabilityOf(Judged[] judged) =>
        [.. judged.GroupBy(j => Math.Min(9, (int)(j.Probability * 10))).OrderBy(g => g.Key)
            .Select(g => new ReliabilityBin(g.Key / 10.0, g.Count(), g.Average(j => j.Probability), Share(g, j => j.Row.Accept.Contains(j.Topic, StringComparer.Ordinal))))];

    private static double Share(IEnumerable<Judged> judged, Func<Judged, bool> of) => judged.Select(j => of(j) ? 1.0 : 0.0).DefaultIfEmpty().Average();

    private static SortedDictionary<string, double> By(Judged[] judged, Func<Judged, string> key) =>
        new(judged.GroupBy(key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => Share(g, j => j.Right), StringComparer.Ordinal), StringComparer.Ordinal);
}

/// <summary>A row and what the assistant made of it.</summary>
internal sealed record Judged(AssistantRow Row, string Topic, double Probability, bool Right, bool Answered, bool HandedOver)
{
    /// <summary>The assistant asked which of two topics is meant.</summary>
    public bool Asked { get; init; }

    /// <summary>One of those is accepted by the row.</summary>
    public bool AmongChoices { get; init; }
}

/// <summary>Whether a topic said with some probability is right as often as that.</summary>
/// <param name="From">Lower edge of the bin, a tenth wide.</param>
/// <param name="Probability">Mean of what was said.</param>
/// <param name="Right">Share of what was right.</param>
internal sealed record ReliabilityBin(double From, int Count, double Probability, double Right);

/// <summary>All shares from 0 to 1.</summary>
/// <param name="ConfidentWrong">Answered, and the topic was not one that the row accepts.</param>
/// <param name="Asked">The assistant asked which of two topics is meant.</param>
/// <param name="AskedRight">Of those asked, the share whose topic was among the two.</param>
internal sealed record AssistantResult(
    int Count, double Accuracy, IReadOnlyDictionary<string, double> ByLanguage, IReadOnlyDictionary<string, double> ByGroup,
    double Answered, double HandedOver, double ConfidentWrong, double Asked, double AskedRight, IReadOnlyList<ReliabilityBin> Reliability, IReadOnlyList<Judged> Wrong);
