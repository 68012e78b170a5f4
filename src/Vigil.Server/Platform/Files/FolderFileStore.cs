using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Platform.Files;

/// <summary>
/// Beside SQLite: a folder <c>files</c> in the data folder, kept content under <c>ab/cd…</c> by its hash, uploads under <c>incoming</c>.
/// One process holds that folder, so a lock of its own keeps a removal from meeting a use.
/// </summary>
internal sealed class FolderFileStore(IOptions<DatabaseOptions> options, WriteGate gate, IDbContextFactory<VigilDb> databases, TimeProvider clock) : IFileStore, IDisposable
{
    private const int BufferSize = 128 * 1024;

    // Between a file and its row lies a moment; after this long there is none to come.
    private static readonly TimeSpan OrphanAfter = TimeSpan.FromDays(1);

    private readonly string _root = Path.Combine(Path.GetFullPath(options.Value.Data), "files");
    private readonly SemaphoreSlim _changing = new(1, 1);
    private DateTimeOffset _searched = DateTimeOffset.MinValue;

    /// <inheritdoc/>
    public async Task<bool> AppendAsync(Guid upload, long offset, ReadOnlyMemory<byte> piece, Func<WriteSession, Task<bool>> note)
    {
        var path = PathOf(upload);
        DurableFolder.Make(Path.GetDirectoryName(path)!);
        await using (var file = new FileStream(path, Private(FileMode.OpenOrCreate, FileAccess.Write)))
        {
            // What a killed server wrote and did not note is written over.
            file.SetLength(offset);
            file.Seek(offset, SeekOrigin.Begin);
            await file.WriteAsync(piece, CancellationToken.None);
            file.Flush(flushToDisk: true);
        }

        if (offset == 0)
        {
            DurableFolder.Sync(Path.GetDirectoryName(path)!);
        }

        return await gate.WriteAsync(note, CancellationToken.None);
    }

    /// <inheritdoc/>
    public async Task<byte[]> ReadUploadAsync(Guid upload, int length, CancellationToken cancellationToken)
    {
        var bytes = new byte[length];
        if (length > 0)
        {
            await using var file = File.OpenRead(PathOf(upload));
            await file.ReadExactlyAsync(bytes, cancellationToken);
        }

        return bytes;
    }

    /// <inheritdoc/>
    public Task RemoveUploadAsync(Guid upload)
    {
        // Deleting what is not there is no failure, but in a folder that is not there it is.
        if (File.Exists(PathOf(upload)))
        {
            File.Delete(PathOf(upload));
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task KeepAsync(ReadOnlyMemory<byte> content, Func<WriteSession, string, Task> together)
    {
        var hash = BlobRows.HashOf(content);
        await _changing.WaitAsync(CancellationToken.None);
        try
        {
            await WriteAsync(PathOf(hash), content);
            await gate.WriteAsync(async session =>
            {
                await BlobRows.UseAsync(session, hash, content.Length);
                await together(session, hash);
                return true;
            }, CancellationToken.None);
        }
        finally
        {
            _changing.Release();
        }
    }

    /// <inheritdoc/>
    public async Task CopyToAsync(string hash, Stream to, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(PathOf(hash), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferSize, useAsync: true);
        await file.CopyToAsync(to, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task RemoveUnusedAsync(CancellationToken cancellationToken)
    {
        await _changing.WaitAsync(cancellationToken);
        try
        {
            // The bytes first: a server that is killed between the two finds the row again, and nobody finds the bytes. Whoever keeps the same content waits for the lock.
            var unused = await UnusedAsync(cancellationToken);
            foreach (var path in unused.Select(PathOf).Where(File.Exists))
            {
                File.Delete(path);
                DurableFolder.Sync(Path.GetDirectoryName(path)!);
            }

            await gate.WriteAsync(session => BlobRows.RemoveAsync(session, unused), cancellationToken);

            var now = clock.GetUtcNow();
            if (now - _searched >= OrphanAfter && Directory.Exists(_root))
            {
                await RemoveOrphansAsync(now - OrphanAfter, cancellationToken);
                _searched = now;
            }
        }
        finally
        {
            _changing.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _changing.Dispose();

    private async Task<List<string>> UnusedAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await BlobRows.UnusedAsync(db, cancellationToken);
    }

    private async Task RemoveOrphansAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        foreach (var file in new DirectoryInfo(_root).EnumerateFiles("*", SearchOption.AllDirectories).Where(f => f.LastWriteTimeUtc < before.UtcDateTime && f.Directory!.Name != "incoming"))
        {
            var hash = file.Directory!.Name + file.Name;
            if (!await db.Set<BlobRows.Blob>().AnyAsync(b => b.Hash == hash, cancellationToken))
            {
                file.Delete();
            }
        }
    }

    // To a name of its own first: under its hash stands only what is whole.
    private static async Task WriteAsync(string path, ReadOnlyMemory<byte> content)
    {
        var folder = Path.GetDirectoryName(path)!;
        DurableFolder.Make(folder);
        if (File.Exists(path))
        {
            return;
        }

        var part = Path.Combine(folder, Path.GetFileName(path) + ".part");
        await using (var file = new FileStream(part, Private(FileMode.Create, FileAccess.Write)))
        {
            await file.WriteAsync(content, CancellationToken.None);
            file.Flush(flushToDisk: true);
        }

        File.Move(part, path);
        DurableFolder.Sync(folder);
    }

    private static FileStreamOptions Private(FileMode mode, FileAccess access)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = FileShare.None, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    private string PathOf(Guid upload) => Path.Combine(_root, "incoming", upload.ToString());

    private string PathOf(string hash) => Path.Combine(_root, hash[..2], hash[2..]);
}
