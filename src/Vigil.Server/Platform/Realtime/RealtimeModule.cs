using Microsoft.AspNetCore.SignalR;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Platform.Realtime;

/// <summary>Registers hubs' common ground.</summary>
public static class RealtimeModule
{
    /// <summary>Adds SignalR with the product's JSON and limits.</summary>
    public static IServiceCollection AddRealtime(this IServiceCollection services)
    {
        services.AddSingleton<Push>();
        services.AddSignalR(options =>
        {
            options.MaximumReceiveMessageSize = 128 * 1024;
            options.AddFilter<HubEdge>();
        }).AddJsonProtocol(options =>
        {
            HttpDefaults.ConfigureJson(options.PayloadSerializerOptions);
        });
        return services;
    }
}
