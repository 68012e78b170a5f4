using System.Data.Common;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Platform.Erasure;

/// <summary>
/// Takes what was erased out of the bytes of SQLite's file too: pages that are free, the unused ends of pages, and the log beside it still hold it until they are
/// written over. The file is written anew from what it holds (https://sqlite.org/lang_vacuum.html), and the log is brought to an end.
/// On PostgreSQL this is the matter of its own vacuum, as docs/operate/privacy.md says.
/// </summary>
public sealed class CompactDatabase(Database database, WriteGate gate)
{
    /// <summary>Does it while no other write is under way; those that come meanwhile wait.</summary>
    /// <returns>False where somebody still reads an older state, so that the log could not be ended: to be tried again.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        if (!database.IsSqlite)
        {
            return true;
        }

        var done = false;
        await gate.AloneAsync(async connection =>
        {
            await RunAsync(connection, "vacuum");
            done = await IsEndedAsync(connection);
        }, cancellationToken);
        return done;
    }

    private static async Task RunAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();

        // As long as it takes: the provider would give up after half a minute.
        command.CommandTimeout = 0;
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    // The first column says whether a reader was in the way (https://sqlite.org/pragma.html#pragma_wal_checkpoint).
    private static async Task<bool> IsEndedAsync(DbConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "pragma wal_checkpoint(truncate)";
        return Convert.ToInt64(await command.ExecuteScalarAsync(CancellationToken.None), System.Globalization.CultureInfo.InvariantCulture) == 0;
    }
}
