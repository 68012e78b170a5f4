using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Erasure;

namespace Vigil.Server.Cases;

/// <summary>A file that belongs into its person's copy.</summary>
/// <param name="Hash">Names its bytes in the store.</param>
public sealed record PersonFile(FileId Id, string Name, long Size, string Hash);

/// <summary>How much a person's copy holds, and where it is read from.</summary>
/// <param name="Files">Those they may see: their own, and those that were sent to them. What staff keep among themselves is none of them.</param>
public sealed record PersonExtent(IReadOnlyList<CustomerId> Ids, IReadOnlyList<CopiedCase> Cases, IReadOnlyList<PersonFile> Files)
{
    /// <summary>Entries of all conversations together.</summary>
    public long Entries => Cases.Sum(c => c.Entries);

    /// <summary>Bytes of all files together, as kept.</summary>
    public long Bytes => Files.Sum(f => f.Size);
}

/// <summary>Finds what goes into a person's copy.</summary>
public sealed class ReadExtent(IDbContextFactory<VigilDb> databases)
{
    /// <summary>As of now. The caller has established that this customer's copy may be made.</summary>
    public async Task<PersonExtent> OfAsync(CustomerId customer, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var person = await CasesOfPerson.FindAsync(db, [customer], [], cancellationToken);
        var ids = person.Cases.Select(c => c.Id).ToList();
        var owners = person.Ids.Select(id => id.Value).ToList();

        // Their public numbers have no gaps: the newest one is how many there are.
        var last = await db.Set<Case>().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.ErasedAt == null ? c.LastPublicSeq : 0, cancellationToken);
        var files = await db.Set<Attachment>().AsNoTracking()
            .Where(f => (f.CaseId == null && f.OwnerKind == AuthorKind.Customer && owners.Contains(f.OwnerId))
                || (f.CaseId != null && ids.Contains(f.CaseId.Value) && db.Set<Entry>().Any(e => e.CaseId == f.CaseId && e.Seq == f.Seq && e.PublicSeq != null)))
            .OrderBy(f => f.CreatedAt).ThenBy(f => f.Id).Select(f => new PersonFile(f.Id, f.Name, f.Size, f.Hash)).ToListAsync(cancellationToken);
        return new PersonExtent(person.Ids, [.. person.Cases.Where(c => last.ContainsKey(c.Id)).Select(c => new CopiedCase(c.Id, c.Number, last[c.Id]))], files);
    }
}
