using System.Collections.Concurrent;
using Vigil.Contracts;
using Vigil.Server.Platform.Calendar;
using Vigil.Server.Platform.Data;
using Vigil.Server.Staff;

namespace Vigil.Server.Cases;

/// <summary>Writes into the audit trail who tried to read a customer's data that is closed to them: once for each person, case, part and minute, so that nobody floods the trail with tries.</summary>
public sealed class RefusedData(Audit audit, TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    // Some hundred people who page through cases as fast as they can; beyond it a try is written twice rather than kept in memory.
    private const int MaxKept = 20_000;

    private readonly ConcurrentDictionary<(StaffId Person, CaseId Case, CustomerData Part), Try> _tries = new();

    /// <summary>Remembers a try. Returns when it is stored, and before anybody is told no.</summary>
    public Task NoteAsync(StaffCaller caller, CaseId id, CustomerData part)
    {
        var now = clock.GetUtcNow();
        if (_tries.Count >= MaxKept)
        {
            Forget(now);
        }

        var entry = new AuditEvent(caller.Actor, "case.data_refused", $"case:{id}", new Dictionary<string, string>(StringComparer.Ordinal) { ["part"] = EnumCode.Of(part) });
        var fresh = new Try(now, new Lazy<Task>(() => audit.AppendAsync(entry, CancellationToken.None)));
        return _tries.AddOrUpdate((caller.Id, id, part), fresh, (_, have) => have.At.IsWithin(Window, now) && !have.Failed ? have : fresh).Stored.Value;
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, _) in _tries.Where(t => !t.Value.At.IsWithin(Window, now)))
        {
            _tries.TryRemove(key, out _);
        }

        if (_tries.Count >= MaxKept)
        {
            _tries.Clear();
        }
    }

    private sealed record Try(DateTimeOffset At, Lazy<Task> Stored)
    {
        public bool Failed => Stored.IsValueCreated && (Stored.Value.IsFaulted || Stored.Value.IsCanceled);
    }
}
