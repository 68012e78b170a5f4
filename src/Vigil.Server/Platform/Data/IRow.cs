using System.Data.Common;

namespace Vigil.Server.Platform.Data;

/// <summary>The current row of a reading, by column from 0, whichever way it is read.</summary>
public interface IRow
{
    /// <summary>True where the column has no value.</summary>
    bool IsNull(int column);

    /// <summary>A whole number; 0 and 1 are truth values.</summary>
    long Long(int column);

    /// <summary>A text.</summary>
    string Text(int column);

    /// <summary>An id.</summary>
    Guid Id(int column);
}

/// <summary>The row of a provider's reader.</summary>
public readonly struct ReaderRow(DbDataReader reader) : IRow
{
    /// <inheritdoc/>
    public bool IsNull(int column) => reader.IsDBNull(column);

    /// <inheritdoc/>
    public long Long(int column) => Type.GetTypeCode(reader.GetFieldType(column)) switch
    {
        TypeCode.Int32 => reader.GetInt32(column),
        TypeCode.Boolean => reader.GetBoolean(column) ? 1 : 0,
        _ => reader.GetInt64(column),
    };

    /// <inheritdoc/>
    public string Text(int column) => reader.GetString(column);

    /// <inheritdoc/>
    public Guid Id(int column) => reader.GetGuid(column);
}
