using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Vigil.Contracts;
using Vigil.Server.Cases;
using Vigil.Server.Staff;

namespace Vigil.Server.Desk.Live;

/// <summary>The console connections of this node: whose they are, and which cases each has open.</summary>
internal sealed class ConsoleConnections(StaffConnections sessions, ReadingPause pause, CaseWatchers watchers, IHubContext<ConsoleHub> hub)
{
    private readonly ConcurrentDictionary<string, Connected> _all = new(StringComparer.Ordinal);

    /// <summary>Everybody connected here now.</summary>
    public IEnumerable<StaffId> People => _all.Values.Select(c => c.Caller.Id).Distinct();

    /// <summary>True while nobody is connected to this node; nodes do not push to each other's consoles yet.</summary>
    public bool IsEmpty => _all.IsEmpty;

    /// <param name="paused">Whether their reading is: such a connection hears of their own cases alone.</param>
    public void Add(HubCallerContext context, StaffCaller caller, bool paused) => _all[context.ConnectionId] = new Connected(context, caller, paused, []);

    public void Remove(string connectionId)
    {
        if (_all.TryRemove(connectionId, out var gone))
        {
            foreach (var id in gone.Watched.Keys)
            {
                watchers.Remove(connectionId, id);
            }
        }
    }

    /// <summary>Listens to a case.</summary>
    public Task WatchAsync(string connectionId, CaseId id, CancellationToken cancellationToken)
    {
        if (_all.TryGetValue(connectionId, out var connected))
        {
            connected.Watched[id] = 0;
            watchers.Add(connectionId, connected.Caller.Id, id);
            if (!_all.ContainsKey(connectionId))
            {
                // It left in between.
                watchers.Remove(connectionId, id);
            }
        }

        return hub.Groups.AddToGroupAsync(connectionId, ConsoleGroups.Of(id), cancellationToken);
    }

    /// <summary>Listens no more.</summary>
    public Task UnwatchAsync(string connectionId, CaseId id, CancellationToken cancellationToken)
    {
        if (_all.TryGetValue(connectionId, out var connected))
        {
            connected.Watched.TryRemove(id, out _);
            watchers.Remove(connectionId, id);
        }

        return hub.Groups.RemoveFromGroupAsync(connectionId, ConsoleGroups.Of(id), cancellationToken);
    }

    /// <summary>Lets nobody listen on who may not see the case as it stands now.</summary>
    public async Task DropBlindAsync(CaseSnapshot @case)
    {
        foreach (var connectionId in watchers.ConnectionsOf(@case.Id))
        {
            if (_all.TryGetValue(connectionId, out var connected) && !CaseAccess.Allows(connected.Caller, @case))
            {
                await UnwatchAsync(connectionId, @case.Id, CancellationToken.None);
            }
        }
    }

    /// <summary>Closes the connections whose session is over, or whose person has another role or other queues now, or whose reading has been paused or cleared: they connect anew and get what is theirs.</summary>
    public async Task CloseEndedAsync(CancellationToken cancellationToken)
    {
        if (_all.IsEmpty)
        {
            return;
        }

        var paused = await pause.PausedAsync(cancellationToken);
        foreach (var connected in _all.Values)
        {
            if (paused.Contains(connected.Caller.Id) != connected.Paused || !await sessions.StandsAsync(connected.Caller, cancellationToken))
            {
                connected.Context.Abort();
            }
        }
    }

    private sealed record Connected(HubCallerContext Context, StaffCaller Caller, bool Paused, ConcurrentDictionary<CaseId, byte> Watched);
}
