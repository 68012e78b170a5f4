using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Erasure;

namespace Vigil.Server.Accounts;

/// <summary>Whom a person is known as, in their copy: the account, and the visitors they were before they signed in.</summary>
internal sealed class CopyOfCustomer(IDbContextFactory<VigilDb> databases) : IPersonalCopy
{
    /// <inheritdoc/>
    public string Name => "knownAs";

    /// <inheritdoc/>
    public IReadOnlyList<string> Tables { get; } = ["customers"];

    /// <inheritdoc/>
    public async Task WriteAsync(Utf8JsonWriter json, CopiedPerson person, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var ids = person.Ids;
        var rows = await db.Set<Customers.Customer>().Where(c => ids.Contains(c.Id)).OrderBy(c => c.CreatedAt)
            .Select(c => new { c.Uid, c.DisplayName, c.Language, c.TimeZone, c.CreatedAt, c.UpdatedAt }).ToListAsync(cancellationToken);
        JsonSerializer.Serialize(json, rows, JsonSerializerOptions.Web);
    }
}
