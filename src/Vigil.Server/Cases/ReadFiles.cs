using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Files;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Cases;

/// <summary>Who may read which file: its uploader until it is sent, then whoever may read the case. To anybody else there is no such file.</summary>
public sealed class ReadFiles(IDbContextFactory<VigilDb> databases)
{
    /// <summary>A file for a customer: their own unsent one, or one in the public part of a case of theirs.</summary>
    public async Task<Outcome<StoredFile>> ForCustomerAsync(CustomerId customer, FileId id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await db.Set<Attachment>().FirstOrDefaultAsync(
            f => f.Id == id && (f.CaseId == null
                ? f.OwnerKind == AuthorKind.Customer && f.OwnerId == customer.Value
                : db.Set<Case>().Any(c => c.Id == f.CaseId && c.CustomerId == customer) && db.Set<Entry>().Any(e => e.CaseId == f.CaseId && e.Seq == f.Seq && e.PublicSeq != null)),
            cancellationToken);
        return ToStored(found);
    }

    /// <summary>A file of a case, for somebody of the staff. The caller has asked <see cref="CaseDataAccess"/>, and gives out what is <see cref="StoredFile.Covered"/> to whom it was revealed alone.</summary>
    public async Task<Outcome<StoredFile>> OfCaseAsync(CaseId @case, FileId id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await db.Set<Attachment>().FirstOrDefaultAsync(f => f.Id == id && f.CaseId == @case, cancellationToken);
        return ToStored(found, covered: found is { Covered: true } || (found is { MayShowDocument: true } && await IdentityCases.HasAsync(db, @case, cancellationToken)));
    }

    /// <summary>The files of a message to be: all of them the author's own, in the order given.</summary>
    /// <returns>The files, or which rule they break; one that is somebody else's is answered like one that is not there.</returns>
    internal async Task<Outcome<IReadOnlyList<Attachment>>> ForMessageAsync(Author author, IReadOnlyList<string> given, CancellationToken cancellationToken)
    {
        if (given.Count > CaseRefusals.MaxFiles)
        {
            return CaseRefusals.TooManyFiles;
        }

        var ids = given.Select(text => FileId.TryParse(text, out var id) ? id : (FileId?)null).OfType<FileId>().ToList();
        if (ids.Distinct().Count() < ids.Count)
        {
            return CaseRefusals.FileTwice;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await db.Set<Attachment>().Where(f => ids.Contains(f.Id) && f.OwnerKind == author.Kind && f.OwnerId == author.Id).ToListAsync(cancellationToken);
        return found.Count == given.Count ? new Outcome<IReadOnlyList<Attachment>>([.. ids.Select(id => found.First(f => f.Id == id))], null) : FileRefusals.NotFound;
    }

    private static Outcome<StoredFile> ToStored(Attachment? file, bool covered = false) =>
        file is null ? FileRefusals.NotFound : new StoredFile(file.Name, file.Type, file.Size, file.Hash, file.ThumbnailHash, file.ThumbnailType, covered);
}

/// <summary>A file that may be read.</summary>
/// <param name="Hash">Names its bytes in the store.</param>
/// <param name="ThumbnailHash">Names those of its small picture; null for none.</param>
/// <param name="Covered">It may show a document of identity that a customer has sent, by itself or by its case: staff get neither bytes nor small picture but by a reveal. False for customers, to whom it is their own.</param>
public sealed record StoredFile(string Name, string Type, long Size, string Hash, string? ThumbnailHash, string? ThumbnailType, bool Covered = false);
