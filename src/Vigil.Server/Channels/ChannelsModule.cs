using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Connections;
using Vigil.Server.Accounts;
using Vigil.Server.Cases;
using Vigil.Server.Channels.Commands;
using Vigil.Server.Channels.Messenger;
using Vigil.Server.Platform.Commands;
using Vigil.Server.Platform.Erasure;
using Vigil.Server.Platform.Outbox;
using Vigil.Server.Platform.Realtime;

namespace Vigil.Server.Channels;

/// <summary>How customers reach us. So far: the messenger.</summary>
public static class ChannelsModule
{
    /// <summary>Adds sessions, limits and the hub, configured by the section <c>Channels</c>.</summary>
    public static IServiceCollection AddChannels(this IServiceCollection services)
    {
        services.AddOptions<ChannelsOptions>().BindConfiguration("Channels").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<MessengerLimits>();
        services.AddSingleton<MessengerSessions>();
        services.AddSingleton<MessengerConnections>();
        services.AddSingleton<EndSessions>();
        services.AddSingleton<IEndedAtExchange>(provider => provider.GetRequiredService<EndSessions>());
        services.AddListener<FreezeAsked, EndSessionsOnFreeze>();
        services.AddListener<FreezeProven, EndSessionsOnProof>();
        services.AddSingleton<WatchSessions>();
        services.AddHostedService(provider => provider.GetRequiredService<WatchSessions>());
        services.AddSingleton<IPersonalData, SessionsOfPerson>();
        services.AddSingleton<IPersonalCopy, CopyOfSessions>();
        services.AddSingleton<WriteConversation>();
        services.AddSingleton<CustomerCases>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, MessengerAuthentication>(MessengerAuthentication.Name, null);
        services.AddAuthorizationBuilder().AddPolicy(MessengerAuthentication.Name, policy => policy.AddAuthenticationSchemes(MessengerAuthentication.Name).RequireAuthenticatedUser());
        services.AddPushTarget<MessengerHub>(CaseFeed.CustomerHub);
        return services;
    }

    /// <summary>Adds <c>token customer</c> to the command line.</summary>
    public static void AddCommands(CommandTree tree) => MakeCustomerToken.AddTo(tree);

    /// <summary>Maps the messenger's HTTP routes and hub.</summary>
    public static void MapChannels(this IEndpointRouteBuilder routes)
    {
        MessengerEndpoints.Map(routes);
        routes.MapHub<MessengerHub>(MessengerAuthentication.HubPath, options =>
        {
            // The other transports take whoever names a connection's id for its owner: SignalR notes that the user has changed and goes on.
            options.Transports = HttpTransportType.WebSockets;

            // A message of 10,000 characters, escaped, is below 128 KB.
            options.ApplicationMaxBufferSize = 128 * 1024;
            options.TransportMaxBufferSize = 256 * 1024;
            options.CloseOnAuthenticationExpiration = true;
        }).TakesNoPosts();
    }
}
