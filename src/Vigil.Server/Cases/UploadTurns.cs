using Vigil.Contracts;

namespace Vigil.Server.Cases;

/// <summary>
/// One request at a time writes to an upload, and the newest wins: after a drop the server may read on from a connection that is gone for
/// long, while the client has come back on another.
/// </summary>
internal sealed class UploadTurns
{
    private readonly Lock _changing = new();
    private readonly Dictionary<UploadId, Turn> _turns = [];

    /// <summary>Ends whoever writes to the upload on this node, and waits until they have stopped.</summary>
    public async Task<Turn> TakeAsync(UploadId id, CancellationToken cancellationToken)
    {
        while (true)
        {
            Turn? before;
            lock (_changing)
            {
                if (!_turns.TryGetValue(id, out before))
                {
                    return _turns[id] = new Turn(this, id, cancellationToken);
                }
            }

            await before.EndAsync().WaitAsync(cancellationToken);
        }
    }

    /// <summary>The right to write.</summary>
    internal sealed class Turn(UploadTurns turns, UploadId id, CancellationToken request) : IDisposable
    {
        private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly CancellationTokenSource _ending = CancellationTokenSource.CreateLinkedTokenSource(request);

        /// <summary>Ends with the request, or when somebody newer comes.</summary>
        public CancellationToken Ending => _ending.Token;

        /// <summary>True once somebody newer has come.</summary>
        public bool Superseded { get; private set; }

        /// <summary>Asks for the end and waits for it.</summary>
        public async Task EndAsync()
        {
            Superseded = true;
            await _ending.CancelAsync();
            await _over.Task;
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            lock (turns._changing)
            {
                turns._turns.Remove(id);
            }

            _over.TrySetResult();
        }
    }
}
