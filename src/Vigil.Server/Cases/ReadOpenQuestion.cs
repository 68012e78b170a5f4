using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Cases;

/// <summary>Which question of a conversation still waits for the customer to sign in.</summary>
public sealed class ReadOpenQuestion(IDbContextFactory<VigilDb> databases)
{
    // Further back nobody remembers having asked.
    private const int Looked = 20;

    /// <returns>The number of the newest such message since the case was last opened; null if there is none, or it has been answered since.</returns>
    public async Task<long?> HandleAsync(CaseId id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var entries = db.Set<Entry>().Where(e => e.CaseId == id);
        var reopened = await entries.Where(e => e.Kind == EntryKind.Reopened).MaxAsync(e => (long?)e.Seq, cancellationToken) ?? 0;
        var stored = await entries.Where(e => e.Kind == EntryKind.Understood && e.Seq > reopened && e.Body != null)
            .OrderByDescending(e => e.Seq).Take(Looked).Select(e => e.Body!.Data).ToListAsync(cancellationToken);
        var readings = stored.OfType<string>().Select(data => JsonSerializer.Deserialize<UnderstoodData>(data, CaseChange.Json)!);

        // The newest reading of a message is the one that counts.
        return readings.DistinctBy(r => r.OfSeq).FirstOrDefault(r => r.NeedsSignIn)?.OfSeq;
    }
}
