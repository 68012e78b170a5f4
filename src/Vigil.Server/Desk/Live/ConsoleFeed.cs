using System.Threading.Channels;
using Vigil.Contracts;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Realtime;

namespace Vigil.Server.Desk.Live;

/// <summary>Shows changes to those on the staff who may see the case. It works behind the commit, in the order of commits, so that nobody's message waits for it.</summary>
internal sealed partial class ConsoleFeed(Push push, CaseRows rows, StaffLists lists, ConsoleConnections connections, TellPresence tell, IServiceProvider services, ILogger<ConsoleFeed> logger) : BackgroundService, ICaseObserver
{
    // What stands beyond this is lost, and read by the consoles when they look again.
    private const int MaxWaiting = 10_000;

    private readonly Channel<CaseTold> _waiting = Channel.CreateBounded<CaseTold>(new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    /// <inheritdoc/>
    public Task ShowAsync(CaseTold told)
    {
        _waiting.Writer.TryWrite(told);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var told in _waiting.Reader.ReadAllAsync(stoppingToken))
            {
                await TellAsync(told);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping: the consoles read again after they reconnect.
        }
    }

    private async Task TellAsync(CaseTold told)
    {
        try
        {
            await ShowCaseAsync(told);
            await ShowDeskAsync(told);
        }
        catch (Exception failure)
        {
            // A worker's edge: one change that could not be shown must not keep the next ones back.
            NotShown(logger, told.Case.Id.Value, failure);
        }
    }

    private async Task ShowCaseAsync(CaseTold told)
    {
        // First of all, so that who has just lost sight of the case does not see what comes now.
        await connections.DropBlindAsync(told.Case);
        foreach (var entry in told.ForStaff)
        {
            await SendAsync(ConsoleGroups.Of(told.Case.Id), "entry", told.Case.Id, entry);
        }

        var row = await rows.OneAsync(told.Case, CancellationToken.None);
        var hearing = ConsoleGroups.Hearing(told.Case);
        foreach (var group in hearing)
        {
            await SendAsync(group, "caseChanged", row);
        }

        foreach (var group in (told.Before is { } before ? ConsoleGroups.Hearing(before) : []).Except(hearing, StringComparer.Ordinal))
        {
            await SendAsync(group, "caseChanged", CaseRows.Withheld(row));
        }

        if (told.AgentNow is { } agent && told.AgentBefore != agent)
        {
            await SendAsync(ConsoleGroups.Of(agent), "assigned", row);
        }

        if (told.AgentNow is { } reader && told.ForStaff.Any(e => e.Author.Kind == "customer") && connections.IsWatching(reader, told.Case.Id))
        {
            // Asked for here and not in the constructor: changing cases needs its observers first.
            await services.GetRequiredService<WorkCase>().MarkReadAsync(told.Case, reader);
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

    [LoggerMessage(1, LogLevel.Warning, "A change of case {CaseId} could not be shown to the staff.")]
    private static partial void NotShown(ILogger logger, Guid caseId, Exception failure);
}
