using Vigil.Server.Platform.Commands;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Erasure;
using Vigil.Server.Privacy.Erasing;
using Vigil.Server.Privacy.Holds;
using Vigil.Server.Privacy.Ledger;
using Vigil.Server.Privacy.Retention;
using Vigil.Server.Staff;

namespace Vigil.Server.Privacy;

/// <summary>What is kept of people and for how long: erasure, legal holds, rules of retention.</summary>
public static class PrivacyModule
{
    /// <summary>Adds privacy, configured by the section <c>Privacy</c>.</summary>
    public static IServiceCollection AddPrivacy(this IServiceCollection services)
    {
        services.AddOptions<PrivacyOptions>().BindConfiguration("Privacy").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<CompactDatabase>();
        services.AddSingleton<ErasePerson>();
        services.AddSingleton<IApprovable, CustomerErasure>();
        services.AddSingleton<RequestErasure>();
        services.AddSingleton<KeepHolds>();
        services.AddSingleton<IApprovable, HoldLift>();
        services.AddSingleton<AskForLift>();
        services.AddSingleton<IPersonalData, HoldsOfPerson>();
        services.AddSingleton<ErasureLedger>();
        services.AddSingleton<ReplayErasures>();
        services.AddSingleton<FinishErasures>();
        services.AddSingleton<IKeptForAWhile, KeptHoldNotes>();
        services.AddSingleton<RetentionClock>();
        services.AddSingleton<RunRetention>();
        if (!DataModule.IsBuildTool)
        {
            services.AddHostedService(provider => provider.GetRequiredService<RunRetention>());
            services.AddHostedService(provider => provider.GetRequiredService<FinishErasures>());
        }

        return services;
    }

    /// <summary>Maps erasures and holds.</summary>
    public static void MapPrivacy(this IEndpointRouteBuilder routes)
    {
        ErasureEndpoints.Map(routes);
        HoldEndpoints.Map(routes);
    }

    /// <summary>Adds <c>privacy replay</c> to the command line.</summary>
    public static void AddCommands(CommandTree tree) => ReplayCommand.AddTo(tree);

    /// <summary>Has an older copy of the database that was put back forget again whom it had forgotten, before anything is served from it.</summary>
    /// <returns>Null when that is so; otherwise the sentence for the operator.</returns>
    public static async Task<string?> ReplayErasuresAsync(this WebApplication app)
    {
        try
        {
            if (!DataModule.IsBuildTool)
            {
                await app.Services.GetRequiredService<ReplayErasures>().RunAsync(app.Lifetime.ApplicationStopping);
            }

            return null;
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return failure.Message;
        }
        catch (Exception failure) when (Outage.RefusalFor(failure) is not null)
        {
            return $"the database cannot be used: {failure.Message}";
        }
    }
}
