namespace Vigil.Bench.Growth;

/// <summary>Rows of one table as its database holds them, every column that it has.</summary>
internal sealed class StoredRows(IReadOnlyList<string> columns, IReadOnlyList<object?[]> rows)
{
    private readonly Dictionary<string, int> _places = columns.Select((name, i) => (name, i)).ToDictionary(c => c.name, c => c.i, StringComparer.Ordinal);

    /// <summary>Names, in the order of the values.</summary>
    public IReadOnlyList<string> Columns => columns;

    /// <summary>Values; null for nothing.</summary>
    public IReadOnlyList<object?[]> Rows => rows;

    /// <summary>Where the columns stand that hold a moment, in microseconds since 1970.</summary>
    public IReadOnlyList<int> Times { get; } =
        [.. columns.Index().Where(c => c.Item == "at" || c.Item.EndsWith("_at", StringComparison.Ordinal) || c.Item.EndsWith("_since", StringComparison.Ordinal)).Select(c => c.Index)];

    /// <summary>Where a column stands.</summary>
    /// <exception cref="KeyNotFoundException">The table has no such column.</exception>
    public int IndexOf(string column) => _places[column];
}

/// <summary>A database that is read and filled past the product, while the product does not run.</summary>
internal interface IStore : IAsyncDisposable
{
    /// <summary>An id as this database holds it.</summary>
    object IdOf(Guid id);

    /// <summary>How many rows a table has.</summary>
    Task<long> CountAsync(string table, CancellationToken cancellationToken);

    /// <summary>The rows with this id in a column, in the order of another.</summary>
    Task<StoredRows> ReadAsync(string table, string column, Guid id, string order, CancellationToken cancellationToken);

    /// <summary>Adds rows, all of them or none.</summary>
    Task WriteAsync(string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows, CancellationToken cancellationToken);

    /// <summary>Brings all of it to the disk, so that writing it out does not fall into the measurement, and tells the planner what PostgreSQL would find out by itself.</summary>
    Task SettleAsync(CancellationToken cancellationToken);

    /// <summary>Bytes that the data takes.</summary>
    Task<long> SizeAsync(CancellationToken cancellationToken);
}
