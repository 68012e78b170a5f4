using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Vigil.Contracts;
using Vigil.Contracts.Messenger;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Realtime;
using Vigil.Server.Platform.Telemetry;

namespace Vigil.Server.Channels.Messenger;

/// <summary>The customers' live connection. Translates; decides nothing. The author comes from the session, never from the payload.</summary>
[Authorize(MessengerAuthentication.Name)]
internal sealed class MessengerHub(
    CustomerCases own, PostMessage postMessage, ChangeCase changeCase, ReadCases cases, MessengerConnections connections, MessengerLimits limits, Push push, TimeProvider clock, VigilMetrics metrics) : Hub
{
    /// <summary>Stores a message and returns its number once it is committed.</summary>
    public async Task<SentMessage> Send(CaseId caseId, string clientMessageId, string text, IReadOnlyList<string>? fileIds = null)
    {
        var caller = MessengerAuthentication.CallerOf(Context.User);
        if (limits.CheckMessage(caller) is { } tooMany)
        {
            throw tooMany.ToHubException();
        }

        // Whose case it is, is decided where the message is stored, under the case's lock.
        var posted = await postMessage.HandleAsync(new MessagePost(caseId, Author.Customer(caller.CustomerId), text, clientMessageId) { FileIds = fileIds ?? [] }, CancellationToken.None);
        return posted.Refusal is { } refusal ? throw refusal.ToHubException() : new SentMessage(posted.Value!.PublicSeq);
    }

    /// <summary>Subscribes to a case and reads what came after a number.</summary>
    public async Task<EntriesView> Resume(CaseId caseId, long afterSeq)
    {
        var caller = await OwnAsync(caseId);

        // Subscribe before reading: an entry in between comes twice rather than not at all.
        await Groups.AddToGroupAsync(Context.ConnectionId, CaseFeed.CustomerGroup(caseId, caller.CustomerId), Context.ConnectionAborted);
        return await cases.CustomerEntriesAsync(caseId, Math.Max(0, afterSeq), Context.ConnectionAborted);
    }

    /// <summary>The customer has seen everything up to this number.</summary>
    public async Task Read(CaseId caseId, long seq)
    {
        await OwnAsync(caseId);
        var marked = await changeCase.MarkReadByCustomerAsync(caseId, seq);
        if (marked.Refusal is { } refusal)
        {
            throw refusal.ToHubException();
        }
    }

    /// <summary>Says that the customer is writing, to the staff who have the case open and to the customer's other windows. Nothing of what is written leaves the messenger.</summary>
    public async Task Typing(CaseId caseId)
    {
        // First whose case it is: a call that comes too soon must not answer otherwise than for a case that is not there.
        var caller = await OwnAsync(caseId);
        if (!Context.MaySay(nameof(Typing), clock.GetUtcNow()))
        {
            return;
        }

        push.Send(new PushMessage(StaffFeed.Hub, StaffFeed.Group(caseId), "typing", [caseId, "customer"]));
        await Clients.OthersInGroup(CaseFeed.CustomerGroup(caseId, caller.CustomerId)).SendAsync("typing", caseId, "customer", Context.ConnectionAborted);
    }

    /// <inheritdoc/>
    public override Task OnConnectedAsync()
    {
        connections.Add(Context);
        metrics.Connections(CaseFeed.CustomerHub, 1);
        return base.OnConnectedAsync();
    }

    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        connections.Remove(Context.ConnectionId);
        metrics.Connections(CaseFeed.CustomerHub, -1);
        return base.OnDisconnectedAsync(exception);
    }

    private async Task<MessengerCaller> OwnAsync(CaseId caseId)
    {
        var caller = MessengerAuthentication.CallerOf(Context.User);
        var found = await own.OwnAsync(caseId, caller, Context.ConnectionAborted);
        return found.Refusal is { } refusal ? throw refusal.ToHubException() : caller;
    }
}
