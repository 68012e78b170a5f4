using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Vigil.Durability.Tests.Kill;

/// <summary>Counts what the outbox still holds, in the database itself: whether all work is done cannot be seen from outside.</summary>
internal sealed class StoredWork(string connectionString, bool isSqlite)
{
    public static StoredWork InFolder(string folder) => new(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "vigil.db"), Pooling = false }.ToString(), isSqlite: true);

    public static StoredWork At(Uri url) => new(
        new NpgsqlConnectionStringBuilder { Host = url.Host, Port = url.Port, Database = url.AbsolutePath[1..], Username = url.UserInfo, Pooling = false }.ToString(), isSqlite: false);

    public async Task<(long Waiting, long Dead)> CountAsync()
    {
        await using DbConnection connection = isSqlite ? new SqliteConnection(connectionString) : new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        return (await CountAsync(connection, "select count(*) from outbox"), await CountAsync(connection, "select count(*) from dead_letters"));
    }

    private static async Task<long> CountAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
