using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Vigil.Server.Platform.Data;

/// <summary>One write inside a transaction that the gate opens, commits and, if the work throws, rolls back.</summary>
public sealed class WriteSession(DbConnection connection, DbTransaction transaction, bool isSqlite, KeptStatements? statements = null) : IAsyncDisposable
{
    private readonly KeptStatements _statements = statements ?? new();
    private VigilDb? _db;

    /// <summary>The open connection.</summary>
    public DbConnection Connection => connection;

    /// <summary>The transaction that everything here belongs to.</summary>
    public DbTransaction Transaction => transaction;

    /// <summary>True for SQLite.</summary>
    public bool IsSqlite => isSqlite;

    /// <summary>
    /// A statement with the parameters <c>@p0</c>, <c>@p1</c> …, prepared once for as long as the connection is written to: on SQLite, where the
    /// gate's writer keeps its connection, parsing would cost more than running it. Not to be disposed by the caller.
    /// </summary>
    public DbCommand Statement(string sql, int parameters)
    {
        var command = _statements.Command(connection, sql, parameters);
        command.Transaction = transaction;
        return command;
    }

    /// <summary>The same for a statement that runs too often for the provider's command; on SQLite only. Not to be disposed by the caller.</summary>
    public SqliteStatement Raw(string sql) => _statements.Raw((SqliteConnection)connection, sql);

    /// <summary>A context on this transaction; call <c>SaveChangesAsync</c> before the work ends.</summary>
    public VigilDb Db => _db ??= CreateDb();

    /// <summary>Sends what has been added to the context and not been sent; a session that never used one makes none.</summary>
    public Task SaveAsync() => _db is null ? Task.CompletedTask : _db.SaveChangesAsync(CancellationToken.None);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_db is not null)
        {
            await _db.DisposeAsync();
        }

        if (statements is null)
        {
            await _statements.DisposeAsync();
        }
    }

    private VigilDb CreateDb()
    {
        var options = new DbContextOptionsBuilder<VigilDb>();
        _ = isSqlite ? options.UseSqlite(connection) : options.UseNpgsql(connection);
        var db = new VigilDb(options.Options);
        db.Database.UseTransaction(transaction);
        return db;
    }
}
