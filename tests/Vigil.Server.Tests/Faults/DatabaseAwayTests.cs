using System.Net;
using Microsoft.Extensions.Logging;
using Vigil.Contracts.Messenger;
using Vigil.Server.Desk.Presence;
using Vigil.Server.Desk.Routing;
using Vigil.Server.Platform.Data;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Faults;

/// <summary>PostgreSQL goes away and comes back: what was acknowledged is there, everything else is told 'later', and all goes on by itself.</summary>
public sealed class DatabaseAwayTests() : SliceTest(TestDatabase.Sqlite)
{
    [Fact]
    public async Task While_the_database_is_stopped_everything_answers_later_and_afterwards_all_goes_on_by_itself()
    {
        ExpectError("database.unavailable");
        var (app, cluster) = await StartOnOwnAsync();
        var (customer, waiting) = (await Customer.StartAsync(app), await Customer.StartAsync(app));
        var sender = new Sender(customer, await customer.OpenCaseAsync());
        await sender.SendAsync(5);
        var agent = await new Shift(app).AvailableAsync(Shift.Lin);
        await using var hub = await customer.ConnectAsync();
        await using var desk = await agent.ConnectAsync(app);
        var id = await Shift.WaitingAsync(waiting);
        await new Shift(app).HasAsync(agent, id);

        var calm = app.Log.Lines.Count;
        await cluster.StopAsync();

        var http = app.CreateClient();
        await IsLaterAsync(await app.Monitor().GetAsync(new Uri("/readyz", UriKind.Relative), Ending));
        Assert.Equal("ok", await http.GetStringAsync(new Uri("/healthz", UriKind.Relative), Ending));
        await IsLaterAsync(await customer.GetAsync("/api/messenger/home"));
        await IsLaterAsync(await customer.SendAsync(id, "hello"));
        await IsLaterAsync(await Customer.PostAsync(http, "/api/messenger/session", new StartSession(null, "zh-CN", null)));
        await IsLaterAsync(await agent.GetAsync("/api/console/cases?view=mine"));
        await IsLaterAsync(await StaffClient.TryAsync(StaffClient.Open(app), "lin@example.com", "a password of some length"));
        Assert.Equal("database.unavailable", (await hub.CallAsync("Send", id, "k", "hello", null)).Code);
        Assert.Equal("database.unavailable", (await hub.CallAsync("Resume", id, 0)).Code);
        Assert.Equal("database.unavailable", (await desk.CallAsync("Watch", id, 0)).Code);
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => Customer.ConnectAsync(app, new string('A', 43)));
        Assert.Contains("503", refused.Message, StringComparison.Ordinal);

        // Long enough that an agent of whom nothing is heard would lose their cases; nobody can give a sign of life now.
        var before = app.Log.Lines.Count;
        Clock.Advance(TimeSpan.FromMinutes(20));
        await Eventually.HoldsAsync(async () => (await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => customer.GetAsync("/api/messenger/home")))).All(a => a.StatusCode is HttpStatusCode.ServiceUnavailable), "fifty at once are told");
        Assert.InRange(app.Log.Lines.Count - before, 0, 5);

        await cluster.StartAgainAsync();

        await Eventually.HoldsAsync(async () => (await http.GetAsync(new Uri("/readyz", UriKind.Relative), Ending)).StatusCode is HttpStatusCode.OK, "it is ready again");
        foreach (var path in (string[])["/api/messenger/home", "/api/messenger/home", "/api/messenger/home"])
        {
            Assert.Equal(HttpStatusCode.OK, (await customer.GetAsync(path)).StatusCode);
        }

        await sender.SendAsync(5);
        await sender.NothingIsLostAsync();
        Assert.Null((await hub.CallAsync("Resume", await customer.OpenCaseAsync(), 0)).Error);
        var next = await Shift.WaitingAsync(await Customer.StartAsync(app));
        await new Shift(app).HasAsync(agent, next);
        await Eventually.HoldsAsync(async () => await CountAsync(app, "outbox") == 0, "what was to be done is done");
        await new Shift(app).HasAsync(agent, id);
        Assert.Equal(0, await CountAsync(app, "dead_letters"));
        Assert.DoesNotContain(app.Log.Lines, l => l.Text.Contains("went back to its queue", StringComparison.Ordinal));
        var told = app.Log.Lines.Skip(calm).Where(l => l.Level >= LogLevel.Warning).Select(l => $"{l.Level} {l.Category}: {l.Text}").ToList();
        Assert.True(told.Count is >= 1 and <= 3, string.Join('\n', told));

        // The customers go before the server, and it before its database.
        await hub.DisposeAsync();
        await desk.DisposeAsync();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task Who_could_give_no_sign_of_life_for_an_outage_keeps_their_cases_and_loses_them_when_they_stay_silent()
    {
        ExpectError("database.unavailable");
        var (app, cluster) = await StartOnOwnAsync();
        var shift = new Shift(app);
        var (lin, sofia) = (await shift.AvailableAsync(Shift.Lin), await shift.OnBreakAsync(Shift.Sofia));
        var customer = await Customer.StartAsync(app);
        var id = await Shift.WaitingAsync(customer);
        await shift.HasAsync(lin, id);

        // Lin is connected to another node, which this one knows by what is in the database alone.
        await using var desk = await sofia.ConnectAsync(app);
        await cluster.StopAsync();
        await Eventually.HoldsAsync(() => app.Get<ReturnStranded>().Since is null, "the desk's worker has run into it");
        Clock.Advance(TimeSpan.FromMinutes(20));
        await cluster.StartAgainAsync();

        // A second sign of life of the same connection: the round of the first is over.
        for (var round = 0; round < 2; round++)
        {
            Clock.Advance(TimeSpan.FromSeconds(11));
            await Eventually.HoldsAsync(async () => await app.Get<Presences>().RowOfAsync(sofia.Session.Staff.Id, Ending) is { } row && row.LastSeen == Clock.GetUtcNow(), "the connection counts");
        }

        Assert.Equal("withAgent", (await customer.StateAsync(id)).State);

        Clock.Advance(TimeSpan.FromMinutes(3) + TimeSpan.FromSeconds(1));
        await Eventually.HoldsAsync(async () => (await customer.StateAsync(id)).State == "waiting", "who stays silent is gone");
        await desk.DisposeAsync();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task When_the_database_is_killed_under_load_nothing_acknowledged_is_lost_or_doubled()
    {
        ExpectError("database.unavailable");
        var (app, cluster) = await StartOnOwnAsync();
        var senders = await SendersAsync(app, 20);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ending);
        var sending = senders.Select(s => Task.Run(() => s.SendUntilAsync(stop.Token), Ending)).ToList();
        for (var kill = 0; kill < 3; kill++)
        {
            var acknowledged = senders.Sum(s => s.Count);
            await Eventually.HoldsAsync(() => senders.Sum(s => s.Count) > acknowledged + 100, "a hundred more are stored");
            await cluster.KillAsync();
            await cluster.StartAgainAsync();
        }

        var last = senders.Sum(s => s.Count);
        await Eventually.HoldsAsync(() => senders.Sum(s => s.Count) > last + 100, "a hundred more are stored after the last start");
        await stop.CancelAsync();
        await Task.WhenAll(sending);

        foreach (var sender in senders)
        {
            await sender.NothingIsLostAsync();
            Assert.All(sender.Refusals, code => Assert.Equal("database.unavailable", code));
        }

        Assert.Contains(senders, s => s.Refusals.Count > 0);
        await app.DisposeAsync();
    }

    [Theory]
    [InlineData(nameof(CutAt.BeforeTheCommit))]
    [InlineData(nameof(CutAt.BeforeItsAnswer))]
    public async Task A_connection_that_breaks_around_a_commit_neither_loses_nor_doubles(string at)
    {
        ExpectError("database.unavailable");
        var cluster = Keep(new PostgresCluster());
        var direct = await TestDatabase.Postgres(cluster).CreateAsync();
        var proxy = Keep(new CuttingProxy(new Uri(direct.Db).Port));
        var app = Keep(await StartAsync(on: direct with { Db = direct.Db.Replace($":{new Uri(direct.Db).Port}/", $":{proxy.Port}/", StringComparison.Ordinal) }));
        var senders = await SendersAsync(app, 5);
        await Task.WhenAll(senders.Select(s => s.SendAsync(5)));
        var cuts = 0;
        for (var round = 0; round < 10; round++)
        {
            proxy.Cut(Enum.Parse<CutAt>(at));
            var sending = senders.Select(s => Task.Run(() => s.SendAsync(3), Ending)).ToList();
            await Eventually.HoldsAsync(() => proxy.Cuts > cuts, "a commit was cut off");
            proxy.Cut(CutAt.Never);
            cuts = proxy.Cuts;
            await Task.WhenAll(sending);
        }

        foreach (var sender in senders)
        {
            await sender.NothingIsLostAsync();
        }

        Assert.Contains(senders, s => s.Refusals.Contains("database.unavailable"));
    }

    private static async Task<IReadOnlyList<Sender>> SendersAsync(VigilApplication app, int count)
    {
        var senders = new List<Sender>();
        for (var i = 0; i < count; i++)
        {
            var customer = await Customer.StartAsync(app);
            senders.Add(new Sender(customer, await customer.OpenCaseAsync()));
        }

        return senders;
    }

    private static async Task IsLaterAsync(HttpResponseMessage answer)
    {
        await Customer.RefusedAsync(answer, HttpStatusCode.ServiceUnavailable, "database.unavailable");
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 30);
    }

    private static async Task<long> CountAsync(VigilApplication app, string table)
    {
        await using var connection = await app.Get<Database>().OpenAsync(Ending);
        await using var command = connection.CreateCommand();
        command.CommandText = $"select count(*) from {table}";
        return (long)(await command.ExecuteScalarAsync(Ending))!;
    }

    // Applications end before their database does.
    private async Task<(VigilApplication App, PostgresCluster Cluster)> StartOnOwnAsync()
    {
        var cluster = Keep(new PostgresCluster());
        return (Keep(await StartAsync(on: await TestDatabase.Postgres(cluster).CreateAsync(), settings: Shift.Demo)), cluster);
    }
}
