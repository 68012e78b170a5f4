using System.Threading.Channels;
using Vigil.Contracts;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Cases;

/// <summary>
/// Shows changes of cases of which only the newest counts, such as the row of a list: those that come first at once, then all that came meanwhile together,
/// each <see cref="Pause"/>. In a lively conversation every message would otherwise be shown twice to everybody, and where many customers write,
/// everything to everybody one by one.
/// </summary>
/// <param name="show">Shows changes of different cases; what it throws is its caller's, or the logger's where nobody waits.</param>
/// <param name="clock">Counts the pauses.</param>
public sealed partial class NewestChanges(Func<IReadOnlyList<CaseTold>, Task> show, TimeProvider clock, ILogger logger) : IDisposable
{
    /// <summary>Short enough that nobody waits for it, long enough that a burst is one change.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    // One showing at a time, so that an older change never comes after a newer one.
    private readonly SemaphoreSlim _showing = new(1, 1);
    private readonly Lock _gate = new();
    private Dictionary<CaseId, CaseTold> _waiting = [];
    private readonly Channel<bool> _look = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>
    /// Takes a change. One that must not wait is shown before this returns, and what waited of its case is forgotten. One that may wait is shown by
    /// <see cref="RunAsync"/>: nothing else of the same observer waits while it is made ready.
    /// </summary>
    public async Task OfferAsync(CaseTold told, bool mayWait)
    {
        lock (_gate)
        {
            if (mayWait)
            {
                _waiting[told.Case.Id] = told;
            }
            else
            {
                _waiting.Remove(told.Case.Id);
            }
        }

        if (mayWait)
        {
            _look.Writer.TryWrite(true);
            return;
        }

        await _showing.WaitAsync();
        try
        {
            await show([told]);
        }
        finally
        {
            _showing.Release();
        }
    }

    /// <summary>Shows what waits; runs as long as the server.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        while (await _look.Reader.WaitToReadAsync(stopping))
        {
            _look.Reader.TryRead(out _);
            await ShowWaitingAsync();
            await Task.Delay(Pause, clock, stopping);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _showing.Dispose();

    private async Task ShowWaitingAsync()
    {
        await _showing.WaitAsync();
        try
        {
            // Taken here and not before: what is shown meanwhile is newer.
            Dictionary<CaseId, CaseTold> taken;
            lock (_gate)
            {
                (taken, _waiting) = (_waiting, []);
            }

            if (taken.Count > 0)
            {
                await ShowSafelyAsync([.. taken.Values]);
            }
        }
        finally
        {
            _showing.Release();
        }
    }

    // A worker's edge: the next change of a case shows what was missed. An outage is told of its own, once for all.
    private async Task ShowSafelyAsync(IReadOnlyList<CaseTold> changes)
    {
        try
        {
            await show(changes);
        }
        catch (Exception failure) when (Outage.RefusalFor(failure) is not null)
        {
            return;
        }
        catch (Exception failure) when (changes is [var told])
        {
            NotShown(logger, told.Case.Id.Value, failure);
        }
        catch (Exception)
        {
            // One of them; which, each by itself will tell.
            foreach (var told in changes)
            {
                await ShowSafelyAsync([told]);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The newest change of case {CaseId} could not be shown.")]
    private static partial void NotShown(ILogger logger, Guid caseId, Exception failure);
}
