using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace Vigil.Server.Platform.Data;

/// <summary>
/// Contexts for reading, used again and again. EF Core's own pool closes a context's connection after each use, and opening one on SQLite
/// registers EF Core's SQL functions with it anew, which a profile showed at every reading; here it stays open with its context. Nothing is read in a
/// transaction that outlives its query, so an open connection holds up no checkpoint.
/// </summary>
internal sealed class ReadingContexts(Database database) : IDbContextFactory<VigilDb>, IAsyncDisposable
{
    // More readers at once are rare, and a connection of SQLite keeps up to 2 MB of pages.
    private const int MaxKept = 32;

    private readonly ConcurrentQueue<VigilDb> _kept = new();
    private volatile bool _ended;

    /// <inheritdoc/>
    public VigilDb CreateDbContext() => throw new NotSupportedException("Opening a connection waits for the disk: use CreateDbContextAsync.");

    /// <inheritdoc/>
    public async Task<VigilDb> CreateDbContextAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_ended, this);
        return _kept.TryDequeue(out var kept) ? kept : new VigilDb(await OptionsAsync(cancellationToken), TryKeep);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _ended = true;
        while (_kept.TryDequeue(out var kept))
        {
            await kept.EndAsync();
        }
    }

    private async Task<DbContextOptions<VigilDb>> OptionsAsync(CancellationToken cancellationToken)
    {
        var options = new DbContextOptionsBuilder<VigilDb>().UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        _ = database.IsSqlite ? options.UseSqlite(await database.OpenAsync(cancellationToken), contextOwnsConnection: true) : options.UseNpgsql(database.Postgres!);
        return options.Options;
    }

    private bool TryKeep(VigilDb db)
    {
        if (_ended || _kept.Count >= MaxKept)
        {
            return false;
        }

        db.ChangeTracker.Clear();
        _kept.Enqueue(db);
        return true;
    }
}
