using Vigil.Contracts;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Realtime;

namespace Vigil.Server.Desk.Live;

/// <summary>Shows changes to those on the staff who may see the case.</summary>
internal sealed class ConsoleFeed : CaseObserver
{
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
        _newest = new NewestChanges(ShowRowAsync, TimeProvider.System, logger);
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
            await SendAsync(ConsoleGroups.Of(told.Case.Id), "entry", told.Case.Id, entry);
        }

        await _newest.OfferAsync(told, mayWait: told.IsTalk);
    }

    private async Task ShowRowAsync(CaseTold told)
    {
        var row = await _rows.OfAsync(told, CancellationToken.None);
        var hearing = ConsoleGroups.Hearing(told.Case);
        // The withheld row first: whoever stands in groups of both kinds keeps the full one.
        foreach (var group in (told.Before is { } before ? ConsoleGroups.Hearing(before) : []).Except(hearing, StringComparer.Ordinal))
        {
            await SendAsync(group, "caseChanged", CaseRows.Withheld(row));
        }

        foreach (var group in hearing)
        {
            await SendAsync(group, "caseChanged", row);
        }

        if (told.AgentNow is { } agent && told.AgentBefore != agent)
        {
            await SendAsync(ConsoleGroups.Of(agent), "assigned", row);
        }
    }

    private async Task ShowDeskAsync(CaseTold told)
    {
        if (told.MovesLine)
        {
            await SendAsync(ConsoleGroups.Everybody, "queuesChanged", await _lists.QueuesAsync(CancellationToken.None));
        }

        if (told.AgentBefore != told.AgentNow)
        {
            foreach (var person in new StaffId?[] { told.AgentBefore, told.AgentNow }.OfType<StaffId>())
            {
                await _tell.ToAsync(person);
            }
        }
    }

    private Task SendAsync(string group, string method, params object?[] arguments) => _push.SendAsync(new PushMessage(ConsoleGroups.Hub, group, method, arguments));
}
