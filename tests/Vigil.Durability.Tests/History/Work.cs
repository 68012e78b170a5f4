using System.Globalization;

namespace Vigil.Durability.Tests.History;

/// <summary>What follows from a message: the assistant's answer, the way to a person. Once, as seen from outside.</summary>
internal static class Work
{
    // Whose the case is, as the entries so far tell it.
    private enum Turn
    {
        Assistant,
        Line,
        HandedOn,
        Agent,
    }

    // Key of an answer: the number of the message in the staff's timeline.
    private const string AnswerTo = "answer:";

    public static IEnumerable<Offence> Check(string @case, IReadOnlyList<Happening> happenings, Timelines stored) =>
        [.. Understanding(@case, stored.Staff), .. Answers(@case, stored.Staff), .. HandOver(@case, happenings.Any(h => h is { What: What.Sent, WantsPerson: true }), stored.Staff)];

    private static IEnumerable<Offence> Understanding(string @case, IReadOnlyList<Seen> staff)
    {
        var understood = staff.Where(e => e.Kind == "understood").ToLookup(e => e.Of);
        foreach (var message in FromCustomer(staff).Where(m => understood[m.Number].Count() is var noted && noted != 1 && (noted > 1 || !IsWithAgent(staff, m.Number))))
        {
            yield return new Offence(Wrong.NotUnderstoodOnce, @case, $"message {message.Number} was taken note of {understood[message.Number].Count()} times.");
        }
    }

    // What an agent reads by themselves, the assistant may leave.
    private static bool IsWithAgent(IReadOnlyList<Seen> staff, long number) =>
        staff.Where(e => e.Number < number).LastOrDefault(e => e.Kind is "assigned" or "queued" or "reopened" or "resolved") is { Kind: "assigned" };

    private static IEnumerable<Offence> Answers(string @case, IReadOnlyList<Seen> staff)
    {
        var answers = staff.Where(e => e is { Kind: "message", Author: "assistant" }).ToLookup(Answered);
        var asked = FromCustomer(staff).Select(m => m.Number).ToHashSet();
        foreach (var wrong in answers.Where(a => a.Count() > 1 || !asked.Contains(a.Key)))
        {
            yield return new Offence(Wrong.AnsweredTwice, @case, $"message {wrong.Key} has its answer at {string.Join(" and ", wrong.Select(a => a.Number))}.");
        }

        // From the hand-over on the assistant may leave the word to the person.
        foreach (var alone in staff.TakeWhile(e => e.Kind != "queued").Where(e => e.Kind == "understood" && !answers.Contains(e.Of ?? 0)))
        {
            yield return new Offence(Wrong.NotAnswered, @case, $"message {alone.Of} has no answer.");
        }
    }

    private static IEnumerable<Offence> HandOver(string @case, bool wished, IReadOnlyList<Seen> staff)
    {
        var (turn, agent) = (Turn.Assistant, (string?)null);
        foreach (var entry in staff)
        {
            switch (entry.Kind)
            {
                case "queued" when turn is Turn.Line or Turn.Agent:
                    yield return new Offence(Wrong.NotHandedOverOnce, @case, $"queued again at {entry.Number}.");
                    break;
                case "assigned" when turn is not (Turn.Line or Turn.HandedOn):
                    yield return new Offence(Wrong.NotHandedOverOnce, @case, $"given to {entry.Author} at {entry.Number}, out of no line.");
                    break;
                case "message" when IsAgent(entry) && (turn is not Turn.Agent || entry.Author != agent):
                    yield return new Offence(Wrong.SpokeOutOfTurn, @case, $"{entry.Author} spoke at {entry.Number}; the case was last with {agent ?? "nobody"}.");
                    break;
            }

            (turn, agent) = entry.Kind switch
            {
                "queued" => (Turn.Line, agent),
                "assigned" => (Turn.Agent, entry.Author),
                "transferred" => (Turn.HandedOn, agent),
                "resolved" => (Turn.Assistant, null),
                _ => (turn, agent),
            };
        }

        if (turn is Turn.Line or Turn.HandedOn || (wished && !staff.Any(e => e.Kind == "queued")))
        {
            yield return new Offence(Wrong.NotHandedOverOnce, @case, "a person is wanted, and nobody has the case.");
        }
        else if (!wished && staff.FirstOrDefault(e => e.Kind == "queued") is { } unasked)
        {
            yield return new Offence(Wrong.NotHandedOverOnce, @case, $"queued at {unasked.Number}, though nobody wanted a person.");
        }
    }

    private static IEnumerable<Seen> FromCustomer(IReadOnlyList<Seen> staff) => staff.Where(e => e is { Kind: "message", Author: "customer" });

    private static bool IsAgent(Seen entry) => entry.Author.StartsWith("agent", StringComparison.Ordinal);

    private static long Answered(Seen answer) => answer.Key is { } key && key.StartsWith(AnswerTo, StringComparison.Ordinal) && long.TryParse(key[AnswerTo.Length..], CultureInfo.InvariantCulture, out var number) ? number : -1;
}
