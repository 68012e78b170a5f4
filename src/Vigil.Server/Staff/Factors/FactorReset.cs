using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff.People;
using Vigil.Server.Staff.Sessions;

namespace Vigil.Server.Staff.Factors;

/// <summary>Takes every factor and recovery code from somebody who has lost them, with all their sessions, as something that two administrators have to want. With the password alone they are let in to set up new ones, and to nothing else.</summary>
internal sealed class FactorReset(Audit audit) : IApprovable
{
    /// <summary>The kind's stable name.</summary>
    public const string Name = "staff.factor_reset";

    /// <summary>Under which the content names whose factors they are.</summary>
    public const string Person = "person";

    /// <inheritdoc/>
    public string Kind => Name;

    /// <inheritdoc/>
    public Permission Needs => Permission.ManageStaff;

    /// <inheritdoc/>
    public async Task<Refusal?> CarryOutAsync(WriteSession session, ApprovedAct act)
    {
        var people = await session.Db.Set<StaffAccount>().AsNoTracking().ToListAsync(CancellationToken.None);
        if (!StaffId.TryParse(act.Content[Person], out var id) || people.Find(a => a.Id == id && a.Active) is not { } owner)
        {
            return StaffRefusals.PersonNotFound;
        }

        // Neither of the two is whose factors they are, under whatever account.
        if (people.Exists(a => (a.Id == act.DecidedBy || a.Id == act.RequestedBy) && a.IsSamePersonAs(owner)))
        {
            return StaffRefusals.OwnApproval;
        }

        await session.Db.Set<StaffFactor>().Where(f => f.StaffId == id).ExecuteDeleteAsync(CancellationToken.None);
        await session.Db.Set<RecoveryCodes.Code>().Where(c => c.StaffId == id).ExecuteDeleteAsync(CancellationToken.None);
        await session.Db.Set<HalfSignIns.Half>().Where(h => h.StaffId == id).ExecuteDeleteAsync(CancellationToken.None);
        await session.Db.Set<StaffSessions.Session>().Where(s => s.StaffId == id).ExecuteDeleteAsync(CancellationToken.None);
        await audit.AppendAsync(session, new AuditEvent(Audit.Staff(act.DecidedBy), "staff.factors_reset", Audit.Staff(id), new Dictionary<string, string>(StringComparer.Ordinal) { ["approval"] = act.Id.ToString() }));
        return null;
    }
}
