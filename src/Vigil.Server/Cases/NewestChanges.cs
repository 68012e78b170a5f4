using System.Threading.Channels;
using Vigil.Contracts;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Cases;

/// <summary>
/// Shows changes of cases of which only the newest counts, such as the row of a list: the first at once, then at most one each
/// <see cref="Pause"/> and case. In a lively conversation every message would otherwise be shown twice to everybody.
/// </summary>
/// <param name="show">Shows one change; what it throws is its caller's, or the logger's where nobody waits.</param>
/// <param name="clock">Counts the pauses.</param>
public sealed partial class NewestChanges(Func<CaseTold, Task> show, TimeProvider clock, ILogger logger) : IDisposable
{
    /// <summary>Short enough that nobody waits for it, long enough that a burst is one change.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    // Shown one at a time, so that an older change never comes after a newer one.
    private readonly SemaphoreSlim _showing = new(1, 1);
    private readonly Dictionary<CaseId, Shown> _lately = [];
    private readonly Channel<bool> _look = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Takes a change. One that must not wait is shown before this returns, and what waited of its case is forgotten.</summary>
    public async Task OfferAsync(CaseTold told, bool mayWait)
    {
        await _showing.WaitAsync();
        try
        {
            var now = clock.GetTimestamp();
            if (mayWait && _lately.TryGetValue(told.Case.Id, out var last) && clock.GetElapsedTime(last.At, now) < Pause)
            {
                _lately[told.Case.Id] = last with { Waiting = told };
                return;
            }

            _lately[told.Case.Id] = new Shown(now, null);
            _look.Writer.TryWrite(true);
            await show(told);
        }
        finally
        {
            _showing.Release();
        }
    }

    /// <summary>Shows what waits when its time has come; runs as long as the server.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var ticks = new PeriodicTimer(Pause / 5, clock);
        while (await _look.Reader.WaitToReadAsync(stopping))
        {
            _look.Reader.TryRead(out _);
            while (await ShowDueAsync())
            {
                await ticks.WaitForNextTickAsync(stopping);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _showing.Dispose();

    // True while any case was shown too lately to be forgotten.
    private async Task<bool> ShowDueAsync()
    {
        await _showing.WaitAsync();
        try
        {
            var now = clock.GetTimestamp();
            foreach (var (id, shown) in _lately.Where(l => clock.GetElapsedTime(l.Value.At, now) >= Pause).ToList())
            {
                if (shown.Waiting is not { } told)
                {
                    _lately.Remove(id);
                    continue;
                }

                _lately[id] = new Shown(now, null);
                await ShowSafelyAsync(told);
            }

            return _lately.Count > 0;
        }
        finally
        {
            _showing.Release();
        }
    }

    private async Task ShowSafelyAsync(CaseTold told)
    {
        try
        {
            await show(told);
        }
        catch (Exception failure)
        {
            // A worker's edge: the next change of the case shows it. An outage is told of its own, once for all.
            if (Outage.RefusalFor(failure) is null)
            {
                NotShown(logger, told.Case.Id.Value, failure);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The newest change of case {CaseId} could not be shown.")]
    private static partial void NotShown(ILogger logger, Guid caseId, Exception failure);

    private sealed record Shown(long At, CaseTold? Waiting);
}
