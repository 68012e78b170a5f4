namespace Vigil.Durability.Tests.History;

/// <summary>Judges the record of a run from that record alone. Pure.</summary>
public static class HistoryChecker
{
    /// <returns>Everything that is wrong; nothing if nothing is.</returns>
    public static IReadOnlyList<Offence> Check(IReadOnlyList<Happening> record)
    {
        var offences = new List<Offence>();
        foreach (var @case in record.Where(h => h.Case is not null).GroupBy(h => h.Case!, StringComparer.Ordinal))
        {
            var timelines = Timelines.Of(@case);
            offences.AddRange(Sends.Check(@case.Key, [.. @case], timelines));
            offences.AddRange(Sights.Check(@case.Key, [.. @case], timelines));
            offences.AddRange(Work.Check(@case.Key, [.. @case], timelines));
        }

        return offences;
    }
}

/// <summary>What the server has of one case at the end.</summary>
internal sealed record Timelines(IReadOnlyList<Seen> Customer, IReadOnlyList<Seen> Staff, long CustomerUpTo, long StaffUpTo)
{
    public static Timelines Of(IEnumerable<Happening> @case)
    {
        var ends = @case.Where(h => h.What is What.Stored or What.UpTo).ToList();
        return new Timelines(Entries(Side.Customer), Entries(Side.Staff), Last(Side.Customer), Last(Side.Staff));

        List<Seen> Entries(Side side) => [.. ends.Where(h => h.What is What.Stored && h.Side == side).Select(h => h.Entry!)];
        long Last(Side side) => ends.LastOrDefault(h => h.What is What.UpTo && h.Side == side)?.Number ?? -1;
    }

    public IReadOnlyList<Seen> On(Side side) => side is Side.Customer ? Customer : Staff;

    public long UpToOn(Side side) => side is Side.Customer ? CustomerUpTo : StaffUpTo;

    /// <summary>The staff's number of what a side knows under a number; null if there is no such entry.</summary>
    public long? StaffNumber(Side side, long number) => side is Side.Staff
        ? Staff.FirstOrDefault(e => e.Number == number)?.Number
        : Staff.Where(e => e.Public).ElementAtOrDefault((int)number - 1)?.Number;
}
