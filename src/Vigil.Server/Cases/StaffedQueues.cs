using System.Collections.Frozen;

namespace Vigil.Server.Cases;

/// <summary>The queues for which somebody is at work, as Desk saw it last: whoever waits at night is told that nobody is there, not that they are next.</summary>
public sealed class StaffedQueues
{
    private volatile FrozenSet<string>? _queues;

    /// <summary>False where nobody who serves the queue is at work. True until Desk has looked for the first time: nothing is said that nobody has seen.</summary>
    public bool Has(string queue) => _queues is not { } queues || queues.Contains(queue);

    /// <summary>Takes what Desk sees now.</summary>
    /// <returns>The queues of which something else is true than before.</returns>
    public IReadOnlyList<string> Set(IReadOnlyCollection<string> queues)
    {
        var before = CaseQueues.All.Where(Has).ToHashSet(StringComparer.Ordinal);
        _queues = queues.ToFrozenSet(StringComparer.Ordinal);
        return [.. CaseQueues.All.Where(q => before.Contains(q) != Has(q))];
    }
}
