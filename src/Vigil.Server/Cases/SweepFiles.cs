using Microsoft.EntityFrameworkCore;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Files;

namespace Vigil.Server.Cases;

/// <summary>Removes uploads that were not finished and files that were not sent within a day, and then the bytes that nobody uses any more. Runs on every node, each hour and at the start; twice does no harm.</summary>
public sealed partial class SweepFiles(IFileStore store, WriteGate gate, IDbContextFactory<VigilDb> databases, TimeProvider clock, ILogger<SweepFiles> logger) : BackgroundService
{
    // What lies unsent in a messenger over a night, or in a tunnel, is still there in the morning.
    private static readonly TimeSpan KeptUnsent = TimeSpan.FromDays(1);
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);
    private const int AtOnce = 200;

    /// <summary>Removes what is due now.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - KeptUnsent;
        while (await RemoveUploadsAsync(before, cancellationToken) == AtOnce || await RemoveFilesAsync(before, cancellationToken) == AtOnce)
        {
        }

        await store.RemoveUnusedAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, TimeProvider.System);
        try
        {
            do
            {
                await TryRunAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private async Task TryRunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // A worker's edge: the next hour tries again.
            NotSwept(logger, failure);
        }
    }

    private async Task<int> RemoveUploadsAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var due = await db.Set<Upload>().Where(u => u.CreatedAt < before).OrderBy(u => u.CreatedAt).Take(AtOnce).Select(u => u.Id).ToListAsync(cancellationToken);
        foreach (var id in due)
        {
            // The row last: while it is there, the bytes are found again.
            await store.RemoveUploadAsync(id.Value);
            await gate.WriteAsync(session => session.Db.Set<Upload>().Where(u => u.Id == id).ExecuteDeleteAsync(CancellationToken.None), cancellationToken);
        }

        return due.Count;
    }

    private async Task<int> RemoveFilesAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var due = await db.Set<Attachment>().Where(f => f.CaseId == null && f.CreatedAt < before).OrderBy(f => f.CreatedAt).Take(AtOnce).ToListAsync(cancellationToken);
        foreach (var file in due)
        {
            await gate.WriteAsync(session => KeepFile.RemoveAsync(session, file), cancellationToken);
        }

        return due.Count;
    }

    [LoggerMessage(1, LogLevel.Warning, "Files that nobody needs could not be removed; it is tried again in an hour.")]
    private static partial void NotSwept(ILogger logger, Exception failure);
}
