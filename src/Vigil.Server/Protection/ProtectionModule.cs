using Vigil.Server.Cases;
using Vigil.Server.Platform.Commands;
using Vigil.Server.Protection.Commands;
using Vigil.Server.Protection.FreezePage;
using Vigil.Server.Protection.Guarding;
using Vigil.Server.Protection.Http;
using Vigil.Server.Protection.Listing;
using Vigil.Server.Protection.Page;
using Vigil.Server.Staff;

namespace Vigil.Server.Protection;

/// <summary>'Is this really support?': the official list, the lists of scams, the check against both, what staff may link to, and freezing without a session.</summary>
public static class ProtectionModule
{
    /// <summary>Adds the check, configured by the section <c>Protection</c>.</summary>
    public static IServiceCollection AddProtection(this IServiceCollection services)
    {
        services.AddOptions<ProtectionOptions>().BindConfiguration("Protection").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ReadLists>();
        services.AddSingleton<KeepChannels>();
        services.AddSingleton<IApprovable, ChannelRemoval>();
        services.AddSingleton<RemoveChannel>();
        services.AddSingleton<IApprovable, ChannelAddition>();
        services.AddSingleton<AskForChannel>();
        services.AddSingleton<ImportScams>();
        services.AddSingleton<CheckLimits>();
        services.AddSingleton<FreezeLimits>();
        services.AddSingleton<CheckChannel>();
        services.AddSingleton<CheckNamedChannel>();
        services.AddSingleton<IMessageGate, RefuseForeignLinks>();
        services.AddHostedService<DemoChannels>();
        return services;
    }

    /// <summary>Adds <c>scams import</c> to the command line.</summary>
    public static void AddCommands(CommandTree tree) => ImportScamList.AddTo(tree);

    /// <summary>Maps the public check, its page, and the list for whoever keeps it.</summary>
    public static void MapProtection(this IEndpointRouteBuilder routes)
    {
        PublicEndpoints.Map(routes);
        ChannelEndpoints.Map(routes);
        VerifyEndpoints.Map(routes);
        FreezePageEndpoints.Map(routes);
    }
}
