using Vigil.Server.Accounts;
using Vigil.Server.Knowledge.Figures;
using Vigil.Server.Knowledge.Messenger;
using Vigil.Server.Knowledge.Reading;

namespace Vigil.Server.Knowledge;

/// <summary>Articles: reading, searching, and the public help centre.</summary>
public static class KnowledgeModule
{
    /// <summary>Adds the article library and renderer.</summary>
    public static IServiceCollection AddKnowledge(this IServiceCollection services)
    {
        services.AddSingleton(provider => new PlatformFigures(provider.GetRequiredService<ExchangeRecords>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ArticleLibrary(EmbeddedArticles.ReadAll, provider.GetRequiredService<PlatformFigures>()));
        services.AddSingleton(provider => new ArticleRenderer(provider.GetRequiredService<PlatformFigures>()));
        services.AddHostedService<OpenArticles>();
        return services;
    }

    /// <summary>Maps the messenger's article routes and the help centre.</summary>
    public static void MapKnowledge(this IEndpointRouteBuilder routes)
    {
        ArticleEndpoints.Map(routes);
    }
}
