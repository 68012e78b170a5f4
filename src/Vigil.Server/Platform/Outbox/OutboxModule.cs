using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Erasure;

namespace Vigil.Server.Platform.Outbox;

/// <summary>Registers background work.</summary>
public static class OutboxModule
{
    /// <summary>Adds the outbox and its worker.</summary>
    public static IServiceCollection AddOutbox(this IServiceCollection services)
    {
        services.AddSingleton<Listeners>();
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<OutboxStore>();
        services.AddSingleton<IPersonalData, OutboxOfCases>();
        if (!DataModule.IsBuildTool)
        {
            services.AddHostedService<OutboxWorker>();
        }

        return services;
    }
}
