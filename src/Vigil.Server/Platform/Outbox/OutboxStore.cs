using System.Data.Common;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Platform.Outbox;

/// <summary>A claimed row. <paramref name="Attempt"/> fences it: whoever holds an older attempt can no longer finish it.</summary>
public sealed record ClaimedWork(Guid Id, string Listener, string Stream, string Payload, int Attempt);

/// <summary>The outbox's SQL, the same on both databases but for the skipping of locked rows.</summary>
public sealed class OutboxStore(WriteGate gate, TimeProvider clock)
{
    /// <summary>How long a claim lasts without renewal: longer than any listener works, short enough that a dead node's work resumes soon.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>After this many failures (about an hour of growing pauses) the row moves to the dead letters, where staff see it and may retry it.</summary>
    public const int MaxAttempts = 12;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    // By so much the clocks of two nodes may differ.
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(5);

    private const string ClaimOnSqlite = """
        update outbox set leased_until = @p1, attempts = attempts + 1
        where id in (
          select o.id from outbox o
          where o.due_at <= @p0 and o.leased_until <= @p0
            and not exists (select 1 from outbox e where e.listener = o.listener and e.stream = o.stream and e.position < o.position)
          order by o.due_at, o.position limit @p2)
        returning id, listener, stream, payload, attempts
        """;

    private static readonly string ClaimOnPostgres = ClaimOnSqlite.Replace("limit @p2)", "limit @p2 for update skip locked)", StringComparison.Ordinal);

    /// <summary>
    /// Brings rows back to the present that a clock has left in the future by being set back: due later than any pause, leased for longer than any
    /// lease. Changes nothing where the clock only went on.
    /// </summary>
    public Task RightenAsync(CancellationToken cancellationToken) => gate.WriteAsync(async session =>
    {
        var now = clock.GetUtcNow();
        await using var due = Command(session, "update outbox set due_at = @now where due_at > @latest or (attempts = 0 and due_at > @soon)");
        Add(due, "now", now.ToMicroseconds());
        Add(due, "latest", now.Add(LongestPause + Skew).ToMicroseconds());
        Add(due, "soon", now.Add(Skew).ToMicroseconds());
        await using var leased = Command(session, "update outbox set leased_until = @lease where leased_until > @beyond");
        Add(leased, "lease", now.Add(Lease).ToMicroseconds());
        Add(leased, "beyond", now.Add(Lease + Skew).ToMicroseconds());
        return await due.ExecuteNonQueryAsync(cancellationToken) + await leased.ExecuteNonQueryAsync(cancellationToken);
    }, cancellationToken);

    /// <summary>Adds the work that follows from an event which stands on no timeline. Stored when the session commits; then wake the <see cref="OutboxSignal"/>.</summary>
    /// <param name="stream">What order is kept within.</param>
    /// <param name="position">The place in it, which nothing else of the stream may have; null: the microsecond, where a stream has one event at a time.</param>
    public async Task AddAsync(WriteSession session, Listeners listeners, object happened, string stream, long? position = null)
    {
        var now = clock.GetUtcNow();
        foreach (var work in listeners.WorkFor(happened, stream, position ?? now.ToMicroseconds()))
        {
            var command = session.Statement("insert into outbox (id, listener, stream, position, type, payload, due_at, attempts, leased_until, last_error) values (@p0, @p1, @p2, @p3, @p4, @p5, @p6, 0, 0, null)", 7);
            object[] values = [Guid.CreateVersion7(now), work.Listener, work.Stream, work.Position, work.Type, work.Payload, now.ToMicroseconds()];
            for (var i = 0; i < values.Length; i++)
            {
                command.Parameters[i].Value = values[i];
            }

            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    /// <summary>Claims rows that are due, at most one for each listener and stream, oldest position first.</summary>
    public Task<List<ClaimedWork>> ClaimAsync(int limit, CancellationToken cancellationToken) => gate.WriteAsync(async session =>
    {
        var now = clock.GetUtcNow();
        var command = session.Statement(session.IsSqlite ? ClaimOnSqlite : ClaimOnPostgres, 3);
        command.Parameters[0].Value = now.ToMicroseconds();
        command.Parameters[1].Value = now.Add(Lease).ToMicroseconds();
        command.Parameters[2].Value = limit;
        var claimed = new List<ClaimedWork>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            claimed.Add(new ClaimedWork(reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetInt32(4)));
        }

        return claimed;
    }, cancellationToken);

    /// <summary>Lets go of all claims. Only for a server that has the database for itself and has claimed nothing yet: whoever made them is dead, and nobody need wait until they run out.</summary>
    public Task ReleaseAsync(CancellationToken cancellationToken) => gate.WriteAsync(async session =>
    {
        await using var command = Command(session, "update outbox set leased_until = 0 where leased_until > 0");
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }, cancellationToken);

    /// <summary>Forgets rows whose work is done. A row that was taken over by a later attempt stays.</summary>
    public Task FinishAsync(IReadOnlyList<ClaimedWork> done) => gate.WriteAsync(async session =>
    {
        if (!session.IsSqlite)
        {
            await using var all = Command(session, "delete from outbox o using unnest(@ids, @attempts) as d(id, attempt) where o.id = d.id and o.attempts = d.attempt");
            Add(all, "ids", done.Select(w => w.Id).ToArray());
            Add(all, "attempts", done.Select(w => w.Attempt).ToArray());
            await all.ExecuteNonQueryAsync();
            return done.Count;
        }

        var command = session.Statement("delete from outbox where id = @p0 and attempts = @p1", 2);
        foreach (var work in done)
        {
            command.Parameters[0].Value = work.Id;
            command.Parameters[1].Value = work.Attempt;
            await command.ExecuteNonQueryAsync();
        }

        return done.Count;
    }, CancellationToken.None);

    /// <summary>Keeps a claim alive while its work is still going on.</summary>
    public Task RenewAsync(ClaimedWork work) => gate.WriteAsync(async session =>
    {
        await using var command = Command(session, "update outbox set leased_until = @lease where id = @id and attempts = @attempt");
        Add(command, "lease", clock.GetUtcNow().Add(Lease).ToMicroseconds());
        Add(command, "id", work.Id);
        Add(command, "attempt", work.Attempt);
        return await command.ExecuteNonQueryAsync();
    }, CancellationToken.None);

    /// <summary>Puts failed work back with a growing pause, or among the dead letters after <see cref="MaxAttempts"/>.</summary>
    /// <param name="mayDie">False for what failed for want of a database, of room or of an answer from outside: that passes, however long it takes.</param>
    /// <param name="atMost">The longest pause where it is a shorter one than for all other work.</param>
    /// <returns>True if it died.</returns>
    public Task<bool> FailAsync(ClaimedWork work, string error, bool mayDie = true, TimeSpan? atMost = null) => gate.WriteAsync(async session =>
    {
        var now = clock.GetUtcNow();
        if (work.Attempt < MaxAttempts || !mayDie)
        {
            // 0.5 s, 1 s, 2 s … at most 10 minutes.
            var pause = TimeSpan.FromSeconds(Math.Min((atMost ?? LongestPause).TotalSeconds, 0.5 * Math.Pow(2, work.Attempt - 1)));
            await using var again = Command(session, "update outbox set leased_until = 0, due_at = @due, last_error = @error where id = @id and attempts = @attempt");
            Add(again, "due", now.Add(pause).ToMicroseconds());
            Add(again, "error", error);
            Add(again, "id", work.Id);
            Add(again, "attempt", work.Attempt);
            await again.ExecuteNonQueryAsync();
            return false;
        }

        await using var bury = Command(session, """
            insert into dead_letters (id, listener, stream, position, type, payload, attempts, last_error, died_at)
            select id, listener, stream, position, type, payload, attempts, @error, @now from outbox where id = @id and attempts = @attempt
            """);
        Add(bury, "error", error);
        Add(bury, "now", now.ToMicroseconds());
        Add(bury, "id", work.Id);
        Add(bury, "attempt", work.Attempt);
        await bury.ExecuteNonQueryAsync();
        await using var remove = Command(session, "delete from outbox where id = @id and attempts = @attempt");
        Add(remove, "id", work.Id);
        Add(remove, "attempt", work.Attempt);
        await remove.ExecuteNonQueryAsync();
        return true;
    }, CancellationToken.None);

    private static DbCommand Command(WriteSession session, string sql)
    {
        var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        command.CommandText = sql;
        return command;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
