using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Cases.Watching;

/// <summary>
/// What everybody has read of late, held in memory so that a round reads only what has come since the last one: a day of a whole desk is tens of thousands of rows, of which ten seconds add a
/// few. Rows come from all nodes and are committed after the moment they name, so that the last minutes are read again, and everything each hour. Not safe for several rounds at once.
/// </summary>
internal sealed class RecentReading
{
    // Longer than a commit waits and than clocks of nodes are apart.
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Anew = TimeSpan.FromHours(1);

    private readonly Dictionary<StaffId, Dictionary<Guid, Reading>> _readings = [];
    private DateTimeOffset? _read;
    private DateTimeOffset? _readWhole;

    /// <summary>Reads what has come since the last time, and forgets what no rule looks at any more.</summary>
    public async Task ReadOnAsync(VigilDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // A clock that was set back makes what was read a matter of the future: it is read anew.
        var whole = _read is not { } before || before > now || now - _readWhole >= Anew;
        var from = whole ? now - ReadingRules.Window : _read!.Value - Late;
        var rows = await db.Set<DataRead>().Where(r => r.At > from && r.At <= now)
            .Select(r => new { r.Id, r.ById, Reading = new Reading(r.At, r.CaseId, r.Uid, r.Reason != null, r.Kind == NoteReading.Conversation) }).ToListAsync(cancellationToken);
        if (whole)
        {
            _readings.Clear();
            _readWhole = now;
        }

        foreach (var row in rows)
        {
            (_readings.TryGetValue(row.ById, out var mine) ? mine : _readings[row.ById] = [])[row.Id] = row.Reading;
        }

        _read = now;
        Forget(now - ReadingRules.Window);
    }

    /// <summary>Whoever has read something since then.</summary>
    public IReadOnlyList<StaffId> Since(DateTimeOffset from) => [.. _readings.Where(person => person.Value.Values.Any(r => r.At > from)).Select(person => person.Key)];

    /// <summary>What this person has read within <see cref="ReadingRules.Window"/>.</summary>
    public IReadOnlyList<Reading> Of(StaffId person) => _readings.TryGetValue(person, out var mine) ? [.. mine.Values] : [];

    private void Forget(DateTimeOffset before)
    {
        foreach (var (person, mine) in _readings)
        {
            foreach (var (id, _) in mine.Where(r => r.Value.At <= before))
            {
                mine.Remove(id);
            }

            if (mine.Count == 0)
            {
                _readings.Remove(person);
            }
        }
    }
}
