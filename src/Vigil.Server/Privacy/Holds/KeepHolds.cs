using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Privacy.Holds;

/// <summary>Sets and lifts legal holds, each with its line in the audit trail. What one keeps from being erased is asked in the transaction that would erase it.</summary>
internal sealed class KeepHolds(CaseAccess access, WriteGate gate, IDbContextFactory<VigilDb> databases, StaffDirectory directory, Audit audit, TimeProvider clock)
{
    private const int MostAtOneCase = 20;

    /// <returns>The hold; <see cref="CaseRefusals.NotFound"/>, which field is wrong, <see cref="PrivacyRefusals.Done"/> or <see cref="PrivacyRefusals.TooManyHolds"/>.</returns>
    public async Task<Outcome<HoldView>> PlaceAsync(StaffCaller caller, CaseId id, PlaceHold request, CancellationToken cancellationToken)
    {
        var found = await access.FindAsync(caller, id, cancellationToken);
        if ((found.Refusal ?? WrongWith(request)) is { } refusal)
        {
            return refusal;
        }

        var hold = new LegalHold
        {
            Id = HoldId.New(clock),
            CaseId = id,
            Scope = request.Scope,
            Reason = request.Reason,
            Note = HideSecrets.In(request.Note.Trim()),
            ById = caller.Id,
            At = Microseconds.ToTime(clock.GetUtcNow().ToMicroseconds()),
        };
        var no = await gate.WriteAsync(session => StoreAsync(session, caller, found.Value!, hold), cancellationToken);
        return no is null ? ToView(hold, found.Value!.Number, caller.Name) : no;
    }

    /// <summary>Lifts one as part of a larger write.</summary>
    /// <param name="approval">Under which two people agreed to it; null where nobody else could.</param>
    /// <returns>False where it stands no more.</returns>
    public async Task<bool> LiftAsync(WriteSession session, StaffId by, HoldId id, ApprovalId? approval)
    {
        var (who, now) = ((StaffId?)by, (DateTimeOffset?)clock.GetUtcNow());
        if (await session.Db.Set<LegalHold>().Where(h => h.Id == id && h.LiftedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(h => h.LiftedById, who).SetProperty(h => h.LiftedAt, now), CancellationToken.None) == 0)
        {
            return false;
        }

        await audit.AppendAsync(session, new AuditEvent(
            Audit.Staff(by), "hold.lifted", $"hold:{id}", approval is { } agreed ? new Dictionary<string, string>(StringComparer.Ordinal) { ["approval"] = agreed.ToString() } : null));
        return true;
    }

    /// <summary>Those that stand at these cases, the oldest first.</summary>
    public async Task<IReadOnlyList<HoldView>> ListAsync(IReadOnlyList<CaseOfPerson> cases, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var standing = await StandingAsync(db, cases.Select(c => c.Id), cancellationToken);
        var numbers = cases.ToDictionary(c => c.Id, c => c.Number);
        var views = new List<HoldView>();
        foreach (var hold in standing)
        {
            // Those who have left are to be named too.
            views.Add(ToView(hold, numbers[hold.CaseId], (await directory.FindAsync(hold.ById, cancellationToken))?.Name ?? ""));
        }

        return views;
    }

    /// <summary>What keeps a person with these cases from being erased; null for nothing.</summary>
    public static async Task<Refusal?> RefusalAsync(VigilDb db, IReadOnlyList<CaseOfPerson> cases, CancellationToken cancellationToken) =>
        await StandingAsync(db, cases.Select(c => c.Id), cancellationToken) is [var hold, ..] ? PrivacyRefusals.Held(hold.Reason, cases.First(c => c.Id == hold.CaseId).Number, hold.At) : null;

    /// <summary>All cases that a standing hold covers: those it was set on, and where it is on the person, all of theirs.</summary>
    public static async Task<List<CaseId>> CoveredAsync(VigilDb db)
    {
        var standing = await db.Set<LegalHold>().Where(h => h.LiftedAt == null).Select(h => new { h.CaseId, h.Scope }).ToListAsync(CancellationToken.None);
        var persons = standing.Where(h => h.Scope == LegalHold.Person).Select(h => h.CaseId).Distinct().ToList();
        return standing.Select(h => h.CaseId).Concat(persons.Count == 0 ? [] : await CasesOfPerson.OfSameCustomersAsync(db, persons)).Distinct().ToList();
    }

    private static async Task<List<LegalHold>> StandingAsync(VigilDb db, IEnumerable<CaseId> cases, CancellationToken cancellationToken)
    {
        var ids = cases.ToList();
        return await db.Set<LegalHold>().AsNoTracking().Where(h => ids.Contains(h.CaseId) && h.LiftedAt == null).OrderBy(h => h.At).ToListAsync(cancellationToken);
    }

    private static Refusal? WrongWith(PlaceHold request) =>
        !LegalHold.Scopes.Contains(request.Scope, StringComparer.Ordinal) ? RequestRefusals.Invalid($"scope must be {string.Join(" or ", LegalHold.Scopes)}.")
        : !LegalHold.Reasons.Contains(request.Reason, StringComparer.Ordinal) ? RequestRefusals.Invalid($"reason must be one of {string.Join(", ", LegalHold.Reasons)}.")
        : WrittenReason.WrongWith(request.Note);

    private static HoldView ToView(LegalHold hold, string number, string by) => new(hold.Id, hold.Scope, hold.Reason, hold.Note, hold.CaseId, number, by, hold.At);

    private async Task<Refusal?> StoreAsync(WriteSession session, StaffCaller caller, CaseSnapshot @case, LegalHold hold)
    {
        // Locked, so that an erasure that is under way is waited for and then seen.
        await CasesOfPerson.LockAsync(session, [@case.CustomerId]);
        var person = await CasesOfPerson.FindAsync(session.Db, [@case.CustomerId], [], CancellationToken.None);
        if (person.Cases.Any(c => c.Id == @case.Id && c.Erased))
        {
            return PrivacyRefusals.Done;
        }

        if (await session.Db.Set<LegalHold>().CountAsync(h => h.CaseId == @case.Id && h.LiftedAt == null, CancellationToken.None) >= MostAtOneCase)
        {
            return PrivacyRefusals.TooManyHolds;
        }

        session.Db.Add(hold);
        await audit.AppendAsync(session, new AuditEvent(caller.Actor, "hold.placed", $"case:{@case.Id}", new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["hold"] = hold.Id.ToString(),
            ["reason"] = hold.Reason,
            ["scope"] = hold.Scope,
        }));
        return null;
    }
}
