using Microsoft.AspNetCore.Http.Connections;
using Vigil.Contracts.Console;
using Vigil.Server.Cases;
using Vigil.Server.Desk.Exports;
using Vigil.Server.Desk.Finding;
using Vigil.Server.Desk.Http;
using Vigil.Server.Desk.Live;
using Vigil.Server.Desk.Presence;
using Vigil.Server.Desk.Routing;
using Vigil.Server.Desk.Tone;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Platform.Outbox;
using Vigil.Server.Platform.Realtime;
using Vigil.Server.Staff;

namespace Vigil.Server.Desk;

/// <summary>Where people work: presence, routing, and the console's way to cases.</summary>
public static class DeskModule
{
    /// <summary>Adds the desk, configured by the section <c>Desk</c>.</summary>
    public static IServiceCollection AddDesk(this IServiceCollection services)
    {
        services.AddOptions<DeskOptions>().BindConfiguration("Desk").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<Presences>();
        services.AddSingleton<IPresenceSource>(provider => provider.GetRequiredService<Presences>());
        services.AddSingleton<AbsentAgents>();
        services.AddSingleton<Recipients>();
        services.AddSingleton<RoutingLock>();
        services.AddSingleton<RouteCases>();
        services.AddSingleton<ReturnStranded>();
        services.AddListener<CaseQueued, RouteCase>();
        services.AddListener<CaseResolved, RouteAfterResolution>();
        services.AddListener<CaseAssigned, RouteAfterTransfer>();
        services.AddSingleton<IMessageGate, RefuseAskingForSecrets>();
        services.AddSingleton<IApprovable, CustomerExport>();
        services.AddSingleton<RequestExport>();
        services.AddSingleton<FetchExport>();
        services.Describe([typeof(FileCoveredView)]);
        services.AddSingleton<FindPerson>();
        services.AddSingleton<FileReads>();
        services.AddSingleton<OpenFile>();
        services.AddSingleton<CaseRows>();
        services.AddSingleton<ConsoleConnections>();
        services.AddSingleton<TellPresence>();
        services.AddSingleton<SignsOfLife>();
        services.AddSingleton<ReadTimeline>();
        services.AddCaseObserver<ConsoleFeed>();
        services.AddPushTarget<ConsoleHub>(ConsoleGroups.Hub);
        if (!DataModule.IsBuildTool)
        {
            services.AddHostedService<TendDesk>();
        }

        return services;
    }

    /// <summary>Maps the console's HTTP routes and hub.</summary>
    public static void MapDesk(this IEndpointRouteBuilder routes)
    {
        DeskEndpoints.Map(routes);
        CaseEndpoints.Map(routes);
        FileEndpoints.Map(routes);
        LookEndpoints.Map(routes);
        ReadingEndpoints.Map(routes);
        ExportEndpoints.Map(routes);
        FindingEndpoints.Map(routes);
        ToneEndpoints.Map(routes);
        AgentCodeEndpoints.Map(routes);
        routes.MapHub<ConsoleHub>("/hubs/console", options =>
        {
            // A cookie opens this hub; only on a WebSocket does the browser tell where the page came from, whatever the method.
            options.Transports = HttpTransportType.WebSockets;

            // Calls carry an id and a number.
            options.ApplicationMaxBufferSize = 16 * 1024;
            options.TransportMaxBufferSize = 256 * 1024;
        }).TakesNoPosts().Needs(Permission.WorkCases);
    }
}
