using System.Net;
using Microsoft.AspNetCore.Routing;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Contracts.Exchange;
using Vigil.Contracts.Messenger;
using Vigil.Server.Accounts;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Outbox;
using Vigil.Server.Tests.Assistant;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Channels;

/// <summary>The customer freezes their own account: stored before it is answered, carried out once, told from what the exchange says.</summary>
public abstract class SelfFreezeTests(TestDatabase database) : SliceTest(database)
{
    private const string Uid = Meridians.Uid;
    private const string Here = "/api/messenger/freeze";

    private FakeExchange _exchange = null!;

    /// <inheritdoc/>
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _exchange = await StartExchangeAsync();
        _exchange.Accounts[Uid] = Meridians.Account(Clock.Now);
        _exchange.Parameters = Meridians.Figures();
        _exchange.Withdrawals["W7"] = Meridians.Withdrawal(Clock.Now, 0) with { Id = "W7", State = "reviewing", TxId = null };
    }

    [Fact]
    public async Task One_tap_freezes_once_and_tells_what_the_exchange_changed()
    {
        var app = await StartAsync(exchange: _exchange, settings: Shift.Demo);
        var customer = await CustomerAsync(app);

        var asked = await FreezeAsync(customer, Here);
        var done = await StepAsync(customer, asked.CaseId, "done");

        Assert.Equal("asked", asked.Step);
        Assert.Equal("W7", Assert.Single(done.CancelledWithdrawals));
        Assert.Equal((2, 1, 0), (done.EndedSessions, done.DisabledKeys, done.CancelledOrders));
        var request = Assert.Single(_exchange.Asked);
        Assert.Equal(("freeze", Uid, "account", asked.CaseId.ToString()), (request.Kind, request.Uid, request.Scope, request.CaseId));
        Assert.Equal(["freeze asked", "state queued", "freeze done"], await ToldAsync(customer, asked.CaseId));

        // Urgent, with the security team, and there for its people to read.
        var stored = await new Shift(app).StoredAsync(asked.CaseId);
        Assert.Equal((CaseOwner.Queue, CaseQueues.Security, CasePriority.Urgent, "security.freeze_my_account"), (stored.Owner, stored.Queue, stored.Priority, stored.Topic));
        Assert.True((await customer.StateAsync(asked.CaseId)).Urgent);
        var lan = await new Shift(app).SignInAsync(Shift.Lan);
        var entries = (await lan.ReadAsync<StaffEntriesView>($"/api/console/cases/{asked.CaseId}/entries?after=0")).Entries;
        Assert.Equal(["opened", "freeze", "queued", "freeze"], entries.Select(e => e.Kind));
        Assert.Equal("freeze", entries[2].Queued!.Reason);

        Assert.Equal(
            [$"customer:{stored.CustomerId} account.freeze_asked case:{asked.CaseId}", $"system account.freeze_done case:{asked.CaseId} {{\"withdrawals\":\"1\",\"sessions\":\"2\",\"keys\":\"1\"}}"],
            await AuditAsync(app));
        var said = string.Join('\n', app.Log.Lines.Select(l => $"{l.Text} {l.Exception}"));
        Assert.All((string[])[customer.Session.SessionToken, FakeExchange.ServiceToken], secret => Assert.DoesNotContain(secret, said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_tap_answers_the_same_and_does_nothing_twice()
    {
        var app = await StartAsync(exchange: _exchange);
        var customer = await CustomerAsync(app);
        _exchange.Hold();
        var taps = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => FreezeAsync(customer, Here)));
        var other = await customer.OpenCaseAsync("elsewhere");
        var elsewhere = await FreezeAsync(customer, $"/api/messenger/cases/{other}/freeze");
        _exchange.Release();
        var id = taps[0].CaseId;
        await StepAsync(customer, id, "done");

        var after = await FreezeAsync(customer, Here);

        Assert.All(taps, tap => Assert.Equal(taps[0], tap));
        Assert.Equal(id, elsewhere.CaseId);
        Assert.Equal(new FreezeView(id, "done"), after);
        Assert.Single(_exchange.Freezes);
        Assert.Single(_exchange.Actions);
        Assert.Equal(["freeze asked", "state queued", "freeze done"], await ToldAsync(customer, id));
        Assert.Equal(after, (await HomeAsync(customer)).Freeze);
    }

    [Fact]
    public async Task Once_it_was_lifted_in_the_app_it_can_be_frozen_again()
    {
        var app = await StartAsync(exchange: _exchange);
        var customer = await CustomerAsync(app);
        var first = await FreezeAsync(customer, Here);
        await StepAsync(customer, first.CaseId, "done");
        _exchange.Freezes["F1"] = _exchange.Freezes["F1"] with { Active = false };
        Assert.Null((await HomeAsync(customer)).Freeze);

        Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await FreezeAsync(customer, Here);

        Assert.Equal("asked", second.Step);
        await Eventually.HoldsAsync(() => _exchange.Freezes.Count == 2, "the second freeze");
        Assert.Equal(first.CaseId, second.CaseId);
    }

    [Fact]
    public async Task An_exchange_that_cannot_be_read_lets_a_fresh_freeze_count_and_no_older_one()
    {
        var app = await StartAsync(exchange: _exchange);
        var customer = await CustomerAsync(app);
        var id = (await FreezeAsync(customer, Here)).CaseId;
        await StepAsync(customer, id, "done");
        _exchange.Refused[$"/v1/accounts/{Uid}/freezes"] = 503;

        Assert.Equal(new FreezeView(id, "done"), await FreezeAsync(customer, Here));
        Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(new FreezeView(id, "asked"), await FreezeAsync(customer, Here));
        await Eventually.HoldsAsync(() => _exchange.Actions.Count == 2, "the exchange was asked again");
        Assert.Single(_exchange.Freezes);
    }

    [Fact]
    public async Task An_account_that_is_frozen_already_is_confirmed_as_frozen()
    {
        _exchange.Freezes["F9"] = new Freeze("F9", Uid, 1, "account", "customer_request", Disclosure.Full, Clock.Now, null, [], null, null, true);
        var app = await StartAsync(exchange: _exchange);
        var customer = await CustomerAsync(app);

        var done = await StepAsync(customer, (await FreezeAsync(customer, Here)).CaseId, "done");

        Assert.Single(_exchange.Freezes);
        Assert.Empty(done.CancelledWithdrawals);
    }

    [Fact]
    public async Task The_conversation_in_which_it_is_tapped_becomes_the_urgent_one()
    {
        var app = await StartAsync(exchange: _exchange);
        var customer = await CustomerAsync(app);
        var id = await customer.OpenCaseAsync("有陌生人登录");

        var asked = await FreezeAsync(customer, $"/api/messenger/cases/{id}/freeze");

        Assert.Equal(id, asked.CaseId);
        await StepAsync(customer, id, "done");
        Assert.Equal((CaseQueues.Security, CasePriority.Urgent), ((await new Shift(app).StoredAsync(id)).Queue!, (await new Shift(app).StoredAsync(id)).Priority));
        Assert.Single((await HomeAsync(customer)).Cases);
    }

    [Fact]
    public async Task A_visitor_is_told_what_they_can_do_and_nobody_freezes_for_another()
    {
        var app = await StartAsync(exchange: _exchange, settings: Shift.Demo);
        var (visitor, other) = (await Customer.StartAsync(app), await CustomerAsync(app));
        var theirs = await other.OpenCaseAsync("mine");
        var own = await visitor.OpenCaseAsync("被盗了");

        await Customer.RefusedAsync(await visitor.PostRawAsync(Here, ""), HttpStatusCode.Forbidden, "freeze.sign_in_first");
        await Customer.RefusedAsync(await visitor.PostRawAsync($"/api/messenger/cases/{own}/freeze", ""), HttpStatusCode.Forbidden, "freeze.sign_in_first");
        await Customer.RefusedAsync(await visitor.PostRawAsync($"/api/messenger/cases/{theirs}/freeze", ""), HttpStatusCode.NotFound, "case.not_found");
        var stranger = await Customer.StartAsync(app, _exchange.Identity.For("10087"));
        await Customer.RefusedAsync(await stranger.PostRawAsync($"/api/messenger/cases/{theirs}/freeze", ""), HttpStatusCode.NotFound, "case.not_found");

        // Staff have no such call: neither a route of their own, nor the customers' with their session. The page takes no session at all.
        var routes = app.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(e => e.RoutePattern.RawText!).Where(r => r.Contains("freeze", StringComparison.OrdinalIgnoreCase));
        Assert.All(routes, r => Assert.True(r.StartsWith("/api/messenger/", StringComparison.Ordinal) || r.StartsWith("/freeze", StringComparison.Ordinal), r));
        var lan = await new Shift(app).SignInAsync(Shift.Lan);
        using var call = new HttpRequestMessage(HttpMethod.Post, $"/api/messenger/cases/{theirs}/freeze");
        Assert.Equal(HttpStatusCode.Unauthorized, (await lan.Http.SendAsync(call, Ending)).StatusCode);
        Assert.Empty(_exchange.Asked);
    }

    [Fact]
    public async Task Without_an_exchange_it_is_refused_and_not_promised()
    {
        var app = await StartAsync(exchange: _exchange, settings: [("Exchange:ConnectorUrl", ""), ("Exchange:KeySetUrl", $"{_exchange.Address}.well-known/jwks.json")]);

        await Customer.RefusedAsync(await (await CustomerAsync(app)).PostRawAsync(Here, ""), HttpStatusCode.Conflict, "freeze.not_possible");
    }

    [Fact]
    public async Task While_the_exchange_is_away_it_says_so_once_and_freezes_when_it_is_back()
    {
        var app = await StartAsync(exchange: _exchange);
        var customer = await CustomerAsync(app);
        _exchange.Refuse(HttpStatusCode.ServiceUnavailable);

        var asked = await FreezeAsync(customer, Here);
        await StepAsync(customer, asked.CaseId, "delayed");

        // Longer than other work is tried.
        for (var i = 0; i < OutboxStore.MaxAttempts + 2; i++)
        {
            await TryAgainAsync(app);
        }

        Assert.Equal(new FreezeView(asked.CaseId, "delayed"), await FreezeAsync(customer, Here));
        Assert.Equal(["freeze asked", "state queued", "freeze delayed"], await ToldAsync(customer, asked.CaseId));
        Assert.Empty(await RowsAsync(app, "select id from dead_letters"));
        _exchange.Refuse(null);
        await TryAgainAsync(app);
        await StepAsync(customer, asked.CaseId, "done");
        Assert.Single(_exchange.Freezes);
        Assert.Equal(["freeze asked", "state queued", "freeze delayed", "freeze done"], await ToldAsync(customer, asked.CaseId));
    }

    [Fact]
    public async Task An_answer_that_was_lost_after_acting_is_asked_for_and_nothing_happens_twice()
    {
        _exchange.LosesAnswers = true;
        var app = await StartAsync(exchange: _exchange);
        var customer = await CustomerAsync(app);

        var done = await StepAsync(customer, (await FreezeAsync(customer, Here)).CaseId, "done");

        Assert.Equal(["W7"], done.CancelledWithdrawals);
        Assert.Single(_exchange.Actions);
        Assert.Single(_exchange.Asked.Select(a => a.Key).Distinct());
    }

    [Fact]
    public async Task A_refusal_of_the_exchange_is_told_with_its_code_for_staff_alone()
    {
        _exchange.RefusesToAct = "freeze.unknown_scope";
        var app = await StartAsync(exchange: _exchange, settings: Shift.Demo);
        var customer = await CustomerAsync(app);

        var asked = await FreezeAsync(customer, Here);
        var refused = await StepAsync(customer, asked.CaseId, "refused");

        Assert.Null(refused.Code);
        var lan = await new Shift(app).SignInAsync(Shift.Lan);
        Assert.Equal("freeze.unknown_scope", (await lan.ReadAsync<StaffEntriesView>($"/api/console/cases/{asked.CaseId}/entries?after=0")).Entries[^1].Freeze!.Code);
        Assert.Null((await HomeAsync(customer)).Freeze);
        _exchange.RefusesToAct = null;
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("asked", (await FreezeAsync(customer, Here)).Step);
    }

    [Fact]
    public async Task Wishes_that_are_refused_are_stored_up_to_a_limit_of_their_own_which_messages_do_not_use_up()
    {
        _exchange.RefusesToAct = "freeze.unknown_scope";
        var app = await StartAsync(exchange: _exchange, settings: [Shift.Demo, ("Channels:MessagesPerSecond", "1"), ("Channels:MessageBurst", "3")]);
        var customer = await CustomerAsync(app);
        var id = await customer.OpenCaseAsync();
        var flood = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => customer.SendAsync(id, $"flood {i}", $"f{i}")));
        Assert.Contains(flood, a => a.StatusCode is HttpStatusCode.TooManyRequests);

        var taps = new List<HttpResponseMessage>();
        for (var i = 0; i < 20; i++)
        {
            taps.Add(await customer.PostRawAsync(Here, ""));
        }

        Assert.Equal(HttpStatusCode.OK, taps[0].StatusCode);
        await Customer.RefusedAsync(taps.First(t => t.StatusCode is not HttpStatusCode.OK), HttpStatusCode.TooManyRequests, "limit.freezes");
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("zh-TW")]
    [InlineData("en")]
    public async Task A_transcript_tells_of_it_in_the_messengers_own_words(string language)
    {
        var app = await StartAsync(exchange: _exchange);
        var customer = await CustomerAsync(app);
        var id = (await FreezeAsync(customer, Here)).CaseId;
        await StepAsync(customer, id, "done");

        var told = await (await customer.GetAsync($"/api/messenger/cases/{id}/transcript?format=text&language={language}")).Content.ReadAsStringAsync(Ending);

        var texts = await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "src", "web", "messenger", "src", "text", $"{language}.more.ts"), Ending);
        Assert.All((string[])["asked", "done"], step => Assert.Contains(texts.Split($"'selfFreeze.{step}': '")[1].Split('\'')[0], told, StringComparison.Ordinal));
        Assert.Contains("W7", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_goes_down_between_the_wish_and_the_act_leaves_it_to_the_next()
    {
        var storage = await CreateStorageAsync();
        var first = await StartAsync(on: storage, exchange: _exchange);
        var customer = await CustomerAsync(first);
        _exchange.Hold();
        var before = _exchange.Requests.Count;
        var asked = await FreezeAsync(customer, Here);
        await Eventually.HoldsAsync(() => _exchange.Requests.Skip(before).Contains("/v1/actions"), "the exchange was asked");
        await first.DisposeAsync();
        _exchange.Release();

        var second = await StartAsync(on: storage, exchange: _exchange);
        Clock.Advance(OutboxStore.Lease);
        second.Get<OutboxSignal>().Wake();

        await StepAsync(customer.At(second), asked.CaseId, "done");
        Assert.Single(_exchange.Freezes);
        Assert.Single(_exchange.Actions);
    }

    private Task<Customer> CustomerAsync(VigilApplication app) => Customer.StartAsync(app, _exchange.Identity.For(Uid));

    private static async Task<FreezeView> FreezeAsync(Customer customer, string path) => await Customer.ReadAsync<FreezeView>(await customer.PostRawAsync(path, ""), HttpStatusCode.OK);

    private static async Task<HomeView> HomeAsync(Customer customer) => await Customer.ReadAsync<HomeView>(await customer.GetAsync("/api/messenger/home"), HttpStatusCode.OK);

    private static async Task<FreezeStepView> StepAsync(Customer customer, CaseId id, string step)
    {
        FreezeStepView? found = null;
        await Eventually.HoldsAsync(async () => (found = (await customer.EntriesAsync(id)).Entries.FirstOrDefault(e => e.Freeze?.Step == step)?.Freeze) is not null, $"the freeze is {step}");
        return found!;
    }

    private static async Task<List<string>> ToldAsync(Customer customer, CaseId id) => [.. (await customer.EntriesAsync(id)).Entries.Select(e => $"{e.Kind} {e.Freeze?.Step ?? e.State?.Change}")];

    // On with the calendar only between tries: a lease must not run out under the worker's hands.
    private async Task TryAgainAsync(VigilApplication app)
    {
        var before = await AttemptsAsync(app);
        await Eventually.HoldsAsync(async () =>
        {
            if (await IsPutBackAsync(app, nameof(FreezeAccount)))
            {
                Clock.Advance(TimeSpan.FromSeconds(15));
                app.Get<OutboxSignal>().Wake();
            }

            return await AttemptsAsync(app) != before;
        }, "the next try");
    }

    private static async Task<string> AttemptsAsync(VigilApplication app) => string.Join(' ', await RowsAsync(app, "select attempts from outbox where listener = 'FreezeAccount'"));

    private static async Task<List<string>> AuditAsync(VigilApplication app)
    {
        List<string> rows = [];
        await Eventually.HoldsAsync(async () => (rows = await RowsAsync(app, "select actor, action, object, detail from audit_events where action like 'account.%' order by action")).Count == 2, "two lines in the audit trail");
        return rows.ConvertAll(row => row.Trim());
    }
}

public sealed class SelfFreezeTestsOnSqlite() : SelfFreezeTests(TestDatabase.Sqlite);

public sealed class SelfFreezeTestsOnPostgres(PostgresCluster cluster) : SelfFreezeTests(TestDatabase.Postgres(cluster));
