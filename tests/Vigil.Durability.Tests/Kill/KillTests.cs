using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Shouldly;
using Vigil.Bench.Driving;
using Vigil.Durability.Tests.History;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Vigil.Durability.Tests.Kill;

/// <summary>
/// The published server is killed 30 times in the middle of 1,000 messages of 40 customers and 10 agents. What everybody did and saw is written down and judged by <see cref="HistoryChecker"/>.
/// The seed decides what is written and when the server dies; the moment itself is the machine's. VIGIL_KILL_SEED plays one again, VIGIL_KILLS a shorter or longer one.
/// </summary>
public abstract class KillTests(ITestOutputHelper output)
{
    private static readonly string[] Settings =
    [
        // All customers come from one address.
        "--Channels:VisitorSessionsPerHour", "1000000",
    ];

    /// <summary>Makes the database of the run.</summary>
    protected abstract Task<IAsyncDisposable> PrepareAsync(CancellationToken cancellationToken);

    /// <summary>What the server is given as <c>--db</c>.</summary>
    protected abstract string Db { get; }

    [Fact]
    public async Task Thirty_kills_lose_nothing_double_nothing_and_confuse_nobody()
    {
        var cancelled = TestContext.Current.CancellationToken;
        var plan = new KillPlan(Setting("VIGIL_KILL_SEED") ?? RandomNumberGenerator.GetInt32(100_000), Setting("VIGIL_KILLS") ?? KillPlan.StandardKills);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"VIGIL_KILL_SEED={plan.Seed}"));

        await using var prepared = await PrepareAsync(cancelled);
        using var http = new HttpClient();
        await using var server = await PublishedServer.StartAsync(Published.Server, Published.Models, Db, http, Settings, cancelled);
        var work = Db == BenchDatabase.Sqlite ? StoredWork.InFolder(server.Folder) : StoredWork.At(new Uri(Db));
        var (file, log) = (Published.Artifact($"kill-{GetType().Name}.jsonl"), Published.Artifact($"kill-{GetType().Name}.log"));
        output.WriteLine($"The record: {file}");
        using (var recorder = new Recorder(file, TimeProvider.System))
        {
            try
            {
                await new Run(server, http, plan, recorder, TimeProvider.System, cancelled).PlayAsync(work.CountAsync);
            }
            finally
            {
                File.Copy(server.Log, log, overwrite: true);
            }
        }

        (await server.CommandAsync(cancelled, "audit", "verify")).ShouldEndWith("The trail is whole.");

        // Judged from the file, so that what is kept is what was judged.
        var record = (await File.ReadAllLinesAsync(file, cancelled)).Select(Recorder.Read).ToList();
        HistoryChecker.Check(record).ShouldBeEmpty();
        record.Where(h => h.What is What.Refused).ShouldBeEmpty();
        record.Count(h => h.What is What.Killed).ShouldBe(plan.Kills);
        record.Where(h => h.What is What.Acknowledged).DistinctBy(h => (h.Client, h.Key)).Count().ShouldBe(KillPlan.Sends);
        CutShort(record).ShouldBe(plan.Kills, "every kill must meet messages under way");
        (await work.CountAsync()).Dead.ShouldBe(0);
        (await File.ReadAllLinesAsync(log, cancelled)).Where(IsFault).ShouldBeEmpty();
    }

    private static int? Setting(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : null;

    // Kills at which somebody had sent and was not told yet.
    private static int CutShort(IEnumerable<Happening> record)
    {
        var underWay = new HashSet<(string?, string?)>();
        var cut = 0;
        foreach (var happening in record)
        {
            switch (happening.What)
            {
                case What.Sent:
                    underWay.Add((happening.Client, happening.Key));
                    break;
                case What.Acknowledged:
                    underWay.Remove((happening.Client, happening.Key));
                    break;
                case What.Killed when underWay.Count > 0:
                    cut++;
                    break;
            }
        }

        return cut;
    }

    private static bool IsFault(string line)
    {
        // A kill may cut a line in two.
        try
        {
            using var entry = JsonDocument.Parse(line);
            return entry.RootElement.TryGetProperty("LogLevel", out var level) && level.GetString() is "Error" or "Critical";
        }
        catch (JsonException)
        {
            return line.Contains("\"LogLevel\":\"Error\"", StringComparison.Ordinal);
        }
    }

    /// <summary>With SQLite in the data folder, whose lock dies with each server.</summary>
    public sealed class OnSqlite(ITestOutputHelper output) : KillTests(output)
    {
        /// <inheritdoc/>
        protected override string Db => BenchDatabase.Sqlite;

        /// <inheritdoc/>
        protected override Task<IAsyncDisposable> PrepareAsync(CancellationToken cancellationToken) => BenchDatabaseAsync(BenchDatabase.Sqlite, cancellationToken);
    }

    /// <summary>With a PostgreSQL of its own, which outlives each server.</summary>
    public sealed class OnPostgres(ITestOutputHelper output) : KillTests(output)
    {
        private PrivatePostgres? _postgres;

        /// <inheritdoc/>
        protected override string Db => _postgres!.Url;

        /// <inheritdoc/>
        protected override async Task<IAsyncDisposable> PrepareAsync(CancellationToken cancellationToken) => _postgres = await PrivatePostgres.StartAsync(cancellationToken);
    }

    private static async Task<IAsyncDisposable> BenchDatabaseAsync(string setting, CancellationToken cancellationToken) => await BenchDatabase.CreateAsync(setting, TimeProvider.System, cancellationToken);
}
