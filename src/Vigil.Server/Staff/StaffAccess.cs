using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Server.Platform.Data;
using Vigil.Server.Staff.People;
using Vigil.Server.Staff.Sessions;

namespace Vigil.Server.Staff;

/// <summary>Who may come in at all.</summary>
public sealed class StaffAccess(WriteGate gate, Audit audit, TimeProvider clock)
{
    /// <summary>Ends a person's access: no sign-in any more, and every session of theirs is over within 2 seconds on every node. Their name stays on old cases.</summary>
    /// <returns>False if there is no such person or they had left already.</returns>
    public Task<bool> DeactivateAsync(StaffId id, string actor, CancellationToken cancellationToken) => gate.WriteAsync(async session =>
    {
        var now = clock.GetUtcNow();
        var changed = await session.Db.Set<StaffAccount>().Where(a => a.Id == id && a.Active)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Active, false).SetProperty(a => a.UpdatedAt, now), CancellationToken.None);
        if (changed == 0)
        {
            return false;
        }

        await EndSessionsAsync(session, id);
        await audit.AppendAsync(session, new AuditEvent(actor, "staff.deactivated", Audit.Staff(id)));
        return true;
    }, cancellationToken);

    /// <summary>Signs a person out everywhere, within 2 seconds on every node.</summary>
    public Task<int> RevokeSessionsAsync(StaffId id, string actor, CancellationToken cancellationToken) => gate.WriteAsync(async session =>
    {
        var ended = await EndSessionsAsync(session, id);
        await audit.AppendAsync(session, new AuditEvent(actor, "staff.sessions_revoked", Audit.Staff(id)));
        return ended;
    }, cancellationToken);

    private static Task<int> EndSessionsAsync(WriteSession session, StaffId id) =>
        session.Db.Set<StaffSessions.Session>().Where(s => s.StaffId == id).ExecuteDeleteAsync(CancellationToken.None);
}
