using Vigil.Contracts;
using Vigil.Server.Cases;

namespace Vigil.Server.Desk.Routing;

/// <summary>A case in line.</summary>
/// <param name="CameFrom">The agent who gave it back to the queue just now and does not get it; null for none.</param>
public sealed record CaseInLine(CaseId Id, string Queue, CasePriority Priority, DateTimeOffset Since, StaffId? CameFrom);

/// <summary>Somebody who might take a case.</summary>
/// <param name="Active">Cases they have now.</param>
/// <param name="GivenAt">When routing last gave them one.</param>
public sealed record AgentAtWork(StaffId Id, string Name, IReadOnlyCollection<string> Queues, bool Available, int Capacity, int Active, DateTimeOffset? GivenAt);

/// <summary>Who gets which case.</summary>
public sealed record Given(CaseInLine Case, StaffId To, string Name);

/// <summary>
/// Decides who gets what: the most urgent case first, in it the longest in line; to the available agent of its queue with most free
/// capacity, among equals to the one who got a case longest ago. Nobody beyond their capacity, and nobody what they gave away. Pure.
/// </summary>
public static class ChooseAgents
{
    /// <summary>Who gets what, in the order in which it is to be given.</summary>
    public static IReadOnlyList<Given> For(IEnumerable<CaseInLine> line, IEnumerable<AgentAtWork> agents)
    {
        var given = new List<Given>();
        var free = agents.Where(a => a.Available && a.Active < a.Capacity).ToDictionary(a => a.Id);
        foreach (var @case in line.OrderByDescending(c => c.Priority).ThenBy(c => c.Since).ThenBy(c => c.Id.Value))
        {
            if (free.Values.Where(a => a.Queues.Contains(@case.Queue) && a.Id != @case.CameFrom)
                .OrderByDescending(a => a.Capacity - a.Active).ThenBy(a => a.GivenAt ?? DateTimeOffset.MinValue).ThenBy(a => a.Id.Value).FirstOrDefault() is not { } best)
            {
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
}
