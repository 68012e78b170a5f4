using System.Data.Common;

namespace Vigil.Bench.Growth;

/// <summary>What the stores read alike.</summary>
internal static class StoreReading
{
    /// <summary>All rows of a query.</summary>
    public static async Task<StoredRows> ReadAsync(DbCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        string[] columns = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        var rows = new List<object?[]>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var row = new object?[columns.Length];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = await reader.IsDBNullAsync(i, cancellationToken) ? null : reader.GetValue(i);
            }

            rows.Add(row);
        }

        return new StoredRows(columns, rows);
    }
}
