using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff.People;
using Vigil.Server.Staff.Sessions;

namespace Vigil.Server.Staff.SingleSignOn;

/// <summary>Links an account of a sign-in service with an account here. It happens for somebody signed in, or with an invitation, and never because an address is the same.</summary>
internal sealed class LinkIdentity(Audit audit, WriteGate gate, TimeProvider clock)
{
    /// <summary>Whether somebody has linked it.</summary>
    public static Task<bool> IsTakenAsync(WriteSession session, VerifiedIdentity identity) =>
        session.Db.Set<LinkedIdentity>().AnyAsync(i => i.Issuer == identity.Issuer && i.Subject == identity.Subject, CancellationToken.None);

    /// <summary>Links it for somebody signed in, who has begun this in the same session with a fresh proof.</summary>
    /// <returns>Null if it is linked; <see cref="StaffRefusals.IdentityTaken"/>, <see cref="StaffRefusals.OneOfEachProvider"/> or <see cref="RequestRefusals.NoSession"/>.</returns>
    public Task<Refusal?> HandleAsync(StaffCaller caller, VerifiedIdentity identity, CancellationToken cancellationToken) => gate.WriteAsync<Refusal?>(async session =>
    {
        // The account stays locked until the write ends; over in between is a session that another has ended.
        await StaffDirectory.LockAsync(session, caller.Id);
        return !await session.Db.Set<StaffAccount>().AnyAsync(a => a.Id == caller.Id && a.Active, CancellationToken.None)
            || !await session.Db.Set<StaffSessions.Session>().AnyAsync(s => s.TokenHash == caller.SessionKey, CancellationToken.None) ? RequestRefusals.NoSession
            : await IsTakenAsync(session, identity) ? StaffRefusals.IdentityTaken
            : await session.Db.Set<LinkedIdentity>().AnyAsync(i => i.StaffId == caller.Id && i.Issuer == identity.Issuer, CancellationToken.None) ? StaffRefusals.OneOfEachProvider
            : await StoreAsync(session, identity, caller.Id) ? null : StaffRefusals.IdentityTaken;
    }, cancellationToken);

    /// <summary>Stores the link as part of a larger write.</summary>
    /// <returns>False where somebody else was faster.</returns>
    public async Task<bool> StoreAsync(WriteSession session, VerifiedIdentity identity, StaffId owner)
    {
        var id = LinkedIdentityId.New(clock);
        if (await session.Db.Database.ExecuteSqlAsync($"""
            insert into staff_identities (id, staff_id, issuer, subject, linked_at) values ({id.Value}, {owner.Value}, {identity.Issuer}, {identity.Subject}, {clock.GetUtcNow().ToMicroseconds()})
            on conflict do nothing
            """, CancellationToken.None) == 0)
        {
            return false;
        }

        await audit.AppendAsync(session, new AuditEvent(Audit.Staff(owner), "staff.identity_linked", Audit.Staff(owner), DetailOf(identity.Provider, id)));
        return true;
    }

    /// <summary>What the trail says of a link: the service's key and the link's id, and not whom the service named.</summary>
    public static Dictionary<string, string> DetailOf(string provider, LinkedIdentityId id) => new(StringComparer.Ordinal) { ["provider"] = provider, ["identity"] = id.ToString() };
}
