using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff.People;

namespace Vigil.Server.Staff.Approvals;

/// <summary>
/// A second person agrees or says no, once: never the one who asked, under whatever account, never to something else than was read, never after its time, and never for somebody
/// who has left or may not ask any more. What was agreed to is done in the same write.
/// </summary>
public sealed class DecideOnApproval(ReadApprovals approvals, IEnumerable<IApprovable> kinds, WriteGate gate, Audit audit, IOptions<StaffOptions> options, TimeProvider clock)
{
    private readonly Dictionary<string, IApprovable> _kinds = kinds.ToDictionary(k => k.Kind, StringComparer.Ordinal);

    /// <returns>
    /// The approval as it is then; which field is wrong; or <see cref="StaffRefusals.ApprovalNotFound"/>, <see cref="StaffRefusals.OwnApproval"/>, <see cref="StaffRefusals.NewcomerDecides"/>, <see cref="StaffRefusals.ApprovalChanged"/>,
    /// <see cref="StaffRefusals.ApprovalExpired"/>, <see cref="StaffRefusals.ApprovalDecided"/>, <see cref="StaffRefusals.RequesterGone"/>, or why it cannot be done any more.
    /// </returns>
    public async Task<Outcome<ApprovalView>> HandleAsync(StaffCaller by, ApprovalId id, DecideApproval request, CancellationToken cancellationToken)
    {
        if (!Approval.Verdicts.Contains(request.Verdict, StringComparer.Ordinal))
        {
            return RequestRefusals.Invalid($"verdict must be {string.Join(" or ", Approval.Verdicts)}.");
        }

        if (request.Hash is not { Length: > 0 } hash)
        {
            return RequestRefusals.Invalid("hash must be that of the approval that was read.");
        }

        Refusal? refusal;
        try
        {
            refusal = await gate.WriteAsync(session => DecideAsync(session, by, id, request.Verdict, hash), cancellationToken);
        }
        catch (CannotBeDone cannot)
        {
            // Thrown so that nothing of it is stored.
            refusal = cannot.Why;
        }

        return refusal is null ? (await approvals.FindAsync(by, id, CancellationToken.None))! : refusal;
    }

    /// <summary>Who asked takes it back, as long as nobody has decided.</summary>
    /// <returns>The approval as it is then; <see cref="StaffRefusals.ApprovalNotFound"/>, also for what others want; <see cref="StaffRefusals.DoneAtOnce"/>; or <see cref="StaffRefusals.ApprovalDecided"/>.</returns>
    public async Task<Outcome<ApprovalView>> WithdrawAsync(StaffCaller by, ApprovalId id, CancellationToken cancellationToken)
    {
        var refusal = await gate.WriteAsync(async session =>
        {
            var found = await session.Db.Set<Approval>().FirstOrDefaultAsync(a => a.Id == id.Value && a.ById == by.Id, CancellationToken.None);
            if (found is null)
            {
                return StaffRefusals.ApprovalNotFound;
            }

            // What was done already is looked at by a second person, whatever the first one says now.
            if (_kinds.GetValueOrDefault(found.Kind) is { IsDoneAtOnce: true })
            {
                return StaffRefusals.DoneAtOnce;
            }

            return await CloseAsync(session, found, Approval.Withdrawn, by) || found.State == Approval.Withdrawn ? null : StaffRefusals.ApprovalDecided;
        }, cancellationToken);
        return refusal is null ? (await approvals.FindAsync(by, id, CancellationToken.None))! : refusal;
    }

    private async Task<Refusal?> DecideAsync(WriteSession session, StaffCaller by, ApprovalId id, string verdict, string hash)
    {
        var found = await session.Db.Set<Approval>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == id.Value, CancellationToken.None);
        if (found is null || !_kinds.TryGetValue(found.Kind, out var kind) || !by.May(kind.Needs))
        {
            return StaffRefusals.ApprovalNotFound;
        }

        var requester = await session.Db.Set<StaffAccount>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == found.ById, CancellationToken.None);
        var decider = await session.Db.Set<StaffAccount>().AsNoTracking().FirstAsync(a => a.Id == by.Id, CancellationToken.None);
        if (requester is null || requester.IsSamePersonAs(decider))
        {
            return StaffRefusals.OwnApproval;
        }

        // A no that undoes what was done is as much of a deed as a yes.
        if ((verdict == Approval.Approved || kind.IsDoneAtOnce) && !decider.IsSecondPersonFor(requester, clock.GetUtcNow(), await StaffDirectory.NewcomerAsync(session.Db, options.Value, clock.GetUtcNow(), CancellationToken.None)))
        {
            return StaffRefusals.NewcomerDecides;
        }

        if (!IsSame(hash, found.Hash))
        {
            return StaffRefusals.ApprovalChanged;
        }

        // Of what is decided the note may be gone with the customer whom it spoke of: nothing follows from it any more.
        var now = clock.GetUtcNow();
        if (found.State != Approval.Waiting)
        {
            return Again(found, by, verdict);
        }

        if (!IsSame(found.HashOf(), found.Hash))
        {
            return StaffRefusals.ApprovalChanged;
        }

        if (found.StateAt(now) == Approval.Expired)
        {
            return StaffRefusals.ApprovalExpired;
        }

        if (verdict == Approval.Approved && !kind.IsDoneAtOnce && !(requester.Active && requester.Role.Holds(kind.Needs)))
        {
            return StaffRefusals.RequesterGone;
        }

        // Of several at once the database lets one through: the others find the decision there.
        if (!await CloseAsync(session, found, verdict, by))
        {
            return Again(await session.Db.Set<Approval>().AsNoTracking().FirstAsync(a => a.Id == id.Value, CancellationToken.None), by, verdict);
        }

        var act = new ApprovedAct(id, found.Facts, found.CaseId, found.ById, by.Id, now);
        var failed = verdict == Approval.Approved ? await kind.CarryOutAsync(session, act) : kind.IsDoneAtOnce ? await kind.UndoAsync(session, act) : null;
        return failed is { } cannot ? throw new CannotBeDone(cannot) : null;
    }

    // The same word of the same person again, whose answer got lost, changes nothing; any other comes too late.
    private static Refusal? Again(Approval decided, StaffCaller by, string verdict) => decided.State == verdict && decided.DecidedById == by.Id ? null : StaffRefusals.ApprovalDecided;

    private async Task<bool> CloseAsync(WriteSession session, Approval approval, string state, StaffCaller by)
    {
        var (me, now) = ((StaffId?)by.Id, (DateTimeOffset?)clock.GetUtcNow());
        var changed = await session.Db.Set<Approval>().Where(a => a.Id == approval.Id && a.State == Approval.Waiting).ExecuteUpdateAsync(
            set => set.SetProperty(a => a.State, state).SetProperty(a => a.DecidedById, me).SetProperty(a => a.DecidedAt, now), CancellationToken.None);
        if (changed > 0)
        {
            await audit.AppendAsync(session, new AuditEvent(by.Actor, $"approval.{state}", $"approval:{approval.Id}", AskForApproval.Detail(approval.Kind, approval.Hash)));
        }

        return changed > 0;
    }

    private static bool IsSame(string one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));

    /// <summary>Undoes a decision whose act is refused.</summary>
    private sealed class CannotBeDone(Refusal why) : Exception(why.Code)
    {
        public Refusal Why { get; } = why;
    }
}
