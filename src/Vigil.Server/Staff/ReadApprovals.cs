using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff.Approvals;
using Vigil.Server.Staff.People;

namespace Vigil.Server.Staff;

/// <summary>What waits for a second person, and what has become of it: to each person the kinds that their role may ask for and decide on.</summary>
public sealed class ReadApprovals(IDbContextFactory<VigilDb> databases, IEnumerable<IApprovable> kinds, TimeProvider clock)
{
    /// <summary>Most approvals of one page.</summary>
    public const int MaxPage = 100;

    private readonly IReadOnlyList<IApprovable> _kinds = [.. kinds];

    /// <summary>One page, the newest first.</summary>
    /// <param name="after">What <see cref="ApprovalsPageView.Next"/> was; null for the first page.</param>
    /// <returns>The page, or a refusal where <paramref name="after"/> is none of ours.</returns>
    public async Task<Outcome<ApprovalsPageView>> PageAsync(StaffCaller reader, string? after, int limit, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var may = KindsOf(reader);
        var approvals = db.Set<Approval>().Where(a => may.Contains(a.Kind));
        if (after is not null)
        {
            if (TimeMark.Read(after) is not { } mark)
            {
                return RequestRefusals.Invalid("after must be what next was.");
            }

            var at = Microseconds.ToTime(mark.At);
            approvals = approvals.Where(a => a.At < at || (a.At == at && a.Id.CompareTo(mark.Id) < 0));
        }

        var found = await approvals.OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(limit + 1).ToListAsync(cancellationToken);
        var page = found.Take(limit).ToList();
        return new ApprovalsPageView(await ToViewsAsync(db, reader, page, cancellationToken), found.Count > limit ? new TimeMark(page[^1].At.ToMicroseconds(), page[^1].Id).ToString() : null);
    }

    /// <summary>The approval, or null where there is none or its kind is not the reader's.</summary>
    public async Task<ApprovalView?> FindAsync(StaffCaller reader, ApprovalId id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var may = KindsOf(reader);
        return await db.Set<Approval>().FirstOrDefaultAsync(a => a.Id == id.Value && may.Contains(a.Kind), cancellationToken) is { } approval ? (await ToViewsAsync(db, reader, [approval], cancellationToken))[0] : null;
    }

    /// <summary>What was agreed to of a kind and asked for by this person; null for anything else.</summary>
    public async Task<ApprovedAct?> ApprovedAsync(StaffCaller requester, string kind, ApprovalId id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await db.Set<Approval>().FirstOrDefaultAsync(a => a.Id == id.Value && a.Kind == kind && a.ById == requester.Id && a.State == Approval.Approved, cancellationToken);
        return found is { DecidedById: { } decided, DecidedAt: { } at } && found.HashOf() == found.Hash ? new ApprovedAct(id, found.Facts, found.CaseId, found.ById, decided, at) : null;
    }

    /// <summary>How much of one person's waits. What is done at once and only looked at afterwards does not count: in an emergency nobody can take it back.</summary>
    internal Task<int> CountWaitingAsync(VigilDb db, StaffId by, DateTimeOffset now)
    {
        List<string> done = [.. _kinds.Where(k => k.IsDoneAtOnce).Select(k => k.Kind)];
        return db.Set<Approval>().CountAsync(a => a.ById == by && a.State == Approval.Waiting && a.ExpiresAt > now && !done.Contains(a.Kind), CancellationToken.None);
    }

    private List<string> KindsOf(StaffCaller reader) => [.. _kinds.Where(k => reader.May(k.Needs)).Select(k => k.Kind)];

    private async Task<IReadOnlyList<ApprovalView>> ToViewsAsync(VigilDb db, StaffCaller reader, IReadOnlyList<Approval> approvals, CancellationToken cancellationToken)
    {
        // Those who have left are to be named too.
        var ids = approvals.Select(a => a.ById).Concat(approvals.Select(a => a.DecidedById).OfType<StaffId>()).Append(reader.Id).Distinct().ToList();
        var people = await db.Set<StaffAccount>().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancellationToken);
        var now = clock.GetUtcNow();
        return
        [
            .. approvals.Select(a => new ApprovalView(
                ApprovalId.From(a.Id), a.Kind, a.Facts, a.Hash, a.Note, people.GetValueOrDefault(a.ById)?.Name ?? "", a.At, a.ExpiresAt, a.StateAt(now),
                a.ById == reader.Id || (people.TryGetValue(a.ById, out var requester) && people.TryGetValue(reader.Id, out var me) && requester.IsSamePersonAs(me)),
                a.CaseId, a.Facts.GetValueOrDefault("case"), a.DecidedById is { } decider ? people.GetValueOrDefault(decider)?.Name ?? "" : null, a.DecidedAt)),
        ];
    }
}
