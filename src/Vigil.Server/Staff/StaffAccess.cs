using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
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
        if (!await session.Db.Set<StaffAccount>().AnyAsync(a => a.Id == id && a.Active, CancellationToken.None))
        {
            return false;
        }

        await EndAsync(session, id, actor);
        return true;
    }, cancellationToken);

    /// <summary>The same by an administrator: never their own access, and never the last administrator's.</summary>
    /// <returns>Null if it is ended, now or before; else why not.</returns>
    public async Task<Refusal?> DeactivateAsync(StaffCaller by, StaffId id, CancellationToken cancellationToken)
    {
        if (id == by.Id)
        {
            return StaffRefusals.OwnAccess;
        }

        return await gate.WriteAsync<Refusal?>(async session =>
        {
            // Both accounts stay locked until the write ends, always in this order: of two administrators who deactivate each other at once, the second finds themselves gone.
            foreach (var one in new[] { by.Id, id }.OrderBy(i => i.Value))
            {
                await session.Db.Set<StaffAccount>().Where(a => a.Id == one).ExecuteUpdateAsync(set => set.SetProperty(a => a.UpdatedAt, a => a.UpdatedAt), CancellationToken.None);
            }

            var staff = await session.Db.Set<StaffAccount>().AsNoTracking().Where(a => a.Id == id || a.Role == StaffRole.Admin).ToListAsync(CancellationToken.None);
            return staff.Find(a => a.Id == id) is not { } account ? StaffRefusals.PersonNotFound
                : !account.Active ? null
                : !staff.Exists(a => a.Id == by.Id && a.Active) ? RequestRefusals.NoSession
                : !staff.Exists(a => a.Id != id && a.Active && a.Role == StaffRole.Admin) ? StaffRefusals.LastAdmin
                : await EndAsync(session, id, by.Actor);
        }, cancellationToken);
    }

    /// <summary>Lets a person sign in again; sessions of before do not come back.</summary>
    /// <returns>Null if they may, now or before; <see cref="StaffRefusals.PersonNotFound"/> if there is nobody.</returns>
    public Task<Refusal?> ReactivateAsync(StaffCaller by, StaffId id, CancellationToken cancellationToken) => gate.WriteAsync<Refusal?>(async session =>
    {
        var now = clock.GetUtcNow();
        if (await session.Db.Set<StaffAccount>().Where(a => a.Id == id && !a.Active).ExecuteUpdateAsync(set => set.SetProperty(a => a.Active, true).SetProperty(a => a.UpdatedAt, now), CancellationToken.None) == 0)
        {
            return await session.Db.Set<StaffAccount>().AnyAsync(a => a.Id == id, CancellationToken.None) ? null : StaffRefusals.PersonNotFound;
        }

        await EndSessionsAsync(session, id);
        await audit.AppendAsync(session, new AuditEvent(by.Actor, "staff.reactivated", Audit.Staff(id)));
        return null;
    }, cancellationToken);

    /// <summary>Signs a person out everywhere, within 2 seconds on every node.</summary>
    public Task<int> RevokeSessionsAsync(StaffId id, string actor, CancellationToken cancellationToken) => gate.WriteAsync(async session =>
    {
        var ended = await EndSessionsAsync(session, id);
        await audit.AppendAsync(session, new AuditEvent(actor, "staff.sessions_revoked", Audit.Staff(id)));
        return ended;
    }, cancellationToken);

    private async Task<Refusal?> EndAsync(WriteSession session, StaffId id, string actor)
    {
        var now = clock.GetUtcNow();
        await session.Db.Set<StaffAccount>().Where(a => a.Id == id).ExecuteUpdateAsync(set => set.SetProperty(a => a.Active, false).SetProperty(a => a.UpdatedAt, now), CancellationToken.None);
        await EndSessionsAsync(session, id);
        await audit.AppendAsync(session, new AuditEvent(actor, "staff.deactivated", Audit.Staff(id)));
        return null;
    }

    private static Task<int> EndSessionsAsync(WriteSession session, StaffId id) =>
        session.Db.Set<StaffSessions.Session>().Where(s => s.StaffId == id).ExecuteDeleteAsync(CancellationToken.None);
}
