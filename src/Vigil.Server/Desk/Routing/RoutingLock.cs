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
            await ExecuteAsync(connection, $"select pg_advisory_lock({Key})", cancellationToken);
            try
            {
                return await work();
            }
            finally
            {
                await ExecuteAsync(connection, $"select pg_advisory_unlock({Key})", CancellationToken.None);
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
