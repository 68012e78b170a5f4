using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Cases;

/// <summary>One case of a person, as much of it as an erasure has to know.</summary>
/// <param name="Open">It is not done.</param>
/// <param name="Erased">What was said in it is gone already.</param>
public sealed record CaseOfPerson(CaseId Id, string Number, bool Open, bool Erased, DateTimeOffset OpenedAt, DateTimeOffset UpdatedAt);

/// <summary>A person and everything they have with us.</summary>
/// <param name="Ids">As a customer, and as the visitors they were before they signed in.</param>
/// <param name="Cases">The oldest first.</param>
/// <param name="Files">How many files lie in these cases or wait to be sent.</param>
public sealed record PersonCases(IReadOnlyList<CustomerId> Ids, IReadOnlyList<CaseOfPerson> Cases, int Files);

/// <summary>Finds all that belongs to a person: by their ids, by their cases, and by who they were in those cases before they signed in.</summary>
public static class CasesOfPerson
{
    /// <summary>Keeps everybody else who writes to these cases waiting until the session has committed.</summary>
    public static Task<int> LockAsync(WriteSession session, IReadOnlyCollection<CustomerId> ids)
    {
        var them = ids.ToList();
        return session.Db.Set<Case>().Where(c => them.Contains(c.CustomerId)).ExecuteUpdateAsync(set => set.SetProperty(c => c.TimeZone, c => c.TimeZone), CancellationToken.None);
    }

    /// <summary>Cases that were done before a time and still hold what was said, the oldest first.</summary>
    public static Task<List<CaseId>> DoneBeforeAsync(VigilDb db, DateTimeOffset before, List<CaseId> without, int atMost, CancellationToken cancellationToken) =>
        db.Set<Case>().Where(c => c.Status == CaseStatus.Resolved && c.ErasedAt == null && c.ResolvedAt < before && !without.Contains(c.Id)).OrderBy(c => c.ResolvedAt).Take(atMost).Select(c => c.Id).ToListAsync(cancellationToken);

    /// <summary>Locks such a case until the session has committed.</summary>
    /// <returns>False where it is none any more.</returns>
    public static async Task<bool> LockDoneAsync(WriteSession session, CaseId id, DateTimeOffset before) =>
        await session.Db.Set<Case>().Where(c => c.Id == id && c.Status == CaseStatus.Resolved && c.ErasedAt == null && c.ResolvedAt < before)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.TimeZone, c => c.TimeZone), CancellationToken.None) == 1;

    /// <summary>All cases of the customers of these.</summary>
    public static async Task<IReadOnlyList<CaseId>> OfSameCustomersAsync(VigilDb db, List<CaseId> cases) =>
        await db.Set<Case>().Where(c => db.Set<Case>().Where(o => cases.Contains(o.Id)).Select(o => o.CustomerId).Contains(c.CustomerId)).Select(c => c.Id).ToListAsync(CancellationToken.None);

    /// <summary>Finds them.</summary>
    /// <param name="ids">Whom the person is known as.</param>
    /// <param name="cases">Cases that are known to be theirs, whoever they were then.</param>
    public static async Task<PersonCases> FindAsync(VigilDb db, IReadOnlyCollection<CustomerId> ids, IReadOnlyCollection<CaseId> cases, CancellationToken cancellationToken)
    {
        var (them, known) = (ids.ToList(), cases.ToList());
        var found = await db.Set<Case>().AsNoTracking().Where(c => them.Contains(c.CustomerId) || known.Contains(c.Id)).OrderBy(c => c.OpenedAt).ThenBy(c => c.Id)
            .Select(c => new { c.CustomerId, Case = new CaseOfPerson(c.Id, c.Number, c.Status == CaseStatus.Open, c.ErasedAt != null, c.OpenedAt, c.UpdatedAt) }).ToListAsync(cancellationToken);
        var theirs = found.ConvertAll(c => c.Case.Id);
        var authors = await db.Set<Entry>().Where(e => theirs.Contains(e.CaseId) && e.AuthorKind == AuthorKind.Customer && e.AuthorId != null).Select(e => e.AuthorId!.Value).Distinct().ToListAsync(cancellationToken);
        var all = them.Concat(found.Select(c => c.CustomerId)).Concat(authors.Select(CustomerId.From)).Distinct().ToList();
        var owners = all.ConvertAll(id => id.Value);
        var files = await db.Set<Attachment>().CountAsync(f => (f.CaseId != null && theirs.Contains(f.CaseId.Value)) || (f.OwnerKind == AuthorKind.Customer && owners.Contains(f.OwnerId)), cancellationToken);
        return new PersonCases(all, found.ConvertAll(c => c.Case), files);
    }
}
