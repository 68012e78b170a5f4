using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Platform.Data;
using Vigil.Server.Staff;
using Vigil.Server.Staff.People;
using Vigil.Server.Tests.Accounts;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Cases;

/// <summary>Who leads a shift opens a case's data with a reason: for a while, for themselves, told in the trail, and reviewed by somebody else.</summary>
public abstract class LookTests(TestDatabase database) : SliceTest(database)
{
    private const string Password = "a long walk by the sea";
    private const string Note = "客户投诉，核对上次的回复";

    private VigilApplication _app = null!;
    private FakeExchange _exchange = null!;
    private Customer _customer = null!;
    private StaffClient _lin = null!;
    private StaffClient _jing = null!;
    private StaffClient _admin = null!;
    private CaseId _case;

    private string Card => $"/api/console/cases/{_case}/customer";

    [Fact]
    public async Task A_reason_opens_a_colleagues_case_for_fifteen_minutes()
    {
        await ClosedAsync(_jing, Card);
        Assert.Null((await RowAsync(_jing)).LookUntil);

        var opened = await Customer.ReadAsync<LookOpenedView>(await Shift.LookAsync(_jing, _case), HttpStatusCode.Created);

        Assert.Equal(Clock.Now.AddMinutes(15), opened.Until);
        Assert.Equal(opened.Until, (await RowAsync(_jing)).LookUntil);
        Assert.Null((await RowAsync(_lin)).LookUntil);
        Assert.NotNull((await _jing.ReadAsync<CustomerCardView>(Card)).Profile);
        Assert.Equal(HttpStatusCode.OK, (await _jing.GetAsync($"/api/console/cases/{_case}/records/logs")).StatusCode);

        Clock.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await _jing.GetAsync(Card)).StatusCode);
        Clock.Advance(TimeSpan.FromSeconds(1));
        await ClosedAsync(_jing, Card);
        Assert.Null((await RowAsync(_jing)).LookUntil);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_opens_nothing_for_longer()
    {
        await OpenedAsync(_jing, _case);
        Clock.Now = Clock.Now.AddMinutes(-5);
        await ClosedAsync(_jing, Card);
    }

    [Fact]
    public async Task It_opens_this_case_to_this_person_and_also_one_that_is_done()
    {
        var other = await ConsoleScene.QueuedAsync(_customer);
        await OpenedAsync(_jing, _case);

        Assert.Equal(HttpStatusCode.OK, (await _jing.GetAsync(Card)).StatusCode);
        await ClosedAsync(_jing, $"/api/console/cases/{other}/customer");
        await ClosedAsync(_admin, Card);

        await Shift.RowAsync(Shift.ResolveAsync(_lin, _case));
        Assert.Equal(HttpStatusCode.OK, (await _jing.GetAsync(Card)).StatusCode);
        await ClosedAsync(_lin, Card);
    }

    [Fact]
    public async Task Neither_an_agent_nor_an_auditor_opens_or_reviews_anything()
    {
        var vera = await AddedAsync("Vera", StaffRole.Auditor);
        var look = await LookAsync(_jing);
        foreach (var staff in new[] { _lin, vera })
        {
            await Customer.RefusedAsync(await Shift.LookAsync(staff, _case), HttpStatusCode.Forbidden, "request.forbidden");
            await Customer.RefusedAsync(await Shift.LookAsync(staff, CaseId.New(Clock)), HttpStatusCode.Forbidden, "request.forbidden");
            await Customer.RefusedAsync(await staff.GetAsync("/api/console/looks"), HttpStatusCode.Forbidden, "request.forbidden");
            await Customer.RefusedAsync(await ReviewAsync(staff, look.Id, "justified"), HttpStatusCode.Forbidden, "request.forbidden");
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await vera.GetAsync(Card)).StatusCode);
        Assert.Single(await TrailAsync("case.opened_with_reason"));
        Assert.Null(Assert.Single((await LooksAsync(_admin)).Items).Verdict);
    }

    [Theory]
    [InlineData("""{"note":"five or more"}""", "reason")]
    [InlineData("""{"reason":"curious","note":"five or more"}""", "reason")]
    [InlineData("""{"reason":"Quality","note":"five or more"}""", "reason")]
    [InlineData("""{"reason":"quality"}""", "note")]
    [InlineData("""{"reason":"quality","note":"  four  "}""", "note")]
    [InlineData("""{"reason":"quality","note":"a\u0000bcdef"}""", "note")]
    [InlineData("""{"reason":"quality","note":"a\ud800bcdef"}""", "")]
    [InlineData("{", "")]
    public async Task What_is_missing_or_wrong_is_named_and_opens_nothing(string body, string named)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        var answer = await _jing.Http.PostAsync(new Uri($"/api/console/cases/{_case}/look", UriKind.Relative), content, Ending);

        Assert.StartsWith(named, (await Customer.ReadAsync<JsonElement>(answer, HttpStatusCode.BadRequest)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Empty((await LooksAsync(_jing)).Items);
        await ClosedAsync(_jing, Card);
    }

    [Fact]
    public async Task A_note_has_at_most_300_characters_and_a_case_that_is_not_there_comes_first()
    {
        await Customer.RefusedAsync(await Shift.LookAsync(_jing, _case, note: new string('字', 301)), HttpStatusCode.BadRequest, "request.invalid");
        await OpenedAsync(_jing, _case, note: new string('字', 300));
        await Customer.RefusedAsync(await Shift.LookAsync(_jing, CaseId.New(Clock), "curious"), HttpStatusCode.NotFound, "case.not_found");
    }

    [Fact]
    public async Task The_trail_tells_of_it_before_anything_is_shown_by_codes_and_ids_alone()
    {
        var look = await LookAsync(_jing);
        _exchange.Hold();
        var reading = _jing.GetAsync(Card);
        await Eventually.HoldsAsync(() => _exchange.Requests.Any(path => path.StartsWith(ConsoleScene.At(""), StringComparison.Ordinal)), "the exchange is asked");

        var me = $"staff:{_jing.Session.Staff.Id}";
        Assert.Equal([$"{me} case:{_case} {{\"reason\":\"complaint\",\"look\":\"{look.Id}\"}}"], await TrailAsync("case.opened_with_reason"));
        Assert.Equal([$"{me} case:{_case} {{\"kind\":\"card\"}}"], await TrailAsync("customer.card_read"));
        _exchange.Release();
        Assert.Equal(HttpStatusCode.OK, (await reading).StatusCode);

        Assert.Equal((Note, "complaint", Shift.Jing, true), (look.Note, look.Reason, look.By, look.Mine));
        Assert.DoesNotContain(await RowsAsync(_app, "select coalesce(detail, '') from audit_events"), detail => detail.Contains("投诉", StringComparison.Ordinal));
        Assert.DoesNotContain(_app.Log.Lines, line => line.Text.Contains("投诉", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_secret_in_the_note_is_masked_before_it_is_stored()
    {
        await OpenedAsync(_jing, _case, note: "客户说密码是hunter2Secret!，请核对");

        Assert.DoesNotContain("hunter2", Assert.Single(await RowsAsync(_app, "select note from looks")), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", Assert.Single((await LooksAsync(_jing)).Items).Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_ends_early_with_the_permission_and_with_the_person()
    {
        await OpenedAsync(_jing, _case);
        await OpenedAsync(_admin, _case);
        await _app.Get<WriteGate>().WriteAsync(session => session.Db.Database.ExecuteSqlAsync($"update staff_accounts set role = 'agent' where id = {_jing.Session.Staff.Id.Value}", Ending), Ending);
        await _app.Get<StaffAccess>().DeactivateAsync(_admin.Session.Staff.Id, Audit.Terminal, Ending);
        Clock.Advance(TimeSpan.FromSeconds(2));

        await ClosedAsync(_jing, Card);
        await Customer.RefusedAsync(await _admin.GetAsync(Card), HttpStatusCode.Unauthorized, "session.required");
    }

    [Fact]
    public async Task How_long_it_lasts_is_a_setting_with_bounds()
    {
        var app = await StartAsync(_app.Storage, settings: [Shift.Demo, ("Staff:LookMinutes", "60")]);
        var jing = await StaffClient.NamedAsync(app, Shift.Jing);
        Assert.Equal(Clock.Now.AddHours(1), (await Customer.ReadAsync<LookOpenedView>(await Shift.LookAsync(jing, _case), HttpStatusCode.Created)).Until);

        ExpectError("'LookMinutes'");
        foreach (var wrong in (string[])["0", "61"])
        {
            var stopped = await Record.ExceptionAsync(() => StartAsync(_app.Storage, settings: ("Staff:LookMinutes", wrong)));
            Assert.Contains("LookMinutes", stopped?.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Another_person_reviews_a_look_once()
    {
        var look = await LookAsync(_jing);
        await Customer.RefusedAsync(await ReviewAsync(_jing, look.Id, "justified"), HttpStatusCode.Conflict, "look.own");
        await Customer.RefusedAsync(await ReviewAsync(_admin, LookId.New(Clock), "justified"), HttpStatusCode.NotFound, "look.not_found");
        Assert.StartsWith("verdict must be justified or unjustified", (await Customer.ReadAsync<JsonElement>(await ReviewAsync(_admin, look.Id, "fine"), HttpStatusCode.BadRequest)).GetProperty("detail").GetString(), StringComparison.Ordinal);

        var reviewed = await Customer.ReadAsync<LookView>(await ReviewAsync(_admin, look.Id, "unjustified"), HttpStatusCode.OK);
        Assert.Equal(("unjustified", "Admin", (DateTimeOffset?)Clock.Now, false), (reviewed.Verdict, reviewed.ReviewedBy, reviewed.ReviewedAt, reviewed.Mine));

        // The same word again changes nothing, also later.
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(reviewed, await Customer.ReadAsync<LookView>(await ReviewAsync(_admin, look.Id, "unjustified"), HttpStatusCode.OK));
        await Customer.RefusedAsync(await ReviewAsync(_admin, look.Id, "justified"), HttpStatusCode.Conflict, "look.reviewed");
        var vera = await AddedAsync("Vera", StaffRole.Supervisor);
        await Customer.RefusedAsync(await ReviewAsync(vera, look.Id, "unjustified"), HttpStatusCode.Conflict, "look.reviewed");
        await Customer.RefusedAsync(await ReviewAsync(_jing, look.Id, "unjustified"), HttpStatusCode.Conflict, "look.own");
        Assert.Equal([$"staff:{_admin.Session.Staff.Id} case:{_case} {{\"verdict\":\"unjustified\",\"look\":\"{look.Id}\"}}"], await TrailAsync("case.look_reviewed"));
    }

    [Fact]
    public async Task Nobody_reviews_their_own_look_under_another_account()
    {
        var look = await LookAsync(_jing);
        var second = await AddedAsync("Jing-Admin", StaffRole.Admin, _jing.Session.Staff.Id);
        await Customer.RefusedAsync(await ReviewAsync(second, look.Id, "justified"), HttpStatusCode.Conflict, "look.own");
        Assert.Null(Assert.Single((await LooksAsync(_admin)).Items).Verdict);
    }

    [Fact]
    public async Task Of_twenty_reviews_at_once_one_counts()
    {
        var look = await LookAsync(_jing);
        var vera = await AddedAsync("Vera", StaffRole.Supervisor);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => ReviewAsync(i % 2 == 0 ? _admin : vera, look.Id, i % 2 == 0 ? "justified" : "unjustified")));

        var stored = Assert.Single((await LooksAsync(_jing)).Items);
        var winners = stored.Verdict == "justified" ? 0 : 1;
        Assert.Equal(winners == 0 ? "Admin" : "Vera", stored.ReviewedBy);
        Assert.All(answers.Where((_, i) => i % 2 == winners), answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.All(answers.Where((_, i) => i % 2 != winners), answer => Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode));
        Assert.Single(await TrailAsync("case.look_reviewed"));
    }

    [Fact]
    public async Task Pages_follow_each_other_the_newest_first_also_while_looks_are_added()
    {
        var made = new List<DateTimeOffset>();
        for (var i = 0; i < 7; i++)
        {
            made.Add(Clock.Now);
            await OpenedAsync(i % 2 == 0 ? _jing : _admin, _case);
            Clock.Advance(TimeSpan.FromSeconds(i % 3));
        }

        var seen = new List<LookView>();
        string? after = null;
        do
        {
            var page = await LooksAsync(_jing, $"?limit=2{(after is null ? "" : $"&after={Uri.EscapeDataString(after)}")}");
            Assert.InRange(page.Items.Count, 1, 2);
            seen.AddRange(page.Items);
            await OpenedAsync(_jing, _case);
            after = page.Next;
        }
        while (after is not null);
        Assert.Equal(made.OrderDescending(), seen.Select(l => l.At));
        Assert.Equal(7, seen.Select(l => l.Id).Distinct().Count());
        Assert.All(seen, l => Assert.Equal((_case, l.By == Shift.Jing), (l.CaseId, l.Mine)));
        Assert.Matches("^[A-Z0-9-]+$", seen[0].Number);

        foreach (var wrong in (string[])["?limit=0", "?limit=101", "?after=x", "?after=MXwy"])
        {
            await Customer.RefusedAsync(await _jing.GetAsync($"/api/console/looks{wrong}"), HttpStatusCode.BadRequest, "request.invalid");
        }
    }

    [Fact]
    public async Task Who_has_left_keeps_the_name_on_their_looks()
    {
        await OpenedAsync(_admin, _case);
        await _app.Get<StaffAccess>().DeactivateAsync(_admin.Session.Staff.Id, Audit.Terminal, Ending);
        Assert.Equal("Admin", Assert.Single((await LooksAsync(_jing)).Items).By);
    }

    public override async ValueTask InitializeAsync()
    {
        _exchange = await StartExchangeAsync();
        _exchange.Answers[ConsoleScene.At("")] = ConsoleScene.Profile();
        _app = await StartAsync(exchange: _exchange, settings: Shift.Demo);
        _customer = await Customer.StartAsync(_app, _exchange.Identity.For(ConsoleScene.Uid));
        var shift = new Shift(_app);
        (_lin, _jing, _admin) = (await shift.OnBreakAsync(Shift.Lin), await shift.OnBreakAsync(Shift.Jing), await shift.OnBreakAsync("Admin"));
        _case = await ConsoleScene.QueuedAsync(_customer);
        await Shift.RowAsync(Shift.AssignAsync(_lin, _case));
        _exchange.Requests.Clear();
    }

    private static async Task ClosedAsync(StaffClient staff, string path) => await Customer.RefusedAsync(await staff.GetAsync(path), HttpStatusCode.Forbidden, "case.data_closed");

    private static async Task OpenedAsync(StaffClient staff, CaseId id, string note = Note) => await Customer.ReadAsync<LookOpenedView>(await Shift.LookAsync(staff, id, "complaint", note), HttpStatusCode.Created);

    private static Task<HttpResponseMessage> ReviewAsync(StaffClient staff, LookId look, string verdict) => staff.PostAsync($"/api/console/looks/{look}/review", new JudgeLook(verdict));

    private static Task<LooksPageView> LooksAsync(StaffClient staff, string query = "") => staff.ReadAsync<LooksPageView>($"/api/console/looks{query}");

    private Task<CaseRowView> RowAsync(StaffClient staff) => staff.ReadAsync<CaseRowView>($"/api/console/cases/{_case}");

    private async Task<LookView> LookAsync(StaffClient staff)
    {
        await OpenedAsync(staff, _case);
        return Assert.Single((await LooksAsync(staff)).Items);
    }

    private async Task<StaffClient> AddedAsync(string name, StaffRole role, StaffId? samePersonAs = null)
    {
        var email = $"{name.ToLowerInvariant()}@example.com";
        Assert.Null((await _app.Get<AddStaffMember>().HandleAsync(new NewStaffMember(name, email, Password, role, "en", [], samePersonAs), Audit.Terminal, Ending)).Refusal);
        return await StaffClient.SignInAsync(_app, email, Password);
    }

    private Task<List<string>> TrailAsync(string action) => RowsAsync(_app, $"select actor || ' ' || object || ' ' || detail from audit_events where action = '{action}' order by at");
}

public sealed class LookTestsOnSqlite() : LookTests(TestDatabase.Sqlite);

public sealed class LookTestsOnPostgres(PostgresCluster cluster) : LookTests(TestDatabase.Postgres(cluster));
