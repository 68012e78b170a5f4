using System.Data.Common;
using Vigil.Server.Cases;
using Vigil.Server.Desk.Live;
using Vigil.Server.Desk.Routing;

namespace Vigil.Server.Desk;

/// <summary>What the desk does by itself: notes who is connected, closes what has ended, returns stranded cases, and routes what a lost wake-up left lying.</summary>
internal sealed partial class TendDesk(ConsoleConnections connections, SignsOfLife life, ReturnStranded returnStranded, RouteCases route, StaffLists lists, ILogger<TendDesk> logger) : BackgroundService
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
            await connections.CloseEndedAsync(cancellationToken);
            foreach (var person in connections.People)
            {
                await life.SeenAsync(person, cancellationToken);
            }

            await returnStranded.RunAsync(cancellationToken);
            if ((await lists.QueuesAsync(cancellationToken)).Any(q => q.Waiting > 0))
            {
                await route.RunAsync(cancellationToken);
            }
        }
        catch (DbException failure)
        {
            Unreachable(logger, failure);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The desk cannot be tended: the database does not answer.")]
    private static partial void Unreachable(ILogger logger, Exception failure);
}
