using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Vigil.Server.Platform.Data;

/// <summary>The statements of one connection, prepared at first use and kept as long as it is.</summary>
public sealed class KeptStatements : IAsyncDisposable
{
    private readonly Dictionary<string, DbCommand> _commands = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SqliteStatement> _raw = new(StringComparer.Ordinal);

    /// <summary>A command with the parameters <c>@p0</c>, <c>@p1</c> ….</summary>
    public DbCommand Command(DbConnection connection, string sql, int parameters)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < parameters; i++)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = $"@p{i}";
                command.Parameters.Add(parameter);
            }

            _commands.Add(sql, command);
        }

        return command;
    }

    /// <summary>A statement of SQLite itself.</summary>
    public SqliteStatement Raw(SqliteConnection connection, string sql)
    {
        if (!_raw.TryGetValue(sql, out var statement))
        {
            _raw.Add(sql, statement = new SqliteStatement(connection, sql));
        }

        return statement;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var statement in _raw.Values)
        {
            statement.Dispose();
        }

        foreach (var command in _commands.Values)
        {
            await command.DisposeAsync();
        }

        _raw.Clear();
        _commands.Clear();
    }
}
