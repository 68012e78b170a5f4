using Microsoft.Extensions.Options;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff.Approvals;

namespace Vigil.Server.Staff;

/// <summary>What somebody wants a second person to agree to.</summary>
/// <param name="Content">All that will be done, by name. Ids and codes: whoever decides reads it, and the trail keeps its hash.</param>
/// <param name="Note">Why; the caller has taken secrets out.</param>
public sealed record Wish(string Kind, IReadOnlyDictionary<string, string> Content, string Note, CaseId? CaseId = null);

/// <summary>Puts an act before a second person. Nothing of it is done here.</summary>
public sealed class AskForApproval(ReadApprovals approvals, WriteGate gate, Audit audit, IOptions<StaffOptions> options, TimeProvider clock)
{
    // Whoever decides must be able to read what waits: a flood of wishes is a way to get one through unread.
    private const int MostWaiting = 10;

    /// <summary>For whoever holds what the kind needs; the caller's route has asked for it.</summary>
    /// <returns>What waits now, or <see cref="StaffRefusals.TooManyApprovals"/>.</returns>
    public async Task<Outcome<ApprovalView>> HandleAsync(StaffCaller caller, Wish wish, CancellationToken cancellationToken)
    {
        var approval = Make(caller, wish);
        var refusal = await gate.WriteAsync(async session =>
        {
            if (await approvals.CountWaitingAsync(session.Db, caller.Id, clock.GetUtcNow()) >= MostWaiting)
            {
                return StaffRefusals.TooManyApprovals;
            }

            await StoreAsync(session, caller, approval);
            return null;
        }, cancellationToken);
        return refusal is null ? (await approvals.FindAsync(caller, ApprovalId.From(approval.Id), CancellationToken.None))! : refusal;
    }

    /// <summary>Has what is done in this very write looked at by a second person afterwards, however much waits; its kind <see cref="IApprovable.IsDoneAtOnce"/>.</summary>
    public async Task<ApprovalId> AfterwardsAsync(WriteSession session, StaffCaller caller, Wish wish)
    {
        var approval = Make(caller, wish);
        await StoreAsync(session, caller, approval);
        return ApprovalId.From(approval.Id);
    }

    private Approval Make(StaffCaller caller, Wish wish)
    {
        var now = clock.GetUtcNow();
        return new Approval
        {
            Id = ApprovalId.New(clock).Value,
            Kind = wish.Kind,
            Content = Approval.Canonical(wish.Content),
            Hash = "",
            Note = wish.Note,
            CaseId = wish.CaseId,
            ById = caller.Id,

            // As it will be read again: a hash of finer times would be another.
            At = Microseconds.ToTime(now.ToMicroseconds()),
            ExpiresAt = Microseconds.ToTime(now.AddHours(options.Value.ApprovalHours).ToMicroseconds()),
            State = Approval.Waiting,
        };
    }

    private Task StoreAsync(WriteSession session, StaffCaller caller, Approval approval)
    {
        var (row, hash) = (session.Db.Add(approval), approval.HashOf());
        row.Property(a => a.Hash).CurrentValue = hash;
        return audit.AppendAsync(session, new AuditEvent(caller.Actor, "approval.requested", $"approval:{approval.Id}", Detail(approval.Kind, hash)));
    }

    /// <summary>What the trail keeps of it.</summary>
    internal static IReadOnlyDictionary<string, string> Detail(string kind, string hash) => new Dictionary<string, string>(StringComparer.Ordinal) { ["kind"] = kind, ["hash"] = hash };
}
