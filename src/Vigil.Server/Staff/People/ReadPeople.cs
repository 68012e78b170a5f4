using Microsoft.EntityFrameworkCore;
using Vigil.Contracts.Console;
using Vigil.Server.Platform.Data;
using Vigil.Server.Staff.Factors;
using Vigil.Server.Staff.Sessions;

namespace Vigil.Server.Staff.People;

/// <summary>Everybody who works here or did, for an administrator.</summary>
internal sealed class ReadPeople(IDbContextFactory<VigilDb> databases, TimeProvider clock)
{
    /// <summary>Those who work here first, each by the time they came.</summary>
    public async Task<IReadOnlyList<PersonView>> HandleAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var accounts = await db.Set<StaffAccount>().AsNoTracking().OrderByDescending(a => a.Active).ThenBy(a => a.CreatedAt).ThenBy(a => a.Id).ToListAsync(cancellationToken);
        var factors = (await db.Set<StaffFactor>().AsNoTracking().Where(f => f.ConfirmedAt != null).Select(f => new { f.StaffId, f.Kind }).ToListAsync(cancellationToken)).ToLookup(f => f.StaffId, f => EnumCode.Of(f.Kind));
        var sessions = (await db.Set<StaffSessions.Session>().AsNoTracking().Where(s => s.ExpiresAt > now).ToListAsync(cancellationToken)).Where(s => s.EndsAt > now).ToLookup(s => s.StaffId);
        return [.. accounts.Select(a => new PersonView(
            a.Id, a.Name, a.Email, EnumCode.Of(a.Role), a.ToMember().Queues, a.Active, [.. factors[a.Id].Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], sessions[a.Id].Count()))];
    }
}
