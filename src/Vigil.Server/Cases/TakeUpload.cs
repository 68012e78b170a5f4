using System.Buffers;
using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Contracts.Messenger;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Files;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Cases;

/// <summary>
/// Takes files in: as a whole, or in parts that may be broken off and gone on with at the byte where they stand. What has come is stored a
/// piece at a time, so that a drop costs nothing that was acknowledged. The last byte makes the file (<see cref="KeepFile"/>).
/// </summary>
public sealed class TakeUpload
{
    /// <summary>Longest name that is looked at, in characters; the rest of a longer one is cut off.</summary>
    public const int MaxNameLength = 1_000;

    private const int PieceSize = 1024 * 1024;

    private readonly IFileStore _store;
    private readonly KeepFile _keep;
    private readonly WriteGate _gate;
    private readonly IDbContextFactory<VigilDb> _databases;
    private readonly UploadTurns _turns;
    private readonly TimeProvider _clock;

    internal TakeUpload(IFileStore store, KeepFile keep, WriteGate gate, IDbContextFactory<VigilDb> databases, UploadTurns turns, TimeProvider clock) =>
        (_store, _keep, _gate, _databases, _turns, _clock) = (store, keep, gate, databases, turns, clock);

    /// <summary>Begins an upload.</summary>
    public async Task<Outcome<UploadView>> BeginAsync(Author owner, string? name, long size, CancellationToken cancellationToken) =>
        size <= 0 ? FileRefusals.Empty : size > FileContent.MaxBytes ? FileRefusals.TooLarge : ToView(await AddAsync(owner, name, size, cancellationToken), null);

    /// <summary>Takes a file in one request; broken off, nothing of it stays.</summary>
    public async Task<Outcome<FileView>> WholeAsync(Author owner, string? name, Stream body, CancellationToken cancellationToken)
    {
        var upload = await AddAsync(owner, name, null, cancellationToken);
        Outcome<UploadView> taken = FileRefusals.NoUpload;
        try
        {
            taken = await AppendAsync(owner, upload.Id, 0, body, cancellationToken);
        }
        finally
        {
            if (taken.Value?.File is null)
            {
                await RemoveAsync(upload.Id);
            }
        }

        return taken.Refusal is { } refusal ? refusal : taken.Value!.File!;
    }

    /// <summary>How far an upload is.</summary>
    public async Task<Outcome<UploadView>> ReadAsync(Author owner, UploadId id, CancellationToken cancellationToken) =>
        await FindAsync(owner, id, cancellationToken) is { } upload ? ToView(upload, await FileOfAsync(upload, cancellationToken)) : FileRefusals.NoUpload;

    /// <summary>Breaks an upload off for good. What is no upload of this owner's stays as it is.</summary>
    public async Task CancelAsync(Author owner, UploadId id, CancellationToken cancellationToken)
    {
        if (await FindAsync(owner, id, cancellationToken) is { FileId: null })
        {
            using var turn = await _turns.TakeAsync(id, cancellationToken);
            await RemoveAsync(id);
        }
    }

    /// <summary>Goes on with an upload. Where the connection breaks, what came before stays.</summary>
    /// <returns>How far it is now; with the last byte the file, or why it is not taken, with which the upload ends unless the refusal says when to ask again.</returns>
    public async Task<Outcome<UploadView>> AppendAsync(Author owner, UploadId id, long offset, Stream body, CancellationToken cancellationToken)
    {
        using var turn = await _turns.TakeAsync(id, cancellationToken);
        if (await FindAsync(owner, id, cancellationToken) is not { } upload)
        {
            return FileRefusals.NoUpload;
        }

        if (upload.FileId is not null)
        {
            return ToView(upload, await FileOfAsync(upload, cancellationToken));
        }

        if (offset != upload.Received)
        {
            return FileRefusals.Offset(upload.Received);
        }

        var received = await ReceiveAsync(upload, body, turn);
        if (received is null)
        {
            return FileRefusals.Offset((await FindAsync(owner, id, CancellationToken.None))?.Received ?? 0);
        }

        if (received > (upload.Size ?? FileContent.MaxBytes))
        {
            await RemoveAsync(id);
            return received > FileContent.MaxBytes ? FileRefusals.TooLarge : RequestRefusals.Invalid("The file is longer than was announced.");
        }

        return upload.Size is { } size && received < size ? new UploadView(id, size, received.Value, null) : await FinishAsync(owner, upload, (int)received.Value);
    }

    private async Task<Outcome<UploadView>> FinishAsync(Author owner, Upload upload, int length)
    {
        // Not given up any more, even if the sender has left: they ask again and find it done.
        var kept = await _keep.HandleAsync(owner, upload.Name, () => _store.ReadUploadAsync(upload.Id.Value, length, CancellationToken.None), upload.Id);
        if (kept.Refusal is { } refusal)
        {
            // What may be taken later stays for the day that uploads have: the same request finishes it.
            if (refusal.RetryAfter is null)
            {
                await RemoveAsync(upload.Id);
            }

            return refusal;
        }

        await _store.RemoveUploadAsync(upload.Id.Value);
        return new UploadView(upload.Id, upload.Size, length, kept.Value);
    }

    // Null where somebody newer goes on with it.
    private async Task<long?> ReceiveAsync(Upload upload, Stream body, UploadTurns.Turn turn)
    {
        var (received, most) = (upload.Received, (upload.Size ?? FileContent.MaxBytes) + 1);
        var piece = ArrayPool<byte>.Shared.Rent(PieceSize);
        try
        {
            while (received < most)
            {
                var (filled, failure) = await FillAsync(body, piece.AsMemory(0, (int)Math.Min(PieceSize, most - received)), turn.Ending);
                if (turn.Superseded || (filled > 0 && !await NoteAsync(upload.Id, received, piece.AsMemory(0, filled))))
                {
                    return null;
                }

                received += filled;
                failure?.Throw();
                if (filled == 0)
                {
                    break;
                }
            }

            return received;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    // What came before the connection broke counts too.
    private static async Task<(int Filled, System.Runtime.ExceptionServices.ExceptionDispatchInfo? Failure)> FillAsync(Stream body, Memory<byte> piece, CancellationToken cancellationToken)
    {
        var filled = 0;
        try
        {
            while (filled < piece.Length && await body.ReadAsync(piece[filled..], cancellationToken) is > 0 and var read)
            {
                filled += read;
            }
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException)
        {
            return (filled, System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(failure));
        }

        return (filled, null);
    }

    private Task<bool> NoteAsync(UploadId id, long offset, ReadOnlyMemory<byte> piece) => _store.AppendAsync(id.Value, offset, piece, async session =>
        await session.Db.Set<Upload>().Where(u => u.Id == id && u.Received == offset && u.FileId == null)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.Received, offset + piece.Length), CancellationToken.None) == 1);

    private async Task<Upload> AddAsync(Author owner, string? name, long? size, CancellationToken cancellationToken)
    {
        var upload = new Upload
        {
            Id = UploadId.New(_clock),
            OwnerKind = owner.Kind,
            OwnerId = owner.Id!.Value,
            Name = FileNames.Storable(name, MaxNameLength),
            Size = size,
            Received = 0,
            CreatedAt = _clock.GetUtcNow(),
        };
        await _gate.WriteAsync(session =>
        {
            session.Db.Add(upload);
            return session.Db.SaveChangesAsync(CancellationToken.None);
        }, cancellationToken);
        return upload;
    }

    private async Task RemoveAsync(UploadId id)
    {
        await _gate.WriteAsync(session => session.Db.Set<Upload>().Where(u => u.Id == id).ExecuteDeleteAsync(CancellationToken.None), CancellationToken.None);
        await _store.RemoveUploadAsync(id.Value);
    }

    private async Task<Upload?> FindAsync(Author owner, UploadId id, CancellationToken cancellationToken)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Upload>().FirstOrDefaultAsync(u => u.Id == id && u.OwnerKind == owner.Kind && u.OwnerId == owner.Id, cancellationToken);
    }

    private async Task<FileView?> FileOfAsync(Upload upload, CancellationToken cancellationToken)
    {
        if (upload.FileId is not { } id)
        {
            return null;
        }

        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        return (await db.Set<Attachment>().FirstOrDefaultAsync(f => f.Id == id, cancellationToken))?.ToView();
    }

    private static UploadView ToView(Upload upload, FileView? file) => new(upload.Id, upload.Size, upload.Received, file);
}
