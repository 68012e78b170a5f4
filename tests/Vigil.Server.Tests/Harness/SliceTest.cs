using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Vigil.Server.Platform.Data;
using Vigil.Server.Tests.Platform;

namespace Vigil.Server.Tests.Harness;

/// <summary>
/// A test through the front door: the whole server, a real database. Write the tests in an abstract class and give it two sealed ones,
/// <c>…OnSqlite() : …(TestDatabase.Sqlite)</c> and <c>…OnPostgres(PostgresCluster cluster) : …(TestDatabase.Postgres(cluster))</c>.
/// After each test an unexpected Error in the log, or an unexpected outgoing call, fails it.
/// </summary>
public abstract class SliceTest(TestDatabase database) : IAsyncLifetime
{
    private readonly List<VigilApplication> _applications = [];
    private readonly List<TestStorage> _storages = [];
    private readonly List<IAsyncDisposable> _kept = [];
    private readonly List<string> _expectedErrors = [];

    /// <summary>Ends when the run is cancelled.</summary>
    protected static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <summary>The database of this class.</summary>
    protected TestDatabase Database => database;

    /// <summary>The calendar of every application of this test.</summary>
    protected TestClock Clock { get; } = new();

    /// <summary>Starts the server.</summary>
    /// <param name="on">Data of an earlier application of this test; null for fresh data.</param>
    /// <param name="exchange">The exchange it is connected to; null for none.</param>
    /// <param name="assistant">True lets the assistant answer.</param>
    /// <param name="listens">True lets it listen on a real port.</param>
    protected async Task<VigilApplication> StartAsync(
        TestStorage? on = null, FakeExchange? exchange = null, Action<IServiceCollection>? services = null, bool assistant = false, bool listens = false, params (string Name, string? Value)[] settings)
    {
        var all = settings.ToDictionary(s => s.Name, s => s.Value, StringComparer.Ordinal);
        if (exchange is not null)
        {
            all.TryAdd("Exchange:ConnectorUrl", exchange.Address.ToString());
            all.TryAdd("Exchange:ServiceToken", FakeExchange.ServiceToken);

            // Tests of impatience set their own; to all others a crowded machine is no exchange that is away.
            all.TryAdd("Exchange:TimeoutSeconds", "30");
        }

        var application = new VigilApplication(on ?? await CreateStorageAsync(), Clock, services, all) { AssistantAnswers = assistant, Listens = listens };
        _applications.Add(application);
        if (exchange is not null)
        {
            application.Outgoing.Allow(exchange.Address);
        }

        application.Start();
        return application;
    }

    /// <summary>A data folder and database, removed after the test.</summary>
    protected async Task<TestStorage> CreateStorageAsync(bool migrated = true)
    {
        var storage = await database.CreateAsync(migrated);
        _storages.Add(storage);
        return storage;
    }

    /// <summary>Starts an exchange on a loopback port, on this test's calendar.</summary>
    protected async Task<FakeExchange> StartExchangeAsync() => Keep(await FakeExchange.StartAsync(Clock));

    /// <summary>What a query finds, a line a row.</summary>
    protected static async Task<List<string>> RowsAsync(VigilApplication app, string sql)
    {
        await using var connection = await app.Get<Database>().OpenAsync(Ending);
        return await Schema.RowsAsync(connection, sql);
    }

    /// <summary>Waits until all that follows from what happened is done: a clock that jumps before would have it done anew.</summary>
    protected static Task QuietAsync(VigilApplication app) => Eventually.HoldsAsync(async () => (await RowsAsync(app, "select id from outbox")).Count == 0, "the outbox is empty");

    /// <summary>
    /// Whether a listener's work that failed waits for a next try that is not due yet, so that a calendar that goes on takes no lease from under the
    /// hands of a worker that is about to claim it. What other listeners have to do meanwhile does not count.
    /// </summary>
    protected async Task<bool> IsPutBackAsync(VigilApplication app, string listener)
    {
        var waiting = await RowsAsync(app, $"select leased_until = 0 and due_at > {Clock.Now.ToMicroseconds()} from outbox where attempts > 0 and listener = '{listener}'");
        return waiting.Count > 0 && waiting.TrueForAll(row => row is "1" or "True");
    }

    /// <summary>Errors in the log whose text or exception holds this are part of the test.</summary>
    protected void ExpectError(string part) => _expectedErrors.Add(part);

    /// <summary>Disposes it after the test, before the applications.</summary>
    protected T Keep<T>(T disposable)
        where T : IAsyncDisposable
    {
        _kept.Add(disposable);
        return disposable;
    }

    /// <inheritdoc/>
    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (TestContext.Current.TestState?.Result is TestResult.Failed)
        {
            foreach (var line in _applications.SelectMany(a => a.Log.Lines).Where(l => l.Level >= LogLevel.Warning))
            {
                TestContext.Current.TestOutputHelper?.WriteLine($"{line.Level} {line.Category}: {line.Text} {line.Exception}");
            }
        }

        foreach (var kept in Enumerable.Reverse(_kept))
        {
            await kept.DisposeAsync();
        }

        foreach (var application in _applications)
        {
            await application.DisposeAsync();
        }

        foreach (var storage in _storages)
        {
            await storage.DisposeAsync();
        }

        var offences = _applications.SelectMany(a => a.Log.Unexpected(_expectedErrors).Concat(a.Outgoing.Unexpected)).ToList();
        Assert.True(offences.Count == 0, string.Join('\n', offences));
    }
}
