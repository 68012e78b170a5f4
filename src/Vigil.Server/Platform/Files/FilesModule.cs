using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Platform.Files;

/// <summary>Registers the store of files.</summary>
public static class FilesModule
{
    /// <summary>Adds the store that fits the database.</summary>
    public static IServiceCollection AddFiles(this IServiceCollection services) => services.AddSingleton<IFileStore>(provider =>
    {
        var (database, gate) = (provider.GetRequiredService<Database>(), provider.GetRequiredService<WriteGate>());
        return database.IsSqlite
            ? new FolderFileStore(provider.GetRequiredService<IOptions<DatabaseOptions>>(), gate, provider.GetRequiredService<IDbContextFactory<VigilDb>>(), provider.GetRequiredService<TimeProvider>())
            : new PostgresFileStore(database, gate);
    });
}
