using System.Data.Common;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Outbox;

namespace Vigil.Server.Cases.Timeline;

/// <summary>SQLite runs in this process, so prepared single-row statements in one transaction are its fastest form. The gate's writer is the lock.</summary>
internal sealed class SqliteTimeline(WriteSession session) : ITimelineSql
{
    private static readonly string InsertCase = $"insert into cases ({CaseRow.Names}) values ({Places(CaseRow.Columns.Length)})";
    private static readonly string UpdateCase =
        $"update cases set {string.Join(", ", CaseRow.Columns.Select((c, i) => (c.Name, i)).Where(c => !CaseRow.IsFixed(c.Name)).Select(c => $"{c.Name} = @p{c.i}"))} where id = @p0";
    private static readonly string InsertEntry = $"insert into entries ({EntryRow.Names}) values ({Places(EntryRow.Columns.Length)})";

    public async Task<LoadedBatch> LoadAsync(IReadOnlyList<CaseCommand> commands)
    {
        var loaded = new LoadedBatch([], [], [], []);
        var byId = session.Statement($"select {CaseRow.Names} from cases where id = @p0", 1);
        var byClientKey = session.Statement($"select {CaseRow.Names} from cases where customer_id = @p0 and client_case_id = @p1", 2);
        var byEntryKey = session.Statement($"select {EntryRow.Names} from entries where case_id = @p0 and client_key = @p1", 2);
        foreach (var command in commands)
        {
            if (command.Opening is { } opening)
            {
                if (await FirstAsync(byClientKey, CaseRow.Read, opening.CustomerId.Value, opening.ClientCaseId) is { } known)
                {
                    loaded.ByClientKey[(opening.CustomerId, opening.ClientCaseId)] = known;
                }

                continue;
            }

            if (!loaded.Cases.ContainsKey(command.CaseId) && await FirstAsync(byId, CaseRow.Read, command.CaseId.Value) is { } @case)
            {
                loaded.Cases.Add(command.CaseId, @case);
            }

            if (command.ClientKey is { } key && await FirstAsync(byEntryKey, EntryRow.Read, command.CaseId.Value, key) is { } entry)
            {
                loaded.Keys[(command.CaseId, key)] = new KnownKey(entry.Digest, entry);
            }
        }

        return loaded;
    }

    public async Task<IReadOnlyCollection<string>> TakenNumbersAsync(IReadOnlyCollection<string> numbers)
    {
        var taken = new List<string>();
        var byNumber = session.Statement("select number from cases where number = @p0", 1);
        foreach (var number in numbers)
        {
            if (await FirstAsync(byNumber, row => row.GetString(0), number) is { } found)
            {
                taken.Add(found);
            }
        }

        return taken;
    }

    public async Task WriteAsync(IReadOnlyCollection<Case> opened, IReadOnlyCollection<Case> changed, IReadOnlyCollection<Entry> entries, IReadOnlyCollection<OutboxWork> work, DateTimeOffset now)
    {
        await RunAsync(InsertCase, opened.Select(CaseRow.Values));
        await RunAsync(UpdateCase, changed.Select(CaseRow.Values), CaseRow.Columns.Length);
        await RunAsync(InsertEntry, entries.Select(EntryRow.Values));
        await RunAsync("insert into entry_bodies (case_id, seq, text, data) values (@p0, @p1, @p2, @p3)", entries.Where(e => e.Body is not null).Select(e => new object?[] { e.CaseId.Value, e.Seq, e.Body!.Text, e.Body.Data }));
        await RunAsync(
            "insert into outbox (id, listener, stream, position, type, payload, due_at, attempts, leased_until, last_error) values (@p0, @p1, @p2, @p3, @p4, @p5, @p6, 0, 0, null)",
            work.Select(w => new object?[] { Guid.CreateVersion7(now), w.Listener, w.Stream, w.Position, w.Type, w.Payload, now.ToMicroseconds() }));
    }

    private static string Places(int count) => string.Join(", ", Enumerable.Range(0, count).Select(i => $"@p{i}"));

    private static async Task<T?> FirstAsync<T>(DbCommand command, Func<DbDataReader, T> read, params object[] values)
        where T : class
    {
        Set(command, values);
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync() ? read(row) : null;
    }

    private static void Set(DbCommand command, object?[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }
    }

    private async Task RunAsync(string sql, IEnumerable<object?[]> rows, int? parameters = null)
    {
        foreach (var row in rows)
        {
            var command = session.Statement(sql, parameters ?? row.Length);
            Set(command, row);
            await command.ExecuteNonQueryAsync();
        }
    }
}
