using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Cases;

/// <summary>Which records a conversation is about. Callers have checked whose case it is.</summary>
public sealed class ReadFocus(IDbContextFactory<VigilDb> databases)
{
    /// <summary>The records that were read for the customer's messages, newest message first, as <c>withdrawal:W2026…</c>.</summary>
    public async Task<IReadOnlyList<string>> HandleAsync(CaseId id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return [.. (await UnderstoodEntries.NewestAsync(db, id, 0, cancellationToken)).SelectMany(e => e.Data.Records)];
    }

    /// <summary>What the assistant told of records so far, newest first; answers to messages from <paramref name="beforeSeq"/> on are left out.</summary>
    public async Task<IReadOnlyList<ToldBefore>> ToldAsync(CaseId id, long beforeSeq, CancellationToken cancellationToken) => Told(await UnderstoodAsync(id, cancellationToken), beforeSeq);

    /// <summary>What the assistant made of the newest messages, newest first.</summary>
    public async Task<IReadOnlyList<UnderstoodBefore>> UnderstoodAsync(CaseId id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return [.. (await UnderstoodEntries.NewestAsync(db, id, 0, cancellationToken)).Select(e => new UnderstoodBefore(e.Data, e.At))];
    }

    /// <summary>Of what was understood, what was told. Pure.</summary>
    public static IReadOnlyList<ToldBefore> Told(IReadOnlyList<UnderstoodBefore> newestFirst, long beforeSeq) =>
        [.. newestFirst.Where(u => u.Data.OfSeq < beforeSeq && u.Data.Told is not null).Select(u => new ToldBefore(u.Data.Told!, u.Data.Topic, u.At))];
}
