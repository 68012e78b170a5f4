using Microsoft.EntityFrameworkCore;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Accounts.Checks;

/// <summary>
/// Whether what an action or a field needs is given now: the one place that says so. Ask within the write that does what needed it, so that a check that ends meanwhile counts no more.
/// </summary>
internal sealed class CheckGrants(CheckTable table, TimeProvider clock)
{
    /// <summary>The row of a field that can be revealed.</summary>
    public CheckRow OfField(string kind, string field) => table.OfField(kind, field);

    /// <returns>Null where it is given; <see cref="AccountRefusals.CheckNeedsSignIn"/>, <see cref="AccountRefusals.CheckNeeded"/> or <see cref="AccountRefusals.CheckNotAvailable"/>.</returns>
    public async Task<Refusal?> RefusalAsync(VigilDb db, CaseSnapshot @case, CheckRow row, CancellationToken cancellationToken) => row.Level switch
    {
        CheckLevel.None => null,
        CheckLevel.Session => @case.Visitor ? AccountRefusals.CheckNeedsSignIn : null,
        CheckLevel.Person => AccountRefusals.CheckNotAvailable,
        _ => await FindAsync(db, @case, row, cancellationToken) is null ? AccountRefusals.CheckNeeded : null,
    };

    /// <summary>The passed check that counts now for this case and purpose; null where there is none.</summary>
    public async Task<IdentityCheck?> FindAsync(VigilDb db, CaseSnapshot @case, CheckRow row, CancellationToken cancellationToken)
    {
        // What a clock that was set back has put into the future counts for nothing.
        var (now, whose) = (clock.GetUtcNow(), @case.CustomerId);
        var passed = await db.Set<IdentityCheck>().AsNoTracking()
            .Where(c => c.CaseId == @case.Id && c.CustomerId == whose && c.Purpose == row.Purpose && c.EndedAt == null && c.PassedAt <= now && c.GrantedUntil > now)
            .OrderByDescending(c => c.GrantedUntil).ToListAsync(cancellationToken);

        // A stricter table counts from now on.
        var counts = passed.FirstOrDefault(c => c.Level >= row.Level);
        return counts is null || await CheckCases.ResolvedAtAsync(db, @case.Id, cancellationToken) >= counts.AskedAt ? null : counts;
    }
}
