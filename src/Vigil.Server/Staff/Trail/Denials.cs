using Vigil.Contracts;
using Vigil.Server.Platform.Calendar;

namespace Vigil.Server.Staff.Trail;

/// <summary>Writes into the audit trail who called what their role does not allow: once for each person, call and minute, so that nobody floods the trail with tries.</summary>
internal sealed class Denials(Audit audit, TimeProvider clock)
{
    // Some hundred people who try every call there is.
    private readonly OncePerWhile<(StaffId Person, string Call)> _once = new(TimeSpan.FromMinutes(1), 20_000);

    /// <summary>Remembers a try. Returns when it is stored, and before anybody is told no.</summary>
    /// <param name="call">Method and pattern of the route; never the address, which may name people.</param>
    public Task NoteAsync(StaffCaller caller, string call) => _once.DoAsync((caller.Id, call), clock.GetUtcNow(), () =>
        audit.AppendAsync(new AuditEvent(caller.Actor, "staff.denied", caller.Actor, new Dictionary<string, string>(StringComparer.Ordinal) { ["call"] = call }), CancellationToken.None));
}
