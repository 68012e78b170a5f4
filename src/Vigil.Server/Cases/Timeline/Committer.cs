using System.Data.Common;
using System.Threading.Channels;
using Vigil.Contracts;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Outbox;

namespace Vigil.Server.Cases.Timeline;

/// <summary>
/// Group commit of case commands. Takes what waits, up to <see cref="MaxBatch"/>, locks those cases, decides each command under the lock,
/// writes entries, state and outbox rows as few statements, commits once, and only then answers. A failed batch is retried one command at
/// a time, so that a bad one harms nobody else. Commands of one case keep their order.
/// </summary>
internal sealed class Committer : IAsyncDisposable
{
    // Larger batches gained nothing in trials and make the first waiter wait longer.
    private const int MaxBatch = 400;

    // PostgreSQL's code for a key that is there already.
    private const string UniqueViolation = "23505";

    // PostgreSQL commits overlap; on SQLite there is one writer anyway.
    private const int PostgresLanes = 2;

    // How long to leave a case that another node holds before trying again.
    private static readonly TimeSpan LockedPause = TimeSpan.FromMilliseconds(5);

    private readonly Lane[] _lanes;

    public Committer(Database database, WriteGate gate, BatchWriter writer, OutboxSignal signal)
    {
        _lanes = [.. Enumerable.Range(0, database.IsSqlite ? 1 : PostgresLanes).Select(_ => new Lane(gate, writer, signal))];
    }

    /// <summary>Commits a command together with others.</summary>
    /// <exception cref="DbException">The database could not store it; nothing of it was stored.</exception>
    public Task<CommandResult> CommitAsync(CaseCommand command)
    {
        // Openings of one customer meet in the same lane: repeats find each other, and what is open is counted one by one.
        var hash = command.Opening is { } opening ? opening.CustomerId.GetHashCode() : command.CaseId.GetHashCode();
        return _lanes[(uint)hash % (uint)_lanes.Length].CommitAsync(command);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var lane in _lanes)
        {
            await lane.DisposeAsync();
        }
    }

    private sealed class Lane : IAsyncDisposable
    {
        private readonly Channel<Waiting> _queue = Channel.CreateUnbounded<Waiting>(new UnboundedChannelOptions { SingleReader = true });
        private readonly WriteGate _gate;
        private readonly BatchWriter _writer;
        private readonly OutboxSignal _signal;
        private readonly Task _loop;

        public Lane(WriteGate gate, BatchWriter writer, OutboxSignal signal)
        {
            _gate = gate;
            _writer = writer;
            _signal = signal;
            _loop = Task.Run(RunAsync);
        }

        public Task<CommandResult> CommitAsync(CaseCommand command)
        {
            var waiting = new Waiting(command);
            return _queue.Writer.TryWrite(waiting) ? waiting.Done.Task : throw new ObjectDisposedException(nameof(Committer));
        }

        public async ValueTask DisposeAsync()
        {
            _queue.Writer.TryComplete();
            await _loop;
        }

        private async Task RunAsync()
        {
            var batch = new List<Waiting>(MaxBatch);
            while (batch.Count > 0 || await _queue.Reader.WaitToReadAsync())
            {
                while (batch.Count < MaxBatch && _queue.Reader.TryRead(out var waiting))
                {
                    batch.Add(waiting);
                }

                var later = await CommitBatchAsync(batch);
                if (later.Count == batch.Count)
                {
                    await Task.Delay(LockedPause);
                }

                // Put back at the front: a case's commands keep their order.
                batch = later;
            }
        }

        private async Task<List<Waiting>> CommitBatchAsync(List<Waiting> batch)
        {
            try
            {
                return await CommitTogetherAsync(batch);
            }
            catch (Exception failure) when (Outage.RefusalFor(failure) is not null)
            {
                // One by one would make the last of them wait for as many timeouts as there are.
                batch.ForEach(waiting => waiting.Done.TrySetException(failure));
                return [];
            }
            catch (Exception) when (batch.Count > 1)
            {
                return await CommitOneByOneAsync(batch);
            }
            catch (DbException failure) when (failure.SqlState == UniqueViolation && batch[0].Command.Opening is not null && !batch[0].Again)
            {
                // Another node stored the same opening in this moment: it is found now.
                batch[0].Again = true;
                return batch;
            }
            catch (Exception failure)
            {
                // A worker's edge: the caller gets the exception.
                batch[0].Done.TrySetException(failure);
                return [];
            }
        }

        private async Task<List<Waiting>> CommitOneByOneAsync(List<Waiting> batch)
        {
            var later = new List<Waiting>();
            var held = new HashSet<CaseId>();
            foreach (var waiting in batch)
            {
                if (held.Contains(waiting.Command.CaseId))
                {
                    later.Add(waiting);
                    continue;
                }

                var back = await CommitBatchAsync([waiting]);
                if (back.Count > 0)
                {
                    held.Add(waiting.Command.CaseId);
                    later.AddRange(back);
                }
            }

            return later;
        }

        private async Task<List<Waiting>> CommitTogetherAsync(List<Waiting> batch)
        {
            var written = await _gate.WriteAsync(session => _writer.WriteAsync(session, [.. batch.Select(w => w.Command)]), CancellationToken.None);
            written.Committed();
            if (written.HasWork)
            {
                // After the commit: a worker woken before it would find nothing and look again only a second later.
                _signal.Wake();
            }

            var later = new List<Waiting>();
            for (var i = 0; i < batch.Count; i++)
            {
                if (written.Results[i] is { } result)
                {
                    batch[i].Done.TrySetResult(result);
                }
                else
                {
                    later.Add(batch[i]);
                }
            }

            return later;
        }
    }

    private sealed record Waiting(CaseCommand Command)
    {
        // Tried a second time.
        public bool Again { get; set; }

        // Answers run elsewhere: the committer must not execute its callers' code.
        public TaskCompletionSource<CommandResult> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
