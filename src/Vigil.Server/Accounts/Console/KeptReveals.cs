using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Erasure;

namespace Vigil.Server.Accounts.Console;

/// <summary>What was noted with reveals. Who saw a field of which record, when and with which reason stays.</summary>
internal sealed class KeptReveals : IKeptForAWhile
{
    /// <inheritdoc/>
    public RetentionRule Rule => RetentionRule.Notes;

    /// <inheritdoc/>
    public async Task<int> RemoveAsync(WriteSession session, DateTimeOffset before, IReadOnlyList<CaseId> held, int atMost)
    {
        var due = await session.Db.Set<Reveal>().Where(r => r.Note != "" && r.At < before && !held.Contains(r.CaseId)).OrderBy(r => r.At).Take(atMost).Select(r => r.Id).ToListAsync(CancellationToken.None);
        return await session.Db.Set<Reveal>().Where(r => due.Contains(r.Id)).ExecuteUpdateAsync(set => set.SetProperty(r => r.Note, ""), CancellationToken.None);
    }
}
