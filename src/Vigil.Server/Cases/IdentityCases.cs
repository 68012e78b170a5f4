using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Cases;

/// <summary>
/// Which cases are about identity, so that what customers send in them is covered (docs/decisions/0061): those that ask about it now or have asked about it once. A passport does not
/// become harmless because its owner asks about a withdrawal next.
/// </summary>
internal static class IdentityCases
{
    // As a topic stands in what is stored with an entry.
    private static readonly List<string> Marks = [.. IdentityTopics.Shipped.All.Select(topic => $"\"{topic}\"")];

    /// <summary>Whether the case is or was about identity; false where there is none.</summary>
    public static async Task<bool> HasAsync(VigilDb db, CaseId id, CancellationToken cancellationToken)
    {
        if (IdentityTopics.Shipped.Has(await db.Set<Case>().Where(c => c.Id == id).Select(c => c.Topic).FirstOrDefaultAsync(cancellationToken)))
        {
            return true;
        }

        // The database leaves out what cannot be it, for a long conversation has thousands; the topics are then read for what they are.
        var perhaps = await db.Set<Entry>().Where(e => e.CaseId == id && e.Kind == EntryKind.Understood && e.Data != null && Marks.Any(mark => e.Data.Contains(mark)))
            .OrderBy(e => e.Seq).Select(e => e.Data!).ToListAsync(cancellationToken);
        return perhaps.Exists(data => IdentityTopics.Shipped.Has(JsonSerializer.Deserialize<UnderstoodData>(data, CaseChange.Json)!));
    }
}
