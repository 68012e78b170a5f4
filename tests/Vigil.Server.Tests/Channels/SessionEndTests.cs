using System.Net;
using Vigil.Contracts.Exchange;
using Vigil.Contracts.Messenger;
using Vigil.Server.Accounts.Events;
using Vigil.Server.Tests.Assistant;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Channels;

/// <summary>A messenger session ends with what it stands on: with a freeze that was asked for elsewhere, and with the session at the exchange that it was started from.</summary>
public abstract class SessionEndTests(TestDatabase database) : SliceTest(database)
{
    private const string Uid = Meridians.Uid;

    private FakeExchange _exchange = null!;
    private VigilApplication _app = null!;

    [Fact]
    public async Task A_freeze_ends_every_session_of_the_customer_but_the_one_that_asked()
    {
        var (owner, thief, other) = (await StartedAsync(Uid), await StartedAsync(Uid), await StartedAsync("11112222"));
        await using var open = await thief.ConnectAsync();
        await using var own = await owner.ConnectAsync();

        await Customer.ReadAsync<FreezeView>(await owner.PostRawAsync("/api/messenger/freeze", ""), HttpStatusCode.OK);

        await open.Closed.WithinDeadlineAsync("the other connection is closed");
        await EndedAsync(thief);
        Assert.Equal(HttpStatusCode.OK, (await owner.GetAsync("/api/messenger/home")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/api/messenger/home")).StatusCode);
        await Eventually.HoldsAsync(async () => (await EndingsAsync()).SequenceEqual(["""{"count":"1","why":"freeze"}"""]), "the trail tells of it");
        Assert.False(own.Closed.IsCompleted);
    }

    [Fact]
    public async Task What_ends_at_the_exchange_ends_here_and_nothing_else_does()
    {
        var (phone, desk, nameless) = (await StartedAsync(Uid, "device-1"), await StartedAsync(Uid, "device-2"), await StartedAsync(Uid));
        var stranger = await StartedAsync("11112222", "device-1");
        await using var open = await phone.ConnectAsync();

        await TakeAsync("e1", Uid, "device-1");

        await open.Closed.WithinDeadlineAsync("its connection is closed");
        await EndedAsync(phone);
        foreach (var goesOn in (Customer[])[desk, nameless, stranger])
        {
            Assert.Equal(HttpStatusCode.OK, (await goesOn.GetAsync("/api/messenger/home")).StatusCode);
        }

        // Once, and for accounts that nobody wrote from it is no fault.
        await TakeAsync("e1", Uid, "device-1");
        await TakeAsync("e2", "99999999", "device-1");
        Assert.Equal(["""{"count":"1","why":"exchange"}"""], await EndingsAsync());
    }

    [Fact]
    public async Task The_conversation_in_which_a_freeze_was_asked_for_outlives_the_session_that_the_freeze_ends()
    {
        var owner = await StartedAsync(Uid, "device-1");
        await Customer.ReadAsync<FreezeView>(await owner.PostRawAsync("/api/messenger/freeze", ""), HttpStatusCode.OK);
        await TakeAsync("e1", Uid, "device-1");
        Assert.Equal(HttpStatusCode.OK, (await owner.GetAsync("/api/messenger/home")).StatusCode);
    }

    [Fact]
    public async Task A_session_that_was_ended_on_one_node_loses_its_connection_on_another()
    {
        var elsewhere = await StartAsync(on: _app.Storage, exchange: _exchange);
        var customer = await StartedAsync(Uid, "device-1");
        await using var open = await Customer.ConnectAsync(elsewhere, customer.Session.SessionToken);

        await TakeAsync("e1", Uid, "device-1");

        await open.Closed.WithinDeadlineAsync("the connection on the other node is closed");
    }

    [Fact]
    public async Task A_name_of_a_session_that_none_can_have_is_refused_with_its_token()
    {
        foreach (var wrong in (string[])["", "with space", new string('x', 201), "设备"])
        {
            using var http = StaffClient.Open(_app);
            var token = _exchange.Identity.For(Uid, claims => claims["sid"] = wrong);
            Assert.Equal(HttpStatusCode.Unauthorized, (await http.PostAsync(new Uri("/api/messenger/session", UriKind.Relative), System.Net.Http.Json.JsonContent.Create(new StartSession(token, "zh-CN", null)), Ending)).StatusCode);
        }
    }

    public override async ValueTask InitializeAsync()
    {
        _exchange = await StartExchangeAsync();
        _exchange.Accounts[Uid] = Meridians.Account(Clock.Now);
        _exchange.Parameters = Meridians.Figures();
        _app = await StartAsync(exchange: _exchange);
    }

    private Task<Customer> StartedAsync(string uid, string? device = null) => Customer.StartAsync(_app, _exchange.Identity.For(uid, device is null ? null : claims => claims["sid"] = device));

    private Task<ExchangeEventsTaken> TakeAsync(string id, string uid, string device) => _app.Get<TakeEvents>().HandleAsync([new ExchangeEvent(id, "session.ended", uid, device, 1, Clock.Now)], Ending);

    private static Task EndedAsync(Customer customer) =>
        Eventually.HoldsAsync(async () => (await customer.GetAsync("/api/messenger/home")).StatusCode == HttpStatusCode.Unauthorized, "its token is worth nothing");

    private Task<List<string>> EndingsAsync() => RowsAsync(_app, "select detail from audit_events where action = 'customer.sessions_ended'");
}

public sealed class SessionEndTestsOnSqlite() : SessionEndTests(TestDatabase.Sqlite);

public sealed class SessionEndTestsOnPostgres(PostgresCluster cluster) : SessionEndTests(TestDatabase.Postgres(cluster));
