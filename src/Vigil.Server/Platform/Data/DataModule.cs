using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace Vigil.Server.Platform.Data;

/// <summary>Registers the database, the model and the write gate.</summary>
public static class DataModule
{
    /// <summary>Adds storage, configured by the section <c>Database</c>.</summary>
    public static IServiceCollection AddData(this IServiceCollection services)
    {
        services.AddOptions<DatabaseOptions>().BindConfiguration("Database").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<DataFolderLock>();
        services.AddSingleton<Database>();
        services.AddSingleton<WriteGate>();
        services.AddSingleton<Outage>();
        services.AddSingleton<Migrator>();
        services.AddSingleton<Seals>();
        services.AddSingleton<Secrets>();
        services.AddSingleton<IDbContextFactory<VigilDb>, ReadingContexts>();
        if (!IsBuildTool)
        {
            services.AddHostedService<WatchOutage>();
        }

        return services;
    }

    /// <summary>Takes the data folder for this process.</summary>
    /// <returns>Null when it is ours; otherwise the sentence for the operator.</returns>
    public static string? TakeDataFolder(this WebApplication app) => IsBuildTool ? null : app.Services.GetRequiredService<DataFolderLock>().Take();

    /// <summary>Brings the schema up to date before the first request. The build's OpenAPI tool starts the host too, and gets no database.</summary>
    /// <returns>Null when it is; otherwise the sentence for the operator.</returns>
    public static async Task<string?> PrepareDatabaseAsync(this WebApplication app)
    {
        try
        {
            if (!IsBuildTool)
            {
                await app.Services.GetRequiredService<Migrator>().MigrateAsync(app.Lifetime.ApplicationStopping);
            }

            return null;
        }
        catch (Exception failure) when (Outage.RefusalFor(failure) is not null)
        {
            return $"the database cannot be used: {failure.Message}";
        }
    }

    /// <summary>True while the build reads the OpenAPI document from the assembly (https://learn.microsoft.com/aspnet/core/fundamentals/openapi/aspnetcore-openapi, 'Customizing run-time behavior during build-time document generation').</summary>
    public static bool IsBuildTool { get; } = Assembly.GetEntryAssembly()?.GetName().Name == "GetDocument.Insider";
}
