using Vigil.Server.Platform.Data;

namespace Vigil.Server.Platform.Http;

/// <summary>
/// An answer that takes long to write, and that ends once whoever fetches it may not have it any more: the connection is closed in the middle, so that no browser takes a part for the whole.
/// The routes' own checks are over by then.
/// </summary>
/// <param name="stands">Whether the answer may still be given.</param>
public sealed class WatchedAnswer(IResult answer, Func<CancellationToken, Task<bool>> stands) : IResult
{
    // As often as the connections of hubs are looked at.
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted);
        var watching = WatchAsync(httpContext, over.Token);
        try
        {
            await answer.ExecuteAsync(httpContext);
        }
        finally
        {
            await over.CancelAsync();
            await watching;
        }
    }

    private async Task WatchAsync(HttpContext http, CancellationToken over)
    {
        // On real time: a connection does not wait for the calendar.
        using var timer = new PeriodicTimer(Every, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(over))
            {
                if (!await stands(over))
                {
                    http.Abort();
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // All of it is written, or whoever fetched it has left.
        }
        catch (Exception failure)
        {
            // Who cannot be asked about gets no more, whatever the reason.
            http.RequestServices.GetRequiredService<Outage>().Note(failure);
            http.Abort();
        }
    }
}
