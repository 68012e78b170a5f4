using System.Data.Common;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;

namespace Vigil.Server.Platform.Data;

/// <summary>
/// The one way to write. On SQLite every module's writes pass one writer that commits many together (a second writer beside it cut
/// throughput to a quarter in a trial, with waits of 1.5 s); on PostgreSQL each write is a transaction of its own.
/// A returned task means committed and synced.
/// </summary>
public sealed class WriteGate(Database database) : IAsyncDisposable
{
    // Beyond this many works a commit gains nothing and the first one waits longer.
    private const int MaxPerCommit = 64;

    private readonly Channel<IWaiting> _queue = Channel.CreateUnbounded<IWaiting>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Lock _starting = new();
    private Task? _writer;

    /// <summary>Runs the work in a transaction and commits it.</summary>
    /// <param name="work">May be run again by the caller after a failure; must not keep the session.</param>
    /// <param name="cancellationToken">Observed before the work starts; a commit under way is not abandoned.</param>
    public Task<T> WriteAsync<T>(Func<WriteSession, Task<T>> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!database.IsSqlite)
        {
            return WriteAloneAsync(work, cancellationToken);
        }

        EnsureWriter();
        var item = new GateWork<T>(work);
        return _queue.Writer.TryWrite(item) ? item.Done : throw new ObjectDisposedException(nameof(WriteGate));
    }

    /// <summary>Runs work that has nothing to say in a transaction and commits it, as <see cref="WriteAsync{T}"/>.</summary>
    public Task WriteAsync(Func<WriteSession, Task> work, CancellationToken cancellationToken) => WriteAsync(
        async session =>
        {
            await work(session);
            return true;
        },
        cancellationToken);

    /// <summary>
    /// On SQLite only: runs what cannot be part of a transaction on the writer's own connection, while no other write is under way. Those that come meanwhile wait.
    /// </summary>
    public Task AloneAsync(Func<DbConnection, Task> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!database.IsSqlite)
        {
            throw new NotSupportedException("Beside PostgreSQL there are other writers.");
        }

        EnsureWriter();
        var item = new LoneWork(work);
        return _queue.Writer.TryWrite(item) ? item.Done : throw new ObjectDisposedException(nameof(WriteGate));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        if (_writer is not null)
        {
            await _writer;
        }
    }

    private void EnsureWriter()
    {
        if (_writer is null)
        {
            lock (_starting)
            {
                _writer ??= Task.Run(WriteTogetherAsync);
            }
        }
    }

    private async Task<T> WriteAloneAsync<T>(Func<WriteSession, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var session = new WriteSession(connection, transaction, isSqlite: false);
        var result = await work(session);
        await transaction.CommitAsync(CancellationToken.None);
        return result;
    }

    private async Task WriteTogetherAsync()
    {
        DbConnection? connection = null;
        await using var statements = new KeptStatements();
        var batch = new List<IGateWork>(MaxPerCommit);
        while (await _queue.Reader.WaitToReadAsync())
        {
            batch.Clear();
            LoneWork? lone = null;
            while (lone is null && batch.Count < MaxPerCommit && _queue.Reader.TryRead(out var item))
            {
                lone = item as LoneWork;
                if (item is IGateWork work)
                {
                    batch.Add(work);
                }
            }

            try
            {
                connection ??= await database.OpenForWritingAsync(CancellationToken.None);
                if (batch.Count > 0)
                {
                    await CommitAsync(connection, statements, batch);
                }

                if (lone is not null)
                {
                    await lone.RunAsync(connection);
                }
            }
            catch (Exception failure)
            {
                // The commit itself failed (disk full, file gone, or a transaction that the database has ended by itself, which is an InvalidOperationException):
                // nobody in it was stored, everybody is told, and the next one starts afresh. Whatever it was, there is no other writer.
                batch.ForEach(item => item.Fail(failure));
                lone?.Fail(failure);
                var broken = connection;
                connection = null;
                await EndAsync(broken, statements);
            }
        }

        await EndAsync(connection, statements);
    }

    private static async Task EndAsync(DbConnection? connection, KeptStatements statements)
    {
        await statements.DisposeAsync();
        if (connection is not null)
        {
            await connection.DisposeAsync();
        }
    }

    private static async Task CommitAsync(DbConnection connection, KeptStatements statements, List<IGateWork> batch)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        var kept = new List<IGateWork>(batch.Count);
        foreach (var item in batch)
        {
            await transaction.SaveAsync("work");
            await using var session = new WriteSession(connection, transaction, isSqlite: true, statements);
            if (await item.RunAsync(session) is { } failure)
            {
                if (Outage.RefusalFor(failure) is not null)
                {
                    // A disk without room may have ended the whole transaction: nobody in it is stored, and all are told why.
                    ExceptionDispatchInfo.Throw(failure);
                }

                await transaction.RollbackAsync("work");
                item.Fail(failure);
            }
            else
            {
                await transaction.ReleaseAsync("work");
                kept.Add(item);
            }
        }

        await transaction.CommitAsync();
        kept.ForEach(item => item.Complete());
    }

    private interface IWaiting
    {
        void Fail(Exception failure);
    }

    private interface IGateWork : IWaiting
    {
        Task<Exception?> RunAsync(WriteSession session);

        void Complete();
    }

    private sealed class LoneWork(Func<DbConnection, Task> work) : IWaiting
    {
        private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Done => _done.Task;

        public async Task RunAsync(DbConnection connection)
        {
            try
            {
                await work(connection);
                _done.TrySetResult();
            }
            catch (Exception failure)
            {
                // Not swallowed: it becomes the caller's exception.
                Fail(failure);
            }
        }

        public void Fail(Exception failure) => _done.TrySetException(failure);
    }

    private sealed class GateWork<T>(Func<WriteSession, Task<T>> work) : IGateWork
    {
        // Continuations run elsewhere: the writer must not execute its callers' code.
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;

        public Task<T> Done => _done.Task;

        public async Task<Exception?> RunAsync(WriteSession session)
        {
            try
            {
                _result = await work(session);
                return null;
            }
            catch (Exception failure)
            {
                // Not swallowed: it becomes the caller's exception, and only this work is rolled back.
                return failure;
            }
        }

        public void Complete() => _done.TrySetResult(_result!);

        public void Fail(Exception failure) => _done.TrySetException(failure);
    }
}
