namespace Vigil.Durability.Tests.History;

/// <summary>The timelines themselves, and what each client saw of them.</summary>
internal static class Sights
{
    public static IEnumerable<Offence> Check(string @case, IReadOnlyList<Happening> happenings, Timelines stored) =>
        [.. Numbers(@case, stored), .. BothSides(@case, stored), .. Shown(@case, happenings, stored), .. Ends(@case, happenings, stored)];

    private static IEnumerable<Offence> Numbers(string @case, Timelines stored)
    {
        foreach (var side in Enum.GetValues<Side>())
        {
            var (entries, upTo) = (stored.On(side), stored.UpToOn(side));
            if (!entries.Select(e => e.Number).SequenceEqual(Enumerable.Range(1, entries.Count).Select(n => (long)n)) || upTo != entries.Count)
            {
                yield return new Offence(Wrong.Gap, @case, $"on the side of {side} the numbers are {string.Join(", ", entries.Select(e => e.Number))}, said to be up to {upTo}.");
            }
        }
    }

    private static IEnumerable<Offence> BothSides(string @case, Timelines stored)
    {
        var visible = stored.Staff.Where(e => e.Public).Select(e => (AsCustomer(e.Kind), e.Author.Split(':')[0], e.Text)).ToList();
        var seen = stored.Customer.Select(e => (e.Kind, e.Author.Split(':')[0], e.Text)).ToList();
        if (!visible.SequenceEqual(seen))
        {
            var at = Enumerable.Range(0, Math.Max(visible.Count, seen.Count)).First(i => visible.ElementAtOrDefault(i) != seen.ElementAtOrDefault(i));
            yield return new Offence(Wrong.SidesDiffer, @case, $"at {at + 1} staff have {visible.ElementAtOrDefault(at)}, the customer has {seen.ElementAtOrDefault(at)}.");
        }
    }

    private static string AsCustomer(string kind) => kind switch
    {
        "message" => "message",
        "rated" => "rating",
        _ => $"state:{kind}",
    };

    private static IEnumerable<Offence> Shown(string @case, IReadOnlyList<Happening> happenings, Timelines stored)
    {
        var secrets = stored.Staff.Where(e => !e.Public && e.Text is not null).Select(e => e.Text).ToHashSet(StringComparer.Ordinal);
        foreach (var shown in happenings.Where(h => h.What is What.Shown))
        {
            var entry = shown.Entry!;
            if (!stored.On(shown.Side!.Value).Contains(entry))
            {
                yield return new Offence(Wrong.ShownNotStored, @case, $"{shown.Client} was shown {entry}.");
            }

            if (shown.Side is Side.Customer && (entry.Kind is not "message" and not "rating" && !entry.Kind.StartsWith("state:", StringComparison.Ordinal) || secrets.Contains(entry.Text)))
            {
                yield return new Offence(Wrong.InternalShown, @case, $"{shown.Client} was shown {entry}.");
            }
        }
    }

    private static IEnumerable<Offence> Ends(string @case, IReadOnlyList<Happening> happenings, Timelines stored)
    {
        // A client that was shown something and kept nothing differs too.
        foreach (var client in happenings.Where(h => h.What is What.Kept or What.Shown).GroupBy(h => (h.Client, h.Side)))
        {
            var kept = client.Where(h => h.What is What.Kept).Select(h => h.Entry!).ToList();
            if (!kept.SequenceEqual(stored.On(client.Key.Side!.Value)))
            {
                yield return new Offence(Wrong.ClientDiffers, @case, $"{client.Key.Client} ends with {string.Join(", ", kept.Select(e => e.Number))}, the server with {string.Join(", ", stored.On(client.Key.Side.Value).Select(e => e.Number))}.");
            }
        }
    }
}
