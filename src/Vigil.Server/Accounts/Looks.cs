using System.Collections.Concurrent;
using Vigil.Contracts;
using Vigil.Server.Platform.Calendar;
using Vigil.Server.Staff;

namespace Vigil.Server.Accounts;

/// <summary>Writes into the audit trail who looked at a customer's data: once for each person, case, kind and ten minutes, since an open panel reads again and again.</summary>
public sealed class Looks(Audit audit, TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    // Some hundred people with a dozen cases each; beyond it a look is written twice rather than kept in memory.
    private const int MaxKept = 20_000;

    private readonly ConcurrentDictionary<(StaffId Person, CaseId Case, string Kind), Look> _looks = new();

    /// <summary>Remembers a look at the customer card.</summary>
    public Task AtCardAsync(StaffCaller caller, CaseId id) => RememberAsync(caller, id, "customer.card_read", "card");

    /// <summary>Remembers a look at records of a kind.</summary>
    public Task AtRecordsAsync(StaffCaller caller, CaseId id, string kind) => RememberAsync(caller, id, "customer.records_read", kind);

    /// <summary>Remembers that records were read to draft a reply.</summary>
    public Task AtDraftAsync(StaffCaller caller, CaseId id) => RememberAsync(caller, id, "customer.records_read", "draft");

    // Returns when it is stored: nothing is shown that the trail does not tell of.
    private Task RememberAsync(StaffCaller caller, CaseId id, string action, string kind)
    {
        if (_looks.Count >= MaxKept)
        {
            _looks.Clear();
        }

        var now = clock.GetUtcNow();
        var entry = new AuditEvent(caller.Actor, action, $"case:{id}", new Dictionary<string, string>(StringComparer.Ordinal) { ["kind"] = kind });
        var fresh = new Look(now, new Lazy<Task>(() => audit.AppendAsync(entry, CancellationToken.None)));
        return _looks.AddOrUpdate((caller.Id, id, kind), fresh, (_, have) => have.At.IsWithin(Window, now) && !have.Failed ? have : fresh).Stored.Value;
    }

    private sealed record Look(DateTimeOffset At, Lazy<Task> Stored)
    {
        public bool Failed => Stored.IsValueCreated && (Stored.Value.IsFaulted || Stored.Value.IsCanceled);
    }
}
