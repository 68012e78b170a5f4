using Microsoft.AspNetCore.SignalR;

namespace Vigil.Server.Platform.Realtime;

/// <summary>Something to be shown to everyone watching. Best effort: what is lost is read again by number.</summary>
/// <param name="Hub">Name under which a hub registered itself.</param>
public sealed record PushMessage(string Hub, string Group, string Method, object?[] Arguments);

/// <summary>Carries pushes to the connections of this node. With several nodes, a bus stands in front of it.</summary>
public sealed partial class Push(IEnumerable<PushTarget> targets, ILogger<Push> logger)
{
    private readonly Dictionary<string, PushTarget> _targets = targets.ToDictionary(t => t.Hub, StringComparer.Ordinal);

    /// <summary>
    /// Shows the message to a group, and waits for nobody: to each connection messages go in the order of these calls, and one that does not read keeps
    /// back only what is its own. Its messages stand in memory until it reads, or until SignalR closes it because a send took longer than
    /// <see cref="Microsoft.AspNetCore.Http.Connections.HttpConnectionDispatcherOptions.TransportSendTimeout"/> (10 s); it connects anew and reads by number.
    /// </summary>
    public void Send(PushMessage message)
    {
        if (!_targets.TryGetValue(message.Hub, out var target))
        {
            return;
        }

        var sent = target.Clients.Group(message.Group).SendCoreAsync(message.Method, message.Arguments);
        if (!sent.IsCompletedSuccessfully)
        {
            _ = FinishAsync(sent, message);
        }
    }

    private async Task FinishAsync(Task sent, PushMessage message)
    {
        try
        {
            await sent;
        }
        catch (Exception failure)
        {
            // An edge: nobody waits for this. Whoever misses it reads again by number.
            NotSent(logger, message.Hub, message.Method, failure);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "{Method} could not be sent to connections of the hub {Hub}.")]
    private static partial void NotSent(ILogger logger, string hub, string method, Exception failure);
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
