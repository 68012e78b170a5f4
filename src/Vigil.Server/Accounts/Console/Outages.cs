using System.Collections.Concurrent;

namespace Vigil.Server.Accounts.Console;

/// <summary>Since when the exchange has not answered, by what was asked of it. Kept in this process: it is for the eyes of an agent, not for the record.</summary>
internal sealed class Outages(TimeProvider clock)
{
    // One entry for each kind of record at most.
    private readonly ConcurrentDictionary<string, DateTimeOffset> _since = new(StringComparer.Ordinal);

    /// <summary>Takes note of one reading.</summary>
    /// <returns>Since when readings of this part fail; null when this one succeeded.</returns>
    public DateTimeOffset? Note(string part, bool available)
    {
        if (!available)
        {
            return _since.GetOrAdd(part, clock.GetUtcNow());
        }

        _since.TryRemove(part, out _);
        return null;
    }
}
