using Vigil.Server.Cases;
using Vigil.Server.Desk.Live;
using Vigil.Server.Desk.Routing;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Desk;

/// <summary>What the desk does by itself: notes who is connected, closes what has ended, returns stranded cases, routes what a lost wake-up left lying, and tells those who wait when nobody is at work, and when somebody is again.</summary>
internal sealed partial class TendDesk(ConsoleConnections connections, SignsOfLife life, ReturnStranded returnStranded, RouteCases route, StaffLists lists, StaffedQueues staffed, CaseFeed feed, Outage outage, TimeProvider clock, ILogger<TendDesk> logger) : BackgroundService
{
    // An ended session is closed within this and the two seconds for which a looked-up one is trusted.
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The pause is on real time: what is compared with the calendar is compared below.
        using var timer = new PeriodicTimer(Every, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TendAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private async Task TendAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Signs of life first: whatever fails below must not make people look absent.
            var seenAt = clock.GetUtcNow();
            foreach (var person in connections.People)
            {
                await life.SeenAsync(person, cancellationToken);
            }

            await connections.CloseEndedAsync(cancellationToken);

            if (await lists.AnybodyWaitsAsync(cancellationToken))
            {
                await returnStranded.RunAsync(seenAt, cancellationToken);
                await route.RunAsync(cancellationToken);
                foreach (var queue in staffed.Set(await route.StaffedAsync(cancellationToken)))
                {
                    await feed.ShowLineAsync(queue);
                }
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // A worker's edge: the next second tries again.
            if (outage.Note(failure) is null)
            {
                NotTended(logger, failure);
            }
            else
            {
                returnStranded.BeginAnew();
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The desk could not be tended and is tried again.")]
    private static partial void NotTended(ILogger logger, Exception failure);
}
