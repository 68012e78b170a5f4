using Microsoft.EntityFrameworkCore;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Erasure;

namespace Vigil.Server.Staff.Approvals;

/// <summary>
/// Takes out why something about a person was asked for: that was written about them. Who asked, agreed and when stays, as does the hash, which fits no content any more: what still
/// waits has its time ended, and an export that was agreed to is given out to nobody.
/// </summary>
internal sealed class ApprovalsOfPerson(TimeProvider clock) : IPersonalData
{
    /// <inheritdoc/>
    public async Task<int> EraseAsync(WriteSession session, ErasedPerson person)
    {
        var (cases, now) = (person.Cases, clock.GetUtcNow());
        var approvals = session.Db.Set<Approval>();
        var changed = await ForgetAsync(approvals.Where(a => a.CaseId != null && cases.Contains(a.CaseId.Value)), now);
        foreach (var id in person.Ids.Select(id => id.ToString()))
        {
            changed += await ForgetAsync(approvals.Where(a => a.Content.Contains(id)), now);
        }

        return changed;
    }

    private static async Task<int> ForgetAsync(IQueryable<Approval> about, DateTimeOffset now)
    {
        await about.Where(a => a.State == Approval.Waiting && a.ExpiresAt > now).ExecuteUpdateAsync(set => set.SetProperty(a => a.ExpiresAt, now), CancellationToken.None);
        return await about.Where(a => a.Note != "").ExecuteUpdateAsync(set => set.SetProperty(a => a.Note, ""), CancellationToken.None);
    }
}
