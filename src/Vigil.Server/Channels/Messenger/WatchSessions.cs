using Vigil.Server.Platform.Data;

namespace Vigil.Server.Channels.Messenger;

/// <summary>Closes on this node, every two seconds, connections of sessions that were ended on another one.</summary>
internal sealed partial class WatchSessions(MessengerSessions sessions, Outage outage, TimeProvider clock, ILogger<WatchSessions> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    // A write that took its time, and clocks of nodes that differ: what ended is closed twice rather than not at all.
    private static readonly TimeSpan Back = TimeSpan.FromSeconds(30);

    /// <summary>Closes what has ended of late.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => sessions.CloseEndedAsync(clock.GetUtcNow() - Back, cancellationToken);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await RunAsync(stoppingToken);
                }
                catch (Exception failure) when (failure is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
                {
                    // What is not closed now is closed in two seconds; a request with such a session is refused anyway.
                    if (outage.Note(failure) is null)
                    {
                        Failed(logger, failure);
                    }
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Ended sessions of the messenger could not be looked for.")]
    private static partial void Failed(ILogger logger, Exception failure);
}
