using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Erasure;
using Vigil.Server.Platform.Files;

namespace Vigil.Server.Cases;

/// <summary>The files of cases that were resolved long ago. The entry stays and names a file that is not there.</summary>
internal sealed class KeptFiles : IKeptForAWhile
{
    /// <inheritdoc/>
    public RetentionRule Rule => RetentionRule.Files;

    /// <inheritdoc/>
    public async Task<int> RemoveAsync(WriteSession session, DateTimeOffset before, IReadOnlyList<CaseId> held, int atMost)
    {
        var db = session.Db;
        var due = await db.Set<Case>().Where(c => c.Status == CaseStatus.Resolved && c.ResolvedAt < before && !held.Contains(c.Id))
            .Join(db.Set<Attachment>(), c => (CaseId?)c.Id, f => f.CaseId, (c, f) => f).OrderBy(f => f.CreatedAt).Take(atMost).AsNoTracking().ToListAsync(CancellationToken.None);
        foreach (var file in due)
        {
            await db.Set<Attachment>().Where(f => f.Id == file.Id).ExecuteDeleteAsync(CancellationToken.None);
            foreach (var hash in new[] { file.Hash, file.ThumbnailHash }.OfType<string>())
            {
                await BlobRows.ReleaseAsync(session, hash);
            }
        }

        return due.Count;
    }
}
