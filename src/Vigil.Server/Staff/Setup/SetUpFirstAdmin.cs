using Microsoft.EntityFrameworkCore;
using Vigil.Contracts.Console;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff.People;
using Vigil.Server.Staff.Sessions;

namespace Vigil.Server.Staff.Setup;

/// <summary>Makes the first administrator with a set-up link and signs them in.</summary>
internal sealed class SetUpFirstAdmin(SetupLink link, AddStaffMember add, StaffSessions sessions, Audit audit, WriteGate gate, IDbContextFactory<VigilDb> databases)
{
    /// <summary>Why this link cannot be used, or null if it can. Not audited: it changes nothing and anybody may ask.</summary>
    public async Task<Refusal?> CheckAsync(string token, CancellationToken cancellationToken) =>
        await IsClosedAsync(cancellationToken) ? StaffRefusals.SetupClosed
        : await link.HoldsAsync(token, cancellationToken) ? null
        : StaffRefusals.SetupLinkInvalid;

    /// <summary>Sets up, or refuses: closed once anybody works here, whatever the token.</summary>
    public async Task<Outcome<SignedIn>> HandleAsync(FirstRunSetup request, string language, SessionOrigin origin, CancellationToken cancellationToken)
    {
        // Not audited: anybody may call this for ever, and nothing is ever taken out of the trail.
        if (await IsClosedAsync(cancellationToken))
        {
            return StaffRefusals.SetupClosed;
        }

        if (!await link.HoldsAsync(request.SetupToken, cancellationToken))
        {
            var refusal = StaffRefusals.SetupLinkInvalid;
            await audit.AppendAsync(new AuditEvent(Audit.Nobody, "setup.refused", "setup", new Dictionary<string, string>(StringComparer.Ordinal) { ["code"] = refusal.Code }), cancellationToken);
            return refusal;
        }

        var prepared = await add.PrepareAsync(new NewStaffMember(request.Name, request.Email, request.Password, StaffRole.Admin, language, []), cancellationToken);
        if (prepared.Refusal is { } wrong)
        {
            return wrong;
        }

        var done = await gate.WriteAsync<Outcome<SignedIn>>(async session =>
        {
            if (!await SetupLink.UseUpAsync(session) || await session.Db.Set<StaffAccount>().AnyAsync(CancellationToken.None))
            {
                return StaffRefusals.SetupClosed;
            }

            var admin = await add.StoreAsync(session, prepared.Value!, Audit.System);
            await audit.AppendAsync(session, new AuditEvent(Audit.Staff(admin.Id), "setup.done", Audit.Staff(admin.Id)));
            return await sessions.EnterAsync(session, admin, Proof.Password, origin);
        }, cancellationToken);
        if (done.Refusal is null)
        {
            link.Forget();
        }

        return done;
    }

    private async Task<bool> IsClosedAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<StaffAccount>().AnyAsync(cancellationToken);
    }
}
