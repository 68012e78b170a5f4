using Microsoft.AspNetCore.SignalR;

namespace Vigil.Server.Platform.Realtime;

/// <summary>Something to be shown to everyone watching. Best effort: what is lost is read again by number.</summary>
/// <param name="Hub">Name under which a hub registered itself.</param>
public sealed record PushMessage(string Hub, string Group, string Method, object?[] Arguments);

/// <summary>Carries pushes to the connections of this node. With several nodes, a bus stands in front of it.</summary>
public sealed class Push(IEnumerable<PushTarget> targets)
{
    private readonly Dictionary<string, PushTarget> _targets = targets.ToDictionary(t => t.Hub, StringComparer.Ordinal);

    // A connection that does not read fills its buffer, and SignalR waits for it until it gives it up. Others do not.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Shows the message to a group. Returns when it is handed to the connections' buffers, or after a second where one of them is full.</summary>
    public async Task SendAsync(PushMessage message)
    {
        if (!_targets.TryGetValue(message.Hub, out var target))
        {
            return;
        }

        try
        {
            await target.Clients.Group(message.Group).SendCoreAsync(message.Method, message.Arguments).WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            // It goes on by itself until SignalR gives the connection up; whoever misses it reads again by number.
        }
    }
}

/// <summary>A hub that can be pushed to.</summary>
public sealed record PushTarget(string Hub, IHubClients Clients);

/// <summary>Registration of hubs as push targets.</summary>
public static class PushRegistration
{
    /// <summary>Lets <see cref="Push"/> reach <typeparamref name="THub"/> by name.</summary>
    public static IServiceCollection AddPushTarget<THub>(this IServiceCollection services, string name)
        where THub : Hub =>
        services.AddSingleton(provider => new PushTarget(name, provider.GetRequiredService<IHubContext<THub>>().Clients));
}
