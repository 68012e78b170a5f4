using Microsoft.AspNetCore.SignalR;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Realtime;
using Vigil.Server.Platform.Telemetry;
using Vigil.Server.Staff;

namespace Vigil.Server.Desk.Live;

/// <summary>The staff's live connection. It shows; what is done goes over HTTP. The person comes from the session, never from the payload.</summary>
internal sealed class ConsoleHub(ReadTimeline timeline, CaseAccess access, ConsoleConnections connections, ReadingPause pause, SignsOfLife life, StaffLimits limits, Push push, TimeProvider clock, VigilMetrics metrics) : Hub
{
    /// <summary>Subscribes to a case and reads what came after a number.</summary>
    public async Task<StaffEntriesView> Watch(CaseId caseId, long afterSeq)
    {
        var caller = StaffCaller.Of(Context.User);
        await CheckAsync(caller, caseId);

        // Subscribe before reading: an entry in between comes twice rather than not at all.
        await connections.WatchAsync(Context.ConnectionId, caseId, Context.ConnectionAborted);
        var read = await timeline.ReadAsync(caller, caseId, afterSeq, Context.ConnectionAborted);
        if (read.Refusal is { } refusal)
        {
            // It was taken out of this person's sight in between.
            await connections.UnwatchAsync(Context.ConnectionId, caseId, CancellationToken.None);
            throw refusal.ToHubException();
        }

        return read.Value!;
    }

    /// <summary>Listens to a case no more.</summary>
    public async Task Unwatch(CaseId caseId)
    {
        await CheckAsync(StaffCaller.Of(Context.User), caseId);
        await connections.UnwatchAsync(Context.ConnectionId, caseId, Context.ConnectionAborted);
    }

    /// <summary>Says to the customer that a reply is being written, never a note, and never what. Only for the one whose case it is: nobody else's words could come.</summary>
    public async Task Typing(CaseId caseId)
    {
        var caller = StaffCaller.Of(Context.User);
        if (await CheckAsync(caller, caseId) is not { Owner: CaseOwner.Agent } found || found.AgentId != caller.Id)
        {
            throw CaseRefusals.NotYourTurn.ToHubException();
        }

        if (!Context.MaySay(nameof(Typing), clock.GetUtcNow()))
        {
            return;
        }

        push.Send(new PushMessage(CaseFeed.CustomerHub, CaseFeed.CustomerGroup(caseId, found.CustomerId), "typing", [caseId, "agent"]));
    }

    /// <inheritdoc/>
    public override async Task OnConnectedAsync()
    {
        var caller = StaffCaller.Of(Context.User);

        // A pause or its end after this closes the connection again.
        var paused = await pause.RefusalAsync(caller, CancellationToken.None) is not null;

        // Before the groups, so that what changes from here on is shown; whoever connects reads what was before.
        connections.Add(Context, caller, paused);
        try
        {
            // Not cancellable: a browser that leaves at once is no fault of ours.
            foreach (var group in ConsoleGroups.For(caller, paused))
            {
                await Groups.AddToGroupAsync(Context.ConnectionId, group, CancellationToken.None);
            }

            await life.SeenAsync(caller.Id, CancellationToken.None);
        }
        catch (Exception)
        {
            // A failure here brings no OnDisconnectedAsync.
            connections.Remove(Context.ConnectionId);
            throw;
        }

        metrics.Connections(ConsoleGroups.Hub, 1);
        await base.OnConnectedAsync();
    }

    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        connections.Remove(Context.ConnectionId);
        metrics.Connections(ConsoleGroups.Hub, -1);
        return base.OnDisconnectedAsync(exception);
    }

    private async Task<CaseSnapshot> CheckAsync(StaffCaller caller, CaseId caseId)
    {
        if (limits.CheckRequest(caller.Id) is { } tooMany)
        {
            throw tooMany.ToHubException();
        }

        var found = await access.FindAsync(caller, caseId, Context.ConnectionAborted);
        return found.Refusal is { } refusal ? throw refusal.ToHubException() : found.Value!;
    }
}
