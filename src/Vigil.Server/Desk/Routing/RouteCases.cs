using Vigil.Server.Cases;
using Vigil.Server.Desk.Presence;
using Vigil.Server.Platform.Calendar;
using Vigil.Server.Platform.Outbox;
using Vigil.Server.Staff;

namespace Vigil.Server.Desk.Routing;

/// <summary>Brings waiting cases to the agents who have room. Harmless to run at any time, by any node.</summary>
internal sealed partial class RouteCases(RoutingLock routingLock, Presences presences, StaffDirectory directory, StaffLists lists, ReadCases cases, WorkCase work, TimeProvider clock, ILogger<RouteCases> logger)
{
    // More than all agents together take in one pass; what stands behind comes with the next.
    private const int SeenInLine = 200;

    // A case that was taken by hand in between makes room for another; a few passes settle it.
    private const int MaxPasses = 5;

    // So long a case that somebody gave away waits for another; then it is better with the one who gave it than with nobody.
    private static readonly TimeSpan ForAnother = TimeSpan.FromMinutes(1);

    private long _asked;
    private long _served;

    /// <summary>Returns when everything that can be given has been given.</summary>
    public Task RunAsync(CancellationToken cancellationToken)
    {
        var mine = Interlocked.Increment(ref _asked);
        return routingLock.HoldAsync(
            async () =>
            {
                // A run that began after this call has done its work already.
                if (_served < mine)
                {
                    var serving = Interlocked.Read(ref _asked);
                    await GiveAllAsync();
                    _served = serving;
                }

                return true;
            },
            cancellationToken);
    }

    /// <summary>Changes who is available while no case is given, so that whoever has said 'break' and was answered gets none after it; then routes.</summary>
    public async Task ChangeAvailabilityAsync(Func<Task<int>> change, CancellationToken cancellationToken)
    {
        await routingLock.HoldAsync(change, cancellationToken);
        await RunAsync(CancellationToken.None);
    }

    // Not cancellable: a case given away half-told would be worse than a late stop.
    private async Task GiveAllAsync()
    {
        for (var pass = 0; pass < MaxPasses; pass++)
        {
            var agents = await AgentsAsync();
            var line = new List<CaseInLine>();
            var now = clock.GetUtcNow();
            foreach (var queue in CaseQueues.All.Where(q => agents.Any(a => a.Available && a.Active < a.Capacity && a.Queues.Contains(q))))
            {
                line.AddRange((await cases.InLineAsync(queue, SeenInLine, CancellationToken.None)).Select(c => new CaseInLine(c.Id, queue, c.Priority, c.InLineSince ?? c.UpdatedAt, c.QueuedAt?.IsWithin(ForAnother, now) == true ? c.CameFrom : null, c.Visitor)));
            }

            var refused = false;
            foreach (var given in ChooseAgents.For(line, agents))
            {
                var routed = await work.RouteAsync(given.Case.Id, given.Case.Queue, given.To, given.Name);
                if (routed.Refusal is not null)
                {
                    refused = true;
                    continue;
                }

                await presences.GivenAsync(given.To);
                Routed(logger, given.Case.Id.Value, given.To.Value, given.Case.Queue);
            }

            if (!refused)
            {
                return;
            }
        }
    }

    /// <summary>The queues that somebody serves who is at work, be it on a break.</summary>
    public async Task<IReadOnlyCollection<string>> StaffedAsync(CancellationToken cancellationToken)
    {
        var there = (await presences.AllAsync(cancellationToken)).Where(p => presences.StateOf(p.Value) is not PresenceState.Offline).Select(p => p.Key).ToHashSet();
        return there.Count == 0 ? [] : (await directory.ListAsync(cancellationToken)).Where(m => there.Contains(m.Id)).SelectMany(m => m.Queues).ToHashSet(StringComparer.Ordinal);
    }

    private async Task<IReadOnlyList<AgentAtWork>> AgentsAsync()
    {
        var rows = await presences.AllAsync(CancellationToken.None);
        if (!rows.Values.Any(r => presences.StateOf(r) is PresenceState.Available))
        {
            return [];
        }

        var loads = await lists.LoadsAsync(CancellationToken.None);
        return [.. (await directory.ListAsync(CancellationToken.None)).Where(m => rows.ContainsKey(m.Id)).Select(m => new AgentAtWork(
            m.Id, m.Name, m.Queues, presences.StateOf(rows[m.Id]) is PresenceState.Available, rows[m.Id].Capacity, loads.GetValueOrDefault(m.Id), rows[m.Id].GivenAt))];
    }

    [LoggerMessage(1, LogLevel.Information, "Case {CaseId} of queue {Queue} went to {StaffId}.")]
    private static partial void Routed(ILogger logger, Guid caseId, Guid staffId, string queue);
}

/// <summary>A case stands in a queue: somebody may be free for it.</summary>
internal sealed class RouteCase(RouteCases route) : IListener<CaseQueued>
{
    /// <inheritdoc/>
    public Task HandleAsync(CaseQueued happened, CancellationToken cancellationToken) => route.RunAsync(cancellationToken);
}

/// <summary>A resolved case leaves room for the next.</summary>
internal sealed class RouteAfterResolution(RouteCases route) : IListener<CaseResolved>
{
    /// <inheritdoc/>
    public Task HandleAsync(CaseResolved happened, CancellationToken cancellationToken) => route.RunAsync(cancellationToken);
}

/// <summary>A case handed on leaves room with whoever had it.</summary>
internal sealed class RouteAfterTransfer(RouteCases route) : IListener<CaseAssigned>
{
    /// <inheritdoc/>
    public static bool Wants(CaseAssigned happened) => happened.From is not null;

    /// <inheritdoc/>
    public Task HandleAsync(CaseAssigned happened, CancellationToken cancellationToken) => route.RunAsync(cancellationToken);
}
