using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Erasure;

namespace Vigil.Server.Staff.Approvals;

/// <summary>Why something was asked for. Who asked, agreed and when stays; what was agreed to has been done long ago.</summary>
internal sealed class KeptApprovalNotes : IKeptForAWhile
{
    /// <inheritdoc/>
    public RetentionRule Rule => RetentionRule.Notes;

    /// <inheritdoc/>
    public async Task<int> RemoveAsync(WriteSession session, DateTimeOffset before, IReadOnlyList<CaseId> held, int atMost)
    {
        var due = await session.Db.Set<Approval>().Where(a => a.Note != "" && a.At < before && a.ExpiresAt < before && (a.CaseId == null || !held.Contains(a.CaseId.Value)))
            .OrderBy(a => a.At).Take(atMost).Select(a => a.Id).ToListAsync(CancellationToken.None);
        return await session.Db.Set<Approval>().Where(a => due.Contains(a.Id)).ExecuteUpdateAsync(set => set.SetProperty(a => a.Note, ""), CancellationToken.None);
    }
}
