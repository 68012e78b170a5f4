using System.Data.Common;
using Npgsql;

namespace Vigil.Bench.Growth;

/// <summary>A database of a PostgreSQL server.</summary>
internal sealed class PostgresStore(string connectionString) : IStore
{
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { CommandTimeout = 0 }.ToString());

    /// <inheritdoc/>
    public object IdOf(Guid id) => id;

    /// <inheritdoc/>
    public async Task<long> CountAsync(string table, CancellationToken cancellationToken) => await ScalarAsync($"select count(*) from {table}", cancellationToken);

    /// <inheritdoc/>
    public async Task<StoredRows> ReadAsync(string table, string column, Guid id, string order, CancellationToken cancellationToken)
    {
        await using DbCommand command = _source.CreateCommand($"select * from {table} where {column} = $1 order by {order}");
        command.Parameters.Add(new NpgsqlParameter { Value = id });
        return await StoreReading.ReadAsync(command, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task WriteAsync(string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows, CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        await using var copy = await connection.BeginBinaryImportAsync($"copy {table} ({string.Join(", ", columns)}) from stdin (format binary)", cancellationToken);
        foreach (var row in rows)
        {
            await copy.WriteRowAsync(cancellationToken, row);
        }

        await copy.CompleteAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        foreach (var statement in (string[])["vacuum (analyze)", "checkpoint"])
        {
            await using var command = _source.CreateCommand(statement);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task<long> SizeAsync(CancellationToken cancellationToken) => ScalarAsync("select pg_database_size(current_database())", cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task<long> ScalarAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = _source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
