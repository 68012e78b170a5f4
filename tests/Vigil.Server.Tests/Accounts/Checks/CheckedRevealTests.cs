using System.Net;
using Vigil.Contracts.Console;
using Vigil.Contracts.Messenger;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Accounts.Checks;

/// <summary>Fields that the table of checks names are revealed to the agent only once the customer has passed one, or two people want it.</summary>
public abstract class CheckedRevealTests(TestDatabase database) : SliceTest(database)
{
    private static readonly RevealField Ips = new("api-keys", "K1", "allowedIps", "recovery", "客户说密钥从别处被用过");

    private FakeExchange _exchange = null!;
    private VigilApplication _app = null!;
    private CheckScene _scene = null!;

    /// <inheritdoc/>
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _exchange = await StartExchangeAsync();
        CheckScene.SetUp(_exchange, Clock.Now);
        _exchange.Answers[ConsoleScene.At("api-keys")] = ConsoleScene.Page("""{"id":"K1","name":"bot","maskedKey":"•••9f","permissions":[],"allowedIps":["203.0.113.9"],"active":true}""");
        _exchange.Answers[ConsoleScene.At("withdrawals")] = ConsoleScene.Page("""{"id":"W1","address":"0x7f3a91c2e8b4d6f0aa91c2e8b4d6f0127f3a91c2","steps":[]}""");
        _app = await StartAsync(exchange: _exchange, settings: Shift.Demo);
        _scene = await CheckScene.StartAsync(_app, _exchange);
    }

    [Fact]
    public async Task Without_a_check_it_is_neither_shown_nor_asked_of_a_second_person()
    {
        await Customer.RefusedAsync(await RevealAsync(Ips), HttpStatusCode.Conflict, "check.needed");
        await Customer.RefusedAsync(await AskAsync(Ips), HttpStatusCode.Conflict, "check.needed");
        await _scene.PassAsync(await _scene.AskAsync("lift_freeze"));
        await Customer.RefusedAsync(await RevealAsync(Ips), HttpStatusCode.Conflict, "check.needed");
        Assert.Empty(await RowsAsync(_app, "select id from audit_events where action = 'customer.revealed'"));
        Assert.Empty(await RowsAsync(_app, "select id from approvals"));

        // What needs a session alone goes on as before.
        Assert.Equal(HttpStatusCode.OK, (await RevealAsync(new RevealField("withdrawals", "W1", "address", "match", "客户念了地址"))).StatusCode);
    }

    [Fact]
    public async Task A_passed_check_shows_it_while_it_counts_and_the_trail_says_so()
    {
        var check = await _scene.AskAsync();
        await Customer.RefusedAsync(await RevealAsync(Ips), HttpStatusCode.Conflict, "check.needed");
        await _scene.PassAsync(check);
        Assert.Equal("203.0.113.9", (await Customer.ReadAsync<RevealedView>(await RevealAsync(Ips), HttpStatusCode.OK)).Value);
        Assert.Contains($"\"check\":\"{check}\",\"purpose\":\"reveal_identity\",\"reveal\":", Assert.Single(await RowsAsync(_app, "select detail from audit_events where action = 'check.used'")), StringComparison.Ordinal);

        Clock.Advance(TimeSpan.FromMinutes(30));
        var again = await new Shift(_app).OnBreakAsync(Shift.Lin);
        await Customer.RefusedAsync(await again.PostAsync($"/api/console/cases/{_scene.Case}/reveals", Ips), HttpStatusCode.Conflict, "check.needed");
    }

    [Fact]
    public async Task A_freeze_takes_it_back_before_the_exchange_has_answered()
    {
        await _scene.PassAsync(await _scene.AskAsync());
        await Customer.ReadAsync<FreezeView>(await _scene.Customer.PostRawAsync("/api/messenger/freeze", ""), HttpStatusCode.OK);
        await Customer.RefusedAsync(await RevealAsync(Ips), HttpStatusCode.Conflict, "check.needed");
    }

    [Theory]
    [InlineData("no_check")]
    [InlineData("security")]
    [InlineData("legal")]
    public async Task Where_nobody_can_be_asked_a_second_person_agrees_each_time(string reason)
    {
        var wish = Ips with { Reason = reason };
        await Customer.RefusedAsync(await RevealAsync(wish), HttpStatusCode.Conflict, reason == "no_check" ? "reveal.not_approved" : "reveal.needs_second_person");
        var asked = await Customer.ReadAsync<ApprovalView>(await AskAsync(wish), HttpStatusCode.Created);
        await Customer.RefusedAsync(await RevealAsync(wish with { Approval = asked.Id }), HttpStatusCode.Conflict, "reveal.not_approved");
        var jing = await new Shift(_app).OnBreakAsync(Shift.Jing);
        await Customer.ReadAsync<ApprovalView>(await jing.PostAsync($"/api/console/approvals/{asked.Id}/decision", new DecideApproval("approved", asked.Hash)), HttpStatusCode.OK);

        // What was agreed to for this reason is no way around the check for another.
        await Customer.RefusedAsync(await RevealAsync(Ips with { Approval = asked.Id }), HttpStatusCode.Conflict, "check.needed");
        Assert.Equal(HttpStatusCode.OK, (await RevealAsync(wish with { Approval = asked.Id })).StatusCode);
        await Customer.RefusedAsync(await RevealAsync(wish with { Approval = asked.Id }), HttpStatusCode.Conflict, "reveal.not_approved");
        Assert.Empty(await RowsAsync(_app, "select id from audit_events where action = 'check.used'"));
    }

    private Task<HttpResponseMessage> RevealAsync(RevealField wish) => _scene.Lin.PostAsync($"/api/console/cases/{_scene.Case}/reveals", wish);

    private Task<HttpResponseMessage> AskAsync(RevealField wish) => _scene.Lin.PostAsync($"/api/console/cases/{_scene.Case}/reveals/approval", wish);
}

public sealed class CheckedRevealTestsOnSqlite() : CheckedRevealTests(TestDatabase.Sqlite);

public sealed class CheckedRevealTestsOnPostgres(PostgresCluster cluster) : CheckedRevealTests(TestDatabase.Postgres(cluster));
