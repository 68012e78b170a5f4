using System.Collections.Concurrent;
using Vigil.Contracts;
using Vigil.Server.Platform.Calendar;

namespace Vigil.Server.Staff.Trail;

/// <summary>Writes into the audit trail who called what their role does not allow: once for each person, call and minute, so that nobody floods the trail with tries.</summary>
internal sealed class Denials(Audit audit, TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    // Some hundred people who try every call there is; beyond it a try is written twice rather than kept in memory.
    private const int MaxKept = 20_000;

    private readonly ConcurrentDictionary<(StaffId Person, string Call), DateTimeOffset> _last = new();

    /// <summary>Remembers a try. Returns when it is stored, and before anybody is told no.</summary>
    /// <param name="call">Method and pattern of the route; never the address, which may name people.</param>
    public async Task NoteAsync(StaffCaller caller, string call)
    {
        var now = clock.GetUtcNow();
        if (_last.TryGetValue((caller.Id, call), out var last) && last.IsWithin(Window, now))
        {
            return;
        }

        if (_last.Count >= MaxKept)
        {
            _last.Clear();
        }

        await audit.AppendAsync(new AuditEvent(caller.Actor, "staff.denied", caller.Actor, new Dictionary<string, string>(StringComparer.Ordinal) { ["call"] = call }), CancellationToken.None);
        _last[(caller.Id, call)] = now;
    }
}
