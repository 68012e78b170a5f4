using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Accounts.Checks;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Accounts.Console;

/// <summary>What of account help needs a check in a case, and how the checks stand that its customer was asked for.</summary>
internal sealed class ReadChecks(
    CaseDataAccess access, CheckTable table, CheckGrants grants, ExchangeContacts exchange, StaffDirectory directory, IDbContextFactory<VigilDb> databases, TimeProvider clock)
{
    private const int Newest = 20;

    /// <returns>The checks, or why the customer's data is not open (<see cref="CaseDataAccess"/>).</returns>
    public async Task<Outcome<ChecksView>> HandleAsync(StaffCaller caller, CaseId id, CancellationToken cancellationToken)
    {
        var found = await access.FindAsync(caller, id, CustomerData.Card, cancellationToken);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var @case = found.Value!;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var purposes = new List<CheckPurposeView>();
        foreach (var row in table.Rows)
        {
            var grant = row.CanBeAsked ? await grants.FindAsync(db, @case, row, cancellationToken) : null;
            purposes.Add(new CheckPurposeView(row.Purpose, row.Words, EnumCode.Of(row.Level), await grants.RefusalAsync(db, @case, row, cancellationToken) is null, grant?.GrantedUntil, row.Covers));
        }

        var checks = await db.Set<IdentityCheck>().AsNoTracking().Where(c => c.CaseId == id).OrderByDescending(c => c.AskedAt).ThenByDescending(c => c.Id).Take(Newest).ToListAsync(cancellationToken);
        var resolved = checks.Count == 0 ? null : await CheckCases.ResolvedAtAsync(db, id, cancellationToken);
        var people = new Dictionary<StaffId, string?>();
        foreach (var person in checks.Select(c => c.AskedBy).OfType<StaffId>().Distinct())
        {
            people[person] = (await directory.FindAsync(person, cancellationToken))?.Name;
        }

        return new ChecksView(
            @case.Visitor ? "visitor" : !exchange.Possible ? "not_possible" : CaseDataAccess.Has(caller, @case) ? null : "not_yours", purposes,
            checks.ConvertAll(c => ToView(c, c.AskedBy is { } person ? people[person] : null, resolved)));
    }

    private CaseCheckView ToView(IdentityCheck check, string? askedBy, DateTimeOffset? resolved)
    {
        var state = check.StateAt(clock.GetUtcNow());
        var over = state is "waiting" or "passed" && resolved >= check.AskedAt;
        return new CaseCheckView(
            check.Id, check.Purpose, EndChecks.WordsOf(table, check.Purpose), over ? "ended" : state, check.AskedAt, askedBy, check.Until, Math.Max(0, IdentityCheck.MaxTries - check.Tries), check.Ways, check.PassedAt,
            check.GrantedUntil, over ? EnumCode.Of(CheckEnd.Resolved) : check.EndedBy is { } why and not (CheckEnd.Tries or CheckEnd.Expired) ? EnumCode.Of(why) : null);
    }
}
