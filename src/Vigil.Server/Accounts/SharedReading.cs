using Vigil.Server.Platform.Calendar;

namespace Vigil.Server.Accounts;

/// <summary>Something that is the same for everybody, read once for all who ask, kept for a short while and forgotten when it is old.</summary>
/// <param name="read">Reads it; null where there was no answer. Never throws for an exchange that is away.</param>
/// <param name="patience">How long an answer waits for a reading that is under way.</param>
/// <typeparam name="T">What is read.</typeparam>
internal sealed class SharedReading<T>(Func<Task<T?>> read, TimeSpan patience, TimeProvider clock)
    where T : class
{
    // As long it counts as new, and as long an exchange that is away is not asked again.
    private static readonly TimeSpan AskedAgainAfter = TimeSpan.FromSeconds(30);

    // After this nobody is told of it: an old 'in maintenance' is worse than nothing.
    private static readonly TimeSpan UsableFor = TimeSpan.FromMinutes(2);

    private readonly Lock _asking = new();
    private Task _asked = Task.CompletedTask;
    private DateTimeOffset _askedAt = DateTimeOffset.MinValue;
    private long _startedAt;
    private volatile Kept? _kept;

    /// <summary>The newest that is known; null where nothing is, or nothing new enough.</summary>
    public async Task<T?> NowAsync(CancellationToken cancellationToken)
    {
        Task asked;
        TimeSpan left;
        lock (_asking)
        {
            var now = clock.GetUtcNow();
            if (_asked.IsCompleted && !_askedAt.IsWithin(AskedAgainAfter, now))
            {
                _askedAt = now;
                _startedAt = clock.GetTimestamp();

                // Not the caller's token: others wait for the same reading.
                _asked = RefreshAsync(now);
            }

            asked = _asked;
            left = patience - clock.GetElapsedTime(_startedAt);
        }

        try
        {
            await asked.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            // The reading goes on for whoever asks next; this answer goes without it.
        }

        return _kept is { } kept && kept.At.IsWithin(UsableFor, clock.GetUtcNow()) ? kept.Value : null;
    }

    private async Task RefreshAsync(DateTimeOffset at)
    {
        // Off the lock, and off the caller's way.
        await Task.Yield();
        if (await read() is { } fresh)
        {
            _kept = new Kept(fresh, at);
        }
    }

    private sealed record Kept(T Value, DateTimeOffset At);
}
