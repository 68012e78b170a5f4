using System.Collections.Concurrent;

namespace Vigil.Server.Platform.Calendar;

/// <summary>Does something once for each key in a stretch of time, on this node: for the audit trail, which nobody is to flood. What failed counts as not done.</summary>
/// <param name="window">How long once is enough.</param>
/// <param name="most">So many keys are kept in memory; what is over goes first, and beyond that all are forgotten, for a line too many is better than one too few.</param>
public sealed class OncePerWhile<TKey>(TimeSpan window, int most)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Doing> _all = new();

    /// <summary>Returns when it is done, whoever of several at the same instant does it.</summary>
    public Task DoAsync(TKey key, DateTimeOffset now, Func<Task> what)
    {
        if (_all.Count >= most)
        {
            Forget(now);
        }

        var fresh = new Doing(now, new Lazy<Task>(what));
        return _all.AddOrUpdate(key, fresh, (_, have) => have.At.IsWithin(window, now) && !have.Failed ? have : fresh).Done.Value;
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, _) in _all.Where(d => !d.Value.At.IsWithin(window, now)))
        {
            _all.TryRemove(key, out _);
        }

        if (_all.Count >= most)
        {
            _all.Clear();
        }
    }

    private sealed record Doing(DateTimeOffset At, Lazy<Task> Done)
    {
        public bool Failed => Done.IsValueCreated && (Done.Value.IsFaulted || Done.Value.IsCanceled);
    }
}
