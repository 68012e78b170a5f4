using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Erasure;
using Vigil.Server.Privacy.Holds;

namespace Vigil.Server.Privacy.Retention;

/// <summary>What was noted with holds that were lifted long ago.</summary>
internal sealed class KeptHoldNotes : IKeptForAWhile
{
    /// <inheritdoc/>
    public RetentionRule Rule => RetentionRule.Notes;

    /// <inheritdoc/>
    public async Task<int> RemoveAsync(WriteSession session, DateTimeOffset before, IReadOnlyList<CaseId> held, int atMost)
    {
        var due = await session.Db.Set<LegalHold>().Where(h => h.Note != "" && h.LiftedAt < before && !held.Contains(h.CaseId)).OrderBy(h => h.At).Take(atMost).Select(h => h.Id).ToListAsync(CancellationToken.None);
        return await session.Db.Set<LegalHold>().Where(h => due.Contains(h.Id)).ExecuteUpdateAsync(set => set.SetProperty(h => h.Note, ""), CancellationToken.None);
    }
}
