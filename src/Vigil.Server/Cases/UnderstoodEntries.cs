using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Cases;

/// <summary>Reading of what the assistant made of a case's messages.</summary>
internal static class UnderstoodEntries
{
    // A conversation that has gone on this long is about something else by now.
    private const int Looked = 20;

    /// <summary>What was understood, newest first, beyond a number of the staff timeline.</summary>
    public static async Task<IReadOnlyList<(DateTimeOffset At, UnderstoodData Data)>> NewestAsync(VigilDb db, CaseId id, long beyond, CancellationToken cancellationToken)
    {
        var stored = await db.Set<Entry>().Where(e => e.CaseId == id && e.Kind == EntryKind.Understood && e.Seq > beyond && e.Data != null)
            .OrderByDescending(e => e.Seq).Take(Looked).Select(e => new { e.At, e.Data }).ToListAsync(cancellationToken);
        return [.. stored.Select(e => (e.At, JsonSerializer.Deserialize<UnderstoodData>(e.Data!, CaseChange.Json)!))];
    }
}
