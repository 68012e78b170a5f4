using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Server.Accounts.Checks;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;
using Vigil.Server.Staff;

namespace Vigil.Server.Accounts;

/// <summary>
/// Ends checks for good, those that wait and those that were passed, in the write of what ends them: a freeze that the exchange then refuses gives none of them back.
/// </summary>
public sealed class EndChecks
{
    private readonly CheckTable _table;
    private readonly CheckCases _cases;
    private readonly Audit _audit;
    private readonly WriteGate _gate;
    private readonly TimeProvider _clock;

    internal EndChecks(CheckTable table, CheckCases cases, Audit audit, WriteGate gate, TimeProvider clock) => (_table, _cases, _audit, _gate, _clock) = (table, cases, audit, gate, clock);

    /// <summary>Ends whatever of this customer waits or counts. Stored when the session commits; then hand the answer to <see cref="Tell"/>.</summary>
    public Task<EndedChecks> OfCustomerAsync(WriteSession session, CustomerId customer, CheckEnd why) => EndAsync(session, c => c.CustomerId == customer, why);

    /// <summary>The same of several customers, in a write of its own, as far as it was asked for before something happened.</summary>
    public async Task OfCustomersAsync(IReadOnlyCollection<CustomerId> customers, CheckEnd why, DateTimeOffset before, CancellationToken cancellationToken) =>
        Tell(await _gate.WriteAsync(session => EndAsync(session, c => customers.Contains(c.CustomerId) && c.AskedAt <= before, why), cancellationToken));

    /// <summary>The same of a case.</summary>
    public async Task OfCaseAsync(CaseId id, CheckEnd why, DateTimeOffset before, CancellationToken cancellationToken) =>
        Tell(await _gate.WriteAsync(session => EndAsync(session, c => c.CaseId == id && c.AskedAt <= before, why), cancellationToken));

    /// <summary>Shows it. After the commit.</summary>
    public void Tell(EndedChecks ended)
    {
        foreach (var written in ended.Written)
        {
            _cases.Tell(written);
        }
    }

    /// <summary>Ends one check where it still waits, and tells of it: that no tries are left, or its time is over. The caller has locked its case.</summary>
    internal async Task<WrittenCheck?> OfOneAsync(WriteSession session, IdentityCheck check, CheckEnd why)
    {
        DateTimeOffset? now = _clock.GetUtcNow();
        var mine = await session.Db.Set<IdentityCheck>().Where(c => c.Id == check.Id && c.PassedAt == null && c.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.EndedAt, now).SetProperty(c => c.EndedBy, why), CancellationToken.None);
        if (mine == 0)
        {
            return null;
        }

        await _audit.AppendAsync(session, why is CheckEnd.Expired ? CheckTrail.Event(Audit.System, "check.expired", check) : CheckTrail.Event(Audit.System, "check.ended", check, ("why", EnumCode.Of(why))));
        return await _cases.NoteAsync(session, check.CaseId, ToldOf(_table, check, why is CheckEnd.Expired ? CheckStep.Expired : CheckStep.Failed));
    }

    /// <summary>A step of a check, in the words of the table; the name itself where the table has it no more.</summary>
    internal static CheckData ToldOf(CheckTable table, IdentityCheck check, CheckStep step) =>
        new(step, check.Id, check.Purpose, WordsOf(table, check.Purpose)) { Ways = check.Ways };

    internal static Contracts.Messenger.PurposeWords WordsOf(CheckTable table, string purpose) => table.Find(purpose)?.Words ?? new Contracts.Messenger.PurposeWords(purpose, purpose, purpose);

    private async Task<EndedChecks> EndAsync(WriteSession session, Expression<Func<IdentityCheck, bool>> which, CheckEnd why)
    {
        var now = _clock.GetUtcNow();
        DateTimeOffset? at = now;
        var alive = session.Db.Set<IdentityCheck>().AsNoTracking().Where(which).Where(c => c.EndedAt == null && (c.GrantedUntil > now || (c.PassedAt == null && c.Until > now)));
        var cases = await alive.Select(c => c.CaseId).Distinct().ToListAsync(CancellationToken.None);
        if (cases.Count == 0)
        {
            return EndedChecks.None;
        }

        // A check that is being passed holds its case: after the lock it is seen as passed, and ended all the same.
        await CheckCases.LockAsync(session, cases);
        var written = new List<WrittenCheck>();
        foreach (var check in await alive.Where(c => cases.Contains(c.CaseId)).OrderBy(c => c.Id).ToListAsync(CancellationToken.None))
        {
            if (await session.Db.Set<IdentityCheck>().Where(c => c.Id == check.Id && c.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(c => c.EndedAt, at).SetProperty(c => c.EndedBy, why), CancellationToken.None) == 1)
            {
                await _audit.AppendAsync(session, CheckTrail.Event(Audit.System, "check.ended", check, ("why", EnumCode.Of(why))));
                written.Add(await _cases.NoteAsync(session, check.CaseId, ToldOf(_table, check, CheckStep.Ended) with { Why = EnumCode.Of(why) }));
            }
        }

        return new EndedChecks(written);
    }
}

/// <summary>Checks that were ended, to be told after the commit.</summary>
public sealed record EndedChecks(IReadOnlyList<WrittenCheck> Written)
{
    /// <summary>There were none.</summary>
    public static readonly EndedChecks None = new([]);
}
