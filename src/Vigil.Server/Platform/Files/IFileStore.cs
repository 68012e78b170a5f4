using Vigil.Server.Platform.Data;

namespace Vigil.Server.Platform.Files;

/// <summary>
/// Where the bytes of files lie. What is kept lies under the SHA-256 of its content, once however often it is kept, and is counted: each
/// <see cref="KeepAsync"/> is one use, each <see cref="BlobRows.ReleaseAsync"/> ends one. Knows nothing of who may read what.
/// </summary>
public interface IFileStore
{
    /// <summary>Stores a piece of an upload durably, then commits what the caller notes about it.</summary>
    /// <param name="offset">How many bytes of the upload came before.</param>
    /// <param name="note">Notes the progress; false if the upload stands elsewhere by now, and nothing is stored.</param>
    Task<bool> AppendAsync(Guid upload, long offset, ReadOnlyMemory<byte> piece, Func<WriteSession, Task<bool>> note);

    /// <summary>The first bytes of an upload, so many.</summary>
    Task<byte[]> ReadUploadAsync(Guid upload, int length, CancellationToken cancellationToken);

    /// <summary>Forgets the bytes of an upload.</summary>
    Task RemoveUploadAsync(Guid upload);

    /// <summary>Keeps content: its bytes are durable before the rows that name them are.</summary>
    /// <param name="together">Writes the rows that use it, with its hash, in the transaction that counts the use.</param>
    Task KeepAsync(ReadOnlyMemory<byte> content, Func<WriteSession, string, Task> together);

    /// <summary>Writes kept content to a stream.</summary>
    /// <exception cref="FileNotFoundException">It is not there, though a row names it.</exception>
    Task CopyToAsync(string hash, Stream to, CancellationToken cancellationToken);

    /// <summary>Removes what nobody uses any more, and what a server that was killed left behind.</summary>
    Task RemoveUnusedAsync(CancellationToken cancellationToken);
}
