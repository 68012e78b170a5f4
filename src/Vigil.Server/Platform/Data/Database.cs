using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Vigil.Server.Platform.Data;

/// <summary>Opens connections to whichever database is configured.</summary>
public sealed class Database : IAsyncDisposable
{
    // The log is written back into the database after 4,000 pages (16 MB) and not after SQLite's 1,000: at a thousand messages a second that would
    // be several times a second, each with two more syncs that every writer waits for.
    private const string Pragmas = "pragma journal_mode=wal; pragma synchronous=full; pragma foreign_keys=on; pragma busy_timeout=10000; pragma wal_autocheckpoint=4000;";

    private readonly NpgsqlDataSource? _postgres;
    private readonly string? _sqlite;

    /// <exception cref="OptionsValidationException">The database setting is neither <c>sqlite</c> nor a postgres URL.</exception>
    public Database(IOptions<DatabaseOptions> options)
    {
        var settings = options.Value;
        if (!DataModule.IsBuildTool)
        {
            MakeFolder(settings.Data);
        }

        if (settings.IsSqlite)
        {
            _sqlite = new SqliteConnectionStringBuilder { DataSource = Path.Combine(settings.Data, "vigil.db"), DefaultTimeout = 10 }.ToString();
        }
        else
        {
            _postgres = NpgsqlDataSource.Create(ParseUrl(settings.Db));
        }
    }

    /// <summary>True for SQLite, false for PostgreSQL.</summary>
    public bool IsSqlite => _sqlite is not null;

    /// <summary>The SQLite connection string; null on PostgreSQL.</summary>
    public string? SqliteConnectionString => _sqlite;

    /// <summary>The PostgreSQL data source; null on SQLite.</summary>
    public NpgsqlDataSource? Postgres => _postgres;

    /// <summary>Opens a connection. On SQLite it is set to write-ahead logging and full synchronisation: acknowledged means on the disk.</summary>
    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        if (_postgres is not null)
        {
            return await _postgres.OpenConnectionAsync(cancellationToken);
        }

        var connection = new SqliteConnection(_sqlite);
        await connection.OpenAsync(cancellationToken);
        await using var pragmas = connection.CreateCommand();
        pragmas.CommandText = Pragmas;
        await pragmas.ExecuteNonQueryAsync(cancellationToken);
        return connection;
    }

    /// <summary>Opens the connection of the one writer of SQLite: it keeps more pages than a reader, for reading a page again costs more than changing it.</summary>
    public async Task<DbConnection> OpenForWritingAsync(CancellationToken cancellationToken)
    {
        var connection = await OpenAsync(cancellationToken);
        await using var cache = connection.CreateCommand();

        // In KiB where negative: at most 32 MB, taken only as they are used.
        cache.CommandText = "pragma cache_size = -32768";
        await cache.ExecuteNonQueryAsync(cancellationToken);
        return connection;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }

        if (_sqlite is not null)
        {
            using var mine = new SqliteConnection(_sqlite);
            SqliteConnection.ClearPool(mine);
        }
    }

    // It holds conversations and keys: for the server's own user alone. A folder that is there keeps the rights that its owner gave it.
    internal static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static string ParseUrl(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("postgres" or "postgresql"))
        {
            throw new OptionsValidationException("Database", typeof(DatabaseOptions), ["Database:Db must be 'sqlite' or 'postgres://user:password@host:port/name'."]);
        }

        var user = uri.UserInfo.Split(':', 2);
        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host,
            Port = uri.Port > 0 ? uri.Port : 5432,
            Database = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/')),
            Username = Uri.UnescapeDataString(user[0]),
            MaxPoolSize = 80,
            MaxAutoPrepare = 60,
            AutoPrepareMinUsages = 2,
        };
        foreach (var (name, value) in Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(uri.Query))
        {
            switch (name)
            {
                case "sslmode" when Enum.TryParse<SslMode>(value.ToString().Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var mode):
                    builder.SslMode = mode;
                    break;
                case "sslrootcert" when value.ToString() is { Length: > 0 } file:
                    builder.RootCertificate = file;
                    break;
                default:
                    throw new OptionsValidationException("Database", typeof(DatabaseOptions), [$"Database:Db: '{name}' is not known or has no such value; there are sslmode (disable, allow, prefer, require, verify-ca, verify-full) and sslrootcert (a file)."]);
            }
        }

        if (user.Length == 2)
        {
            builder.Password = Uri.UnescapeDataString(user[1]);
        }

        return builder.ToString();
    }
}
