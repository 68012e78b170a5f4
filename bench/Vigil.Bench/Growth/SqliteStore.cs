using Microsoft.Data.Sqlite;

namespace Vigil.Bench.Growth;

/// <summary>The file of a data folder.</summary>
internal sealed class SqliteStore(string folder) : IStore
{
    private readonly string _file = Path.Combine(folder, "vigil.db");

    /// <inheritdoc/>
    public object IdOf(Guid id) => id.ToString("D").ToUpperInvariant();

    /// <inheritdoc/>
    public async Task<long> CountAsync(string table, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        return (long)(await ScalarAsync(connection, $"select count(*) from {table}", cancellationToken))!;
    }

    /// <inheritdoc/>
    public async Task<StoredRows> ReadAsync(string table, string column, Guid id, string order, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = $"select * from {table} where {column} = $id order by {order}";
        command.Parameters.AddWithValue("$id", IdOf(id));
        return await StoreReading.ReadAsync(command, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task WriteAsync(string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);

        // Nobody else is here, and what is lost in a crash is made anew: neither a log nor a sync until all is written.
        await ScalarAsync(connection, "pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -262144;", cancellationToken);
        await using (var transaction = await connection.BeginTransactionAsync(cancellationToken))
        {
            await using var insert = connection.CreateCommand();
            insert.Transaction = (SqliteTransaction)transaction;
            insert.CommandText = $"insert into {table} ({string.Join(", ", columns)}) values ({string.Join(", ", columns.Select((_, i) => $"${i}"))})";
            SqliteParameter[] values = [.. columns.Select((_, i) => insert.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" }))];
            await insert.PrepareAsync(cancellationToken);
            foreach (var row in rows)
            {
                cancellationToken.ThrowIfCancellationRequested();
                for (var i = 0; i < values.Length; i++)
                {
                    values[i].Value = row[i] ?? DBNull.Value;
                }

                await insert.ExecuteNonQueryAsync(cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
        }

        await ScalarAsync(connection, "pragma journal_mode = wal", cancellationToken);
    }

    /// <inheritdoc/>
    // The product never analyses a SQLite file, so neither is it done here: its plans are made without statistics.
    public Task SettleAsync(CancellationToken cancellationToken)
    {
        using var file = new FileStream(_file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        file.Flush(flushToDisk: true);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<long> SizeAsync(CancellationToken cancellationToken) => Task.FromResult(new FileInfo(_file).Length);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<SqliteConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _file, Pooling = false, DefaultTimeout = 10 }.ToString());
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    private static async Task<object?> ScalarAsync(SqliteConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(cancellationToken);
    }
}
