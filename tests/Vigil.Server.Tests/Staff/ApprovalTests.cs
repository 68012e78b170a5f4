using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;
using Vigil.Server.Staff;
using Vigil.Server.Staff.People;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;
using Vigil.Server.Tests.Privacy;

namespace Vigil.Server.Tests.Staff;

/// <summary>What needs two people gets done by two, once, and as it was read; told with the export of a customer's conversations, the first kind there is.</summary>
public abstract class ApprovalTests(TestDatabase database) : SliceTest(database)
{
    private const string Password = "a long walk by the sea";
    private const string Note = "客户要求提供本人记录的副本";
    private const string Said = "我的提币还没到，急";
    private const string Canary = "内部：可能是洗钱团伙";

    private VigilApplication _app = null!;
    private Customer _customer = null!;
    private StaffClient _lin = null!;
    private StaffClient _jing = null!;
    private StaffClient _admin = null!;
    private CaseId _case;

    [Fact]
    public async Task A_second_person_agrees_and_who_asked_fetches_what_the_customer_may_see()
    {
        await Customer.ReadAsync<JsonElement>(await Shift.NoteAsync(_lin, _case, Canary), HttpStatusCode.Created);
        var wish = await AskedAsync(_jing);
        Assert.Equal(("customer.export", "waiting", Shift.Jing, true, Note), (wish.Kind, wish.State, wish.RequestedBy, wish.Mine, wish.Note));
        Assert.Equal(Clock.Now.AddHours(24), wish.ExpiresAt);
        Assert.Equal((_case, wish.Content["case"]), (wish.CaseId, wish.CaseNumber));
        await Customer.RefusedAsync(await FetchAsync(_jing, wish.Id), HttpStatusCode.NotFound, "export.not_found");

        var read = Assert.Single((await ListAsync(_admin)).Items);
        Assert.False(read.Mine);
        var decided = await Customer.ReadAsync<ApprovalView>(await DecideAsync(_admin, read, "approved"), HttpStatusCode.OK);
        Assert.Equal(("approved", "Admin", (DateTimeOffset?)Clock.Now), (decided.State, decided.DecidedBy, decided.DecidedAt));

        var answer = await FetchAsync(_jing, wish.Id);
        var archive = await Archive.ReadAsync(answer);
        var export = archive.Data.GetProperty("export");
        Assert.Equal((Shift.Jing, "Admin", wish.Id.ToString()), (export.GetProperty("fetchedBy").GetString(), export.GetProperty("approvedBy").GetString(), export.GetProperty("approval").GetString()));
        Assert.Contains(archive.Data.GetProperty("cases")[0].GetProperty("entries").EnumerateArray(), e => e.GetProperty("text").GetString() == Said);
        Assert.Empty(archive.Holding(Canary));
        Assert.Empty(archive.Holding("洗钱"));
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal([$"{Actor(_jing)} customer:{wish.Content["customer"]} {{\"approval\":\"{wish.Id}\",\"cases\":\"1\",\"files\":\"0\",\"bytes\":\"0\"}}"], await TrailAsync("customer.exported"));
    }

    [Fact]
    public async Task Nobody_else_fetches_it_and_it_ends_with_its_time()
    {
        var wish = await AskedAsync(_jing);
        await DecideAsync(_admin, wish, "approved");

        await Customer.RefusedAsync(await FetchAsync(_admin, wish.Id), HttpStatusCode.NotFound, "export.not_found");
        await Customer.RefusedAsync(await FetchAsync(_lin, wish.Id), HttpStatusCode.Forbidden, "request.forbidden");
        Clock.Advance(TimeSpan.FromHours(24));
        var later = await StaffClient.NamedAsync(_app, Shift.Jing);
        await Customer.RefusedAsync(await FetchAsync(later, wish.Id), HttpStatusCode.NotFound, "export.not_found");
        Assert.Empty(await TrailAsync("customer.exported"));
    }

    [Fact]
    public async Task Nobody_decides_on_their_own_wish_under_whatever_account()
    {
        var wish = await AskedAsync(_jing);
        await Customer.RefusedAsync(await DecideAsync(_jing, wish, "approved"), HttpStatusCode.Conflict, "approval.own");

        var email = _jing.Session.Staff.Email;
        foreach (var second in (StaffClient[])[await AddedAsync("Jing two", "jing2@example.com", _jing.Session.Staff.Id), await AddedAsync("Jing three", email.Replace("@", "+lead@", StringComparison.Ordinal), null)])
        {
            Assert.True(Assert.Single((await ListAsync(second)).Items).Mine);
            await Customer.RefusedAsync(await DecideAsync(second, wish, "approved"), HttpStatusCode.Conflict, "approval.own");
        }

        Assert.Equal("waiting", Assert.Single((await ListAsync(_admin)).Items).State);
        Assert.Empty(await TrailAsync("approval.approved"));
    }

    [Fact]
    public async Task Only_what_was_read_is_agreed_to()
    {
        var wish = await AskedAsync(_jing);
        await Customer.RefusedAsync(await DecideAsync(_admin, wish with { Hash = new string('0', 64) }, "approved"), HttpStatusCode.Conflict, "approval.changed");

        // Somebody changes the row past the product: its hash tells.
        await SqlAsync($"update approvals set content = '{{\"case\":\"other\",\"customer\":\"other\"}}'");
        await Customer.RefusedAsync(await DecideAsync(_admin, wish, "approved"), HttpStatusCode.Conflict, "approval.changed");
        Assert.Equal("waiting", Assert.Single((await ListAsync(_admin)).Items).State);
    }

    [Fact]
    public async Task A_changed_row_that_was_agreed_to_before_gives_nothing_out()
    {
        var wish = await AskedAsync(_jing);
        await DecideAsync(_admin, wish, "approved");
        await SqlAsync($"update approvals set note = 'another'");

        await Customer.RefusedAsync(await FetchAsync(_jing, wish.Id), HttpStatusCode.NotFound, "export.not_found");
    }

    [Fact]
    public async Task It_is_decided_once()
    {
        var wish = await AskedAsync(_jing);
        var refused = await Customer.ReadAsync<ApprovalView>(await DecideAsync(_admin, wish, "refused"), HttpStatusCode.OK);
        Assert.Equal("refused", refused.State);

        // The same word again changes nothing; another one is too late.
        Assert.Equal(refused.DecidedAt, (await Customer.ReadAsync<ApprovalView>(await DecideAsync(_admin, wish, "refused"), HttpStatusCode.OK)).DecidedAt);
        await Customer.RefusedAsync(await DecideAsync(_admin, wish, "approved"), HttpStatusCode.Conflict, "approval.decided");
        await Customer.RefusedAsync(await FetchAsync(_jing, wish.Id), HttpStatusCode.NotFound, "export.not_found");
        await Customer.RefusedAsync(await WithdrawAsync(_jing, wish.Id), HttpStatusCode.Conflict, "approval.decided");
        Assert.Single(await TrailAsync("approval.refused"));
    }

    [Fact]
    public async Task Of_fifty_decisions_at_once_one_counts()
    {
        var wish = await AskedAsync(_jing);
        var vera = await AddedAsync("Vera", "vera@example.com", null);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => DecideAsync(i % 2 == 0 ? _admin : vera, wish, i % 2 == 0 ? "approved" : "refused")));

        var stored = Assert.Single((await ListAsync(_admin)).Items);
        var winner = stored.State == "approved" ? 0 : 1;
        Assert.All(answers.Where((_, i) => i % 2 == winner), answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.All(answers.Where((_, i) => i % 2 != winner), answer => Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode));
        Assert.Single((await TrailAsync("approval.approved")).Concat(await TrailAsync("approval.refused")));
    }

    [Fact]
    public async Task After_its_time_nobody_agrees_any_more()
    {
        var wish = await AskedAsync(_jing);
        Clock.Advance(TimeSpan.FromHours(24));
        var admin = await StaffClient.NamedAsync(_app, "Admin");

        Assert.Equal("expired", Assert.Single((await ListAsync(admin)).Items).State);
        await Customer.RefusedAsync(await DecideAsync(admin, wish, "approved"), HttpStatusCode.Conflict, "approval.expired");
    }

    [Theory]
    [InlineData("left")]
    [InlineData("agent")]
    public async Task Nobody_agrees_for_who_has_left_or_may_not_ask_any_more(string how)
    {
        var wish = await AskedAsync(_jing);
        if (how == "left")
        {
            await _app.Get<StaffAccess>().DeactivateAsync(_jing.Session.Staff.Id, Audit.Terminal, Ending);
        }
        else
        {
            await SqlAsync($"update staff_accounts set role = 'agent' where id = {_jing.Session.Staff.Id.Value}");
        }

        await Customer.RefusedAsync(await DecideAsync(_admin, wish, "approved"), HttpStatusCode.Conflict, "approval.requester_gone");
        Assert.Equal("refused", (await Customer.ReadAsync<ApprovalView>(await DecideAsync(_admin, wish, "refused"), HttpStatusCode.OK)).State);
    }

    [Fact]
    public async Task Who_asked_takes_it_back_and_nobody_else()
    {
        var wish = await AskedAsync(_jing);
        await Customer.RefusedAsync(await WithdrawAsync(_admin, wish.Id), HttpStatusCode.NotFound, "approval.not_found");

        Assert.Equal("withdrawn", (await Customer.ReadAsync<ApprovalView>(await WithdrawAsync(_jing, wish.Id), HttpStatusCode.OK)).State);
        await Customer.RefusedAsync(await DecideAsync(_admin, wish, "approved"), HttpStatusCode.Conflict, "approval.decided");
    }

    [Fact]
    public async Task An_agent_asks_for_nothing_sees_nothing_and_decides_nothing()
    {
        var wish = await AskedAsync(_jing);
        await Customer.RefusedAsync(await AskAsync(_lin), HttpStatusCode.Forbidden, "request.forbidden");
        await Customer.RefusedAsync(await _lin.GetAsync("/api/console/approvals"), HttpStatusCode.Forbidden, "request.forbidden");
        await Customer.RefusedAsync(await DecideAsync(_lin, wish, "approved"), HttpStatusCode.Forbidden, "request.forbidden");
        await Customer.RefusedAsync(await WithdrawAsync(_lin, wish.Id), HttpStatusCode.Forbidden, "request.forbidden");
    }

    [Fact]
    public async Task Wrong_input_is_named_and_stores_nothing()
    {
        await Customer.RefusedAsync(await _jing.PostAsync($"/api/console/cases/{_case}/export", new AskForExport("four")), HttpStatusCode.BadRequest, "request.invalid");
        await Customer.RefusedAsync(await _jing.PostAsync($"/api/console/cases/{CaseId.New(Clock)}/export", new AskForExport(Note)), HttpStatusCode.NotFound, "case.not_found");
        Assert.Empty((await ListAsync(_admin)).Items);

        var wish = await AskedAsync(_jing, "密码是hunter2Secret!，客户要副本");
        Assert.DoesNotContain("hunter2", wish.Note, StringComparison.Ordinal);
        await Customer.RefusedAsync(await DecideAsync(_admin, wish, "fine"), HttpStatusCode.BadRequest, "request.invalid");
        await Customer.RefusedAsync(await DecideAsync(_admin, wish with { Hash = "" }, "approved"), HttpStatusCode.BadRequest, "request.invalid");
        await Customer.RefusedAsync(await DecideAsync(_admin, wish with { Id = ApprovalId.New(Clock) }, "approved"), HttpStatusCode.NotFound, "approval.not_found");
        await Customer.RefusedAsync(await _admin.GetAsync("/api/console/approvals?after=x"), HttpStatusCode.BadRequest, "request.invalid");
    }

    [Fact]
    public async Task Nobody_floods_those_who_decide()
    {
        for (var i = 0; i < 10; i++)
        {
            await AskedAsync(_jing);
        }

        await Customer.RefusedAsync(await AskAsync(_jing), HttpStatusCode.TooManyRequests, "approval.too_many");
        await AskedAsync(_admin);
        await WithdrawAsync(_jing, (await ListAsync(_admin)).Items.First(a => a.RequestedBy == Shift.Jing).Id);
        await AskedAsync(_jing);
    }

    public override async ValueTask InitializeAsync()
    {
        _app = await StartAsync(settings: Shift.Demo);
        _customer = await Customer.StartAsync(_app);
        var shift = new Shift(_app);
        _lin = await shift.OnBreakAsync(Shift.Lin);
        _jing = await shift.OnBreakAsync(Shift.Jing);
        _admin = await shift.OnBreakAsync("Admin");
        _case = await shift.WaitingAsync(_customer, CaseQueues.General, CasePriority.Normal);
        await _customer.SendAsync(_case, Said);
    }

    private static string Actor(StaffClient staff) => $"staff:{staff.Session.Staff.Id}";

    private Task<HttpResponseMessage> AskAsync(StaffClient staff, string note = Note) => staff.PostAsync($"/api/console/cases/{_case}/export", new AskForExport(note));

    private async Task<ApprovalView> AskedAsync(StaffClient staff, string note = Note) => await Customer.ReadAsync<ApprovalView>(await AskAsync(staff, note), HttpStatusCode.Created);

    private static Task<ApprovalsPageView> ListAsync(StaffClient staff) => staff.ReadAsync<ApprovalsPageView>("/api/console/approvals?limit=100");

    private static Task<HttpResponseMessage> DecideAsync(StaffClient staff, ApprovalView wish, string verdict) => staff.PostAsync($"/api/console/approvals/{wish.Id}/decision", new DecideApproval(verdict, wish.Hash));

    private static Task<HttpResponseMessage> WithdrawAsync(StaffClient staff, ApprovalId id) => staff.PostAsync($"/api/console/approvals/{id}/withdraw", new { });

    private static Task<HttpResponseMessage> FetchAsync(StaffClient staff, ApprovalId id) => staff.GetAsync($"/api/console/exports/{id}");

    private Task<int> SqlAsync(FormattableString sql) => _app.Get<WriteGate>().WriteAsync(session => session.Db.Database.ExecuteSqlAsync(sql, Ending), Ending);

    private Task<List<string>> TrailAsync(string action) => RowsAsync(_app, $"select actor || ' ' || object || ' ' || coalesce(detail, '') from audit_events where action = '{action}'");

    private async Task<StaffClient> AddedAsync(string name, string email, StaffId? samePersonAs)
    {
        Assert.Null((await _app.Get<AddStaffMember>().HandleAsync(new NewStaffMember(name, email, Password, StaffRole.Supervisor, "en", [], samePersonAs), Audit.Terminal, Ending)).Refusal);
        return await StaffClient.SignInAsync(_app, email, Password);
    }
}

public sealed class ApprovalTestsOnSqlite() : ApprovalTests(TestDatabase.Sqlite);

public sealed class ApprovalTestsOnPostgres(PostgresCluster cluster) : ApprovalTests(TestDatabase.Postgres(cluster));
