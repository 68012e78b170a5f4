using Microsoft.EntityFrameworkCore;

namespace Vigil.Server.Platform.Data;

/// <summary>Registers the database, the model and the write gate.</summary>
public static class DataModule
{
    /// <summary>Adds storage, configured by the section <c>Database</c>.</summary>
    public static IServiceCollection AddData(this IServiceCollection services)
    {
        services.AddOptions<DatabaseOptions>().BindConfiguration("Database").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<Database>();
        services.AddSingleton<WriteGate>();
        services.AddSingleton<Migrator>();
        services.AddSingleton<Secrets>();
        services.AddDbContextFactory<VigilDb>((provider, options) =>
        {
            var database = provider.GetRequiredService<Database>();
            _ = database.IsSqlite ? options.UseSqlite(database.SqliteConnectionString) : options.UseNpgsql(database.Postgres!);
            options.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        });
        return services;
    }
}
