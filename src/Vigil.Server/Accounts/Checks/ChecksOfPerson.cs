using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Server.Accounts.Codes;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Erasure;

namespace Vigil.Server.Accounts.Checks;

/// <summary>Forgets the checks that a person was asked for, and the codes that were sent for them. The trail keeps that there were some, by ids.</summary>
internal sealed class ChecksOfPerson : IPersonalData
{
    /// <inheritdoc/>
    public async Task<int> EraseAsync(WriteSession session, ErasedPerson person)
    {
        var (ids, cases) = (person.Ids, person.Cases);
        var theirs = session.Db.Set<IdentityCheck>().Where(c => ids.Contains(c.CustomerId) || cases.Contains(c.CaseId));
        var owners = (await theirs.Select(c => c.Id).ToListAsync(CancellationToken.None)).SelectMany(id => new[] { IdentityCheck.CodeOwner(id, CheckWay.Email), IdentityCheck.CodeOwner(id, CheckWay.Sms) }).ToList();
        return await session.Db.Set<SentCode>().Where(c => owners.Contains(c.Owner)).ExecuteDeleteAsync(CancellationToken.None) + await theirs.ExecuteDeleteAsync(CancellationToken.None);
    }
}

/// <summary>Checks of before: who was asked for what, and by which way it was passed.</summary>
internal sealed class KeptChecks : IKeptForAWhile
{
    /// <inheritdoc/>
    public RetentionRule Rule => RetentionRule.Notes;

    /// <inheritdoc/>
    public async Task<int> RemoveAsync(WriteSession session, DateTimeOffset before, IReadOnlyList<CaseId> held, int atMost)
    {
        var due = await session.Db.Set<IdentityCheck>().Where(c => c.AskedAt < before && !held.Contains(c.CaseId)).OrderBy(c => c.AskedAt).Take(atMost).Select(c => c.Id).ToListAsync(CancellationToken.None);
        return await session.Db.Set<IdentityCheck>().Where(c => due.Contains(c.Id)).ExecuteDeleteAsync(CancellationToken.None);
    }
}
