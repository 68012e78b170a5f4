using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Vigil.Contracts;

namespace Vigil.Server.Channels.Messenger;

/// <summary>The messenger connections of this node, so that they end with their session and connect anew as whoever signed in.</summary>
internal sealed class MessengerConnections
{
    private readonly ConcurrentDictionary<string, (string SessionKey, HubCallerContext Context)> _all = new(StringComparer.Ordinal);

    public void Add(HubCallerContext context) => _all[context.ConnectionId] = (MessengerAuthentication.CallerOf(context.User).SessionKey, context);

    public void Remove(string connectionId) => _all.TryRemove(connectionId, out _);

    /// <summary>Closes the connections of a session that is over. Signing in and out is rare beside messages, so all are looked at.</summary>
    public void End(string sessionKey)
    {
        foreach (var (key, context) in _all.Values)
        {
            if (key == sessionKey)
            {
                context.Abort();
            }
        }
    }

    /// <summary>Closes all connections of a person.</summary>
    public void EndOf(CustomerId customer)
    {
        foreach (var (_, context) in _all.Values)
        {
            if (MessengerAuthentication.CallerOf(context.User).CustomerId == customer)
            {
                context.Abort();
            }
        }
    }
}
