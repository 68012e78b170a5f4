using Vigil.Language;
using Vigil.Server.Cases;

namespace Vigil.Server.Assistant.Learning;

/// <summary>Judges the assistant by what happened next. Pure.</summary>
public static class JudgeCourse
{
    private const int Good = 4;
    private const int Bad = 2;
    private const int Thousandths = 1000;

    /// <summary>Every message of the assistant that answers something understood, in order.</summary>
    public static IReadOnlyList<JudgedAnswer> Answers(IReadOnlyList<CourseStep> steps)
    {
        var answers = new List<JudgedAnswer>();
        UnderstoodData? made = null;
        for (var at = 0; at < steps.Count; at++)
        {
            var step = steps[at];
            if (step.Understood is not null)
            {
                made = step.Understood;
            }
            else if (made is not null && step is { Kind: EntryKind.Message, Author: AuthorKind.Assistant })
            {
                answers.Add(new JudgedAnswer(
                    step.Seq, made.OfSeq, step.At, made.Language, made.Topic, InThousandths(made.Probability), SourceOf(step, made), made.NotKnown, OutcomeOf(steps, at, made)));

                // One answer for each reading: what else it says belongs to that.
                made = null;
            }
        }

        return answers;
    }

    /// <summary>What the whole case tells; null while nothing was understood that says what it is about.</summary>
    /// <param name="sure">The probability from which the classifier counts as sure, from 0 to 1.</param>
    public static JudgedCase? Case(IReadOnlyList<CourseStep> steps, double sure)
    {
        // What comes after the first resolution may be another matter.
        var done = steps.FirstOrDefault(s => s.Kind is EntryKind.Resolved);
        var said = steps.Where(s => s.Text is { } text && !string.IsNullOrWhiteSpace(text) && !Thanks.IsAll(text)).ToDictionary(s => s.Seq);
        var made = steps.Where(s => done is null || s.Seq < done.Seq).Select(s => s.Understood).OfType<UnderstoodData>().Where(u => !IsPolite(u.Topic) && said.ContainsKey(u.OfSeq)).ToList();
        if (made.Count == 0)
        {
            return null;
        }

        var (first, last) = (made[0], made.LastOrDefault(u => u.Topic is not null));
        var end = last?.Topic;
        var confirmed = end is not null && done is not null && (done.Author is AuthorKind.Agent || last!.OfSeq > first.OfSeq);
        return new JudgedCase(
            said[first.OfSeq].At, first.Language, first.OfSeq, first.Topic, InThousandths(first.Probability), end,
            Confused: first.Topic is not null && first.Topic != end,
            Phrasing: confirmed && (first.Topic is null || first.Topic != end || first.Probability < sure));
    }

    private static string OutcomeOf(IReadOnlyList<CourseStep> steps, int answer, UnderstoodData made)
    {
        var outcome = Judged.NoneYet;
        var sameMatter = true;
        for (var at = answer + 1; at < steps.Count; at++)
        {
            switch (steps[at])
            {
                case { Understood: { Topic: { } topic } next } when next.OfSeq > made.OfSeq:
                    if (topic == made.Topic)
                    {
                        // Who asks for a person still means what the case is about.
                        return LeadsToPerson(steps, at) ? Judged.HandedOver : Judged.AskedAgain;
                    }

                    sameMatter = sameMatter && IsPolite(topic);
                    break;
                case { Kind: EntryKind.Queued } when sameMatter && outcome != Judged.Resolved:
                    return Judged.HandedOver;
                case { Kind: EntryKind.Message, Author: AuthorKind.Customer, Text: { } text } when sameMatter && Thanks.IsAll(text):
                case { Kind: EntryKind.Resolved }:
                    outcome = Judged.Resolved;
                    break;
                case { Stars: { } stars } when outcome == Judged.Resolved && stars is >= Good or <= Bad:
                    return stars >= Good ? Judged.RatedGood : Judged.RatedBad;
                default:
                    break;
            }
        }

        return outcome;
    }

    private static bool LeadsToPerson(IReadOnlyList<CourseStep> steps, int from) =>
        steps.Skip(from + 1).FirstOrDefault(s => s.Kind is EntryKind.Queued || s is { Kind: EntryKind.Message, Author: AuthorKind.Customer })?.Kind is EntryKind.Queued;

    private static string? SourceOf(CourseStep answer, UnderstoodData made) =>
        made.NotKnown ? null
        : made.Records.FirstOrDefault(r => made.Live?.Any(l => l.Name == r) is not true) is { } record ? $"record:{record.Split(':')[0]}"
        : made.Told is { } told ? $"record:{told.Record.Split(':')[0]}"
        : answer.Articles is [var slug, ..] ? slug
        : null;

    // Says nothing of what the matter is.
    private static bool IsPolite(string? topic) => topic is "service.greeting" or "service.human";

    private static int InThousandths(double probability) => (int)Math.Round(probability * Thousandths);
}
