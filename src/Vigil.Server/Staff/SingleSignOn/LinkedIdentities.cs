using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff.Factors;
using Vigil.Server.Staff.People;
using Vigil.Server.Staff.Sessions;

namespace Vigil.Server.Staff.SingleSignOn;

/// <summary>By which accounts of sign-in services a person may come in: what there are, and away with one.</summary>
internal sealed class LinkedIdentities(IdentityProviders providers, StaffSessions sessions, Audit audit, WriteGate gate, IDbContextFactory<VigilDb> databases)
{
    /// <summary>What the person has linked, the first first, and what they could link.</summary>
    public async Task<LinkedIdentitiesView> ReadAsync(StaffCaller caller, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<LinkedIdentity>().AsNoTracking().Where(i => i.StaffId == caller.Id).OrderBy(i => i.LinkedAt).ThenBy(i => i.Id).ToListAsync(cancellationToken);
        return new LinkedIdentitiesView(
            [.. rows.Select(i => (Row: i, Provider: providers.Of(i.Issuer))).Select(i => new LinkedIdentityView(i.Row.Id, i.Provider?.Name ?? i.Row.Issuer, i.Row.Issuer, i.Provider is not null, i.Row.LinkedAt, i.Row.UsedAt))],
            [.. providers.All.Where(p => !rows.Exists(r => r.Issuer == p.Issuer)).Select(p => p.ToView())]);
    }

    /// <summary>Unlinks one. Sessions that the service alone has opened end, but for this one; whoever is between the two steps of a sign-in begins again.</summary>
    /// <returns>Null if it is gone; <see cref="StaffRefusals.IdentityNotFound"/> or <see cref="StaffRefusals.LastWayIn"/>.</returns>
    public async Task<Refusal?> UnlinkAsync(StaffCaller caller, LinkedIdentityId id, CancellationToken cancellationToken)
    {
        var refusal = await gate.WriteAsync<Refusal?>(async session =>
        {
            // Of two that take away the last two ways in at once, the second finds one.
            await StaffDirectory.LockAsync(session, caller.Id);
            if (await session.Db.Set<LinkedIdentity>().AsNoTracking().FirstOrDefaultAsync(i => i.Id == id && i.StaffId == caller.Id, CancellationToken.None) is not { } identity)
            {
                return StaffRefusals.IdentityNotFound;
            }

            if (!await WayIn.RemainsAsync(session.Db, caller.Id, providers.Issuers, butIdentity: id))
            {
                return StaffRefusals.LastWayIn;
            }

            await session.Db.Set<LinkedIdentity>().Where(i => i.Id == id).ExecuteDeleteAsync(CancellationToken.None);
            await session.Db.Set<HalfSignIns.Half>().Where(h => h.StaffId == caller.Id).ExecuteDeleteAsync(CancellationToken.None);
            await StaffSessions.EndSignedOnAsync(session, caller.Id, but: caller.SessionKey);
            await audit.AppendAsync(session, new AuditEvent(caller.Actor, "staff.identity_unlinked", caller.Actor, LinkIdentity.DetailOf(providers.Of(identity.Issuer)?.Key ?? "none", id)));
            return null;
        }, cancellationToken);
        sessions.Forget(caller.SessionKey);
        return refusal;
    }
}

/// <summary>Whether somebody could still sign in: by a password, a passkey or a linked account of a sign-in service. A code of an app opens nothing by itself.</summary>
internal static class WayIn
{
    /// <param name="issuers">Of the services that are set up: a link to any other lets nobody in.</param>
    /// <param name="butIdentity">A link that is to go.</param>
    /// <param name="butFactor">A factor that is to go.</param>
    public static async Task<bool> RemainsAsync(VigilDb db, StaffId staff, IReadOnlyList<string> issuers, LinkedIdentityId? butIdentity = null, FactorId? butFactor = null) =>
        await db.Set<StaffAccount>().AnyAsync(a => a.Id == staff && a.PasswordHash != "", CancellationToken.None)
        || await db.Set<StaffFactor>().AnyAsync(f => f.StaffId == staff && f.Kind == FactorKind.Passkey && f.ConfirmedAt != null && f.Id != butFactor, CancellationToken.None)
        || await db.Set<LinkedIdentity>().AnyAsync(i => i.StaffId == staff && i.Id != butIdentity && issuers.Contains(i.Issuer), CancellationToken.None);
}
