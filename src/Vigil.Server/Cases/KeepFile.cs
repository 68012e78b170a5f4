using System.Text;
using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Contracts.Messenger;
using Vigil.Language.Secrets.Scrubbing;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Files;
using Vigil.Server.Platform.Files.Scanning;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Cases;

/// <summary>Makes a file of bytes that have come whole: looks at them, takes out what they tell of their maker and what opens an account, has the virus scanner look, keeps the rest. The bytes are durable before the row that names them is.</summary>
public sealed class KeepFile(IFileStore store, ScanFile scanner, Audit audit, WriteGate gate, IDbContextFactory<VigilDb> databases, TimeProvider clock) : IDisposable
{
    // Each holds a file of up to 20 MB twice in memory, or has the virus scanner look at a small picture.
    private readonly SemaphoreSlim _atOnce = new(4, 4);

    /// <param name="load">Reads the bytes; asked when it is this file's turn, so that no more files lie in memory than are looked at.</param>
    /// <param name="upload">The upload that becomes this file.</param>
    /// <returns>The file, or a refusal of <see cref="FileRefusals"/>.</returns>
    public async Task<Outcome<FileView>> HandleAsync(Author owner, string name, Func<Task<byte[]>> load, UploadId upload)
    {
        await _atOnce.WaitAsync(CancellationToken.None);
        try
        {
            var content = await load();
            var read = FileContent.Read(content, name);
            if (read.Refusal is { } refusal)
            {
                return refusal;
            }

            var clean = Scrubbed(read.Value!);
            var scanned = await ScanAsync(owner, $"upload:{upload}", content, clean);
            return scanned.Refusal is { } found ? found : await StoreAsync(owner, FileNames.Clean(name, clean.Type), clean, upload, scanned.Value);
        }
        finally
        {
            _atOnce.Release();
        }
    }

    /// <summary>Puts a small picture beside a picture of one's own that is not sent yet, in place of an earlier one.</summary>
    public async Task<Outcome<FileView>> AddThumbnailAsync(Author owner, FileId id, byte[] content, CancellationToken cancellationToken)
    {
        if (await FindUnsentAsync(owner, id, cancellationToken) is not { } file)
        {
            return FileRefusals.NotFound;
        }

        var read = FileType.All.Any(t => t.IsPicture && t.MediaType == file.Type) ? FileContent.ReadThumbnail(content) : FileRefusals.Thumbnail;
        if (read.Refusal is { } refusal)
        {
            return refusal;
        }

        var clean = read.Value!;
        await _atOnce.WaitAsync(cancellationToken);
        Outcome<bool> scanned;
        try
        {
            scanned = await ScanAsync(owner, $"file:{id}", content, clean);
        }
        finally
        {
            _atOnce.Release();
        }

        if (scanned.Refusal is { } found)
        {
            return found;
        }

        var (added, @unchecked) = (false, file.Unchecked || scanned.Value);
        await store.KeepAsync(clean.Bytes, async (session, hash) =>
        {
            var (before, type) = (file.ThumbnailHash, clean.Type.MediaType);
            added = await session.Db.Set<Attachment>().Where(f => f.Id == id && f.CaseId == null && f.ThumbnailHash == before)
                .ExecuteUpdateAsync(set => set.SetProperty(f => f.ThumbnailHash, hash).SetProperty(f => f.ThumbnailType, type).SetProperty(f => f.Unchecked, @unchecked), CancellationToken.None) == 1;
            if ((added ? before : hash) is { } unused)
            {
                await BlobRows.ReleaseAsync(session, unused);
            }
        });
        return added ? file.ToView() with { Thumbnail = true, Unchecked = @unchecked } : FileRefusals.NotFound;
    }

    /// <summary>Removes a file of one's own that is not sent yet. What is none stays as it is.</summary>
    public async Task RemoveAsync(Author owner, FileId id, CancellationToken cancellationToken)
    {
        if (await FindUnsentAsync(owner, id, cancellationToken) is { } file)
        {
            await gate.WriteAsync(session => RemoveAsync(session, file), cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _atOnce.Dispose();

    /// <summary>Removes the row of a file that is not sent, and its uses of what is kept.</summary>
    internal static async Task<bool> RemoveAsync(WriteSession session, Attachment file)
    {
        var (id, thumbnail) = (file.Id, file.ThumbnailHash);
        if (await session.Db.Set<Attachment>().Where(f => f.Id == id && f.CaseId == null && f.ThumbnailHash == thumbnail).ExecuteDeleteAsync(CancellationToken.None) == 0)
        {
            return false;
        }

        foreach (var hash in new[] { file.Hash, thumbnail }.OfType<string>())
        {
            await BlobRows.ReleaseAsync(session, hash);
        }

        return true;
    }

    // True where it is kept without having been checked.
    private async Task<Outcome<bool>> ScanAsync(Author owner, string what, byte[] came, CleanFile kept)
    {
        var verdict = await scanner.HandleAsync(came, kept.Bytes);
        if (verdict.Outcome is ScanOutcome.Infected)
        {
            var actor = owner.Kind is AuthorKind.Agent ? Audit.Staff(new StaffId(owner.Id!.Value)) : Audit.Customer(new CustomerId(owner.Id!.Value));
            await audit.AppendAsync(
                new AuditEvent(actor, "file.infected", what, new Dictionary<string, string>(StringComparer.Ordinal) { ["signature"] = verdict.Signature!, ["type"] = kept.Type.MediaType }), CancellationToken.None);
            return FileRefusals.Infected;
        }

        return verdict.Outcome switch
        {
            ScanOutcome.TooLarge when !scanner.Marks => FileRefusals.TooLargeToScan,
            ScanOutcome.NoAnswer when !scanner.Marks => FileRefusals.ScanLater,
            var outcome => outcome is ScanOutcome.TooLarge or ScanOutcome.NoAnswer,
        };
    }

    // A recording of a browser's traffic holds the session of whoever made it; so do logs and settings.
    private static CleanFile Scrubbed(CleanFile file)
    {
        if (file.Type != FileType.Text && file.Type != FileType.Csv)
        {
            return file;
        }

        var text = Encoding.UTF8.GetString(file.Bytes.Span);
        var scrubbed = ScrubText.Of(text);
        return string.Equals(scrubbed, text, StringComparison.Ordinal) ? file : file with { Bytes = Encoding.UTF8.GetBytes(scrubbed) };
    }

    private async Task<FileView> StoreAsync(Author owner, string name, CleanFile clean, UploadId upload, bool @unchecked)
    {
        var id = FileId.New(clock);
        FileView? view = null;
        await store.KeepAsync(clean.Bytes, async (session, hash) =>
        {
            var file = new Attachment
            {
                Id = id,
                OwnerKind = owner.Kind,
                OwnerId = owner.Id!.Value,
                Name = name,
                Type = clean.Type.MediaType,
                Size = clean.Bytes.Length,
                Width = clean.Width,
                Height = clean.Height,
                Hash = hash,
                Unchecked = @unchecked,
                Screenshot = DocumentSigns.IsScreenshot(clean),
                Document = DocumentSigns.Named(name) ? "name" : null,
                CreatedAt = clock.GetUtcNow(),
            };
            session.Db.Add(file);
            await session.Db.SaveChangesAsync(CancellationToken.None);
            await session.Db.Set<Upload>().Where(u => u.Id == upload).ExecuteUpdateAsync(set => set.SetProperty(u => u.FileId, id), CancellationToken.None);
            view = file.ToView();
        });
        return view!;
    }

    private async Task<Attachment?> FindUnsentAsync(Author owner, FileId id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Attachment>().FirstOrDefaultAsync(f => f.Id == id && f.CaseId == null && f.OwnerKind == owner.Kind && f.OwnerId == owner.Id, cancellationToken);
    }
}
