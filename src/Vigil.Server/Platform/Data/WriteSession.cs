using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Vigil.Server.Platform.Data;

/// <summary>One write inside a transaction that the gate opens, commits and, if the work throws, rolls back.</summary>
public sealed class WriteSession(DbConnection connection, DbTransaction transaction, bool isSqlite) : IAsyncDisposable
{
    private VigilDb? _db;

    /// <summary>The open connection.</summary>
    public DbConnection Connection => connection;

    /// <summary>The transaction that everything here belongs to.</summary>
    public DbTransaction Transaction => transaction;

    /// <summary>True for SQLite.</summary>
    public bool IsSqlite => isSqlite;

    /// <summary>A context on this transaction; call <c>SaveChangesAsync</c> before the work ends.</summary>
    public VigilDb Db => _db ??= CreateDb();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_db is not null)
        {
            await _db.DisposeAsync();
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
