using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Server.Accounts.Codes;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Erasure;

namespace Vigil.Server.Accounts.Freezing;

/// <summary>Forgets who wanted a person's account frozen without signing in, and the codes that were sent. Has to come before their account number is forgotten.</summary>
internal sealed class FreezeRequestsOfPerson : IPersonalData
{
    /// <inheritdoc/>
    public async Task<int> EraseAsync(WriteSession session, ErasedPerson person)
    {
        var ids = person.Ids;
        var uids = await session.Db.Set<Customers.Customer>().Where(c => ids.Contains(c.Id) && c.Uid != null).Select(c => c.Uid!).ToListAsync(CancellationToken.None);
        return await session.Db.Set<FreezeRequest>().Where(r => (r.CustomerId != null && ids.Contains(r.CustomerId.Value)) || (r.Uid != null && uids.Contains(r.Uid))).ExecuteDeleteAsync(CancellationToken.None)
            + await session.Db.Set<SentCode>().Where(c => uids.Contains(c.Owner)).ExecuteDeleteAsync(CancellationToken.None);
    }
}

/// <summary>What is left of requests to freeze where nobody asked any more: they are a day old at most otherwise.</summary>
internal sealed class KeptFreezeRequests(TimeProvider clock) : IKeptForAWhile
{
    /// <inheritdoc/>
    public RetentionRule Rule => RetentionRule.Notes;

    /// <inheritdoc/>
    public async Task<int> RemoveAsync(WriteSession session, DateTimeOffset before, IReadOnlyList<CaseId> held, int atMost)
    {
        // Whatever the rule says: none of it is of use once it has run out.
        var over = clock.GetUtcNow().AddDays(-1);
        var due = await session.Db.Set<FreezeRequest>().Where(r => r.Until < over).OrderBy(r => r.Until).Take(atMost).Select(r => r.Id).ToListAsync(CancellationToken.None);
        return await session.Db.Set<FreezeRequest>().Where(r => due.Contains(r.Id)).ExecuteDeleteAsync(CancellationToken.None);
    }
}
