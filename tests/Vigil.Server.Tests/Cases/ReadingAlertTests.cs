using System.Globalization;
using System.Net;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Cases.Watching;
using Vigil.Server.Platform.Data;
using Vigil.Server.Staff;
using Vigil.Server.Staff.People;
using Vigil.Server.Tests.Accounts;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Cases;

/// <summary>Reading that looks unusual is an alert within a minute, and pauses on every way to customers' data until a colleague has cleared it.</summary>
public abstract class ReadingAlertTests(TestDatabase database) : SliceTest(database)
{
    private const string Password = "a long walk by the sea";
    private const string Note = "抽查了她的对话，是值班交接";

    private static readonly (string Name, string? Value)[] Settings = [Shift.Demo, ("CustomerData:ProfilesPerHour", "3"), ("CustomerData:UnansweredCases", "3"), ("CustomerData:SequentialAccounts", "3")];

    private VigilApplication _app = null!;
    private FakeExchange _exchange = null!;
    private StaffClient _lin = null!;
    private StaffClient _jing = null!;
    private StaffClient _admin = null!;

    [Fact]
    public async Task Many_customers_pause_every_way_to_their_data_and_nothing_else()
    {
        var cases = await ReadAsync(_lin, "10000001", "20000002", "30000003", "40000004");
        await PausedAsync(_lin, "many_profiles", 4);

        var id = cases[0];
        foreach (var path in (string[])["customer", "records/withdrawals", "files/0197f1c0-0000-7000-8000-000000000001", "files/0197f1c0-0000-7000-8000-000000000001/thumbnail"])
        {
            await Customer.RefusedAsync(await _lin.GetAsync($"/api/console/cases/{id}/{path}"), HttpStatusCode.Forbidden, "reading.paused");
        }

        await Customer.RefusedAsync(await _lin.PostAsync($"/api/console/cases/{id}/reveals", new RevealField("withdrawals", "W1", "address", "match", Note)), HttpStatusCode.Forbidden, "reading.paused");
        await Customer.RefusedAsync(await _lin.PostAsync($"/api/console/cases/{id}/reveals/approval", new RevealField("withdrawals", "W1", "address", "match", Note)), HttpStatusCode.Forbidden, "reading.paused");
        await Customer.RefusedAsync(await _lin.PostAsync($"/api/console/cases/{id}/match", new MatchIdentifier("0x9c118511")), HttpStatusCode.Forbidden, "reading.paused");
        _exchange.Requests.Clear();
        Assert.Null((await _lin.ReadAsync<AssistView>($"/api/console/cases/{id}/assist")).Draft);
        Assert.DoesNotContain(_exchange.Requests, path => path.StartsWith("/v1/accounts/", StringComparison.Ordinal));

        // Customers are answered as before, and cases taken and ended.
        Assert.Equal(HttpStatusCode.Created, (await Shift.SayAsync(_lin, id, "我来看看")).StatusCode);
        Assert.NotEmpty((await Shift.EntriesAsync(_lin, id)).Entries);
        await Shift.RowAsync(Shift.ResolveAsync(_lin, id));
        Assert.Single(await RowsAsync(_app, "select id from audit_events where action = 'reading.paused'"));
        Assert.Contains(await RowsAsync(_app, "select action from audit_events"), action => action == "case.data_refused");
    }

    [Fact]
    public async Task Who_leads_a_shift_is_paused_like_everybody_else_with_looks_and_exports()
    {
        var cases = new List<CaseId>();
        async Task LookAtAsync(string uid)
        {
            cases.Add(await ConsoleScene.QueuedAsync(await Customer.StartAsync(_app, _exchange.Identity.For(uid))));
            await Shift.LookAsync(_jing, cases[^1]);
            Assert.Equal(HttpStatusCode.OK, (await _jing.GetAsync($"/api/console/cases/{cases[^1]}/customer")).StatusCode);
        }

        foreach (var uid in (string[])["10000001", "20000002", "30000003"])
        {
            await LookAtAsync(uid);
        }

        // Before the last look: with it she may be paused at any moment, for she is judged by itself too.
        var wish = await Customer.ReadAsync<ApprovalView>(await _jing.PostAsync($"/api/console/cases/{cases[0]}/export", new AskForExport(Note)), HttpStatusCode.Created);
        await Customer.ReadAsync<ApprovalView>(await _admin.PostAsync($"/api/console/approvals/{wish.Id}/decision", new DecideApproval("approved", wish.Hash)), HttpStatusCode.OK);
        await LookAtAsync("40000004");
        var alert = await PausedAsync(_jing, "many_profiles", 4);

        await Customer.RefusedAsync(await Shift.LookAsync(_jing, cases[0]), HttpStatusCode.Forbidden, "reading.paused");
        await Customer.RefusedAsync(await _jing.GetAsync($"/api/console/exports/{wish.Id}"), HttpStatusCode.Forbidden, "reading.paused");
        await Customer.RefusedAsync(await _jing.PostAsync($"/api/console/cases/{cases[0]}/export", new AskForExport(Note)), HttpStatusCode.Forbidden, "reading.paused");
        await Customer.RefusedAsync(await ClearAsync(_jing, alert.Id), HttpStatusCode.Conflict, "alert.own");

        // Nor under a second account of theirs.
        Assert.Null((await _app.Get<AddStaffMember>().HandleAsync(new NewStaffMember("J.", "j@example.com", Password, StaffRole.Supervisor, "en", [], _jing.Session.Staff.Id), Audit.Terminal, Ending)).Refusal);
        await Customer.RefusedAsync(await ClearAsync(await StaffClient.SignInAsync(_app, "j@example.com", Password), alert.Id), HttpStatusCode.Conflict, "alert.own");
        Assert.Equal(HttpStatusCode.NoContent, (await ClearAsync(_admin, alert.Id)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _jing.GetAsync($"/api/console/exports/{wish.Id}")).StatusCode);
    }

    [Fact]
    public async Task A_colleague_clears_an_alert_once_and_the_trail_has_both()
    {
        var cases = await ReadAsync(_lin, "10000001", "20000002", "30000003", "40000004");
        var alert = await PausedAsync(_lin, "many_profiles", 4);
        await Customer.RefusedAsync(await ClearAsync(_lin, alert.Id), HttpStatusCode.Forbidden, "request.forbidden");
        await Customer.RefusedAsync(await ClearAsync(_jing, AlertId.New(Clock)), HttpStatusCode.NotFound, "alert.not_found");
        await Customer.RefusedAsync(await ClearAsync(_jing, alert.Id, "four"), HttpStatusCode.BadRequest, "request.invalid");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => ClearAsync(i % 2 == 0 ? _jing : _admin, alert.Id)));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.NoContent);
        Assert.Equal(19, answers.Count(a => a.StatusCode == HttpStatusCode.Conflict));
        var cleared = Assert.Single((await AlertsAsync(_jing)).Items);
        Assert.Equal((Note, (DateTimeOffset?)Clock.Now), (cleared.Note, cleared.ClearedAt));
        Assert.Single(await RowsAsync(_app, "select id from audit_events where action = 'reading.cleared'"));
        Assert.Equal(HttpStatusCode.OK, (await _lin.GetAsync($"/api/console/cases/{cases[0]}/customer")).StatusCode);

        // What was read before counts no more; what is read now does.
        await JudgeAsync();
        Assert.NotNull(Assert.Single((await AlertsAsync(_jing)).Items).ClearedAt);
        Clock.Advance(TimeSpan.FromMinutes(11));
        await ReadAsync(_lin, "50000001", "60000002", "70000003", "80000004");
        await PausedAsync(_lin, "many_profiles", 4);
        Assert.Equal(2, (await AlertsAsync(_jing)).Items.Count);
    }

    [Fact]
    public async Task Accounts_in_a_row_are_an_alert()
    {
        await ReadAsync(_lin, "70000003", "70000001", "70000002");
        await PausedAsync(_lin, "sequential_accounts", 3);
    }

    [Fact]
    public async Task Reading_without_a_reply_is_an_alert_after_half_an_hour_and_with_replies_it_is_none()
    {
        var cases = await ReadAsync(_lin, "10000001", "20000002", "30000003");
        var answered = await ReadAsync(_admin, "50000001", "60000002", "70000003");
        await Shift.SayAsync(_admin, answered[0], "hello");
        await Shift.NoteAsync(_admin, answered[1], "looked at it");
        await Shift.RowAsync(Shift.ResolveAsync(_admin, answered[2]));
        await JudgeAsync();
        Assert.Empty((await AlertsAsync(_jing)).Items);

        Clock.Advance(TimeSpan.FromMinutes(31));
        await JudgeAsync();
        var alert = Assert.Single((await AlertsAsync(await new Shift(_app).OnBreakAsync(Shift.Jing))).Items);
        Assert.Equal((Shift.Lin, "no_reply", 3), (alert.Person, alert.Rule, alert.Found));
        Assert.Equal(3, cases.Count);
    }

    [Fact]
    public async Task Reading_at_an_hour_at_which_somebody_never_works_is_an_alert()
    {
        // Twelve days from eight to nine; then at three in the night.
        for (var day = 0; day < 12; day++)
        {
            await StoredReadAsync(_lin, Clock.Now.AddDays(-13 + day), "10000001");
        }

        for (var i = 0; i < 3; i++)
        {
            await StoredReadAsync(_lin, Clock.Now.AddHours(19).AddMinutes(-i), (20_000_000 + (7 * i)).ToString(CultureInfo.InvariantCulture));
            await StoredReadAsync(_admin, Clock.Now.AddHours(19).AddMinutes(-i), (20_000_000 + (7 * i)).ToString(CultureInfo.InvariantCulture));
        }

        Clock.Advance(TimeSpan.FromHours(19));
        await JudgeAsync();

        // Of the administrator nobody knows when they work, and the desk works around the clock.
        var alert = Assert.Single((await AlertsAsync(await new Shift(_app).OnBreakAsync(Shift.Jing))).Items);
        Assert.Equal((Shift.Lin, "odd_hours", 3), (alert.Person, alert.Rule, alert.Found));
    }

    [Fact]
    public async Task Bait_alerts_at_once_and_only_administrators_know_it()
    {
        foreach (var staff in new[] { _lin, _jing })
        {
            await Customer.RefusedAsync(await staff.GetAsync("/api/console/canaries"), HttpStatusCode.Forbidden, "request.forbidden");
            await Customer.RefusedAsync(await staff.PostAsync("/api/console/canaries", new AddCanary("90000009")), HttpStatusCode.Forbidden, "request.forbidden");
        }

        foreach (var wrong in (string[])["", "9000000x", new('9', 33)])
        {
            await Customer.RefusedAsync(await _admin.PostAsync("/api/console/canaries", new AddCanary(wrong)), HttpStatusCode.BadRequest, "request.invalid");
        }

        Assert.Equal(HttpStatusCode.NoContent, (await _admin.PostAsync("/api/console/canaries", new AddCanary("90000009"))).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await _admin.PostAsync("/api/console/canaries", new AddCanary("90000009"))).StatusCode);
        Assert.Equal("90000009", Assert.Single((await _admin.ReadAsync<CanariesView>("/api/console/canaries")).Items).Uid);
        Assert.Equal("""{"uid":"90\u2026009"}""", Assert.Single(await RowsAsync(_app, "select detail from audit_events where action = 'canary.added'")));

        var id = Assert.Single(await ReadAsync(_lin, "90000009"));
        Assert.Equal((Shift.Lin, "canary"), Assert.Single((await AlertsAsync(_jing)).Items) is var alert ? (alert.Person, alert.Rule) : default);
        await Customer.RefusedAsync(await _lin.GetAsync($"/api/console/cases/{id}/records/withdrawals"), HttpStatusCode.Forbidden, "reading.paused");

        Assert.Equal(HttpStatusCode.NoContent, (await _admin.DeleteAsync("/api/console/canaries/90000009")).StatusCode);
        await Customer.RefusedAsync(await _admin.DeleteAsync("/api/console/canaries/90000009"), HttpStatusCode.NotFound, "canary.not_found");
    }

    [Fact]
    public async Task It_is_judged_by_itself_and_holds_over_a_restart()
    {
        await ReadAsync(_lin, "10000001", "20000002", "30000003", "40000004");
        await Eventually.HoldsAsync(async () => (await AlertsAsync(_jing)).Items.Count == 1, "the alert is raised by itself");

        var again = await StartAsync(_app.Storage, exchange: _exchange, settings: Settings);
        var lin = await StaffClient.NamedAsync(again, Shift.Lin);
        var mine = (await Shift.ListAsync(lin, "mine")).Items[0];
        await Customer.RefusedAsync(await lin.GetAsync($"/api/console/cases/{mine.Id}/customer"), HttpStatusCode.Forbidden, "reading.paused");
    }

    [Theory]
    [InlineData("CustomerData:ProfilesPerHour", "1", "ProfilesPerHour")]
    [InlineData("CustomerData:RevealsPerHour", "-1", "RevealsPerHour")]
    [InlineData("CustomerData:WorkZone", "Mars/Base", "CustomerData:WorkZone is 'Mars/Base'")]
    [InlineData("CustomerData:WorkBegins", "24", "WorkBegins")]
    public async Task A_setting_that_cannot_be_stops_the_start_by_its_name(string name, string value, string told)
    {
        ExpectError(told);
        Assert.Contains(told, (await Record.ExceptionAsync(() => StartAsync(settings: (name, value))))?.ToString(), StringComparison.Ordinal);
    }

    public override async ValueTask InitializeAsync()
    {
        _exchange = await StartExchangeAsync();
        _app = await StartAsync(exchange: _exchange, settings: Settings);
        var shift = new Shift(_app);
        (_lin, _jing, _admin) = (await shift.OnBreakAsync(Shift.Lin), await shift.OnBreakAsync(Shift.Jing), await shift.OnBreakAsync("Admin"));
    }

    // Takes a case of each of these customers and reads their card.
    private async Task<IReadOnlyList<CaseId>> ReadAsync(StaffClient staff, params string[] uids)
    {
        var cases = new List<CaseId>();
        foreach (var uid in uids)
        {
            cases.Add(await ConsoleScene.QueuedAsync(await Customer.StartAsync(_app, _exchange.Identity.For(uid))));
            await Shift.RowAsync(Shift.AssignAsync(staff, cases[^1]));
            Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync($"/api/console/cases/{cases[^1]}/customer")).StatusCode);
        }

        return cases;
    }

    private Task<int> StoredReadAsync(StaffClient staff, DateTimeOffset at, string uid) => _app.Get<WriteGate>().WriteAsync(session =>
    {
        session.Db.Add(new Server.Cases.Model.DataRead { Id = Guid.CreateVersion7(at), ById = staff.Session.Staff.Id, CaseId = CaseId.New(Clock), CustomerId = CustomerId.New(Clock), Uid = uid, Kind = "card", Reason = "quality", At = at });
        return session.Db.SaveChangesAsync(Ending);
    }, Ending);

    private Task JudgeAsync() => _app.Get<WatchReading>().JudgeAsync(Ending);

    private async Task<ReadingAlertView> PausedAsync(StaffClient staff, string rule, int found)
    {
        await JudgeAsync();
        var alert = (await AlertsAsync(_admin)).Items[0];
        Assert.Equal((staff.Session.Staff.Name, rule, found, null), (alert.Person, alert.Rule, alert.Found, alert.ClearedBy));

        // Whom it is about is not told by which rule: it may have been bait.
        var told = (await AlertsAsync(_jing)).Items[0];
        Assert.Equal(staff == _jing ? ("untold", 0, true) : (rule, found, false), (told.Rule, told.Found, told.Mine));
        return alert;
    }

    private static Task<ReadingAlertsView> AlertsAsync(StaffClient staff) => staff.ReadAsync<ReadingAlertsView>("/api/console/reading-alerts");

    private static Task<HttpResponseMessage> ClearAsync(StaffClient staff, AlertId id, string note = Note) => staff.PostAsync($"/api/console/reading-alerts/{id}/clear", new ClearAlert(note));
}

public sealed class ReadingAlertTestsOnSqlite() : ReadingAlertTests(TestDatabase.Sqlite);

public sealed class ReadingAlertTestsOnPostgres(PostgresCluster cluster) : ReadingAlertTests(TestDatabase.Postgres(cluster));
