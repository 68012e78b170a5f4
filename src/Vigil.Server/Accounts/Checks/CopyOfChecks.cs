using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Erasure;

namespace Vigil.Server.Accounts.Checks;

/// <summary>The checks that a person was asked for, in their copy: for what, by which ways they were passed, what became of them.</summary>
internal sealed class CopyOfChecks(IDbContextFactory<VigilDb> databases, TimeProvider clock) : IPersonalCopy
{
    /// <inheritdoc/>
    public string Name => "checks";

    /// <inheritdoc/>
    public IReadOnlyList<string> Tables { get; } = ["identity_checks"];

    /// <inheritdoc/>
    public async Task WriteAsync(Utf8JsonWriter json, CopiedPerson person, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var (ids, now) = (person.Ids, clock.GetUtcNow());
        var numbers = person.Cases.ToDictionary(c => c.Id, c => c.Number);
        json.WriteStartArray();
        foreach (var check in await db.Set<IdentityCheck>().AsNoTracking().Where(c => ids.Contains(c.CustomerId)).OrderBy(c => c.AskedAt).ToListAsync(cancellationToken))
        {
            JsonSerializer.Serialize(
                json,
                new
                {
                    @case = numbers.GetValueOrDefault(check.CaseId),
                    purpose = check.Purpose,
                    level = EnumCode.Of(check.Level),
                    state = check.StateAt(now),
                    ways = check.Ways,
                    askedAt = check.AskedAt,
                    passedAt = check.PassedAt,
                    countsUntil = check.GrantedUntil,
                    endedAt = check.EndedAt,
                },
                JsonSerializerOptions.Web);
        }

        json.WriteEndArray();
    }
}
