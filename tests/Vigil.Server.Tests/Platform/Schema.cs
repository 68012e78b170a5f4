using System.Data.Common;
using System.Globalization;

namespace Vigil.Server.Tests.Platform;

/// <summary>A column as the database has it.</summary>
internal sealed record SchemaColumn(string Name, string Type, bool Nullable);

/// <summary>An index as the database has it.</summary>
internal sealed record SchemaIndex(string Table, string Columns, bool Unique);

/// <summary>What a database says about its own tables.</summary>
internal sealed class Schema
{
    private const string SqliteColumns = """
        select t.name, c.name, lower(c.type), case when c."notnull" = 0 and c.pk = 0 then 1 else 0 end, c.pk
        from sqlite_schema t, pragma_table_info(t.name) c where t.type = 'table' order by t.name, c.cid
        """;

    private const string SqliteIndexes = """
        select t.name, (select group_concat(name, ',') from (select name from pragma_index_info(i.name) order by seqno)), i."unique"
        from sqlite_schema t, pragma_index_list(t.name) i where t.type = 'table'
        """;

    private const string PostgresColumns = """
        select c.relname, a.attname, format_type(a.atttypid, a.atttypmod), case when a.attnotnull then 0 else 1 end,
          coalesce((select array_position(i.indkey::smallint[], a.attnum) + 1 from pg_index i where i.indrelid = c.oid and i.indisprimary), 0)
        from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped order by c.relname, a.attnum
        """;

    private const string PostgresIndexes = """
        select c.relname, (select string_agg(a.attname, ',' order by k.n) from unnest(i.indkey::smallint[]) with ordinality k(attnum, n) join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum),
          case when i.indisunique then 1 else 0 end
        from pg_index i join pg_class c on c.oid = i.indrelid where c.relnamespace = 'public'::regnamespace
        """;

    /// <summary>Columns by table.</summary>
    public Dictionary<string, List<SchemaColumn>> Columns { get; } = new(StringComparer.Ordinal);

    /// <summary>Primary key columns by table, in the key's order.</summary>
    public Dictionary<string, List<string>> PrimaryKeys { get; } = new(StringComparer.Ordinal);

    /// <summary>All indexes.</summary>
    public HashSet<SchemaIndex> Indexes { get; } = [];

    public static async Task<Schema> ReadAsync(DbConnection connection, bool sqlite)
    {
        var schema = new Schema();
        foreach (var table in (await RowsAsync(connection, sqlite ? SqliteColumns : PostgresColumns, "\t")).Select(row => row.Split('\t')).GroupBy(row => row[0], StringComparer.Ordinal))
        {
            schema.Columns[table.Key] = [.. table.Select(row => new SchemaColumn(row[1], row[2], row[3] == "1"))];
            schema.PrimaryKeys[table.Key] = [.. table.Where(row => row[4] != "0").OrderBy(row => int.Parse(row[4], CultureInfo.InvariantCulture)).Select(row => row[1])];
        }

        schema.Indexes.UnionWith((await RowsAsync(connection, sqlite ? SqliteIndexes : PostgresIndexes, "\t")).Select(row => row.Split('\t')).Select(row => new SchemaIndex(row[0], row[1], row[2] == "1")));
        return schema;
    }

    /// <summary>The rows of a query, a line each.</summary>
    public static async Task<List<string>> RowsAsync(DbConnection connection, string sql, string between = " ")
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var rows = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            rows.Add(string.Join(between, Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        }

        return rows;
    }
}
