using Vigil.Server.Platform.Data;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Platform;

public abstract class WriteGateTests(TestDatabase database) : SliceTest(database)
{
    [Fact]
    public async Task A_transaction_that_ended_by_itself_fails_its_write_and_no_later_one()
    {
        var gate = (await StartAsync()).Get<WriteGate>();

        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => gate.WriteAsync(
            async session =>
            {
                await session.Transaction.RollbackAsync(Ending);
                return 0;
            },
            Ending));

        Assert.Equal(7, await gate.WriteAsync(_ => Task.FromResult(7), Ending).WithinDeadlineAsync("the next write"));
    }

    [Fact]
    public async Task What_runs_alone_on_SQLite_waits_for_its_turn_is_in_no_transaction_and_fails_nobody_else()
    {
        var gate = (await StartAsync()).Get<WriteGate>();
        if (!Database.IsSqlite)
        {
            await Assert.ThrowsAsync<NotSupportedException>(() => gate.AloneAsync(_ => Task.CompletedTask, Ending));
            return;
        }

        var done = new List<int>();
        var before = gate.WriteAsync(_ => Add(1), Ending);
        var alone = gate.AloneAsync(
            async connection =>
            {
                await using var vacuum = connection.CreateCommand();
                vacuum.CommandText = "vacuum";
                await vacuum.ExecuteNonQueryAsync(Ending);
                await Add(2);
            },
            Ending);
        var failing = gate.AloneAsync(_ => throw new InvalidOperationException("no"), Ending);
        var after = gate.WriteAsync(_ => Add(3), Ending);

        await Task.WhenAll(before, alone, after);
        await Assert.ThrowsAsync<InvalidOperationException>(() => failing);
        Assert.Equal([1, 2, 3], done);

        Task<int> Add(int number)
        {
            done.Add(number);
            return Task.FromResult(number);
        }
    }
}

public sealed class WriteGateTestsOnSqlite() : WriteGateTests(TestDatabase.Sqlite);

public sealed class WriteGateTestsOnPostgres(PostgresCluster cluster) : WriteGateTests(TestDatabase.Postgres(cluster));
