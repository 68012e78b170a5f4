using System.Net;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Cases;
using Vigil.Server.Cases.Watching;
using Vigil.Server.Tests.Accounts;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Cases;

/// <summary>Conversations that are not one's own are read by hand and not by the thousand: counted, and closed with everything else to whose reading is paused.</summary>
public abstract class ConversationReadingTests(TestDatabase database) : SliceTest(database)
{
    private static readonly (string Name, string? Value)[] Settings = [Shift.Demo, ("CustomerData:ConversationsPerHour", "3"), ("CustomerData:MatchesPerHour", "5"), ("Staff:RequestBurst", "400"), ("Staff:RequestsPerSecond", "1")];

    private VigilApplication _app = null!;
    private FakeExchange _exchange = null!;
    private StaffClient _lin = null!;
    private StaffClient _jing = null!;

    [Fact]
    public async Task Too_many_of_others_pause_reading_on_every_way_and_ones_own_goes_on()
    {
        var own = await OpenedAsync("我的提币还没到");
        await Shift.RowAsync(Shift.AssignAsync(_lin, own));
        var others = new List<CaseId>();
        for (var i = 0; i < 5; i++)
        {
            others.Add(await OpenedAsync($"第{i}个秘密问题"));
        }

        // The same again is one, and one's own is none.
        foreach (var id in (CaseId[])[own, others[0], others[1], others[2], others[2], others[0]])
        {
            Assert.NotEmpty((await Shift.EntriesAsync(_lin, id)).Entries);
        }

        await _app.Get<WatchReading>().JudgeAsync(Ending);
        Assert.Empty((await _jing.ReadAsync<ReadingAlertsView>("/api/console/reading-alerts")).Items);

        await using var hub = await _lin.ConnectAsync(_app);
        Assert.Null((await hub.CallAsync("Watch", others[3], 0)).Code);
        await _app.Get<WatchReading>().JudgeAsync(Ending);
        var alert = Assert.Single((await _jing.ReadAsync<ReadingAlertsView>("/api/console/reading-alerts")).Items);
        Assert.Equal((Shift.Lin, "many_conversations", 4), (alert.Person, alert.Rule, alert.Found));
        Assert.Contains("vigil_reading_alerts_total 1", await _app.Monitor().GetStringAsync(new Uri("/metrics", UriKind.Relative), Ending), StringComparison.Ordinal);

        await Customer.RefusedAsync(await _lin.GetAsync($"/api/console/cases/{others[4]}/entries?after=0"), HttpStatusCode.Forbidden, "reading.paused");
        await hub.Closed.WithinDeadlineAsync("the end of a connection that had others' conversations open");
        await using var after = await _lin.ConnectAsync(_app);
        Assert.Equal("reading.paused", (await after.CallAsync("Watch", others[4], 0)).Code);
        await Customer.RefusedAsync(await _lin.GetAsync($"/api/console/cases/{others[4]}/assist"), HttpStatusCode.Forbidden, "reading.paused");
        Assert.NotEmpty((await Shift.EntriesAsync(_lin, own)).Entries);
        Assert.Equal(HttpStatusCode.Created, (await Shift.SayAsync(_lin, own, "我来看看")).StatusCode);
        var listed = (await Shift.ListAsync(_lin, "all")).Items;
        Assert.All(listed.Where(row => row.Id != own), row => Assert.Equal((null, null, null), (row.Customer, row.Title, row.LastText)));
        Assert.NotNull(listed.Single(row => row.Id == own).Title);

        // What waits is taken all the same: a customer wants somebody.
        await Shift.RowAsync(Shift.AssignAsync(_lin, others[4]));
        Assert.NotEmpty((await Shift.EntriesAsync(_lin, others[4])).Entries);
    }

    [Fact]
    public async Task While_it_is_paused_nothing_of_others_is_pushed_and_everything_after_it_is()
    {
        var (mine, other) = (await Customer.StartAsync(_app), await Customer.StartAsync(_app));
        var (own, foreign) = (await Shift.WaitingAsync(mine, "我的提币还没到"), await Shift.WaitingAsync(other, "别人的问题"));
        await Shift.RowAsync(Shift.AssignAsync(_lin, own));
        await _app.Get<ReadingPause>().RaiseAsync(_lin.Session.Staff.Id, ReadingRules.ManyProfiles, 21, Ending);

        await using (var paused = await _lin.ConnectAsync(_app))
        {
            // An answer says that the connection listens.
            Assert.Null((await paused.CallAsync("Watch", own, 0)).Code);
            await other.SendAsync(foreign, "别人的下一句");
            await mine.SendAsync(own, "我的下一句");
            Assert.Equal(own, Assert.Single(await paused.NextAsync<CaseRowView[]>("casesChanged", 0)).Id);
            var alert = Assert.Single((await _jing.ReadAsync<ReadingAlertsView>("/api/console/reading-alerts")).Items);
            Assert.Equal(HttpStatusCode.NoContent, (await _jing.PostAsync($"/api/console/reading-alerts/{alert.Id}/clear", new ClearAlert("We have talked about it."))).StatusCode);
            await paused.Closed.WithinDeadlineAsync("the connection that heard of their own alone");
        }

        await using var cleared = await _lin.ConnectAsync(_app);
        Assert.Null((await cleared.CallAsync("Watch", own, 0)).Code);
        await other.SendAsync(foreign, "又一句");
        while ((await cleared.NextAsync<CaseRowView[]>("casesChanged", 0)).All(row => row.Id != foreign))
        {
        }
    }

    [Fact]
    public async Task The_customer_is_not_told_of_conversations_and_the_trail_is()
    {
        var id = await OpenedAsync("hello");
        await Shift.EntriesAsync(_jing, id);
        Assert.Equal(["conversation"], await RowsAsync(_app, "select kind from data_reads"));
        Assert.Single(await RowsAsync(_app, $"select id from audit_events where action = 'case.read' and object = 'case:{id}'"));
    }

    [Fact]
    public async Task Of_fifty_comparisons_at_once_exactly_the_budget_is_answered()
    {
        _exchange.Answers[ConsoleScene.At("withdrawals")] = ConsoleScene.Page();
        _exchange.Answers[ConsoleScene.At("deposits")] = ConsoleScene.Page();
        var id = await ConsoleScene.QueuedAsync(await Customer.StartAsync(_app, _exchange.Identity.For(ConsoleScene.Uid)));
        await Shift.RowAsync(Shift.AssignAsync(_lin, id));

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => _lin.PostAsync($"/api/console/cases/{id}/match", new MatchIdentifier($"0x9c11851{i:00}"))));

        Assert.Equal(5, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.OK))
        {
            await Customer.RefusedAsync(refused, HttpStatusCode.Conflict, "match.budget_spent");
        }

        Assert.Equal(5, (await RowsAsync(_app, "select id from audit_events where action = 'customer.value_matched'")).Count);
    }

    [Fact]
    public async Task One_session_is_no_machine_on_any_way_and_nobody_else_notices()
    {
        var id = await OpenedAsync("hello");
        await using var hub = await _lin.ConnectAsync(_app);
        // The bucket fills on real time, a little each second: what is asked often enough meets its bottom.
        var answer = await RefusedAtLastAsync(() => _lin.GetAsync("/api/console/cases?view=queued"), a => a.StatusCode == HttpStatusCode.TooManyRequests);
        await Customer.RefusedAsync(answer, HttpStatusCode.TooManyRequests, "limit.requests");
        Assert.NotNull(answer.Headers.RetryAfter);
        await RefusedAtLastAsync(() => hub.CallAsync("Typing", id), a => a.Code == "limit.requests");
        Assert.Equal(HttpStatusCode.OK, (await _jing.GetAsync("/api/console/cases?view=queued")).StatusCode);
    }

    [Fact]
    public async Task Whoever_calls_what_their_role_does_not_allow_is_in_the_trail_once_a_minute()
    {
        for (var i = 0; i < 5; i++)
        {
            await Customer.RefusedAsync(await _lin.GetAsync("/api/console/canaries"), HttpStatusCode.Forbidden, "request.forbidden");
        }

        await Customer.RefusedAsync(await _lin.GetAsync("/api/console/trail"), HttpStatusCode.Forbidden, "request.forbidden");
        var me = $"staff:{_lin.Session.Staff.Id}";
        Assert.Equal(
            [$"{me} {me} {{\"call\":\"GET /api/console/canaries\"}}", $"{me} {me} {{\"call\":\"GET /api/console/trail\"}}"],
            (await RowsAsync(_app, "select actor || ' ' || object || ' ' || detail from audit_events where action = 'staff.denied'")).Order(StringComparer.Ordinal));
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Customer.RefusedAsync(await _lin.GetAsync("/api/console/canaries"), HttpStatusCode.Forbidden, "request.forbidden");
        Assert.Equal(3, (await RowsAsync(_app, "select id from audit_events where action = 'staff.denied'")).Count);
    }

    [Fact]
    public async Task Who_reads_what_customers_wrote_to_learn_from_it_is_in_the_trail_and_stops_with_the_pause()
    {
        Assert.Equal(HttpStatusCode.OK, (await _jing.GetAsync("/api/console/learning?list=questions")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _jing.GetAsync("/api/console/learning?list=failures")).StatusCode);
        Assert.Equal(["""{"list":"failures"}""", """{"list":"questions"}"""], (await RowsAsync(_app, "select detail from audit_events where action = 'learning.read'")).Order(StringComparer.Ordinal));

        await _app.Get<ReadingPause>().RaiseAsync(_jing.Session.Staff.Id, ReadingRules.ManyProfiles, 21, Ending);
        await Customer.RefusedAsync(await _jing.GetAsync("/api/console/learning?list=questions"), HttpStatusCode.Forbidden, "reading.paused");
        await Customer.RefusedAsync(await _jing.GetAsync("/api/console/learning/drafts/pairs"), HttpStatusCode.Forbidden, "reading.paused");
    }

    public override async ValueTask InitializeAsync()
    {
        _exchange = await StartExchangeAsync();
        _app = await StartAsync(exchange: _exchange, settings: Settings);
        var shift = new Shift(_app);
        (_lin, _jing) = (await shift.OnBreakAsync(Shift.Lin), await shift.OnBreakAsync(Shift.Jing));
    }

    private static async Task<T> RefusedAtLastAsync<T>(Func<Task<T>> call, Func<T, bool> isRefused)
    {
        for (var round = 0; round < 200; round++)
        {
            if ((await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => call()))).FirstOrDefault(isRefused) is { } refused)
            {
                return refused;
            }
        }

        throw new TimeoutException("It was never refused.");
    }

    private async Task<CaseId> OpenedAsync(string text) => await Shift.WaitingAsync(await Customer.StartAsync(_app), text);
}

public sealed class ConversationReadingTestsOnSqlite() : ConversationReadingTests(TestDatabase.Sqlite);

public sealed class ConversationReadingTestsOnPostgres(PostgresCluster cluster) : ConversationReadingTests(TestDatabase.Postgres(cluster));
