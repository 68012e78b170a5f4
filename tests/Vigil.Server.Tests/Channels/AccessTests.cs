using System.Net;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Contracts.Messenger;
using Vigil.Server.Tests.Accounts;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Channels;

/// <summary>A customer sees who has looked at their data, and why; nobody else's, and nothing that would tip somebody off.</summary>
public abstract class AccessTests(TestDatabase database) : SliceTest(database)
{
    private const string Address = "0x7f3a91c2e8b4d6f0aa91c2e8b4d6f0127f3a91c2";

    private VigilApplication _app = null!;
    private FakeExchange _exchange = null!;
    private Customer _customer = null!;
    private StaffClient _lin = null!;
    private CaseId _case;

    [Fact]
    public async Task Each_reading_is_told_with_who_what_and_why_once_in_ten_minutes()
    {
        Assert.Empty((await AccessesAsync(_customer)).Items);
        for (var i = 0; i < 3; i++)
        {
            await _lin.GetAsync($"/api/console/cases/{_case}/customer");
        }

        var first = Clock.Now;
        Clock.Advance(TimeSpan.FromMinutes(1));
        await _lin.GetAsync($"/api/console/cases/{_case}/records/withdrawals");
        await _lin.GetAsync($"/api/console/cases/{_case}/records/deposits");
        Clock.Advance(TimeSpan.FromMinutes(1));
        await _lin.PostAsync($"/api/console/cases/{_case}/reveals", new RevealField("withdrawals", "W1", "address", "match", "the customer quotes it"));
        var jing = await new Shift(_app).OnBreakAsync(Shift.Jing);
        await Shift.LookAsync(jing, _case, "complaint");
        Clock.Advance(TimeSpan.FromMinutes(1));
        await jing.GetAsync($"/api/console/cases/{_case}/customer");

        var number = (await _customer.StateAsync(_case)).Number;
        Assert.Equal(
        [
            new AccessView(first.AddMinutes(3), Shift.Jing, "lead", "profile", "complaint", _case, number),
            new AccessView(first.AddMinutes(2), Shift.Lin, "agent", "revealed", "case", _case, number),
            new AccessView(first.AddMinutes(1), Shift.Lin, "agent", "records", "case", _case, number),
            new AccessView(first, Shift.Lin, "agent", "profile", "case", _case, number),
        ], (await AccessesAsync(_customer)).Items);
    }

    [Theory]
    [InlineData("security")]
    [InlineData("legal")]
    public async Task What_looks_into_security_or_serves_an_authority_is_not_told(string reason)
    {
        var jing = await new Shift(_app).OnBreakAsync(Shift.Jing);
        await Shift.LookAsync(jing, _case, reason);
        await jing.GetAsync($"/api/console/cases/{_case}/customer");
        await jing.GetAsync($"/api/console/cases/{_case}/records/logs");
        var wish = new RevealField("withdrawals", "W1", "address", reason, "asked for by the police");
        var asked = await Customer.ReadAsync<ApprovalView>(await _lin.PostAsync($"/api/console/cases/{_case}/reveals/approval", wish), HttpStatusCode.Created);
        await Customer.ReadAsync<ApprovalView>(await jing.PostAsync($"/api/console/approvals/{asked.Id}/decision", new DecideApproval("approved", asked.Hash)), HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.OK, (await _lin.PostAsync($"/api/console/cases/{_case}/reveals", wish with { Approval = asked.Id })).StatusCode);

        Assert.Empty((await AccessesAsync(_customer)).Items);
        Assert.Equal("3", Assert.Single(await RowsAsync(_app, "select count(*) from data_reads")));
    }

    [Fact]
    public async Task A_look_for_security_that_a_colleague_finds_unjustified_is_told()
    {
        var shift = new Shift(_app);
        var (jing, admin) = (await shift.OnBreakAsync(Shift.Jing), await shift.OnBreakAsync("Admin"));
        await Shift.LookAsync(jing, _case, "security");
        await jing.GetAsync($"/api/console/cases/{_case}/customer");
        Assert.Empty((await AccessesAsync(_customer)).Items);

        var look = Assert.Single((await admin.ReadAsync<LooksPageView>("/api/console/looks")).Items);
        await Customer.ReadAsync<LookView>(await admin.PostAsync($"/api/console/looks/{look.Id}/review", new JudgeLook("unjustified")), HttpStatusCode.OK);
        var told = Assert.Single((await AccessesAsync(_customer)).Items);
        Assert.Equal((Shift.Jing, "lead", "profile", "unjustified"), (told.Who, told.Role, told.Kind, told.Why));
    }

    [Fact]
    public async Task Nobody_sees_anothers_and_a_visitor_has_none()
    {
        await _lin.GetAsync($"/api/console/cases/{_case}/customer");
        Assert.Single((await AccessesAsync(_customer)).Items);
        Assert.Empty((await AccessesAsync(await Customer.StartAsync(_app, _exchange.Identity.For("11112222")))).Items);
        await Customer.RefusedAsync(await (await Customer.StartAsync(_app)).GetAsync("/api/messenger/accesses"), HttpStatusCode.Forbidden, "access.signed_in_only");
        Assert.Equal(HttpStatusCode.Unauthorized, (await StaffClient.Open(_app).GetAsync(new Uri("/api/messenger/accesses", UriKind.Relative), Ending)).StatusCode);
    }

    public override async ValueTask InitializeAsync()
    {
        _exchange = await StartExchangeAsync();
        _exchange.Answers[ConsoleScene.At("")] = ConsoleScene.Profile();
        _exchange.Answers[ConsoleScene.At("withdrawals")] = ConsoleScene.Page($$"""{"id":"W1","address":"{{Address}}","steps":[]}""");
        _exchange.Answers[ConsoleScene.At("logs")] = ConsoleScene.Page();
        _app = await StartAsync(exchange: _exchange, settings: Shift.Demo);
        _customer = await Customer.StartAsync(_app, _exchange.Identity.For(ConsoleScene.Uid));
        _lin = await new Shift(_app).OnBreakAsync(Shift.Lin);
        _case = await ConsoleScene.QueuedAsync(_customer);
        await Shift.RowAsync(Shift.AssignAsync(_lin, _case));
        Assert.Equal(HttpStatusCode.Created, (await Shift.SayAsync(_lin, _case, "我来看看")).StatusCode);
    }

    private static async Task<AccessesView> AccessesAsync(Customer customer) => await Customer.ReadAsync<AccessesView>(await customer.GetAsync("/api/messenger/accesses"), HttpStatusCode.OK);
}

public sealed class AccessTestsOnSqlite() : AccessTests(TestDatabase.Sqlite);

public sealed class AccessTestsOnPostgres(PostgresCluster cluster) : AccessTests(TestDatabase.Postgres(cluster));
