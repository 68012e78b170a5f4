using System.Collections.Concurrent;

namespace Vigil.Server.Platform.Calendar;

/// <summary>Does something once for each key in a stretch of time, on this node: for the audit trail, which nobody is to flood. What failed counts as not done.</summary>
/// <param name="window">How long once is enough.</param>
/// <param name="most">So many keys are kept in memory; beyond that all are forgotten, for a line too many is better than one too few.</param>
public sealed class OncePerWhile<TKey>(TimeSpan window, int most)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, DateTimeOffset> _done = new();

    /// <summary>Returns when it is done, or was done lately. Of several at the same instant more than one may do it.</summary>
    public async Task DoAsync(TKey key, DateTimeOffset now, Func<Task> what)
    {
        if (_done.TryGetValue(key, out var done) && done.IsWithin(window, now))
        {
            return;
        }

        await what();
        if (_done.Count >= most)
        {
            _done.Clear();
        }

        _done[key] = now;
    }
}
