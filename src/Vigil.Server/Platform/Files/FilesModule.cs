using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Files.Scanning;
using Vigil.Server.Platform.Telemetry;

namespace Vigil.Server.Platform.Files;

/// <summary>Registers the store of files and what looks at them.</summary>
public static class FilesModule
{
    /// <summary>Adds the store that fits the database, and the virus scanner, configured by the section <c>VirusScanner</c>.</summary>
    public static IServiceCollection AddFiles(this IServiceCollection services)
    {
        services.AddOptions<ScannerOptions>().BindConfiguration("VirusScanner").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<Clamd>();
        services.AddSingleton(provider => new ScanFile(
            provider.GetRequiredService<Clamd>(), provider.GetRequiredService<IOptions<ScannerOptions>>(), provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<VigilMetrics>(), provider.GetRequiredService<ILogger<ScanFile>>()));
        return services.AddSingleton<IFileStore>(provider =>
        {
            var (database, gate) = (provider.GetRequiredService<Database>(), provider.GetRequiredService<WriteGate>());
            return database.IsSqlite
                ? new FolderFileStore(provider.GetRequiredService<IOptions<DatabaseOptions>>(), gate, provider.GetRequiredService<IDbContextFactory<VigilDb>>(), provider.GetRequiredService<TimeProvider>())
                : new PostgresFileStore(database, gate);
        });
    }
}
