using Vigil.Contracts;
using Vigil.Server.Platform.Calendar;
using Vigil.Server.Platform.Data;
using Vigil.Server.Staff;

namespace Vigil.Server.Cases;

/// <summary>Writes into the audit trail who tried to read a customer's data that is closed to them: once for each person, case, part and minute, so that nobody floods the trail with tries.</summary>
public sealed class RefusedData(Audit audit, TimeProvider clock)
{
    // Some hundred people who page through cases as fast as they can.
    private readonly OncePerWhile<(StaffId Person, CaseId Case, CustomerData Part)> _once = new(TimeSpan.FromMinutes(1), 20_000);

    /// <summary>Remembers a try. Returns when it is stored, and before anybody is told no.</summary>
    public Task NoteAsync(StaffCaller caller, CaseId id, CustomerData part) => _once.DoAsync((caller.Id, id, part), clock.GetUtcNow(), () =>
        audit.AppendAsync(new AuditEvent(caller.Actor, "case.data_refused", $"case:{id}", new Dictionary<string, string>(StringComparer.Ordinal) { ["part"] = EnumCode.Of(part) }), CancellationToken.None));
}
