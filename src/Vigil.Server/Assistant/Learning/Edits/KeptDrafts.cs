using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Erasure;

namespace Vigil.Server.Assistant.Learning.Edits;

/// <summary>Drafts beside what agents made of them, and how much that was.</summary>
internal sealed class KeptDrafts : IKeptForAWhile
{
    /// <inheritdoc/>
    public RetentionRule Rule => RetentionRule.Drafts;

    /// <inheritdoc/>
    public async Task<int> RemoveAsync(WriteSession session, DateTimeOffset before, IReadOnlyList<CaseId> held, int atMost)
    {
        var due = await session.Db.Set<LearningEdit>().Where(e => e.At < before && !held.Contains(e.CaseId)).OrderBy(e => e.At).Take(atMost).AsNoTracking().ToListAsync(CancellationToken.None);
        foreach (var edit in due)
        {
            await ForgetDrafts.HandleAsync(session, edit.CaseId, edit.Seq);
            await session.Db.Set<LearningEdit>().Where(e => e.CaseId == edit.CaseId && e.OfSeq == edit.OfSeq).ExecuteDeleteAsync(CancellationToken.None);
        }

        return due.Count;
    }
}
