using Vigil.Contracts;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Realtime;

namespace Vigil.Server.Desk.Live;

/// <summary>Shows changes to those on the staff who may see the case.</summary>
internal sealed class ConsoleFeed(Push push, CaseRows rows, StaffLists lists, ConsoleConnections connections, TellPresence tell, ILogger<ConsoleFeed> logger) : CaseObserver(logger)
{
    /// <inheritdoc/>
    protected override async Task TellAsync(CaseTold told)
    {
        if (connections.IsEmpty)
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
        await connections.DropBlindAsync(told.Case);
        foreach (var entry in told.ForStaff)
        {
            await SendAsync(ConsoleGroups.Of(told.Case.Id), "entry", told.Case.Id, entry);
        }

        var row = await rows.OfAsync(told, CancellationToken.None);
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
            await SendAsync(ConsoleGroups.Everybody, "queuesChanged", await lists.QueuesAsync(CancellationToken.None));
        }

        if (told.AgentBefore != told.AgentNow)
        {
            foreach (var person in new StaffId?[] { told.AgentBefore, told.AgentNow }.OfType<StaffId>())
            {
                await tell.ToAsync(person);
            }
        }
    }

    private Task SendAsync(string group, string method, params object?[] arguments) => push.SendAsync(new PushMessage(ConsoleGroups.Hub, group, method, arguments));
}
