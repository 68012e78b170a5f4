using Microsoft.EntityFrameworkCore;
using Vigil.Contracts.Console;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Accounts.Console;

/// <summary>The list of accounts that are bait. Whoever keeps it is not whoever reads customers' data all day; each change is in the audit trail, with the number covered.</summary>
internal sealed class Canaries(IDbContextFactory<VigilDb> databases, StaffDirectory directory, WriteGate gate, Audit audit, TimeProvider clock)
{
    private const int MaxUid = 32;

    // A list that somebody reads; more bait catches no more.
    private const int Most = 200;

    public async Task<CanariesView> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var items = new List<CanaryView>();
        foreach (var canary in await db.Set<CanaryCustomer>().OrderBy(c => c.Uid).ToListAsync(cancellationToken))
        {
            items.Add(new CanaryView(canary.Uid, (await directory.FindAsync(canary.ById, cancellationToken))?.Name ?? "", canary.At));
        }

        return new CanariesView(items);
    }

    /// <returns>Null, also where it is on the list already; or which field is wrong.</returns>
    public async Task<Refusal?> AddAsync(StaffCaller by, AddCanary request, CancellationToken cancellationToken)
    {
        if (request.Uid is not { Length: >= 1 and <= MaxUid } uid || !uid.All(char.IsAsciiDigit))
        {
            return RequestRefusals.Invalid($"uid must be 1 to {MaxUid} digits.");
        }

        return await gate.WriteAsync(async session =>
        {
            if (await session.Db.Set<CanaryCustomer>().CountAsync(CancellationToken.None) >= Most)
            {
                return RequestRefusals.Invalid($"uid: there are {Most} on the list, which is the most.");
            }

            var added = await session.Db.Database.ExecuteSqlAsync(
                $"insert into canary_customers (uid, by_id, at) values ({uid}, {by.Id.Value}, {clock.GetUtcNow().ToMicroseconds()}) on conflict (uid) do nothing", CancellationToken.None);
            if (added > 0)
            {
                await TellAsync(session, by, "canary.added", uid);
            }

            return null;
        }, cancellationToken);
    }

    /// <returns>Null, or <see cref="AccountRefusals.CanaryNotFound"/>.</returns>
    public Task<Refusal?> RemoveAsync(StaffCaller by, string uid, CancellationToken cancellationToken) => gate.WriteAsync(async session =>
    {
        if (await session.Db.Set<CanaryCustomer>().Where(c => c.Uid == uid).ExecuteDeleteAsync(CancellationToken.None) == 0)
        {
            return AccountRefusals.CanaryNotFound;
        }

        await TellAsync(session, by, "canary.removed", uid);
        return null;
    }, cancellationToken);

    private Task TellAsync(WriteSession session, StaffCaller by, string action, string uid) => audit.AppendAsync(
        session, new AuditEvent(by.Actor, action, "canaries", new Dictionary<string, string>(StringComparer.Ordinal) { ["uid"] = Customers.MaskUid(uid) }));
}
