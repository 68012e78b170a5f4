using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Realtime;

namespace Vigil.Server.Desk.Live;

/// <summary>Shows changes to those on the staff who may see the case.</summary>
internal sealed class ConsoleFeed : CaseObserver
{
    // Some 64 KB: far under what a client takes in one message, and soon read.
    private const int MostRows = 100;

    private readonly Push _push;
    private readonly CaseRows _rows;
    private readonly StaffLists _lists;
    private readonly ConsoleConnections _connections;
    private readonly TellPresence _tell;
    private readonly NewestChanges _newest;

    public ConsoleFeed(Push push, CaseRows rows, StaffLists lists, ConsoleConnections connections, TellPresence tell, ILogger<ConsoleFeed> logger)
        : base(logger)
    {
        (_push, _rows, _lists, _connections, _tell) = (push, rows, lists, connections, tell);
        _newest = new NewestChanges(ShowRowsAsync, TimeProvider.System, logger);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _newest.Dispose();
    }

    /// <inheritdoc/>
    protected override Task TellLaterAsync(CancellationToken stopping) => _newest.RunAsync(stopping);

    /// <inheritdoc/>
    protected override async Task TellAsync(CaseTold told)
    {
        if (_connections.IsEmpty)
        {
            // Whoever connects now reads everything first.
            return;
        }

        await ShowCaseAsync(told);
        await ShowDeskAsync(told);
    }

    private async Task ShowCaseAsync(CaseTold told)
    {
        // First of all, so that who has just lost sight of the case does not see what comes now.
        await _connections.DropBlindAsync(told.Case);
        foreach (var entry in told.ForStaff)
        {
            Send(ConsoleGroups.Of(told.Case.Id), "entry", told.Case.Id, entry);
        }

        await _newest.OfferAsync(told, mayWait: told.IsTalk);
    }

    private async Task ShowRowsAsync(IReadOnlyList<CaseTold> changes)
    {
        var rows = await _rows.OfAsync(changes, CancellationToken.None);

        // The withheld rows first: whoever stands in groups of both kinds keeps the full one.
        SendRows(changes, rows, told => told.Before is { } before ? ConsoleGroups.Hearing(before).Except(ConsoleGroups.Hearing(told.Case), StringComparer.Ordinal) : [], CaseRows.Withheld);
        SendRows(changes, rows, told => ConsoleGroups.Hearing(told.Case), row => row);
        foreach (var (told, row) in changes.Zip(rows))
        {
            if (told.AgentNow is { } agent && told.AgentBefore != agent)
            {
                Send(ConsoleGroups.Of(agent), "assigned", row);
            }
        }
    }

    // To each group all that it hears in one message: where many customers write at once, a message each would be most of the work.
    private void SendRows(IReadOnlyList<CaseTold> changes, IReadOnlyList<CaseRowView> rows, Func<CaseTold, IEnumerable<string>> hearing, Func<CaseRowView, CaseRowView> seen)
    {
        var heard = changes.Zip(rows).SelectMany(c => hearing(c.First), (c, group) => (group, c.Second)).ToLookup(h => h.group, h => seen(h.Second), StringComparer.Ordinal);
        foreach (var group in heard)
        {
            foreach (var some in group.Chunk(MostRows))
            {
                Send(group.Key, "casesChanged", (object)some);
            }
        }
    }

    private async Task ShowDeskAsync(CaseTold told)
    {
        if (told.MovesLine)
        {
            Send(ConsoleGroups.Everybody, "queuesChanged", await _lists.QueuesAsync(CancellationToken.None));
        }

        if (told.AgentBefore != told.AgentNow)
        {
            foreach (var person in new StaffId?[] { told.AgentBefore, told.AgentNow }.OfType<StaffId>())
            {
                await _tell.ToAsync(person);
            }
        }
    }

    private void Send(string group, string method, params object?[] arguments) => _push.Send(new PushMessage(ConsoleGroups.Hub, group, method, arguments));
}
