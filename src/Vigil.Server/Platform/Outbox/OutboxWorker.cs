using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Telemetry;

namespace Vigil.Server.Platform.Outbox;

/// <summary>Wakes the worker after a commit that stored work.</summary>
public sealed class OutboxSignal
{
    // One slot is enough: a wake-up says 'look', not 'look at this'.
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>There is work now.</summary>
    public void Wake() => _wake.Writer.TryWrite(true);

    /// <summary>Waits for a wake-up or for the time at which put-back work may be due.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var due = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(due.Token, cancellationToken);
        try
        {
            await _wake.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nothing woke us: look anyway, for work whose pause is over or whose worker died.
        }
    }
}

/// <summary>Hands stored work to its listeners: several streams at once, each stream strictly in order, each row until it succeeds or dies.</summary>
public sealed partial class OutboxWorker(OutboxStore store, OutboxSignal signal, Listeners listeners, IServiceScopeFactory scopes, IOptions<DatabaseOptions> database, Outage outage, VigilMetrics metrics, ILogger<OutboxWorker> logger) : BackgroundService
{
    private const int MaxRunning = 64;

    // Claimed many at once, when half of the places are free: one by one would write as often as the work itself.
    private const int ClaimBelow = MaxRunning / 2;

    // Due work is looked for at least this often even without a wake-up.
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RenewEvery = OutboxStore.Lease / 3;

    // Forgotten many at once: a transaction for each would cost more than the work.
    private const int MaxFinished = 200;

    // A clock that was set back holds up stored work for no longer than this.
    private static readonly TimeSpan RightenEvery = TimeSpan.FromSeconds(10);

    private long? _rightened;

    private readonly ConcurrentDictionary<Task, byte> _running = [];
    private readonly Channel<ClaimedWork> _finished = Channel.CreateUnbounded<ClaimedWork>(new UnboundedChannelOptions { SingleReader = true });

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var finishing = FinishAsync();
        try
        {
            await ReleaseAsync(stoppingToken);
            while (!stoppingToken.IsCancellationRequested)
            {
                var claimed = await ClaimAsync(stoppingToken);
                foreach (var work in claimed)
                {
                    var task = RunAsync(work, stoppingToken);
                    _running.TryAdd(task, 0);
                    _ = task.ContinueWith(done => _running.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
                }

                if (claimed.Count == 0 || _running.Count > ClaimBelow)
                {
                    // The wait is on real time: a stored pause is compared with the clock when rows are claimed.
                    await signal.WaitAsync(Idle, TimeProvider.System, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping: what is running ends below or is claimed anew after its lease.
        }

        await Task.WhenAll(_running.Keys);
        _finished.Writer.Complete();
        await finishing;
    }

    // After a crash the customers whose answers were under way have waited long enough. Beside PostgreSQL the claims may be another node's.
    private async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        if (database.Value is not { IsSqlite: true, Exclusive: true })
        {
            return;
        }

        try
        {
            await store.ReleaseAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // A worker's edge: the claims run out by themselves.
            TellUnavailable(failure);
        }
    }

    private async Task FinishAsync()
    {
        var batch = new List<ClaimedWork>(MaxFinished);
        while (await _finished.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < MaxFinished && _finished.Reader.TryRead(out var work))
            {
                batch.Add(work);
            }

            try
            {
                await store.FinishAsync(batch);
            }
            catch (Exception failure)
            {
                // A worker's edge: their leases run out, and they are done once more.
                TellUnavailable(failure);
            }

            // The next rows of these streams may be free now.
            signal.Wake();
        }
    }

    private async Task<List<ClaimedWork>> ClaimAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (_rightened is not { } last || Stopwatch.GetElapsedTime(last) >= RightenEvery)
            {
                await store.RightenAsync(cancellationToken);
                _rightened = Stopwatch.GetTimestamp();
            }

            return _running.Count > ClaimBelow ? [] : await store.ClaimAsync(MaxRunning - _running.Count, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // A worker's edge: what comes out of here ends the whole server.
            TellUnavailable(failure);
            return [];
        }
    }

    private async Task RunAsync(ClaimedWork work, CancellationToken cancellationToken)
    {
        await Task.Yield();
        var started = Stopwatch.GetTimestamp();
        try
        {
            await HandleAsync(work, cancellationToken);
            await _finished.Writer.WriteAsync(work, CancellationToken.None);
            metrics.OutboxDone(work.Listener, Stopwatch.GetElapsedTime(started));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The lease runs out and the work is done after the restart.
        }
        catch (Exception failure)
        {
            // A worker's edge: whatever went wrong is stored with the row and tried again.
            await PutBackAsync(work, failure);
            signal.Wake();
        }
    }

    private async Task HandleAsync(ClaimedWork work, CancellationToken cancellationToken)
    {
        if (listeners.Find(work.Listener) is not { } listening)
        {
            throw new InvalidOperationException($"No listener is called {work.Listener}.");
        }

        await using var scope = scopes.CreateAsyncScope();
        var handling = listening.HandleAsync(scope.ServiceProvider, work.Payload, cancellationToken);
        while (true)
        {
            try
            {
                await handling.WaitAsync(RenewEvery, cancellationToken);
                return;
            }
            catch (TimeoutException) when (!handling.IsCompleted)
            {
                await store.RenewAsync(work);
            }
        }
    }

    private async Task PutBackAsync(ClaimedWork work, Exception failure)
    {
        try
        {
            var waits = failure as NotYetException;
            var outside = waits is not null || outage.Note(failure) is not null;
            var died = await store.FailAsync(work, failure.GetType().Name, mayDie: !outside, waits?.AtMost);
            metrics.OutboxFailed(work.Listener);
            if (died)
            {
                Died(logger, work.Listener, work.Attempt, failure);
            }
            else if (!outside)
            {
                Failed(logger, work.Listener, work.Attempt, failure);
            }
        }
        catch (Exception unreachable) when (unreachable is not OperationCanceledException)
        {
            // The row's lease runs out and it is tried again.
            TellUnavailable(unreachable);
        }
    }

    // An outage is told once for all who run into it.
    private void TellUnavailable(Exception failure)
    {
        if (outage.Note(failure) is null)
        {
            StoreUnavailable(logger, failure);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "{Listener} failed at attempt {Attempt} and is tried again.")]
    private static partial void Failed(ILogger logger, string listener, int attempt, Exception failure);

    [LoggerMessage(2, LogLevel.Error, "{Listener} failed {Attempt} times; its work lies among the dead letters.")]
    private static partial void Died(ILogger logger, string listener, int attempt, Exception failure);

    [LoggerMessage(3, LogLevel.Warning, "The outbox cannot be read or written now.")]
    private static partial void StoreUnavailable(ILogger logger, Exception failure);
}
