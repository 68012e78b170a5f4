using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Vigil.Server.Accounts;
using Vigil.Server.Knowledge.Console;
using Vigil.Server.Knowledge.Evaluation;
using Vigil.Server.Knowledge.Figures;
using Vigil.Server.Knowledge.Help;
using Vigil.Server.Knowledge.Messenger;
using Vigil.Server.Knowledge.Reading;
using Vigil.Server.Knowledge.Votes;

namespace Vigil.Server.Knowledge;

/// <summary>Articles: reading, searching, and the public help centre.</summary>
public static class KnowledgeModule
{
    /// <summary>Adds the article library and renderer.</summary>
    public static IServiceCollection AddKnowledge(this IServiceCollection services)
    {
        services.AddSingleton(provider => new PlatformFigures(provider.GetRequiredService<ExchangeRecords>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ArticleLibrary(provider.GetRequiredService<ReadTopics>(), provider.GetRequiredService<PlatformFigures>().ReadAsync));
        services.AddSingleton(provider => new ArticleRenderer(provider.GetRequiredService<PlatformFigures>()));
        services.AddSingleton<ArticleVotes>();
        services.AddSingleton<ReadVotes>();
        services.AddHostedService<OpenArticles>();

        // Chinese stays Chinese in the page instead of becoming numeric references four times its size; what is special in HTML is still encoded.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        return services;
    }

    /// <summary>Maps the article routes of messenger and console and the help centre.</summary>
    public static void MapKnowledge(this IEndpointRouteBuilder routes)
    {
        ArticleEndpoints.Map(routes);
        SearchArticles.Map(routes);
        HelpEndpoints.Map(routes);
    }

    /// <summary>The evaluations of the search, for <c>vigil eval</c>.</summary>
    internal static IReadOnlyList<Command> Evaluations() => SearchCommands.Make();
}
