using System.Data;
using System.Data.Common;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Desk.Routing;

/// <summary>
/// One router at a time. Capacity is a property of many cases at once, so the lock of one case cannot guard it: two nodes that count an
/// agent's cases together and then give one each would exceed it. On PostgreSQL an advisory lock of the session keeps routers of all nodes
/// apart and falls with the connection; SQLite has one process. That a case is given once is guarded apart from this, under the case's lock.
/// </summary>
internal sealed class RoutingLock(Database database) : IDisposable
{
    // Any fixed number but the migrator's.
    private const long Key = 0x56_49_47_49_4D;

    private readonly SemaphoreSlim _here = new(1, 1);

    /// <summary>Does the work while no other router works anywhere.</summary>
    public async Task<T> HoldAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await _here.WaitAsync(cancellationToken);
        try
        {
            if (database.IsSqlite)
            {
                return await work();
            }

            await using var connection = await database.OpenAsync(cancellationToken);
            try
            {
                // Inside: a cancellation may come just after the lock was granted, and a pooled connection would keep it.
                await ExecuteAsync(connection, $"select pg_advisory_lock({Key})", cancellationToken);
                return await work();
            }
            finally
            {
                // A connection that broke has taken the lock with it. All: this connection takes no other, and to give back none is no error.
                if (connection.State is ConnectionState.Open)
                {
                    await ExecuteAsync(connection, "select pg_advisory_unlock_all()", CancellationToken.None);
                }
            }
        }
        finally
        {
            _here.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _here.Dispose();

    private static async Task ExecuteAsync(DbConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
