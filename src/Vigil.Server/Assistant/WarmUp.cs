using Vigil.Contracts.Exchange;
using Vigil.Server.Accounts;
using Vigil.Server.Cases;
using Vigil.Server.Knowledge;

namespace Vigil.Server.Assistant;

/// <summary>Walks the way of an answer once beside the start, reading only, so that the first customer does not wait for models, articles and query plans to be loaded.</summary>
internal sealed class WarmUp(AssistantModel model, ArticleLibrary articles, ExchangeRecords records, ReadCases cases, Customers customers, TimeProvider clock, IHostApplicationLifetime lifetime) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not before the port is open: a restart must be ready first and warm second.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);

        var reading = model.Understanding.Read("warm up", "en", clock.GetUtcNow(), TimeZoneInfo.Utc);
        articles.Search("warm up", reading.Language, 1);
        _ = await records.ParametersAsync(stoppingToken);
        _ = await records.LatestAsync<Withdrawal>("0", "withdrawals", stoppingToken);
        _ = await cases.FindAsync(default, stoppingToken);
        _ = await cases.MessageAsync(default, 0, stoppingToken);
        _ = await customers.FindAsync(default, stoppingToken);
    }
}
