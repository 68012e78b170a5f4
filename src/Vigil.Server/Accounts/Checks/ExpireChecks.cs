using Microsoft.EntityFrameworkCore;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Accounts.Checks;

/// <summary>
/// Writes down that the time of a check is over, so that customer and agent are told. It counts for nothing from that moment on, whether this has run or not. Runs on every node; of several one writes it.
/// </summary>
internal sealed partial class ExpireChecks(EndChecks end, CheckCases cases, WriteGate gate, IDbContextFactory<VigilDb> databases, Outage outage, TimeProvider clock, ILogger<ExpireChecks> logger) : BackgroundService
{
    // Somebody looks at it: as long as they would take to wonder.
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    private const int AtOnce = 100;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryRunAsync(stoppingToken);
            }
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
            // A worker's edge: the next round tries again.
            if (outage.Note(failure) is null)
            {
                NotWritten(logger, failure);
            }
        }
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var due = await db.Set<IdentityCheck>().AsNoTracking().Where(c => c.Until <= now && c.PassedAt == null && c.EndedAt == null).OrderBy(c => c.Until).Take(AtOnce).ToListAsync(cancellationToken);
        foreach (var check in due)
        {
            var written = await gate.WriteAsync(
                async session =>
                {
                    await CheckCases.LockAsync(session, [check.CaseId]);
                    return await end.OfOneAsync(session, check, CheckEnd.Expired);
                },
                cancellationToken);
            if (written is not null)
            {
                cases.Tell(written);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Checks whose time is over could not be written down; it is tried again at once. They count for nothing all the same.")]
    private static partial void NotWritten(ILogger logger, Exception failure);
}
