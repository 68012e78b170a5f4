using System.Diagnostics;
using Microsoft.Extensions.Options;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Staff.Trail;

/// <summary>
/// Seals the audit trail within a second of what happened, and signs a checkpoint every few minutes while anything does and once more at the end.
/// Apart from the acts themselves, which would otherwise wait for each other on every node (docs/decisions/0037).
/// </summary>
internal sealed partial class SealTrail(TrailStore store, CheckpointKey key, CheckpointFolder folder, IOptions<TrailOptions> options, Outage outage, TimeProvider clock, ILogger<SealTrail> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    // What keeps a checkpoint from its folder is told this often while it lasts.
    private static readonly TimeSpan ToldEvery = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _one = new(1, 1);
    private long? _signedAt;
    private long _signedSeq = -1;
    private long? _told;

    /// <summary>Seals whatever is open and signs a checkpoint of it where there is none.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        await SealAsync(cancellationToken);
        await SignAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _one.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // On real time: how fast the trail is sealed is no matter of the calendar.
        using var timer = new PeriodicTimer(Every, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryAsync(async () =>
                {
                    await SealAsync(stoppingToken);
                    if (_signedAt is not { } last || Stopwatch.GetElapsedTime(last) >= TimeSpan.FromMinutes(options.Value.CheckpointMinutes))
                    {
                        await SignAsync(stoppingToken);
                    }
                });
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping: the rest is sealed and signed below.
        }

        try
        {
            await TryAsync(() => FinishAsync(CancellationToken.None));
        }
        catch (ObjectDisposedException)
        {
            // The host has waited for as long as it does and taken the database away: the next start seals what is left.
            LeftOpen(logger);
        }
    }

    private async Task SealAsync(CancellationToken cancellationToken)
    {
        while (await store.AnythingOpenAsync(cancellationToken) && await store.SealAsync(cancellationToken) > 0)
        {
        }
    }

    private async Task SignAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            await SignNewestAsync(cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task SignNewestAsync(CancellationToken cancellationToken)
    {
        var last = await store.LastAsync(cancellationToken);
        if (last.Seq > 0 && last.Seq != _signedSeq)
        {
            var signing = await key.GetAsync(cancellationToken);
            var made = Checkpoint.Sign(last, clock.GetUtcNow().ToMicroseconds(), signing);
            await folder.KeepAsync(made, signing);
            await store.KeepAsync(made, cancellationToken);
            _signedSeq = last.Seq;
        }

        _signedAt = Stopwatch.GetTimestamp();
    }

    private async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
            _told = null;
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or ObjectDisposedException))
        {
            // A worker's edge: the next second tries again. Acts go on meanwhile, and wait to be sealed.
            // A folder of checkpoints without room is no outage of the database.
            if ((failure is IOException || outage.Note(failure) is null) && (_told is not { } told || Stopwatch.GetElapsedTime(told) >= ToldEvery))
            {
                _told = Stopwatch.GetTimestamp();
                NotSealed(logger, failure);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The audit trail could not be sealed or its checkpoint kept; tried again each second.")]
    private static partial void NotSealed(ILogger logger, Exception failure);

    [LoggerMessage(2, LogLevel.Information, "Stopped before the audit trail was sealed; the next start seals what is left.")]
    private static partial void LeftOpen(ILogger logger);
}
