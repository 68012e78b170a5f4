using Vigil.Server.Cases.Timeline;

namespace Vigil.Server.Cases;

/// <summary>Cases and their timelines: the core of the product.</summary>
public static class CasesModule
{
    /// <summary>Adds the committer and the use cases.</summary>
    public static IServiceCollection AddCases(this IServiceCollection services)
    {
        services.AddSingleton<BatchWriter>();
        services.AddSingleton<Committer>();
        services.AddSingleton<CaseFeed>();
        services.AddSingleton<ReadCases>();
        services.AddSingleton<CaseAccess>();
        services.AddSingleton<ReadFocus>();
        services.AddSingleton<ReadOpenCases>();
        services.AddSingleton(provider => new ChangeCase(provider.GetRequiredService<Committer>(), provider.GetRequiredService<CaseFeed>(), provider.GetRequiredService<ReadCases>()));
        services.AddSingleton<PostMessage>();
        services.AddSingleton<OpenNewCase>();
        return services;
    }
}
