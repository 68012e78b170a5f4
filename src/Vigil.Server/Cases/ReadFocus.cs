using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Cases;

/// <summary>Which records a conversation is about. Callers have checked whose case it is.</summary>
public sealed class ReadFocus(IDbContextFactory<VigilDb> databases)
{
    // A conversation that has gone on this long without naming a record is not about it any more.
    private const int Looked = 20;

    /// <summary>The records that were read for the customer's messages, newest message first, as <c>withdrawal:W2026…</c>.</summary>
    public async Task<IReadOnlyList<string>> HandleAsync(CaseId id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var understood = await db.Set<Entry>().Where(e => e.CaseId == id && e.Kind == EntryKind.Understood && e.Body != null)
            .OrderByDescending(e => e.Seq).Take(Looked).Select(e => e.Body!.Data).ToListAsync(cancellationToken);
        return [.. understood.OfType<string>().SelectMany(data => JsonSerializer.Deserialize<UnderstoodData>(data, CaseChange.Json)!.Records)];
    }

    /// <summary>What the assistant told of records so far, newest first; answers to messages from <paramref name="beforeSeq"/> on are left out.</summary>
    public async Task<IReadOnlyList<ToldBefore>> ToldAsync(CaseId id, long beforeSeq, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var understood = await db.Set<Entry>().Where(e => e.CaseId == id && e.Kind == EntryKind.Understood && e.Body != null && e.Body.Data != null)
            .OrderByDescending(e => e.Seq).Take(Looked).Select(e => new { e.At, e.Body!.Data }).ToListAsync(cancellationToken);
        return
        [
            .. understood.Select(e => (e.At, Data: JsonSerializer.Deserialize<UnderstoodData>(e.Data!, CaseChange.Json)!))
                .Where(e => e.Data.OfSeq < beforeSeq && e.Data.Told is not null).Select(e => new ToldBefore(e.Data.Told!, e.Data.Topic, e.At)),
        ];
    }
}
