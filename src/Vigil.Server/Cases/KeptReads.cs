using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Erasure;

namespace Vigil.Server.Cases;

/// <summary>Who has read what, of which rules and customers look at the last half year, and what was noted when an alert was cleared. The trail has both, by ids and codes.</summary>
internal sealed class KeptReads(TimeProvider clock) : IKeptForAWhile
{
    /// <inheritdoc/>
    public RetentionRule Rule => RetentionRule.Notes;

    /// <inheritdoc/>
    public async Task<int> RemoveAsync(WriteSession session, DateTimeOffset before, IReadOnlyList<CaseId> held, int atMost)
    {
        // However short the rule: what customers are told goes back for half a year.
        var told = clock.GetUtcNow() - ReadAccesses.Back;
        var earliest = told < before ? told : before;
        var reads = await session.Db.Set<DataRead>().Where(r => r.At < earliest && !held.Contains(r.CaseId)).OrderBy(r => r.At).Take(atMost).Select(r => r.Id).ToListAsync(CancellationToken.None);
        var alerts = await session.Db.Set<ReadingAlert>().Where(a => a.Note != null && a.Note != "" && a.ClearedAt < before).OrderBy(a => a.At).Take(atMost - reads.Count).Select(a => a.Id).ToListAsync(CancellationToken.None);
        return await session.Db.Set<DataRead>().Where(r => reads.Contains(r.Id)).ExecuteDeleteAsync(CancellationToken.None)
            + await session.Db.Set<ReadingAlert>().Where(a => alerts.Contains(a.Id)).ExecuteUpdateAsync(set => set.SetProperty(a => a.Note, ""), CancellationToken.None);
    }
}
