using System.Data.Common;
using System.Runtime.CompilerServices;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Staff.Trail;

/// <summary>The chain's SQL, the same on both databases but for the lock that keeps nodes apart.</summary>
internal sealed class TrailStore(WriteGate gate, Database database)
{
    // Any fixed number but those of other advisory locks.
    private const long Key = 0x56_49_47_49_54;

    // A transaction of some milliseconds: writers of messages wait behind it.
    private const int MaxPerCommit = 200;

    private const string InsertEvent = "insert into audit_events (id, at, actor, action, object, detail) values (@p0, @p1, @p2, @p3, @p4, @p5)";

    private const string Fields = "e.id, e.at, e.actor, e.action, e.object, e.detail";

    /// <summary>Stores an event and names it among those to be sealed. Each reading and each act of the staff leaves one, so it goes past the context, whose making costs more than both rows.</summary>
    public static async Task AppendAsync(WriteSession session, TrailEvent happened)
    {
        object?[] values = [happened.Id, happened.At, happened.Actor, happened.Action, happened.Object, happened.Detail];
        if (session.IsSqlite)
        {
            Run(session.Raw(InsertEvent), values);
            Run(session.Raw("insert into audit_unsealed (event_id) values (@p0)"), happened.Id);
            return;
        }

        await using var insert = Command(session, $"with e as ({InsertEvent} returning id) insert into audit_unsealed (event_id) select id from e");
        for (var i = 0; i < values.Length; i++)
        {
            Add(insert, $"p{i}", values[i] ?? DBNull.Value);
        }

        await insert.ExecuteNonQueryAsync(CancellationToken.None);
    }

    /// <summary>Seals what is not sealed yet, at most 200 events, oldest first.</summary>
    /// <returns>How many.</returns>
    public Task<int> SealAsync(CancellationToken cancellationToken) => gate.WriteAsync(async session =>
    {
        if (!session.IsSqlite)
        {
            await using var alone = Command(session, $"select pg_advisory_xact_lock({Key})");
            await alone.ExecuteNonQueryAsync(cancellationToken);
        }

        var events = new List<TrailEvent>();
        await using (var open = Command(session, $"select {Fields} from audit_unsealed u join audit_events e on e.id = u.event_id order by e.at, e.id limit {MaxPerCommit}"))
        await using (var reader = await open.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                events.Add(EventOf(reader));
            }
        }

        if (events.Count == 0)
        {
            return 0;
        }

        var last = await LastAsync(Command(session, ""), cancellationToken);
        var links = new List<TrailLink>(events.Count);
        foreach (var each in events)
        {
            links.Add(last = last.Next(each));
        }

        await LinkAsync(session, links, cancellationToken);
        return links.Count;
    }, cancellationToken);

    /// <summary>True while anything waits to be sealed.</summary>
    public async Task<bool> AnythingOpenAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "select 1 from audit_unsealed limit 1";
        return await command.ExecuteScalarAsync(cancellationToken) is not null;
    }

    /// <summary>The last link; <see cref="TrailLink.None"/> where there is none.</summary>
    public async Task<TrailLink> LastAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await LastAsync(connection.CreateCommand(), cancellationToken);
    }

    /// <summary>Stores a checkpoint beside the chain; that of another node for the same link stays.</summary>
    public Task<int> KeepAsync(Checkpoint made, CancellationToken cancellationToken) => gate.WriteAsync(async session =>
    {
        var insert = session.Statement("insert into audit_checkpoints (seq, hash, at, signed_by, signature) values (@p0, @p1, @p2, @p3, @p4) on conflict (seq) do nothing", 5);
        object[] values = [made.Seq, made.Hash, made.At, made.Key, made.Signature];
        for (var i = 0; i < values.Length; i++)
        {
            insert.Parameters[i].Value = values[i];
        }

        return await insert.ExecuteNonQueryAsync(cancellationToken);
    }, cancellationToken);

    /// <summary>All links in order, each with its event as it is stored now, or null where that is gone.</summary>
    public async IAsyncEnumerable<(TrailLink Link, TrailEvent? Event)> LinksAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = $"select c.seq, c.event_id, c.hash, {Fields} from audit_chain c left join audit_events e on e.id = c.event_id order by c.seq";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return (new TrailLink(reader.GetInt64(0), reader.GetGuid(1), (byte[])reader.GetValue(2)), reader.IsDBNull(3) ? null : EventOf(reader, 3));
        }
    }

    /// <summary>Events that no link seals, oldest first, and whether each is still named among those to be sealed.</summary>
    public async IAsyncEnumerable<(TrailEvent Event, bool Waits)> UnlinkedAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            select {Fields}, case when u.event_id is null then 0 else 1 end from audit_events e
            left join audit_chain c on c.event_id = e.id left join audit_unsealed u on u.event_id = e.id where c.event_id is null order by e.at, e.id
            """;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return (EventOf(reader), reader.GetInt32(6) == 1);
        }
    }

    /// <summary>The checkpoints that stand beside the chain.</summary>
    public async Task<List<Checkpoint>> CheckpointsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "select seq, hash, at, signed_by, signature from audit_checkpoints order by seq";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<Checkpoint>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(new Checkpoint(reader.GetInt64(0), (byte[])reader.GetValue(1), reader.GetInt64(2), reader.GetString(3), (byte[])reader.GetValue(4)));
        }

        return found;
    }

    /// <summary>The event in a row whose columns from here on are those of one.</summary>
    public static TrailEvent EventOf(DbDataReader row, int from = 0) =>
        new(row.GetGuid(from), row.GetInt64(from + 1), row.GetString(from + 2), row.GetString(from + 3), row.GetString(from + 4), row.IsDBNull(from + 5) ? null : row.GetString(from + 5));

    private static async Task LinkAsync(WriteSession session, List<TrailLink> links, CancellationToken cancellationToken)
    {
        if (session.IsSqlite)
        {
            foreach (var link in links)
            {
                Run(session.Raw("insert into audit_chain (seq, event_id, hash) values (@p0, @p1, @p2)"), link.Seq, link.EventId, link.Hash);
                Run(session.Raw("delete from audit_unsealed where event_id = @p0"), link.EventId);
            }

            return;
        }

        await using var all = Command(session, """
            with done as (delete from audit_unsealed where event_id = any(@ids))
            insert into audit_chain (seq, event_id, hash) select * from unnest(@seqs, @ids, @hashes)
            """);
        Add(all, "seqs", links.Select(l => l.Seq).ToArray());
        Add(all, "ids", links.Select(l => l.EventId).ToArray());
        Add(all, "hashes", links.Select(l => l.Hash).ToArray());
        await all.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void Run(SqliteStatement statement, params ReadOnlySpan<object?> values)
    {
        statement.Bind(values);
        statement.Run();
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    private static async Task<TrailLink> LastAsync(DbCommand command, CancellationToken cancellationToken)
    {
        await using (command)
        {
            command.CommandText = "select seq, event_id, hash from audit_chain order by seq desc limit 1";
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            return await reader.ReadAsync(cancellationToken) ? new TrailLink(reader.GetInt64(0), reader.GetGuid(1), (byte[])reader.GetValue(2)) : TrailLink.None;
        }
    }

    private static DbCommand Command(WriteSession session, string sql)
    {
        var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        command.CommandText = sql;
        return command;
    }
}
