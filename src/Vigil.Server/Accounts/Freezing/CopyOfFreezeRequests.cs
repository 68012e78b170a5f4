using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Erasure;

namespace Vigil.Server.Accounts.Freezing;

/// <summary>Requests to freeze a person's account without a session, in their copy. What was asked for in a session stands in the conversation.</summary>
internal sealed class CopyOfFreezeRequests(IDbContextFactory<VigilDb> databases) : IPersonalCopy
{
    /// <inheritdoc/>
    public string Name => "freezeRequests";

    /// <inheritdoc/>
    public IReadOnlyList<string> Tables { get; } = ["freeze_requests"];

    /// <inheritdoc/>
    public async Task WriteAsync(Utf8JsonWriter json, CopiedPerson person, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var ids = person.Ids;
        var uids = await db.Set<Customers.Customer>().Where(c => ids.Contains(c.Id) && c.Uid != null).Select(c => c.Uid!).ToListAsync(cancellationToken);
        var rows = await db.Set<FreezeRequest>().Where(r => (r.CustomerId != null && ids.Contains(r.CustomerId.Value)) || (r.Uid != null && uids.Contains(r.Uid))).OrderBy(r => r.At)
            .Select(r => new { r.Language, r.At, r.Until, r.RedeemedAt, Way = r.LinkId != null ? "link" : "code" }).ToListAsync(cancellationToken);
        JsonSerializer.Serialize(json, rows, JsonSerializerOptions.Web);
    }
}
