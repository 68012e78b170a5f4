using System.Collections.Concurrent;
using System.Threading.Channels;
using Vigil.Contracts;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Desk.Live;

/// <summary>
/// What a customer writes while their agent has the case open is read. Noted beside the showing and not within it, for it is stored; many
/// cases at once, and of one case only the newest.
/// </summary>
internal sealed partial class MarkWatched(ConsoleConnections connections, IServiceProvider services, ILogger<MarkWatched> logger) : BackgroundService, ICaseObserver
{
    private readonly ConcurrentDictionary<CaseId, (CaseSnapshot Case, StaffId Reader)> _read = new();
    private readonly Channel<bool> _look = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <inheritdoc/>
    public void Show(CaseTold told)
    {
        if (told.AgentNow is { } reader && told.ForStaff.Any(e => e.Author.Kind == "customer") && connections.IsWatching(reader, told.Case.Id))
        {
            _read[told.Case.Id] = (told.Case, reader);
            _look.Writer.TryWrite(true);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var _ in _look.Reader.ReadAllAsync(stoppingToken))
            {
                await Task.WhenAll(_read.Keys.Select(MarkAsync));
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping: the agent's console reads the case again, which marks it.
        }
    }

    private async Task MarkAsync(CaseId id)
    {
        try
        {
            if (_read.TryRemove(id, out var read))
            {
                // Asked for here and not in the constructor: changing cases needs its observers first.
                await services.GetRequiredService<WorkCase>().MarkReadAsync(read.Case, read.Reader);
            }
        }
        catch (Exception failure)
        {
            // A worker's edge: the mark is made with the next message. An outage is told of its own, once for all.
            if (Outage.RefusalFor(failure) is null)
            {
                NotMarked(logger, id.Value, failure);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Case {CaseId} could not be marked as read.")]
    private static partial void NotMarked(ILogger logger, Guid caseId, Exception failure);
}
