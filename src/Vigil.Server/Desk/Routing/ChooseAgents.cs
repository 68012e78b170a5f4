using Vigil.Contracts;
using Vigil.Server.Cases;

namespace Vigil.Server.Desk.Routing;

/// <summary>A case in line.</summary>
/// <param name="Visitor">Nobody is signed in on it.</param>
/// <param name="CameFrom">The agent who gave it back to the queue just now and does not get it; null for none.</param>
public sealed record CaseInLine(CaseId Id, string Queue, CasePriority Priority, DateTimeOffset Since, StaffId? CameFrom, bool Visitor = false)
{
    /// <summary>Its rank in a line: see <see cref="PlaceInLine"/>.</summary>
    public int Rank => PlaceInLine.RankOf(Priority, Visitor);

    /// <summary>A visitor's emergency.</summary>
    public bool MayBeMadeUp => Visitor && Priority is CasePriority.Urgent;
}

/// <summary>Somebody who might take a case.</summary>
/// <param name="Active">Cases they have now.</param>
/// <param name="GivenAt">When routing last gave them one.</param>
public sealed record AgentAtWork(StaffId Id, string Name, IReadOnlyCollection<string> Queues, bool Available, int Capacity, int Active, DateTimeOffset? GivenAt);

/// <summary>Who gets which case.</summary>
public sealed record Given(CaseInLine Case, StaffId To, string Name);

/// <summary>
/// Decides who gets what: the most urgent case first, in it the longest in line; to the available agent of its queue with most free
/// capacity, among equals to the one who got a case longest ago. Nobody beyond their capacity, and nobody what they gave away. Urgent cases of
/// visitors come after those of customers and leave each agent one place free, so that made-up ones cannot fill every place. Pure.
/// </summary>
public static class ChooseAgents
{
    // While a visitor's emergency waits for a second free place, nobody of a lower rank takes the last one: else it would wait for ever.
    private const int KeptForCustomers = 1;

    /// <summary>Who gets what, in the order in which it is to be given.</summary>
    public static IReadOnlyList<Given> For(IEnumerable<CaseInLine> line, IEnumerable<AgentAtWork> agents)
    {
        var given = new List<Given>();
        var free = agents.Where(a => a.Available && a.Active < a.Capacity).ToDictionary(a => a.Id);
        foreach (var @case in line.OrderByDescending(c => c.Rank).ThenBy(c => c.Since).ThenBy(c => c.Id.Value))
        {
            var fit = free.Values.Where(a => a.Queues.Contains(@case.Queue) && a.Id != @case.CameFrom).ToList();
            if (fit.Where(a => !@case.MayBeMadeUp || LeavesRoom(a)).OrderByDescending(a => a.Capacity - a.Active).ThenBy(a => a.GivenAt ?? DateTimeOffset.MinValue).ThenBy(a => a.Id.Value).FirstOrDefault() is not { } best)
            {
                fit.ForEach(a => free.Remove(a.Id));
                continue;
            }

            given.Add(new Given(@case, best.Id, best.Name));
            if (best.Active + 1 < best.Capacity)
            {
                // Nobody has been given one later than this.
                free[best.Id] = best with { Active = best.Active + 1, GivenAt = DateTimeOffset.MaxValue };
            }
            else
            {
                free.Remove(best.Id);
            }
        }

        return given;
    }

    // Who holds one conversation at a time has no place to keep.
    private static bool LeavesRoom(AgentAtWork agent) => agent.Capacity <= KeptForCustomers || agent.Capacity - agent.Active > KeptForCustomers;
}
