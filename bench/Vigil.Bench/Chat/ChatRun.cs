using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Vigil.Bench.Driving;
using Vigil.Bench.Growth;
using Vigil.Contracts.Console;

namespace Vigil.Bench.Chat;

/// <summary>One measurement on fresh data: start, connect, warm up, measure, look for every message.</summary>
internal sealed class ChatRun(ChatOptions options, string db, TimeProvider clock)
{
    // Connecting is not what is measured: enough at once to be quick, few enough not to crowd the start.
    private const int ConnectingAtOnce = 16;
    private const string Lead = "lead@example.com";

    // What has not arrived by then is reported as not delivered.
    private static readonly TimeSpan ArrivalLimit = TimeSpan.FromSeconds(10);

    private static readonly string[] Settings =
    [
        // All customers come from one address, and each writes as fast as it is answered.
        "--Channels:VisitorSessionsPerHour", "1000000", "--Channels:MessagesPerSecond", "1000000", "--Channels:MessageBurst", "1000000",

        // A few agents act for a whole desk.
        "--Staff:RequestsPerSecond", "10000", "--Staff:RequestBurst", "100000",
    ];

    /// <exception cref="BenchFailedException">The measurement could not be made.</exception>
    public async Task<ChatFigures> MeasureAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        await using var database = await BenchDatabase.CreateAsync(db, clock, cancellationToken);

        var key = new IdentityKey(clock);
        await using var server = await PublishedServer.StartAsync(options.Server, options.Models, database.Setting, http, [.. Settings, .. key.ServerSettings], cancellationToken);
        var stored = options.Entries == 0 ? null : await FillAsync(database, key, http, server, cancellationToken);
        var customers = new BenchCustomer[options.Clients];
        IReadOnlyList<BenchAgent> agents = [];
        try
        {
            Deliveries[] deliveries = [.. Enumerable.Range(0, options.Clients).Select(i => new Deliveries(i, options.WarmUp + options.Messages, clock))];
            await ConnectAsync(customers, deliveries, http, server, cancellationToken);
            if (!options.Assistant)
            {
                agents = await GiveToAgentsAsync(customers, deliveries, http, server, cancellationToken);
            }

            if (options.NoTrail)
            {
                await database.DropTrailLinesAsync(server.Folder, cancellationToken);
            }

            var figures = await MeasureAsync(customers, agents, http, server, cancellationToken);
            return stored is null ? figures : figures with { Stored = stored, Readings = await new OldReadings(stored, server, http, options.Reads, clock).MeasureAsync(cancellationToken) };
        }
        catch (HttpRequestException failure)
        {
            throw new BenchFailedException($"the server stopped answering: {failure.Message}", failure);
        }
        finally
        {
            foreach (var connected in agents.Cast<IAsyncDisposable>().Concat(customers))
            {
                await (connected?.DisposeAsync() ?? ValueTask.CompletedTask);
            }
        }
    }

    private async Task<StoredHistory> FillAsync(BenchDatabase database, IdentityKey key, HttpClient http, PublishedServer server, CancellationToken cancellationToken)
    {
        await Console.Error.WriteLineAsync("storing …");
        await using IStore store = database.ConnectionString is { } postgres ? new PostgresStore(postgres) : new SqliteStore(server.Folder);
        var stored = await StoredHistory.MakeAsync(server, http, store, key, options.Entries, clock, cancellationToken);
        await Console.Error.WriteLineAsync(stored.ToText());
        return stored;
    }

    private Task ConnectAsync(BenchCustomer[] customers, Deliveries[] deliveries, HttpClient http, PublishedServer server, CancellationToken cancellationToken) =>
        Parallel.ForAsync(0, customers.Length, new ParallelOptions { MaxDegreeOfParallelism = ConnectingAtOnce, CancellationToken = cancellationToken },
            async (i, ended) => customers[i] = await BenchCustomer.ConnectAsync(http, server.Address, i, deliveries[i], clock, ended));

    private async Task<IReadOnlyList<BenchAgent>> GiveToAgentsAsync(BenchCustomer[] customers, Deliveries[] deliveries, HttpClient http, PublishedServer server, CancellationToken cancellationToken)
    {
        await server.CommandAsync(cancellationToken, "user", "add", "--email", Lead, "--name", "Lead", "--role", "supervisor");
        var lead = await server.CommandAsync(cancellationToken, "token", "staff", "--as", Lead, "--minutes", "120");
        var agents = await BenchAgent.ConnectAsync(Math.Min(options.Agents, customers.Length), lead, deliveries, http, server, clock, cancellationToken);
        await Parallel.ForAsync(0, customers.Length, new ParallelOptions { MaxDegreeOfParallelism = ConnectingAtOnce, CancellationToken = cancellationToken }, async (i, ended) =>
        {
            var agent = agents[i % agents.Count];
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Address, $"api/console/cases/{customers[i].CaseId}/assign")) { Content = JsonContent.Create(new AssignCase(agent.Id)) };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", lead);
            using var answer = await http.SendAsync(request, ended);
            if (!answer.IsSuccessStatusCode)
            {
                throw new BenchFailedException($"a case could not be assigned: {await answer.Content.ReadAsStringAsync(ended)}");
            }
        });

        // One call at a time on each connection.
        await Task.WhenAll(agents.Select(async (agent, a) =>
        {
            for (var i = a; i < customers.Length; i += agents.Count)
            {
                await agent.WatchAsync(customers[i].CaseId);
            }
        }));
        return agents;
    }

    private async Task<ChatFigures> MeasureAsync(BenchCustomer[] customers, IReadOnlyList<BenchAgent> agents, HttpClient http, PublishedServer server, CancellationToken cancellationToken)
    {
        await Console.Error.WriteLineAsync($"{customers.Length.ToString(CultureInfo.InvariantCulture)} customers and {agents.Count.ToString(CultureInfo.InvariantCulture)} agents are connected; warming up …");
        var acts = options.Acts == 0 ? null : new TrailActs(options.Acts, agents, [.. customers.Select(c => c.CaseId)], http, server.Address, clock);
        using var actsOver = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var acting = acts?.RunAsync(actsOver.Token) ?? Task.CompletedTask;
        await WriteAsync(customers, options.WarmUp, PaceOf(customers), measured: false, cancellationToken);

        await Console.Error.WriteLineAsync("measuring …");
        var before = await SampleAsync(http, server, cancellationToken);
        var acted = acts?.Done ?? 0;
        await WriteAsync(customers, options.Messages, PaceOf(customers), measured: true, cancellationToken);
        if (agents.Count > 0)
        {
            await ArriveAsync(customers, cancellationToken);
        }

        var after = await SampleAsync(http, server, cancellationToken);
        var took = clock.GetElapsedTime(before.At, after.At).TotalSeconds;
        acted = (acts?.Done ?? 0) - acted;
        await actsOver.CancelAsync();
        await acting;

        var verdict = new Verdict(0, 0, 0);
        foreach (var customer in customers)
        {
            verdict += await customer.CheckAsync(cancellationToken);
        }

        List<double> latencies = [.. customers.SelectMany(c => c.Latencies).Order()];
        List<double> deliveries = [.. customers.SelectMany(c => c.Delivered).Order()];
        return new ChatFigures(
            took, latencies.Count, Figures.Percentile(latencies, 0.5), Figures.Percentile(latencies, 0.99), Figures.Percentile(latencies, 0.999),
            customers.Sum(c => c.Errors.Count), customers.SelectMany(c => c.Errors).FirstOrDefault(), verdict,
            CoresOf(s => s.Server.Cpu), after.Server.RssMb, after.Server.PeakRssMb, CoresOf(s => s.Driver), CoresOf(s => s.Machine - s.Server.Cpu - s.Driver),
            after.Assistant - before.Assistant, customers.Sum(c => c.Pushes) + agents.Sum(a => a.Pushes))
        {
            Acts = acted,
            Delivered = agents.Count == 0 ? null : new DeliveryFigures(
                Figures.Percentile(deliveries, 0.5), Figures.Percentile(deliveries, 0.99), Figures.Percentile(deliveries, 0.999), customers.Sum(c => c.Undelivered), customers.Sum(c => c.DeliveredTwice)),
        };

        double CoresOf(Func<Sample, TimeSpan> used) => (used(after) - used(before)).TotalSeconds / took;
    }

    // The warm-up goes as fast as what is measured: a burst before it would leave the server work that is not what is asked about.
    private Pace? PaceOf(BenchCustomer[] customers) => options.Rate is { } rate ? new Pace(rate, customers.Length, clock) : null;

    private async Task WriteAsync(BenchCustomer[] customers, int messages, Pace? pace, bool measured, CancellationToken cancellationToken)
    {
        using var timeOver = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeOver.CancelAfter(TimeSpan.FromSeconds(options.Seconds));
        await Task.WhenAll(customers.Select(customer => customer.WriteAsync(messages, pace, measured, timeOver.Token)));
        cancellationToken.ThrowIfCancellationRequested();
    }

    // Measured until the last acknowledged message has arrived: what still lies in a buffer is not delivered.
    private async Task ArriveAsync(BenchCustomer[] customers, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (customers.Any(c => c.Undelivered > 0) && clock.GetElapsedTime(started) < ArrivalLimit)
        {
            await ticks.WaitForNextTickAsync(cancellationToken);
        }
    }

    private async Task<Sample> SampleAsync(HttpClient http, PublishedServer server, CancellationToken cancellationToken) => new(
        await AssistantAsync(http, server, cancellationToken), await server.UsageAsync(cancellationToken), Environment.CpuUsage.TotalTime,
        await MachineUsage.BusyAsync(cancellationToken), clock.GetTimestamp());

    // Messages that the assistant has dealt with since the server's start.
    private static async Task<double> AssistantAsync(HttpClient http, PublishedServer server, CancellationToken cancellationToken)
    {
        const string Name = "vigil_outbox_done_total{listener=\"AnswerCustomer\"} ";
        var metrics = await http.GetStringAsync(new Uri(server.Address, "metrics"), cancellationToken);
        var line = Array.Find(metrics.Split('\n'), l => l.StartsWith(Name, StringComparison.Ordinal));
        return line is null ? 0 : double.Parse(line[Name.Length..], CultureInfo.InvariantCulture);
    }

    private sealed record Sample(double Assistant, ProcessUsage Server, TimeSpan Driver, TimeSpan Machine, long At);
}
