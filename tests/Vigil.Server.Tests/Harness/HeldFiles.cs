using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Files;

namespace Vigil.Server.Tests.Harness;

/// <summary>A store whose reading comes to a stop after the first bytes, as with a client that takes its time, until whoever reads is cut off.</summary>
public sealed class HeldFiles(IFileStore store) : IFileStore
{
    private readonly TaskCompletionSource<bool> _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Something has been read of a file.</summary>
    public Task<bool> Begun => _begun.Task;

    /// <summary>Its reader was cut off.</summary>
    public Task<bool> Ended => _ended.Task;

    /// <inheritdoc/>
    public Task<bool> AppendAsync(Guid upload, long offset, ReadOnlyMemory<byte> piece, Func<WriteSession, Task<bool>> note) => store.AppendAsync(upload, offset, piece, note);

    /// <inheritdoc/>
    public Task<byte[]> ReadUploadAsync(Guid upload, int length, CancellationToken cancellationToken) => store.ReadUploadAsync(upload, length, cancellationToken);

    /// <inheritdoc/>
    public Task RemoveUploadAsync(Guid upload) => store.RemoveUploadAsync(upload);

    /// <inheritdoc/>
    public Task KeepAsync(ReadOnlyMemory<byte> content, Func<WriteSession, string, Task> together) => store.KeepAsync(content, together);

    /// <inheritdoc/>
    public async Task CopyToAsync(string hash, Stream to, CancellationToken cancellationToken)
    {
        await to.WriteAsync(new byte[1], cancellationToken);
        await to.FlushAsync(cancellationToken);
        _begun.TrySetResult(true);
        var cut = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (cancellationToken.Register(() => cut.TrySetCanceled(cancellationToken)))
        {
            try
            {
                await cut.Task;
            }
            finally
            {
                _ended.TrySetResult(true);
            }
        }
    }

    /// <inheritdoc/>
    public Task RemoveUnusedAsync(CancellationToken cancellationToken) => store.RemoveUnusedAsync(cancellationToken);
}
