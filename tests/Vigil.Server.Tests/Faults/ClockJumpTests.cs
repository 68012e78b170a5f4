using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Vigil.Contracts.Console;
using Vigil.Contracts.Messenger;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Outbox;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Faults;

/// <summary>Somebody sets the machine's clock, an hour forward or back: nothing is lost, stuck or out of order.</summary>
public abstract class ClockJumpTests(TestDatabase database) : SliceTest(database)
{
    [Theory]
    [InlineData(60)]
    [InlineData(-60)]
    public async Task Timelines_stay_in_the_order_of_their_numbers_and_pages_lose_nothing(int minutes)
    {
        var app = await StartAsync();
        var customer = await Customer.StartAsync(app);
        var id = await customer.OpenCaseAsync();
        await using var hub = await customer.ConnectAsync();
        await hub.InvokeAsync<EntriesView>("Resume", id, 0);
        for (var i = 0; i < 120; i++)
        {
            await hub.InvokeAsync<SentMessage>("Send", id, $"before {i}", $"before {i}", null);
        }

        Clock.Advance(TimeSpan.FromMinutes(minutes));
        for (var i = 0; i < 120; i++)
        {
            await hub.InvokeAsync<SentMessage>("Send", id, $"after {i}", $"after {i}", null);
        }

        var read = new List<EntryView>();
        for (var page = await customer.EntriesAsync(id); page.Entries.Count > 0; page = await customer.EntriesAsync(id, read[^1].Seq))
        {
            read.AddRange(page.Entries);
        }

        Assert.Equal(Enumerable.Range(1, 240).Select(n => (long)n), read.Select(e => e.Seq));
        Assert.Equal(Enumerable.Range(0, 120).Select(i => $"before {i}").Concat(Enumerable.Range(0, 120).Select(i => $"after {i}")), read.Select(e => e.Text));

        // What was sent before is still known, and new cases get ids of their own.
        Assert.Equal(1, (await hub.InvokeAsync<SentMessage>("Send", id, "before 0", "before 0", null)).Seq);
        Assert.Equal(3, new[] { id, await customer.OpenCaseAsync(), await customer.OpenCaseAsync() }.Distinct().Count());
        Assert.Equal(3, (await Customer.ReadAsync<HomeView>(await customer.GetAsync("/api/messenger/home"), HttpStatusCode.OK)).Cases.Count);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(-60)]
    public async Task Lists_of_cases_are_paged_without_a_gap_or_a_double(int minutes)
    {
        var app = await StartAsync(settings: Shift.Demo);
        var lead = await StaffClient.NamedAsync(app, Shift.Jing);
        var customer = await Customer.StartAsync(app);
        for (var i = 0; i < 25; i++)
        {
            if (i == 12)
            {
                Clock.Advance(TimeSpan.FromMinutes(minutes));
                lead = await StaffClient.NamedAsync(app, Shift.Jing);
            }

            await customer.OpenCaseAsync($"case {i}");
        }

        var seen = new List<CaseRowView>();
        var next = "";
        do
        {
            var page = await Shift.ListAsync(lead, "all", $"&limit=7{(next.Length == 0 ? "" : $"&after={Uri.EscapeDataString(next)}")}");
            seen.AddRange(page.Items);
            next = page.Next ?? "";
        }
        while (next.Length > 0);

        Assert.Equal(25, seen.Select(c => c.Id).Distinct().Count());
        Assert.Equal(25, seen.Count);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(-60)]
    public async Task Stored_work_is_done_soon_whichever_way_the_clock_jumps(int minutes)
    {
        var (app, heard) = await StartHearingAsync();
        var customer = await Customer.StartAsync(app);
        await customer.OpenCaseAsync("before");
        await Eventually.HoldsAsync(() => heard.Count >= 1, "the first is heard");

        // One that failed waits for its pause, one is stored on the way.
        heard.Failing = true;
        await customer.OpenCaseAsync("failing");
        await Eventually.HoldsAsync(() => heard.Failures >= 1, "it has failed once");
        Clock.Advance(TimeSpan.FromMinutes(minutes));
        heard.Failing = false;
        await customer.OpenCaseAsync("after");

        // Also the pause that began in what is the future now is over within seconds, not in an hour.
        var jumped = Clock.Now;
        await Eventually.HoldsAsync(
            () =>
            {
                Clock.Advance(TimeSpan.FromMilliseconds(20));
                return heard.Count >= 3;
            },
            "all three are heard");
        Assert.InRange(Clock.Now - jumped, TimeSpan.Zero, TimeSpan.FromMinutes(2));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(-60)]
    public async Task A_customers_session_and_their_place_go_on(int minutes)
    {
        var exchange = await StartExchangeAsync();
        var app = await StartAsync(exchange: exchange, settings: Shift.Demo);
        var customer = await Customer.StartAsync(app, exchange.Identity.For("10086"));
        var id = await Shift.WaitingAsync(customer);
        await using var hub = await customer.ConnectAsync();

        Clock.Advance(TimeSpan.FromMinutes(minutes));

        Assert.Equal("waiting", (await customer.StateAsync(id)).State);
        Assert.Null((await hub.CallAsync("Send", id, "k", "still here", null)).Error);
        Assert.Null((await hub.CallAsync("Typing", id)).Error);
        await Customer.StartAsync(app, exchange.Identity.For("10087"));
        var agent = await new Shift(app).AvailableAsync(Shift.Lin);
        await using var desk = await agent.ConnectAsync(app);
        await new Shift(app).HasAsync(agent, id);
        Assert.Equal(HttpStatusCode.Created, (await Shift.SayAsync(agent, id, "hello")).StatusCode);
    }

    [Fact]
    public async Task After_an_hour_forward_staff_sign_in_again_and_find_their_cases()
    {
        var app = await StartAsync(settings: Shift.Demo);
        var agent = await new Shift(app).AvailableAsync(Shift.Lin);
        var id = await Shift.WaitingAsync(await Customer.StartAsync(app));
        await new Shift(app).HasAsync(agent, id);
        await using var desk = await agent.ConnectAsync(app);

        Clock.Advance(TimeSpan.FromMinutes(61));

        await Customer.RefusedAsync(await agent.GetAsync("/api/console/cases?view=mine"), HttpStatusCode.Unauthorized, "session.required");
        await desk.Closed.WithinDeadlineAsync("the connection's end");
        var again = await StaffClient.NamedAsync(app, Shift.Lin);
        Assert.Contains((await Shift.ListAsync(again, "mine")).Items, c => c.Id == id);
    }

    [Fact]
    public async Task After_an_hour_back_whoever_leaves_counts_as_gone_and_whoever_stays_as_there()
    {
        var app = await StartAsync(settings: [Shift.Demo, ("Desk:AbsentAfterMinutes", "2")]);
        var (stays, leaves) = (await new Shift(app).AvailableAsync(Shift.Lin, capacity: 1), await new Shift(app).AvailableAsync(Shift.Sofia, capacity: 1));
        await using var staying = await stays.ConnectAsync(app);
        var leaving = await leaves.ConnectAsync(app);
        var (first, second) = (await Shift.WaitingAsync(await Customer.StartAsync(app)), await Shift.WaitingAsync(await Customer.StartAsync(app)));
        await Eventually.HoldsAsync(async () => (await new Shift(app).StoredAsync(first)).AgentId is not null && (await new Shift(app).StoredAsync(second)).AgentId is not null, "both have one");
        var (kept, stranded) = (await new Shift(app).StoredAsync(first)).AgentId == stays.Session.Staff.Id ? (first, second) : (second, first);

        Clock.Advance(TimeSpan.FromHours(-1));
        await leaving.DisposeAsync();

        // The one who stays gives a sign of life in the new time; of the other none comes any more.
        await Eventually.HoldsAsync(async () => (await Shift.PresenceAsync(stays)).State == "available", "the one who stays is there");
        await Eventually.HoldsAsync(async () =>
        {
            if (await StateOfAsync(stays, leaves) == "offline")
            {
                return true;
            }

            // The one who left was seen in the new time before they had gone: they count as there until that is past.
            Clock.Advance(TimeSpan.FromSeconds(5));
            await Eventually.HoldsAsync(async () => (await Shift.PresenceAsync(stays)).State == "available", "the one who stays is there meanwhile");
            return false;
        }, "the one who left is away");
        for (var step = 0; step < 6; step++)
        {
            // Shorter than what makes somebody absent, so that the next sign of life always comes in time.
            Clock.Advance(TimeSpan.FromSeconds(30));
            await Eventually.HoldsAsync(async () => (await Shift.PresenceAsync(stays)).State == "available", "the one who stays is still there");
        }

        await Eventually.HoldsAsync(async () => (await new Shift(app).StoredAsync(stranded)).Owner is CaseOwner.Queue, "the stranded case waits for another");
        await new Shift(app).HasAsync(stays, kept);
    }

    [Fact]
    public async Task After_an_hour_back_sessions_and_keys_that_were_taken_away_are_not_trusted_for_another_hour()
    {
        var exchange = await StartExchangeAsync();
        var app = await StartAsync(exchange: exchange, settings: Shift.Demo);
        await Customer.StartAsync(app, exchange.Identity.For("10086"));
        var agent = await StaffClient.NamedAsync(app, Shift.Lin);
        Assert.Equal(HttpStatusCode.OK, (await agent.GetAsync("/api/staff/me")).StatusCode);

        Clock.Advance(TimeSpan.FromHours(-1));

        // Another node has ended it: this one asks the database.
        await app.Get<Vigil.Server.Platform.Data.WriteGate>().WriteAsync(
            async session =>
            {
                await using var end = session.Connection.CreateCommand();
                end.Transaction = session.Transaction;
                end.CommandText = "delete from staff_sessions";
                return await end.ExecuteNonQueryAsync(Ending);
            },
            Ending);
        await Customer.RefusedAsync(await agent.GetAsync("/api/staff/me"), HttpStatusCode.Unauthorized, "session.required");
        exchange.KeySet = """{"keys":[]}""";
        await Customer.RefusedAsync(await Customer.PostAsync(app.CreateClient(), "/api/messenger/session", new StartSession(exchange.Identity.For("10086"), null, null)), HttpStatusCode.Unauthorized, "identity.invalid");
    }

    private static async Task<string> StateOfAsync(StaffClient asking, StaffClient about) =>
        (await asking.ReadAsync<IReadOnlyList<ColleagueView>>("/api/console/colleagues")).Single(c => c.Id == about.Session.Staff.Id).Presence.State;

    private async Task<(VigilApplication App, Heard Heard)> StartHearingAsync()
    {
        var heard = new Heard();
        var app = await StartAsync(services: all => all.AddSingleton(heard).AddListener<MessagePosted, Hears>());
        return (app, heard);
    }

    /// <summary>What was heard.</summary>
    public sealed class Heard
    {
        private int _count;
        private int _failures;

        public bool Failing { get; set; }

        public int Count => _count;

        public int Failures => _failures;

        public void Hear()
        {
            if (Failing)
            {
                Interlocked.Increment(ref _failures);
                throw new InvalidOperationException("Not now.");
            }

            Interlocked.Increment(ref _count);
        }
    }

    /// <summary>A listener of the test.</summary>
    public sealed class Hears(Heard heard) : IListener<MessagePosted>
    {
        public Task HandleAsync(MessagePosted happened, CancellationToken cancellationToken)
        {
            heard.Hear();
            return Task.CompletedTask;
        }
    }
}

public sealed class ClockJumpTestsOnSqlite() : ClockJumpTests(TestDatabase.Sqlite);

public sealed class ClockJumpTestsOnPostgres(PostgresCluster cluster) : ClockJumpTests(TestDatabase.Postgres(cluster));
