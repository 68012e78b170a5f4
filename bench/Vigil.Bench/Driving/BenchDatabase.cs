using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Vigil.Bench.Driving;

/// <summary>The database of one run. On PostgreSQL a fresh one is made on the given server and dropped afterwards: a benchmark never writes into what somebody keeps.</summary>
public sealed class BenchDatabase : IAsyncDisposable
{
    /// <summary>The setting for a file in the data folder.</summary>
    public const string Sqlite = "sqlite";

    private readonly string? _admin;
    private readonly string? _name;

    private BenchDatabase(string setting, string? admin, string? name) => (Setting, _admin, _name) = (setting, admin, name);

    /// <summary>What the server is given as <c>--db</c>.</summary>
    public string Setting { get; }

    /// <summary>The connection string of the database; null for SQLite.</summary>
    public string? ConnectionString => Setting == Sqlite ? null : ConnectionStringOf(new Uri(Setting));

    /// <summary>Says what is wrong with a database setting; null if nothing is.</summary>
    public static string? Check(string setting) =>
        setting == Sqlite || (Uri.TryCreate(setting, UriKind.Absolute, out var url) && url.Scheme is "postgres" or "postgresql" && url.AbsolutePath.Length > 1)
            ? null
            : $"--db: expected sqlite, postgres or postgres://user:password@host:port/name (found '{setting}').";

    /// <param name="setting">sqlite, or the URL of a PostgreSQL database whose user may create others.</param>
    /// <exception cref="BenchFailedException">The server does not answer or refuses.</exception>
    public static async Task<BenchDatabase> CreateAsync(string setting, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (setting == Sqlite)
        {
            return new BenchDatabase(setting, null, null);
        }

        var url = new Uri(setting);
        var name = string.Create(CultureInfo.InvariantCulture, $"vigil_bench_{clock.GetUtcNow().ToUnixTimeMilliseconds()}_{Environment.ProcessId}");
        var admin = ConnectionStringOf(url);
        await ExecuteAsync(admin, $"create database {name} template template0", cancellationToken);
        return new BenchDatabase(new UriBuilder(url) { Path = name }.Uri.ToString(), admin, name);
    }

    /// <summary>From now on the database drops every line of the audit trail that it is given, and nothing is sealed: what an installation without a trail would store. The product itself has no such switch.</summary>
    /// <param name="folder">The server's data folder, where its file lies.</param>
    /// <exception cref="BenchFailedException">It cannot be told so.</exception>
    public async Task DropTrailLinesAsync(string folder, CancellationToken cancellationToken)
    {
        string[] tables = ["audit_events", "audit_unsealed"];
        if (ConnectionString is { } postgres)
        {
            await ExecuteAsync(postgres, "create function drop_line() returns trigger language plpgsql as 'begin return null; end'", cancellationToken);
            foreach (var table in tables)
            {
                await ExecuteAsync(postgres, $"create trigger drop_line before insert on {table} for each row execute function drop_line()", cancellationToken);
            }

            return;
        }

        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "vigil.db"), Pooling = false }.ToString());
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = string.Concat(tables.Select(table => $"create trigger {table}_drop_line before insert on {table} begin select raise(ignore); end;"));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_admin is not null)
        {
            await ExecuteAsync(_admin, $"drop database if exists {_name} with (force)", CancellationToken.None);
        }
    }

    private static string ConnectionStringOf(Uri url)
    {
        var user = url.UserInfo.Split(':', 2);
        return new NpgsqlConnectionStringBuilder
        {
            Host = url.Host,
            Port = url.Port > 0 ? url.Port : 5432,
            Database = Uri.UnescapeDataString(url.AbsolutePath[1..]),
            Username = Uri.UnescapeDataString(user[0]),
            Password = user.Length == 2 ? Uri.UnescapeDataString(user[1]) : null,
            Pooling = false,
        }.ToString();
    }

    private static async Task ExecuteAsync(string connectionString, string sql, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (NpgsqlException failure)
        {
            throw new BenchFailedException($"PostgreSQL: {failure.Message}", failure);
        }
    }
}
