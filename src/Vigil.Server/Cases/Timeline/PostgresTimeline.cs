using System.Data.Common;
using Npgsql;
using Vigil.Contracts;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Outbox;

namespace Vigil.Server.Cases.Timeline;

/// <summary>PostgreSQL: one array parameter a column, so that a batch of any size is the same few prepared statements. Cases held by another node are skipped.</summary>
internal sealed class PostgresTimeline(WriteSession session) : ITimelineSql
{
    private static readonly string Update =
        $"update cases set {string.Join(", ", CaseRow.Columns.Where(c => !CaseRow.IsFixed(c.Name)).Select(c => $"{c.Name} = u.{c.Name}"))} from {Unnest(CaseRow.Columns)} where cases.id = u.id";

    private static readonly (string Name, string Type)[] OutboxColumns =
    [
        ("id", "uuid"), ("listener", "text"), ("stream", "text"), ("position", "bigint"), ("type", "text"), ("payload", "text"),
        ("due_at", "bigint"), ("attempts", "integer"), ("leased_until", "bigint"),
    ];

    public async Task<LoadedBatch> LoadAsync(IReadOnlyList<CaseCommand> commands)
    {
        var loaded = new LoadedBatch([], [], [], []);
        var ids = commands.Where(c => c.Opening is null).Select(c => c.CaseId.Value).Distinct().ToArray();
        if (ids.Length > 0)
        {
            await ReadAsync($"select {CaseRow.Names} from cases where id = any($1) for update skip locked", row => loaded.Cases.Add(new CaseId(row.GetGuid(0)), CaseRow.Read(new ReaderRow(row))), ids);
            var missing = ids.Where(id => !loaded.Cases.ContainsKey(new CaseId(id))).ToArray();
            if (missing.Length > 0)
            {
                await ReadAsync("select id from cases where id = any($1)", row => loaded.LockedElsewhere.Add(new CaseId(row.GetGuid(0))), missing);
            }
        }

        var openings = commands.Where(c => c.Opening is not null).Select(c => c.Opening!).ToList();
        if (openings.Count > 0)
        {
            await ReadAsync(
                $"select {CaseRow.Names} from cases where (customer_id, client_case_id) in (select * from unnest($1::uuid[], $2::text[]))",
                row =>
                {
                    var known = CaseRow.Read(new ReaderRow(row));
                    loaded.ByClientKey[(known.CustomerId, known.ClientCaseId)] = known;
                },
                openings.Select(o => o.CustomerId.Value).ToArray(), openings.Select(o => o.ClientCaseId).ToArray());
            await ReadAsync(
                "select customer_id, count(*) from cases where customer_id = any($1) and status <> 'resolved' and updated_at > $2 group by customer_id",
                row => loaded.Open.Add(new CustomerId(row.GetGuid(0)), (int)row.GetInt64(1)),
                openings.Select(o => o.CustomerId.Value).Distinct().ToArray(), openings.Min(o => o.OpenSince).ToMicroseconds());
        }

        return loaded;
    }

    public async Task<IReadOnlyCollection<StoredKey>> KeysAsync(IReadOnlyCollection<(CaseId CaseId, long After)> cases)
    {
        var keys = new List<StoredKey>();
        await ReadAsync(
            "select e.case_id, e.seq, e.client_key from unnest($1::uuid[], $2::bigint[]) u(id, after) join entries e on e.case_id = u.id and e.seq > u.after where e.client_key is not null",
            row => keys.Add(new StoredKey(new CaseId(row.GetGuid(0)), row.GetInt64(1), row.GetString(2))),
            cases.Select(c => c.CaseId.Value).ToArray(), cases.Select(c => c.After).ToArray());
        return keys;
    }

    public async Task<IReadOnlyCollection<Entry>> EntriesAsync(IReadOnlyCollection<StoredKey> keys)
    {
        var entries = new List<Entry>();
        await ReadAsync(
            $"select {EntryRow.Names} from entries where (case_id, seq) in (select * from unnest($1::uuid[], $2::bigint[]))",
            row => entries.Add(EntryRow.Read(new ReaderRow(row))),
            keys.Select(k => k.CaseId.Value).ToArray(), keys.Select(k => k.Seq).ToArray());
        return entries;
    }

    public async Task<IReadOnlyCollection<string>> TakenNumbersAsync(IReadOnlyCollection<string> numbers)
    {
        var taken = new List<string>();
        await ReadAsync("select number from cases where number = any($1)", row => taken.Add(row.GetString(0)), (object)numbers.ToArray());
        return taken;
    }

    public async Task WriteAsync(IReadOnlyCollection<Case> opened, IReadOnlyCollection<Case> changed, IReadOnlyCollection<Entry> entries, IReadOnlyCollection<OutboxWork> work, DateTimeOffset now)
    {
        await using var batch = new NpgsqlBatch((NpgsqlConnection)session.Connection, (NpgsqlTransaction)session.Transaction);
        Add(batch, Insert("cases", CaseRow.Columns), CaseRow.Columns, [.. opened.Select(CaseRow.Values)]);
        Add(batch, Update, CaseRow.Columns, [.. changed.Select(CaseRow.Values)]);
        Add(batch, Insert("entries", EntryRow.Columns), EntryRow.Columns, [.. entries.Select(EntryRow.Values)]);
        Add(batch, Insert("outbox", OutboxColumns), OutboxColumns, [.. work.Select(w => new object?[] { Guid.CreateVersion7(now), w.Listener, w.Stream, w.Position, w.Type, w.Payload, now.ToMicroseconds(), 0, 0L })]);
        if (batch.BatchCommands.Count > 0)
        {
            await batch.ExecuteNonQueryAsync();
        }
    }

    private static string Unnest((string Name, string Type)[] columns) =>
        $"unnest({string.Join(", ", columns.Select((c, i) => $"${i + 1}::{c.Type}[]"))}) u({string.Join(", ", columns.Select(c => c.Name))})";

    private static string Insert(string table, (string Name, string Type)[] columns) =>
        $"insert into {table} ({string.Join(", ", columns.Select(c => c.Name))}) select * from {Unnest(columns)}";

    private static void Add(NpgsqlBatch batch, string sql, (string Name, string Type)[] columns, List<object?[]> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var command = new NpgsqlBatchCommand(sql);
        for (var c = 0; c < columns.Length; c++)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = Column(columns[c].Type, rows, c) });
        }

        batch.BatchCommands.Add(command);
    }

    private static Array Column(string type, List<object?[]> rows, int column) => type switch
    {
        "uuid" => rows.ConvertAll(r => (Guid?)r[column]).ToArray(),
        "bigint" => rows.ConvertAll(r => (long?)r[column]).ToArray(),
        "integer" => rows.ConvertAll(r => (int?)r[column]).ToArray(),
        "boolean" => rows.ConvertAll(r => (bool?)r[column]).ToArray(),
        _ => rows.ConvertAll(r => (string?)r[column]).ToArray(),
    };

    // A single string[] must be cast to object, or C# spreads it over the parameters.
    private async Task ReadAsync(string sql, Action<DbDataReader> read, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, (NpgsqlConnection)session.Connection, (NpgsqlTransaction)session.Transaction);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            read(row);
        }
    }
}
