using System.Data.Common;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Vigil.Server.Platform.Data;

/// <summary>Applies the numbered SQL scripts of <c>Migrations/{Sqlite,Postgres}</c> in order, once each, under a lock, and records a checksum of what was applied.</summary>
public sealed partial class Migrator(Database database, TimeProvider clock, ILogger<Migrator> logger)
{
    // Any fixed number: the key of the advisory lock that keeps two nodes from migrating at once.
    private const long LockKey = 0x56_49_47_49_4C;

    /// <summary>Brings the database to the newest schema.</summary>
    /// <exception cref="InvalidOperationException">A script that was applied earlier has been changed, or the database is newer than this program.</exception>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        if (!database.IsSqlite)
        {
            await ExecuteAsync(connection, null, $"select pg_advisory_lock({LockKey})", cancellationToken);
        }

        await ExecuteAsync(connection, null, "create table if not exists schema_migrations (version integer primary key, name text not null, checksum text not null, applied_at bigint not null)", cancellationToken);
        var scripts = Scripts(database.IsSqlite);
        await RefuseNewerAsync(connection, scripts[^1].Version, cancellationToken);
        foreach (var script in scripts)
        {
            await ApplyAsync(connection, script, cancellationToken);
        }

        if (!database.IsSqlite)
        {
            await ExecuteAsync(connection, null, $"select pg_advisory_unlock({LockKey})", cancellationToken);
        }
    }

    /// <summary>All scripts for one database, in order. Names look like <c>0001_foundation.sql</c>.</summary>
    public static IReadOnlyList<MigrationScript> Scripts(bool sqlite)
    {
        var prefix = $"Migrations.{(sqlite ? "Sqlite" : "Postgres")}.";
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
                var sql = reader.ReadToEnd();
                return new MigrationScript(
                    int.Parse(name.AsSpan(prefix.Length, 4), CultureInfo.InvariantCulture), name[prefix.Length..], sql,
                    Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))));
            })];
    }

    private static async Task RefuseNewerAsync(DbConnection connection, int newest, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"select name from schema_migrations where version > {newest} order by version limit 1";
        if (await command.ExecuteScalarAsync(cancellationToken) is string name)
        {
            throw new InvalidOperationException($"The database is newer than this program: {name} has been applied to it. Start the newer version.");
        }
    }

    private async Task ApplyAsync(DbConnection connection, MigrationScript script, CancellationToken cancellationToken)
    {
        // On SQLite BeginTransaction takes the write lock at once, so two starting processes queue here.
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var known = connection.CreateCommand();
        known.Transaction = transaction;
        known.CommandText = $"select checksum from schema_migrations where version = {script.Version}";
        if (await known.ExecuteScalarAsync(cancellationToken) is string checksum)
        {
            if (checksum != script.Checksum)
            {
                throw new InvalidOperationException($"Migration {script.Name} was changed after it had been applied to this database (recorded {checksum[..12]}…, found {script.Checksum[..12]}…). Add a new script instead.");
            }

            return;
        }

        await ExecuteAsync(connection, transaction, script.Sql, cancellationToken);
        await ExecuteAsync(connection, transaction, $"insert into schema_migrations values ({script.Version}, '{script.Name}', '{script.Checksum}', {clock.GetUtcNow().ToMicroseconds()})", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        Applied(logger, script.Name);
    }

    private static async Task ExecuteAsync(DbConnection connection, DbTransaction? transaction, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    [LoggerMessage(1, LogLevel.Information, "Applied migration {Name}.")]
    private static partial void Applied(ILogger logger, string name);
}

/// <summary>One numbered script.</summary>
public sealed record MigrationScript(int Version, string Name, string Sql, string Checksum);
