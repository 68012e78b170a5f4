using System.Net;
using System.Text.Json;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Accounts;

/// <summary>One covered field is shown for a minute, with a reason, counted, and above the budget by two people.</summary>
public abstract class RevealTests(TestDatabase database) : SliceTest(database)
{
    private const string Address = "0x7f3a91c2e8b4d6f0aa91c2e8b4d6f0127f3a91c2";
    private const string Hash = "0x9c1185a5c5e9fc54612808977ee8f548b2258d31";
    private const string Note = "客户在电话里念出了整串地址";

    private static readonly RevealField Wish = new("withdrawals", "W1", "address", "match", Note);

    private VigilApplication _app = null!;
    private FakeExchange _exchange = null!;
    private StaffClient _lin = null!;
    private StaffClient _jing = null!;
    private CaseId _case;

    [Fact]
    public async Task A_reason_shows_one_field_and_the_trail_tells_of_it_by_codes_alone()
    {
        var shown = await RevealedAsync(Wish);

        Assert.Equal(new RevealedView(Address, Clock.Now.AddSeconds(60)), shown);
        Assert.Equal(Hash, (await RevealedAsync(Wish with { Field = "txId" })).Value);
        Assert.Equal("seller: 请转给张三\nbuyer: 好", (await RevealedAsync(new RevealField("c2c-orders", "C1", "chat", "dispute", Note))).Value);
        var trail = await TrailAsync("customer.revealed");
        Assert.Equal(3, trail.Count);
        Assert.Contains(trail, line => line.StartsWith($"staff:{_lin.Session.Staff.Id} case:{_case} {{\"record\":\"withdrawals:W1\",\"field\":\"address\",\"reason\":\"match\",\"reveal\":", StringComparison.Ordinal));
        Assert.DoesNotContain(await RowsAsync(_app, "select coalesce(detail, '') from audit_events"), detail => detail.Contains(Address, StringComparison.Ordinal) || detail.Contains("电话", StringComparison.Ordinal));
        Assert.DoesNotContain(_app.Log.Lines, line => line.Text.Contains(Address, StringComparison.Ordinal));

        // The list stays covered, also while the value is on the screen.
        Assert.DoesNotContain(Address, await (await _lin.GetAsync($"/api/console/cases/{_case}/records/withdrawals")).Content.ReadAsStringAsync(Ending), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_in_the_trail_before_it_is_shown_and_kept_by_no_cache()
    {
        var answer = await RevealAsync(_lin, Wish);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Single(await TrailAsync("customer.revealed"));

        // What could not be read costs nobody their budget and tells the trail nothing.
        _exchange.Refused[ConsoleScene.At("withdrawals")] = 503;
        await RefusedAsync(_lin, Wish, HttpStatusCode.ServiceUnavailable, "exchange.unavailable");
        Assert.Single(await TrailAsync("customer.revealed"));
    }

    [Theory]
    [InlineData("""{"kind":"balances","recordId":"W1","field":"address","reason":"match","note":"five or more"}""", HttpStatusCode.NotFound, "There are records")]
    [InlineData("""{"recordId":"W1","field":"address","reason":"match","note":"five or more"}""", HttpStatusCode.NotFound, "There are records")]
    [InlineData("""{"kind":"withdrawals","recordId":"W1","field":"amount","reason":"match","note":"five or more"}""", HttpStatusCode.BadRequest, "field must be one of address, memo, txId")]
    [InlineData("""{"kind":"fills","recordId":"W1","field":"address","reason":"match","note":"five or more"}""", HttpStatusCode.BadRequest, "field must be one of none")]
    [InlineData("""{"kind":"withdrawals","recordId":"W1/../x","field":"address","reason":"match","note":"five or more"}""", HttpStatusCode.BadRequest, "recordId")]
    [InlineData("""{"kind":"withdrawals","field":"address","reason":"match","note":"five or more"}""", HttpStatusCode.BadRequest, "recordId")]
    [InlineData("""{"kind":"withdrawals","recordId":"W1","field":"address","reason":"curious","note":"five or more"}""", HttpStatusCode.BadRequest, "reason must be one of match")]
    [InlineData("""{"kind":"withdrawals","recordId":"W1","field":"address","reason":"match","note":" 4444 "}""", HttpStatusCode.BadRequest, "note")]
    [InlineData("""{"kind":"withdrawals","recordId":"W1","field":"address","reason":"match"}""", HttpStatusCode.BadRequest, "note")]
    [InlineData("""{"kind":"withdrawals","recordId":"W2","field":"address","reason":"match","note":"five or more"}""", HttpStatusCode.NotFound, "There is no such record")]
    [InlineData("""{"kind":"withdrawals","recordId":"W1","field":"memo","reason":"match","note":"five or more"}""", HttpStatusCode.NotFound, "There is no such record")]
    public async Task What_is_wrong_is_named_and_shows_nothing(string body, HttpStatusCode status, string named)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        var problem = await Customer.ReadAsync<JsonElement>(await _lin.Http.PostAsync(new Uri(Path, UriKind.Relative), content, Ending), status);
        Assert.StartsWith(named, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Empty(await TrailAsync("customer.revealed"));
    }

    [Fact]
    public async Task Whoever_may_not_read_the_customers_data_reveals_none_of_it()
    {
        await RefusedAsync(_jing, Wish, HttpStatusCode.Forbidden, "case.data_closed");
        await Shift.RowAsync(Shift.ResolveAsync(_lin, _case));
        await RefusedAsync(_lin, Wish, HttpStatusCode.Forbidden, "case.data_closed");
    }

    [Fact]
    public async Task Of_fifty_at_once_exactly_the_budget_is_shown()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => RevealAsync(_lin, Wish)));

        Assert.Equal(10, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        Assert.All(answers.Where(a => a.StatusCode != HttpStatusCode.OK), a => Assert.Equal(HttpStatusCode.Conflict, a.StatusCode));
        Assert.Equal(10, (await TrailAsync("customer.revealed")).Count);
        Assert.Equal("10", Assert.Single(await RowsAsync(_app, "select count(*) from reveals")));
    }

    [Fact]
    public async Task A_budget_is_one_persons_and_comes_back_by_the_hour_but_not_beyond_the_day()
    {
        for (var hour = 0; hour < 4; hour++)
        {
            await SpendAsync(_lin, 10);
            await RefusedAsync(_lin, Wish, HttpStatusCode.Conflict, "reveal.budget_spent");
            Clock.Advance(TimeSpan.FromHours(1));
            _lin = await new Shift(_app).OnBreakAsync(Shift.Lin);
        }

        await RefusedAsync(_lin, Wish, HttpStatusCode.Conflict, "reveal.budget_spent");
        var shift = new Shift(_app);
        var jing = await shift.OnBreakAsync(Shift.Jing);
        await Shift.LookAsync(jing, _case);
        Assert.Equal(HttpStatusCode.OK, (await RevealAsync(jing, Wish)).StatusCode);
        Clock.Advance(TimeSpan.FromHours(20));
        _lin = await shift.OnBreakAsync(Shift.Lin);
        Assert.Equal(HttpStatusCode.OK, (await RevealAsync(_lin, Wish)).StatusCode);
    }

    [Fact]
    public async Task Above_the_budget_a_second_person_agrees_to_exactly_this_field_once()
    {
        await SpendAsync(_lin, 10);
        var asked = await Customer.ReadAsync<ApprovalView>(await _lin.PostAsync($"{Path}/approval", Wish), HttpStatusCode.Created);
        Assert.Equal(("customer.reveal", "withdrawals:W1", "address", "match", Note), (asked.Kind, asked.Content["record"], asked.Content["field"], asked.Content["reason"], asked.Note));
        var approved = Wish with { Approval = asked.Id };
        await RefusedAsync(_lin, approved, HttpStatusCode.Conflict, "reveal.not_approved");

        // An agent decides on nothing, not on a colleague's either.
        var sofia = await new Shift(_app).OnBreakAsync(Shift.Sofia);
        await Customer.RefusedAsync(await DecideAsync(sofia, asked), HttpStatusCode.Forbidden, "request.forbidden");
        await Customer.ReadAsync<ApprovalView>(await DecideAsync(_jing, asked), HttpStatusCode.OK);

        foreach (var other in (RevealField[])[approved with { Field = "txId" }, approved with { RecordId = "W3" }, approved with { Kind = "deposits" }, approved with { Reason = "dispute" }])
        {
            await RefusedAsync(_lin, other, HttpStatusCode.Conflict, "reveal.not_approved");
        }

        await Shift.LookAsync(_jing, _case);
        await RefusedAsync(_jing, approved, HttpStatusCode.Conflict, "reveal.not_approved");
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => RevealAsync(_lin, approved)));
        Assert.Equal(Address, (await Customer.ReadAsync<RevealedView>(Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK), HttpStatusCode.OK)).Value);
        Assert.Equal(19, answers.Count(a => a.StatusCode == HttpStatusCode.Conflict));
        Assert.Contains(await TrailAsync("customer.revealed"), line => line.Contains($"\"approval\":\"{asked.Id}\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("security")]
    [InlineData("legal")]
    public async Task Nobody_alone_keeps_from_a_customer_that_a_value_was_shown(string reason)
    {
        var untold = Wish with { Reason = reason };
        await RefusedAsync(_lin, untold, HttpStatusCode.Conflict, "reveal.needs_second_person");
        Assert.Empty(await TrailAsync("customer.revealed"));

        // What was agreed to for a reason that is told is not agreed to for one that is not.
        var told = await AgreedAsync(Wish);
        await RefusedAsync(_lin, untold with { Approval = told.Id }, HttpStatusCode.Conflict, "reveal.not_approved");

        var agreed = await AgreedAsync(untold);
        Assert.Equal(Address, (await RevealedAsync(untold with { Approval = agreed.Id })).Value);
    }

    [Fact]
    public async Task A_proof_of_who_one_is_that_is_older_than_five_minutes_shows_nothing()
    {
        Clock.Advance(TimeSpan.FromMinutes(6));
        await RefusedAsync(_lin, Wish, HttpStatusCode.Forbidden, "staff.step_up_required");
        await Customer.RefusedAsync(await _lin.PostAsync($"{Path}/approval", Wish), HttpStatusCode.Forbidden, "staff.step_up_required");
        Assert.Empty(await TrailAsync("customer.revealed"));
    }

    [Fact]
    public async Task Nobody_gives_themselves_full_sight_by_moving_a_case_to_the_security_lane()
    {
        // Jing serves both lanes; Lan, to whom it comes there, sees it whole.
        var shift = new Shift(_app);
        var lan = await shift.OnBreakAsync(Shift.Lan);
        await Shift.RowAsync(Shift.TransferAsync(_lin, _case, queue: "general"));
        await Shift.RowAsync(Shift.TransferAsync(_jing, _case, queue: "security"));
        await Shift.RowAsync(Shift.AssignAsync(_jing, _case));
        var mine = await (await _jing.GetAsync($"/api/console/cases/{_case}/records/withdrawals")).Content.ReadAsStringAsync(Ending);
        Assert.Contains("\"W1\"", mine, StringComparison.Ordinal);
        Assert.DoesNotContain(Address, mine, StringComparison.Ordinal);

        await Shift.RowAsync(Shift.TransferAsync(_jing, _case, lan));
        Assert.Contains(Address, await (await lan.GetAsync($"/api/console/cases/{_case}/records/withdrawals")).Content.ReadAsStringAsync(Ending), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agreement_holds_for_an_hour()
    {
        var asked = await Customer.ReadAsync<ApprovalView>(await _lin.PostAsync($"{Path}/approval", Wish), HttpStatusCode.Created);
        await Customer.ReadAsync<ApprovalView>(await DecideAsync(_jing, asked), HttpStatusCode.OK);
        Clock.Advance(TimeSpan.FromHours(1));
        _lin = await new Shift(_app).OnBreakAsync(Shift.Lin);
        await RefusedAsync(_lin, Wish with { Approval = asked.Id }, HttpStatusCode.Conflict, "reveal.not_approved");
    }

    [Fact]
    public async Task A_secret_in_the_note_is_masked_before_it_is_stored()
    {
        await RevealedAsync(Wish with { Note = "客户说密码是hunter2Secret!，请核对" });
        Assert.DoesNotContain("hunter2", Assert.Single(await RowsAsync(_app, "select note from reveals")), StringComparison.Ordinal);
    }

    public override async ValueTask InitializeAsync()
    {
        _exchange = await StartExchangeAsync();
        _exchange.Answers[ConsoleScene.At("")] = ConsoleScene.Profile();
        _exchange.Answers[ConsoleScene.At("withdrawals")] = ConsoleScene.Page($$"""{"id":"W1","address":"{{Address}}","txId":"{{Hash}}","steps":[]}""", $$"""{"id":"W3","address":"{{Address}}","steps":[]}""");
        _exchange.Answers[ConsoleScene.At("deposits")] = ConsoleScene.Page($$"""{"id":"W1","address":"{{Address}}","txId":"{{Hash}}","steps":[]}""");
        _exchange.Answers[ConsoleScene.At("c2c-orders")] = ConsoleScene.Page("""{"id":"C1","counterpartyName":"张三","chat":[{"from":"seller","text":"请转给张三"},{"from":"buyer","text":"好"}]}""");
        _app = await StartAsync(exchange: _exchange, settings: Shift.Demo);
        var customer = await Customer.StartAsync(_app, _exchange.Identity.For(ConsoleScene.Uid));
        var shift = new Shift(_app);
        (_lin, _jing) = (await shift.OnBreakAsync(Shift.Lin), await shift.OnBreakAsync(Shift.Jing));
        _case = await ConsoleScene.QueuedAsync(customer);
        await Shift.RowAsync(Shift.AssignAsync(_lin, _case));

        // Nobody waits, so that the case stays where it is when the calendar goes on.
        Assert.Equal(HttpStatusCode.Created, (await Shift.SayAsync(_lin, _case, "我来核对")).StatusCode);
    }

    private string Path => $"/api/console/cases/{_case}/reveals";

    private Task<HttpResponseMessage> RevealAsync(StaffClient staff, RevealField wish) => staff.PostAsync(Path, wish);

    private async Task<RevealedView> RevealedAsync(RevealField wish) => await Customer.ReadAsync<RevealedView>(await RevealAsync(_lin, wish), HttpStatusCode.OK);

    private async Task RefusedAsync(StaffClient staff, RevealField wish, HttpStatusCode status, string code) => await Customer.RefusedAsync(await RevealAsync(staff, wish), status, code);

    private async Task SpendAsync(StaffClient staff, int times)
    {
        for (var i = 0; i < times; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await RevealAsync(staff, Wish)).StatusCode);
        }
    }

    private async Task<ApprovalView> AgreedAsync(RevealField wish)
    {
        var asked = await Customer.ReadAsync<ApprovalView>(await _lin.PostAsync($"{Path}/approval", wish), HttpStatusCode.Created);
        return await Customer.ReadAsync<ApprovalView>(await DecideAsync(_jing, asked), HttpStatusCode.OK);
    }

    private static Task<HttpResponseMessage> DecideAsync(StaffClient staff, ApprovalView wish) => staff.PostAsync($"/api/console/approvals/{wish.Id}/decision", new DecideApproval("approved", wish.Hash));

    private Task<List<string>> TrailAsync(string action) => RowsAsync(_app, $"select actor || ' ' || object || ' ' || detail from audit_events where action = '{action}'");
}

public sealed class RevealTestsOnSqlite() : RevealTests(TestDatabase.Sqlite);

public sealed class RevealTestsOnPostgres(PostgresCluster cluster) : RevealTests(TestDatabase.Postgres(cluster));
