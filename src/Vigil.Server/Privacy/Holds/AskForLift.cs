using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Privacy.Holds;

/// <summary>What came of the wish to lift a hold.</summary>
/// <param name="Waits">A second person has been asked; null where it is lifted, since nobody else could agree to it.</param>
internal sealed record LiftWish(ApprovalView? Waits);

/// <summary>Puts the lifting of a legal hold before a second person; where there is nobody else, it is lifted by the one there is, and the trail shows that no approval stands behind it.</summary>
internal sealed class AskForLift(CaseAccess access, KeepHolds keep, StaffDirectory directory, AskForApproval ask, WriteGate gate, IDbContextFactory<VigilDb> databases)
{
    /// <returns>What came of it; <see cref="PrivacyRefusals.HoldNotFound"/>, <see cref="PrivacyRefusals.HoldLifted"/>, which field is wrong, or <see cref="StaffRefusals.TooManyApprovals"/>.</returns>
    public async Task<Outcome<LiftWish>> HandleAsync(StaffCaller caller, HoldId id, LiftHold request, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.Set<LegalHold>().AsNoTracking().FirstOrDefaultAsync(h => h.Id == id, cancellationToken) is not { } hold
            || await access.FindAsync(caller, hold.CaseId, cancellationToken) is not { Refusal: null, Value: { } found })
        {
            return PrivacyRefusals.HoldNotFound;
        }

        if (WrittenReason.WrongWith(request.Note) is { } wrong)
        {
            return wrong;
        }

        if (hold.LiftedAt is not null)
        {
            return hold.LiftedById == caller.Id ? new LiftWish(null) : PrivacyRefusals.HoldLifted;
        }

        if (await directory.HasSecondAsync(caller.Id, Permission.EraseCustomerData, cancellationToken))
        {
            var asked = await ask.HandleAsync(caller, new Wish(HoldLift.Name, HoldLift.Content(hold, found.Number), HideSecrets.In(request.Note.Trim()), hold.CaseId), cancellationToken);
            return asked.Refusal is { } not ? not : new LiftWish(asked.Value);
        }

        return await gate.WriteAsync(session => keep.LiftAsync(session, caller.Id, id, approval: null), cancellationToken) ? new LiftWish(null) : PrivacyRefusals.HoldLifted;
    }
}
