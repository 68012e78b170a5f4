using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Server.Cases.Model;
using Vigil.Server.Cases.Timeline;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Erasure;
using Vigil.Server.Platform.Files;

namespace Vigil.Server.Cases;

/// <summary>
/// Takes the words out of cases: what was said, noted, understood and looked up, the files, the reasons of looks. Numbers, times, kinds, topics and who of the staff
/// answered stay, so that no number is missing and counts go on to hold; an entry at the end says that the rest is gone.
/// </summary>
internal sealed class EraseCases(BatchWriter writer, IFileStore store, WriteGate gate, IDbContextFactory<VigilDb> databases, IEnumerable<ICaseObserver> observers) : IPersonalData
{
    // What tells nothing of where somebody lives.
    private const string NoZone = "UTC";

    private readonly IReadOnlyList<ICaseObserver> _observers = [.. observers];

    /// <inheritdoc/>
    public async Task<int> EraseAsync(WriteSession session, ErasedPerson person)
    {
        var (db, cases) = (session.Db, person.Cases);

        // First of all, for the locks. The client's key is chosen by whoever writes to us, and may hold anything.
        var changed = await db.Set<Case>().Where(c => cases.Contains(c.Id) && c.ErasedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.ClientCaseId, c => "erased-" + c.Number).SetProperty(c => c.TimeZone, NoZone), CancellationToken.None);
        changed += await db.Set<Entry>()
            .Where(e => cases.Contains(e.CaseId) && e.Kind != EntryKind.Erased && (e.Text != null || e.Data != null || e.ClientKey != null || e.Digest != null))
            .ExecuteUpdateAsync(
                set => set.SetProperty(e => e.Text, (string?)null).SetProperty(e => e.Data, (string?)null).SetProperty(e => e.ClientKey, (string?)null).SetProperty(e => e.Digest, (string?)null), CancellationToken.None);
        changed += await RemoveFilesAsync(session, person);
        changed += await db.Set<Look>().Where(l => cases.Contains(l.CaseId) && l.Note != "").ExecuteUpdateAsync(set => set.SetProperty(l => l.Note, ""), CancellationToken.None);
        changed += await db.Set<DataRead>().Where(r => cases.Contains(r.CaseId) && r.Uid != null).ExecuteUpdateAsync(set => set.SetProperty(r => r.Uid, (string?)null), CancellationToken.None);
        changed += await db.Set<AgentCodes.Row>().Where(c => cases.Contains(c.CaseId)).ExecuteDeleteAsync(CancellationToken.None);
        await EndAsync(session, person);
        return changed;
    }

    /// <inheritdoc/>
    public async Task FinishAsync(ErasedPerson person, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var owners = person.Ids.Select(id => id.Value).ToList();

        // The row last: while it is there, the bytes are found again.
        foreach (var id in await db.Set<Upload>().Where(u => u.OwnerKind == AuthorKind.Customer && owners.Contains(u.OwnerId)).Select(u => u.Id).ToListAsync(cancellationToken))
        {
            await store.RemoveUploadAsync(id.Value);
            await gate.WriteAsync(session => session.Db.Set<Upload>().Where(u => u.Id == id).ExecuteDeleteAsync(CancellationToken.None), cancellationToken);
        }

        while ((await BlobRows.UnusedAsync(db, cancellationToken)).Count > 0)
        {
            await store.RemoveUnusedAsync(cancellationToken);
        }

        foreach (var some in person.Cases.Chunk(AtOnce))
        {
            await TellAsync(db, some, cancellationToken);
        }
    }

    // How many cases one query names.
    private const int AtOnce = 200;

    private static async Task<int> RemoveFilesAsync(WriteSession session, ErasedPerson person)
    {
        var (cases, owners) = (person.Cases, person.Ids.Select(id => id.Value).ToList());
        var files = await session.Db.Set<Attachment>().AsNoTracking()
            .Where(f => (f.CaseId != null && cases.Contains(f.CaseId.Value)) || (f.OwnerKind == AuthorKind.Customer && owners.Contains(f.OwnerId))).ToListAsync(CancellationToken.None);
        foreach (var file in files)
        {
            // Ended once for each row that goes: a repeat finds no row.
            await session.Db.Set<Attachment>().Where(f => f.Id == file.Id).ExecuteDeleteAsync(CancellationToken.None);
            foreach (var hash in new[] { file.Hash, file.ThumbnailHash }.OfType<string>())
            {
                await BlobRows.ReleaseAsync(session, hash);
            }
        }

        // Their bytes lie outside of this transaction; what they are called does not.
        return files.Count + await session.Db.Set<Upload>().Where(u => u.OwnerKind == AuthorKind.Customer && owners.Contains(u.OwnerId) && u.Name != "")
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.Name, ""), CancellationToken.None);
    }

    private async Task EndAsync(WriteSession session, ErasedPerson person)
    {
        var cases = person.Cases;
        var open = await session.Db.Set<Case>().AsNoTracking().Where(c => cases.Contains(c.Id) && c.ErasedAt == null).Select(c => c.Id).ToListAsync(CancellationToken.None);
        var written = await writer.WriteAsync(session, open.ConvertAll(id => new CaseCommand(id, null, null, null, change => change.Erase(person.Why))));
        if (written.Results.Any(r => r is not { Refusal: null }))
        {
            throw new InvalidOperationException("A case whose lock this transaction holds could not be written.");
        }
    }

    // Best effort, to whoever has one of them open: the last entry, and the row without its words.
    private async Task TellAsync(VigilDb db, CaseId[] cases, CancellationToken cancellationToken)
    {
        var last = await db.Set<Entry>().AsNoTracking().Where(e => cases.Contains(e.CaseId) && e.Kind == EntryKind.Erased).ToListAsync(cancellationToken);
        var told = await db.Set<Case>().AsNoTracking().Where(c => cases.Contains(c.Id)).ToListAsync(cancellationToken);
        foreach (var snapshot in told.Select(CaseSnapshot.Of))
        {
            var change = CaseTold.Of(snapshot, snapshot, last.FindAll(e => e.CaseId == snapshot.Id));
            foreach (var observer in _observers)
            {
                observer.Show(change);
            }
        }
    }
}
