using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Platform.Realtime;

/// <summary>Registers hubs' common ground.</summary>
public static class RealtimeModule
{
    /// <summary>Adds SignalR with the product's JSON and limits.</summary>
    public static IServiceCollection AddRealtime(this IServiceCollection services)
    {
        services.AddSingleton<Push>();
        services.AddSingleton<OnceTickets>();
        services.AddSignalR(options =>
        {
            options.MaximumReceiveMessageSize = 128 * 1024;
            options.AddFilter<HubEdge>();
        }).AddJsonProtocol(options =>
        {
            HttpDefaults.ConfigureJson(options.PayloadSerializerOptions);
        });

        // Of several protocols with one name SignalR takes the last.
        services.AddSingleton<IHubProtocol, ContractJsonProtocol>();

        // SignalR logs a refusal as an Error; the hub's edge logs what really is one.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher", LogLevel.Critical));
        return services;
    }
}
