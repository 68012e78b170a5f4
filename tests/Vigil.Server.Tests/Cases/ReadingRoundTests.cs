using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Vigil.Contracts;
using Vigil.Server.Cases.Model;
using Vigil.Server.Cases.Watching;
using Vigil.Server.Platform.Data;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Cases;

/// <summary>What a round of judging reads: as much as was read since the last one, however much a day holds.</summary>
public abstract class ReadingRoundTests(TestDatabase database) : SliceTest(database)
{
    private const int People = 12;
    private const int EachBefore = 100;

    [Fact]
    public async Task A_round_reads_what_has_come_since_the_last_one_and_not_the_day()
    {
        var app = await StartAsync(settings: Shift.Demo);
        var people = Enumerable.Range(0, People).Select(_ => StaffId.New(Clock)).ToList();
        await StoreAsync(app, people.SelectMany(p => Enumerable.Range(0, EachBefore).Select(i => Read(p, Clock.Now.AddMinutes(-10 - (i * 10))))));
        var counted = new CountedContexts(app.Get<Database>());
        using var watch = new WatchReading(
            counted, app.Get<Server.Cases.ReadingPause>(), app.Get<Microsoft.Extensions.Options.IOptions<Server.Cases.CustomerDataOptions>>(), app.Get<Outage>(), Clock,
            Microsoft.Extensions.Logging.Abstractions.NullLogger<WatchReading>.Instance);

        // The first has to know the day, and everybody's hours.
        var first = await counted.DuringAsync(() => watch.JudgeAsync(Ending));
        Assert.InRange(first.Rows, People * EachBefore, int.MaxValue);

        for (var round = 0; round < 5; round++)
        {
            Clock.Advance(TimeSpan.FromSeconds(10));
            await StoreAsync(app, [Read(people[round], Clock.Now)]);
            var (commands, rows) = await counted.DuringAsync(() => watch.JudgeAsync(Ending));
            Assert.Equal(2, commands);
            Assert.InRange(rows, 1, round + 1);
        }
    }

    private static DataRead Read(StaffId by, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at), ById = by, CaseId = CaseId.From(Guid.CreateVersion7(at)), CustomerId = CustomerId.From(Guid.CreateVersion7(at)), Uid = "10000001", Kind = "card", Reason = "quality", At = at,
    };

    private static Task<int> StoreAsync(VigilApplication app, IEnumerable<DataRead> reads) => app.Get<WriteGate>().WriteAsync(session =>
    {
        session.Db.AddRange(reads);
        return session.Db.SaveChangesAsync(Ending);
    }, Ending);

    /// <summary>Contexts that count what is asked through them, and rows that come back.</summary>
    private sealed class CountedContexts(Database database) : DbCommandInterceptor, IDbContextFactory<VigilDb>
    {
        public int Commands { get; private set; }

        public int Rows { get; private set; }

        public VigilDb CreateDbContext() => throw new NotSupportedException();

        public async Task<VigilDb> CreateDbContextAsync(CancellationToken cancellationToken = default)
        {
            var options = new DbContextOptionsBuilder<VigilDb>().UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).AddInterceptors(this);
            _ = database.IsSqlite ? options.UseSqlite(await database.OpenAsync(cancellationToken), contextOwnsConnection: true) : options.UseNpgsql(database.Postgres!);
            return new VigilDb(options.Options);
        }

        public async Task<(int Commands, int Rows)> DuringAsync(Func<Task> round)
        {
            (Commands, Rows) = (0, 0);
            await round();
            return (Commands, Rows);
        }

        public override InterceptionResult DataReaderDisposing(DbCommand command, DataReaderDisposingEventData eventData, InterceptionResult result)
        {
            Commands++;

            // The last reading of each found that there is no more.
            Rows += eventData.ReadCount - 1;
            return result;
        }
    }
}

public sealed class ReadingRoundTestsOnSqlite() : ReadingRoundTests(TestDatabase.Sqlite);

public sealed class ReadingRoundTestsOnPostgres(PostgresCluster cluster) : ReadingRoundTests(TestDatabase.Postgres(cluster));
