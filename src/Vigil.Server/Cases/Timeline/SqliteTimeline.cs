using System.Collections.Concurrent;
using System.Globalization;
using Vigil.Contracts;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Outbox;

namespace Vigil.Server.Cases.Timeline;

/// <summary>SQLite runs in this process, so prepared single-row statements in one transaction are its fastest form. The gate's writer is the lock.</summary>
internal sealed class SqliteTimeline(WriteSession session) : ITimelineSql
{
    private static readonly string InsertCase = $"insert into cases ({CaseRow.Names}) values ({Places(CaseRow.Columns.Length)})";

    // By the columns that change; there are few such sets.
    private static readonly ConcurrentDictionary<ulong, string> Updates = new();
    private static readonly string InsertEntry = $"insert into entries ({EntryRow.Names}) values ({Places(EntryRow.Columns.Length)})";

    private static readonly string CaseById = $"select {CaseRow.Names} from cases where id = ?1";
    private static readonly string CaseByClientKey = $"select {CaseRow.Names} from cases where customer_id = ?1 and client_case_id = ?2";
    private static readonly string EntryBySeq = $"select {EntryRow.Names} from entries where case_id = ?1 and seq = ?2";
    private const string OpenCases = "select count(*) from cases where customer_id = ?1 and status <> 'resolved' and updated_at > ?2";
    private const string KeysBehind = "select seq, client_key from entries where case_id = ?1 and seq > ?2 and client_key is not null";

    private readonly Dictionary<CaseId, object?[]> _asLoaded = [];

    public Task<LoadedBatch> LoadAsync(IReadOnlyList<CaseCommand> commands)
    {
        var loaded = new LoadedBatch([], [], [], []);
        foreach (var command in commands)
        {
            if (command.Opening is { } opening)
            {
                if (First(CaseByClientKey, CaseRow.Read, opening.CustomerId.Value, opening.ClientCaseId) is { } known)
                {
                    loaded.ByClientKey[(opening.CustomerId, opening.ClientCaseId)] = known;
                }
                else if (!loaded.Open.ContainsKey(opening.CustomerId))
                {
                    loaded.Open.Add(opening.CustomerId, CountOpen(opening));
                }

                continue;
            }

            if (!loaded.Cases.ContainsKey(command.CaseId) && First(CaseById, ReadStored, command.CaseId.Value) is { } stored)
            {
                loaded.Cases.Add(command.CaseId, stored.Case);
                _asLoaded.Add(command.CaseId, stored.Values);
            }
        }

        return Task.FromResult(loaded);
    }

    public Task<IReadOnlyCollection<StoredKey>> KeysAsync(IReadOnlyCollection<(CaseId CaseId, long After)> cases)
    {
        var keys = new List<StoredKey>();
        foreach (var (id, after) in cases)
        {
            var statement = session.Raw(KeysBehind);
            statement.Bind([id.Value, after]);
            try
            {
                while (statement.Next())
                {
                    keys.Add(new StoredKey(id, statement.Long(0), statement.Text(1)));
                }
            }
            finally
            {
                statement.Reset();
            }
        }

        return Task.FromResult<IReadOnlyCollection<StoredKey>>(keys);
    }

    public Task<IReadOnlyCollection<Entry>> EntriesAsync(IReadOnlyCollection<StoredKey> keys) =>
        Task.FromResult<IReadOnlyCollection<Entry>>([.. keys.Select(key => First(EntryBySeq, EntryRow.Read, key.CaseId.Value, key.Seq)!)]);

    public Task<IReadOnlyCollection<string>> TakenNumbersAsync(IReadOnlyCollection<string> numbers) => Task.FromResult<IReadOnlyCollection<string>>(
        [.. numbers.Where(number => First("select number from cases where number = ?1", row => row.Text(0), number) is not null)]);

    public Task WriteAsync(IReadOnlyCollection<Case> opened, IReadOnlyCollection<Case> changed, IReadOnlyCollection<Entry> entries, IReadOnlyCollection<OutboxWork> work, DateTimeOffset now)
    {
        Run(InsertCase, opened.Select(CaseRow.Values));
        foreach (var @case in changed)
        {
            Update(@case);
        }

        Run(InsertEntry, entries.Select(EntryRow.Values));
        Run(
            "insert into outbox (id, listener, stream, position, type, payload, due_at, attempts, leased_until, last_error) values (@p0, @p1, @p2, @p3, @p4, @p5, @p6, 0, 0, null)",
            work.Select(w => new object?[] { Guid.CreateVersion7(now), w.Listener, w.Stream, w.Position, w.Type, w.Payload, now.ToMicroseconds() }));
        return Task.CompletedTask;
    }

    private static string Places(int count) => string.Join(", ", Enumerable.Range(0, count).Select(i => $"@p{i}"));

    private static Stored ReadStored(SqliteStatement row)
    {
        var @case = CaseRow.Read(row);
        var values = CaseRow.Values(@case);

        // Made of others, so what is stored can be behind them.
        values[CaseRow.LineRank] = (int)row.Long(CaseRow.LineRank);
        return new Stored(@case, values);
    }

    private int CountOpen(CaseOpening opening)
    {
        var statement = session.Raw(OpenCases);
        statement.Bind([opening.CustomerId.Value, opening.OpenSince.ToMicroseconds()]);
        _ = statement.Next();
        var count = statement.Long(0);
        statement.Reset();
        return (int)count;
    }

    private T? First<T>(string sql, Func<SqliteStatement, T> read, params ReadOnlySpan<object?> values)
        where T : class
    {
        var statement = session.Raw(sql);
        statement.Bind(values);
        if (!statement.Next())
        {
            statement.Reset();
            return null;
        }

        try
        {
            return read(statement);
        }
        finally
        {
            statement.Reset();
        }
    }

    // Only what changed: an index is written anew for every column that stands in the statement, whether its value is another one or not.
    private void Update(Case @case)
    {
        if (!_asLoaded.TryGetValue(@case.Id, out var before))
        {
            // Opened in this batch: it was inserted as it is now.
            return;
        }

        var now = CaseRow.Values(@case);
        ulong mask = 0;
        for (var i = 0; i < now.Length; i++)
        {
            mask |= Equals(before[i], now[i]) ? 0 : 1ul << i;
        }

        if (mask == 0)
        {
            return;
        }

        var statement = session.Raw(Updates.GetOrAdd(mask, UpdateOf));
        statement.Bind(0, now[0]);
        for (int i = 0, parameter = 1; i < now.Length; i++)
        {
            if ((mask & (1ul << i)) != 0)
            {
                statement.Bind(parameter++, now[i]);
            }
        }

        statement.Run();
    }

    private static string UpdateOf(ulong mask)
    {
        var columns = CaseRow.Columns.Where((c, i) => (mask & (1ul << i)) != 0).Select((c, i) => c.Name + " = ?" + (i + 2).ToString(CultureInfo.InvariantCulture));
        return $"update cases set {string.Join(", ", columns)} where id = ?1";
    }

    private void Run(string sql, IEnumerable<object?[]> rows)
    {
        foreach (var row in rows)
        {
            var statement = session.Raw(sql);
            statement.Bind(row);
            statement.Run();
        }
    }

    private sealed record Stored(Case Case, object?[] Values);
}
