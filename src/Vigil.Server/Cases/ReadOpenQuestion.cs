using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Cases;

/// <summary>Which question of a conversation still waits for the customer to sign in.</summary>
public sealed class ReadOpenQuestion(IDbContextFactory<VigilDb> databases)
{
    /// <returns>The number of the newest such message since the case was last opened; null if there is none, or it has been answered since.</returns>
    public async Task<long?> HandleAsync(CaseId id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var reopened = await db.Set<Entry>().Where(e => e.CaseId == id && e.Kind == EntryKind.Reopened).MaxAsync(e => (long?)e.Seq, cancellationToken) ?? 0;
        var readings = (await UnderstoodEntries.NewestAsync(db, id, reopened, cancellationToken)).Select(e => e.Data);

        // The newest reading of a message is the one that counts.
        return readings.DistinctBy(r => r.OfSeq).FirstOrDefault(r => r.NeedsSignIn)?.OfSeq;
    }
}
