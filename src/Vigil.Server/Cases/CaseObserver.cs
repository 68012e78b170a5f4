using System.Threading.Channels;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Cases;

/// <summary>An observer that works behind the commit, in the order of commits: nobody's message and no routing waits until a change has been shown, and what fails here fails nothing else.</summary>
public abstract partial class CaseObserver(ILogger logger) : BackgroundService, ICaseObserver
{
    // What stands beyond this is lost, and read by the clients when they look again.
    private const int MaxWaiting = 10_000;

    private readonly Channel<CaseTold> _waiting = Channel.CreateBounded<CaseTold>(new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    /// <inheritdoc/>
    public void Show(CaseTold told) => _waiting.Writer.TryWrite(told);

    /// <summary>Shows one change.</summary>
    protected abstract Task TellAsync(CaseTold told);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.WhenAll(TellAllAsync(stoppingToken), TellLaterAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping: the clients read again after they reconnect.
        }
    }

    /// <summary>Runs beside the showing, for what may wait a moment.</summary>
    protected virtual Task TellLaterAsync(CancellationToken stopping) => Task.CompletedTask;

    private async Task TellAllAsync(CancellationToken stopping)
    {
        await foreach (var told in _waiting.Reader.ReadAllAsync(stopping))
        {
            await TellSafelyAsync(told);
        }
    }

    private async Task TellSafelyAsync(CaseTold told)
    {
        try
        {
            await TellAsync(told);
        }
        catch (Exception failure)
        {
            // A worker's edge: one change that could not be shown must not keep the next ones back. An outage is told of its own, once for all.
            if (Outage.RefusalFor(failure) is null)
            {
                NotShown(logger, GetType().Name, told.Case.Id.Value, failure);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "{Observer} could not show a change of case {CaseId}.")]
    private static partial void NotShown(ILogger logger, string observer, Guid caseId, Exception failure);
}
