using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Erasure;

namespace Vigil.Server.Cases;

/// <summary>What was noted with looks. Who looked, when and with which reason stays.</summary>
internal sealed class KeptLookNotes : IKeptForAWhile
{
    /// <inheritdoc/>
    public RetentionRule Rule => RetentionRule.Notes;

    /// <inheritdoc/>
    public async Task<int> RemoveAsync(WriteSession session, DateTimeOffset before, IReadOnlyList<CaseId> held, int atMost)
    {
        var due = await session.Db.Set<Look>().Where(l => l.Note != "" && l.At < before && !held.Contains(l.CaseId)).OrderBy(l => l.At).Take(atMost).Select(l => l.Id).ToListAsync(CancellationToken.None);
        return await session.Db.Set<Look>().Where(l => due.Contains(l.Id)).ExecuteUpdateAsync(set => set.SetProperty(l => l.Note, ""), CancellationToken.None);
    }
}
