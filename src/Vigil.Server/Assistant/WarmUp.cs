using Vigil.Contracts.Exchange;
using Vigil.Language;
using Vigil.Language.Secrets;
using Vigil.Server.Accounts;
using Vigil.Server.Assistant.Answers;
using Vigil.Server.Assistant.Scripts;
using Vigil.Server.Cases;
using Vigil.Server.Knowledge;

namespace Vigil.Server.Assistant;

/// <summary>Walks the way of an answer once beside the start, reading only, so that the first customer does not wait for models, articles and query plans to be loaded.</summary>
internal sealed partial class WarmUp(AssistantModel model, ArticleLibrary articles, ExchangeRecords records, ReadCases cases, Customers customers, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<WarmUp> logger) : BackgroundService
{
    private static int _givenBack;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not before the port is open: a restart must be ready first and warm second.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);

        try
        {
            await WalkAsync(stoppingToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // A worker's edge: what comes out of here ends the whole server, and a database that is slow at the start is no reason for that.
            StayedCold(logger, failure);
        }
    }

    private async Task WalkAsync(CancellationToken stoppingToken)
    {
        var reading = model.Understanding.Read("warm up", "en", clock.GetUtcNow(), TimeZoneInfo.Utc);
        stoppingToken.ThrowIfCancellationRequested();
        _ = (model.Dangers.Read("warm up"), DangerRules.Shipped.Find("warm up", inDanger: true));
        stoppingToken.ThrowIfCancellationRequested();
        _ = SecretDetector.Find("code 482913");
        _ = (TopicScripts.Find(IntentVocabulary.None), RecordScripts.For(AnswerKinds.Withdrawals), LiveScripts.Shipped);
        articles.Search("warm up", reading.Language, 1);
        articles.Asked("warm up", reading.Language, 1);
        _ = await records.ParametersAsync(stoppingToken);
        _ = await records.LatestAsync<Withdrawal>("0", "withdrawals", stoppingToken);
        _ = await cases.FindAsync(default, stoppingToken);
        _ = await cases.MessageAsync(default, 0, stoppingToken);
        _ = await customers.FindAsync(default, stoppingToken);

        if (Interlocked.Exchange(ref _givenBack, 1) == 0)
        {
            // What was read and learnt from, once a process, lies about until the next collection, which may be hours away on a quiet server: some 50 MB are given back now.
            GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The way of an answer could not be walked; the first customer waits a little longer.")]
    private static partial void StayedCold(ILogger logger, Exception failure);
}
