using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Staff.Sessions;

/// <summary>The sessions of a person, to look over and to end one by one.</summary>
internal sealed class ListedSessions(StaffSessions sessions, Audit audit, WriteGate gate, IDbContextFactory<VigilDb> databases, TimeProvider clock)
{
    /// <summary>Those that stand, the last used first.</summary>
    public async Task<IReadOnlyList<StaffSessionRowView>> OfAsync(StaffCaller reader, StaffId owner, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<StaffSessions.Session>().AsNoTracking().Where(s => s.StaffId == owner && s.ExpiresAt > now).OrderByDescending(s => s.SeenAt).ThenBy(s => s.Id).ToListAsync(cancellationToken);
        return [.. rows.Where(s => s.EndsAt > now).Select(s => new StaffSessionRowView(s.Id, s.Source, s.Device, EnumCode.Of(s.Proof), s.CreatedAt, s.SeenAt, s.EndsAt, s.TokenHash == reader.SessionKey))];
    }

    /// <summary>Ends all of the caller's but the one that asks, on this node at once and on every other within two seconds.</summary>
    public async Task EndOthersAsync(StaffCaller caller, CancellationToken cancellationToken)
    {
        var ended = await gate.WriteAsync(async session =>
        {
            var keys = await StaffSessions.EndOthersAsync(session, caller.Id, but: caller.SessionKey);
            await audit.AppendAsync(session, new AuditEvent(caller.Actor, "staff.sessions_revoked", caller.Actor, await StaffSessions.NoteAsync(session, caller)));
            return keys;
        }, cancellationToken);
        ended.ForEach(sessions.Forget);
    }

    /// <summary>Ends one, on this node at once and on every other within two seconds.</summary>
    /// <returns>Null if it is over; <see cref="StaffRefusals.SessionNotFound"/> if it is none of this person's.</returns>
    public async Task<Refusal?> EndAsync(StaffCaller by, StaffId owner, StaffSessionId id, CancellationToken cancellationToken)
    {
        var key = await gate.WriteAsync(async session =>
        {
            var found = await session.Db.Set<StaffSessions.Session>().AsNoTracking().Where(s => s.Id == id && s.StaffId == owner).Select(s => s.TokenHash).FirstOrDefaultAsync(CancellationToken.None);
            if (found is not null)
            {
                await session.Db.Set<StaffSessions.Session>().Where(s => s.TokenHash == found).ExecuteDeleteAsync(CancellationToken.None);
                await audit.AppendAsync(session, new AuditEvent(by.Actor, "staff.session_revoked", Audit.Staff(owner), new Dictionary<string, string>(StringComparer.Ordinal) { ["session"] = id.ToString() }));
            }

            return found;
        }, cancellationToken);
        if (key is null)
        {
            return StaffRefusals.SessionNotFound;
        }

        sessions.Forget(key);
        return null;
    }
}
