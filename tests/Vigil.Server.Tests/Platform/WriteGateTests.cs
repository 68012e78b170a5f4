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
}

public sealed class WriteGateTestsOnSqlite() : WriteGateTests(TestDatabase.Sqlite);

public sealed class WriteGateTestsOnPostgres(PostgresCluster cluster) : WriteGateTests(TestDatabase.Postgres(cluster));
