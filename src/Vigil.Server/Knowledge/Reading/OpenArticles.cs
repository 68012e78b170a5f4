namespace Vigil.Server.Knowledge.Reading;

/// <summary>Reads the articles as soon as the server answers, so that neither its start nor the first reader waits for them.</summary>
internal sealed class OpenArticles(ArticleLibrary library, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStarted = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await using var onStopping = stoppingToken.Register(() => started.TrySetCanceled(stoppingToken));
        await started.Task;
        library.Open();
    }
}
