namespace Vigil.Durability.Tests.History;

/// <summary>What clients sent, what they were told of it, and what is stored.</summary>
internal static class Sends
{
    public static IEnumerable<Offence> Check(string @case, IReadOnlyList<Happening> happenings, Timelines stored) =>
        [.. Acknowledgements(@case, happenings, stored), .. Order(@case, happenings, stored), .. Copies(@case, happenings, stored)];

    private static IEnumerable<Offence> Acknowledgements(string @case, IReadOnlyList<Happening> happenings, Timelines stored)
    {
        foreach (var sent in happenings.Where(h => h.What is What.Sent).GroupBy(h => (h.Client, h.Key)))
        {
            var text = sent.First().Text;
            var told = happenings.Where(h => h.What is What.Acknowledged or What.Refused && (h.Client, h.Key) == sent.Key).ToList();
            if (told.Count == 0)
            {
                yield return new Offence(Wrong.Unanswered, @case, $"{sent.Key.Client} never heard of {sent.Key.Key}.");
            }

            var numbers = told.Where(h => h.What is What.Acknowledged).Select(h => (Side: h.Side!.Value, Number: h.Number!.Value)).Distinct().ToList();
            if (numbers.Count > 1)
            {
                yield return new Offence(Wrong.TwoNumbers, @case, $"{sent.Key.Key} was acknowledged as {string.Join(" and ", numbers.Select(n => n.Number))}.");
            }

            foreach (var (side, number) in numbers)
            {
                if (stored.On(side).FirstOrDefault(e => e.Number == number) is not { } entry || entry.Key != sent.Key.Key || entry.Text != text)
                {
                    yield return new Offence(Wrong.Lost, @case, $"{sent.Key.Key} of {sent.Key.Client} was acknowledged as {number}, where now stands {stored.On(side).FirstOrDefault(e => e.Number == number)?.Key ?? "nothing"}.");
                }
            }
        }
    }

    // Whoever was told a number before another began to send stands before the other.
    private static IEnumerable<Offence> Order(string @case, IReadOnlyList<Happening> happenings, Timelines stored)
    {
        var highest = 0L;
        var after = new Dictionary<(string?, string?), long>();
        foreach (var happening in happenings)
        {
            if (happening.What is What.Sent)
            {
                after.TryAdd((happening.Client, happening.Key), highest);
            }
            else if (happening is { What: What.Acknowledged, Side: { } side, Number: { } number } && stored.StaffNumber(side, number) is { } place)
            {
                if (after.TryGetValue((happening.Client, happening.Key), out var before) && place <= before)
                {
                    yield return new Offence(Wrong.Reordered, @case, $"{happening.Key} stands at {place}, though {before} was acknowledged before it was sent.");
                }

                highest = Math.Max(highest, place);
            }
        }
    }

    private static IEnumerable<Offence> Copies(string @case, IReadOnlyList<Happening> happenings, Timelines stored)
    {
        // By words, which the driver never says twice: a copy under another key is a copy too.
        var said = stored.Staff.Where(e => e.Kind is "message" or "note" && !IsAssistant(e)).ToList();
        foreach (var copies in said.GroupBy(e => (e.Author, e.Text)).Where(g => g.Count() > 1))
        {
            yield return new Offence(Wrong.Doubled, @case, $"{copies.First().Key} stands at {string.Join(", ", copies.Select(e => e.Number))}.");
        }

        var sent = happenings.Where(h => h.What is What.Sent).Select(h => (h.Key, h.Text)).ToHashSet();
        foreach (var entry in said.Where(e => !sent.Contains((e.Key, e.Text))))
        {
            yield return new Offence(Wrong.FromNobody, @case, $"nobody sent what stands at {entry.Number} ({entry.Key}).");
        }
    }

    private static bool IsAssistant(Seen entry) => entry.Author == "assistant";
}
