using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Vigil.Server.Platform.Data;

/// <summary>
/// A prepared statement that is bound and run through SQLite's own interface. The provider's command builds objects for every parameter and
/// reader of every call, which cost more than the statement itself; the few statements that each message needs run here. Parameters are
/// numbered from 0; values are stored exactly as the provider stores them. For one thread at a time.
/// </summary>
public sealed class SqliteStatement : IRow, IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    /// <exception cref="SqliteException">The text is no statement of this database.</exception>
    public SqliteStatement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        Check(raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    /// <summary>Sets all parameters.</summary>
    public void Bind(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            Bind(i, values[i]);
        }
    }

    /// <summary>Sets one parameter: null, a number, a truth value, a text, an id or bytes.</summary>
    /// <exception cref="NotSupportedException">The value is of another type.</exception>
    public void Bind(int parameter, object? value) => Check(value switch
    {
        null => raw.sqlite3_bind_null(_statement, parameter + 1),
        long number => raw.sqlite3_bind_int64(_statement, parameter + 1, number),
        int number => raw.sqlite3_bind_int64(_statement, parameter + 1, number),
        bool truth => raw.sqlite3_bind_int64(_statement, parameter + 1, truth ? 1 : 0),
        string text => BindText(parameter + 1, text),
        Guid id => BindId(parameter + 1, id),
        byte[] bytes => raw.sqlite3_bind_blob(_statement, parameter + 1, bytes),
        _ => throw new NotSupportedException($"A {value.GetType().Name} cannot be bound."),
    });

    /// <summary>Runs a statement that gives no rows.</summary>
    /// <exception cref="SqliteException">It could not be run; the transaction is as the database left it.</exception>
    public void Run()
    {
        try
        {
            Check(raw.sqlite3_step(_statement));
        }
        finally
        {
            // The next binding needs it; its code repeats what the step said.
            Reset();
        }
    }

    /// <summary>Runs the statement up to its next row. Call <see cref="Reset"/> after the last one that is read.</summary>
    /// <returns>False if there is none.</returns>
    public bool Next()
    {
        var code = raw.sqlite3_step(_statement);
        if (code is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            Reset();
            Check(code);
        }

        return code is raw.SQLITE_ROW;
    }

    /// <summary>Makes it ready for the next values; the row is gone.</summary>
    public void Reset() => _ = raw.sqlite3_reset(_statement);

    /// <inheritdoc/>
    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    /// <inheritdoc/>
    public long Long(int column) => raw.sqlite3_column_int64(_statement, column);

    /// <inheritdoc/>
    public string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    /// <inheritdoc/>
    public Guid Id(int column)
    {
        var bytes = raw.sqlite3_column_blob(_statement, column);
        return Guid.TryParse(bytes, CultureInfo.InvariantCulture, out var id) ? id : throw new FormatException($"Column {raw.sqlite3_column_name(_statement, column).utf8_to_string()} holds no id.");
    }

    /// <inheritdoc/>
    public void Dispose() => _statement.Dispose();

    private int BindText(int parameter, string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        byte[]? rented = null;
        Span<byte> buffer = most <= 1024 ? stackalloc byte[1024] : rented = ArrayPool<byte>.Shared.Rent(most);
        try
        {
            return raw.sqlite3_bind_text(_statement, parameter, buffer[..Encoding.UTF8.GetBytes(text, buffer)]);
        }
        finally
        {
            if (rented is not null)
            {
                ArrayPool<byte>.Shared.Return(rented);
            }
        }
    }

    private int BindId(int parameter, Guid id)
    {
        // The provider stores ids as text in capitals.
        Span<byte> text = stackalloc byte[36];
        id.TryFormat(text, out _);
        _ = Ascii.ToUpperInPlace(text, out _);
        return raw.sqlite3_bind_text(_statement, parameter, text);
    }

    private void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_DONE or raw.SQLITE_ROW))
        {
            SqliteException.ThrowExceptionForRC(code, _database);
        }
    }
}
