using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Vigil.Contracts.Console;
using Vigil.Contracts.Exchange;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Realtime;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Accounts;

/// <summary>What the exchange tells: signed, at least once, in any order.</summary>
public abstract class ExchangeEventTests(TestDatabase database) : SliceTest(database)
{
    private const string Secret = "event-secret-of-the-tests";

    private readonly Watchers _watchers = new();

    [Fact]
    public async Task A_change_is_told_to_those_on_the_open_cases_of_that_customer_and_to_nobody_else()
    {
        var (app, exchange) = await SceneAsync();
        var customer = await Customer.StartAsync(app, exchange.Identity.For("1"));
        var (open, resolved) = (await ConsoleScene.QueuedAsync(customer), await customer.OpenCaseAsync("over"));
        await app.Get<WorkCase>().ResolveAsync(resolved, StaffClient.Lead);
        await (await Customer.StartAsync(app, exchange.Identity.For("2"))).OpenCaseAsync("somebody else");

        var taken = await TakenAsync(app, Event("a", "withdrawal.changed", "1", "W1", 7), Event("b", "withdrawal.changed", "1", "W1", 6), Event("c", "freeze.changed", "1", "F1", 1),
            Event("d", "account.changed", "1", "1", 4), Event("e", "withdrawal.changed", "3", "W3", 1), Event("f", "session.ended", "1", "D1", 1), Event("g", "something.new", "1", "N1", 1), Event("h", "incident.changed", null, "I1", 1));

        Assert.Equal(new ExchangeEventsTaken(8, 0), taken);
        var group = $"console case:{open} recordChanged ";
        Assert.Equal(
            [(group, new RecordChangedView(open, "withdrawals", "W1", 7)), (group, new RecordChangedView(open, "freezes", "F1", 1)), (group, new RecordChangedView(open, "account", "1", 4))],
            _watchers.Told.ToArray());
    }

    [Fact]
    public async Task An_agent_who_has_the_case_open_hears_of_it_at_once()
    {
        var exchange = await StartExchangeAsync();
        var app = await StartAsync(exchange: exchange, settings: [.. ConsoleScene.DemoStaff, ("Exchange:EventSecret", Secret)]);
        var id = await ConsoleScene.QueuedAsync(await Customer.StartAsync(app, exchange.Identity.For("1")));
        await using var hub = await (await ConsoleScene.SignInAsync(app, "lin")).ConnectAsync(app);
        await hub.InvokeAsync<StaffEntriesView>("Watch", id, 0);

        await TakenAsync(app, Event("a", "withdrawal.changed", "1", "W1", 7));

        Assert.Equal(new RecordChangedView(id, "withdrawals", "W1", 7), await hub.NextAsync<RecordChangedView>("recordChanged", 0));
    }

    [Fact]
    public async Task A_repeat_changes_nothing_on_any_node()
    {
        var (app, exchange) = await SceneAsync();
        var id = await (await Customer.StartAsync(app, exchange.Identity.For("1"))).OpenCaseAsync("hello");
        var other = await StartAsync(on: app.Storage, services: _watchers.Listen, settings: ("Exchange:EventSecret", Secret));

        Assert.Equal(new ExchangeEventsTaken(1, 1), await TakenAsync(app, Event("a", "deposit.changed", "1", "D1", 2), Event("a", "deposit.changed", "1", "D1", 2)));
        Assert.Equal(new ExchangeEventsTaken(0, 1), await TakenAsync(app, Event("a", "deposit.changed", "1", "D1", 2)));
        Assert.Equal(new ExchangeEventsTaken(1, 1), await TakenAsync(other, Event("a", "deposit.changed", "1", "D1", 2), Event("b", "c2c.changed", "1", "C1", 1)));
        Assert.Equal(new ExchangeEventsTaken(0, 0), await TakenAsync(app));
        Assert.Equal([new RecordChangedView(id, "deposits", "D1", 2), new RecordChangedView(id, "c2c-orders", "C1", 1)], _watchers.Told.Select(t => t.Change));

        // Remembered for a week; then the ids make room.
        Clock.Advance(TimeSpan.FromDays(8));
        await TakenAsync(app, Event("z", "sign_in", "1", "S1", 1));
        await using var db = await app.Get<IDbContextFactory<VigilDb>>().CreateDbContextAsync(Ending);
        Assert.Equal("z", Assert.Single(await db.Database.SqlQuery<string>($"select id as \"Value\" from exchange_events").ToListAsync(Ending)));
    }

    [Fact]
    public async Task What_could_not_be_told_is_told_when_the_exchange_repeats_it()
    {
        var (app, exchange) = await SceneAsync();
        var id = await (await Customer.StartAsync(app, exchange.Identity.For("1"))).OpenCaseAsync("hello");
        ExpectError("Nobody can be told now.");
        _watchers.Gone = true;
        Assert.Equal(HttpStatusCode.InternalServerError, (await SendSignedAsync(app, Batch(Event("a", "deposit.changed", "1", "D1", 2)))).StatusCode);
        _watchers.Gone = false;

        Assert.Equal(new ExchangeEventsTaken(1, 0), await TakenAsync(app, Event("a", "deposit.changed", "1", "D1", 2)));
        Assert.Equal(new RecordChangedView(id, "deposits", "D1", 2), Assert.Single(_watchers.Told).Change);
    }

    [Fact]
    public async Task Two_deliveries_of_one_batch_at_the_same_time_are_taken_once()
    {
        var (app, _) = await SceneAsync();
        var batch = Enumerable.Range(0, 200).Select(i => Event(string.Create(CultureInfo.InvariantCulture, $"e{i}"), "sign_in", "1", "S", i)).ToArray();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => TakenAsync(app, batch))));

        Assert.Equal((200, 600), (answers.Sum(a => a.Taken), answers.Sum(a => a.Repeated)));
    }

    [Fact]
    public async Task Only_what_the_exchange_signed_just_now_is_believed()
    {
        var (app, _) = await SceneAsync();
        var body = Batch(Event("a", "sign_in", "1", "S1", 1));
        var now = Timestamp(TimeSpan.Zero);
        var right = Sign(Secret, now, body);

        foreach (var (timestamp, signature) in new (string?, string?)[]
        {
            (null, null), (now, null), (null, right), (now, ""), (now, "v1="), (now, right[3..]), (now, "v2=" + right[3..]), (now, right[..^1]), (now, right + "0"), (now, "v1=" + new string('0', 64)),
            (now, "v1=" + new string('x', 64)), (now, Sign("another-secret-0123", now, body)), (now, Sign(Secret, now, body + " ")), (now + "0", right), ("nonsense", right),
        })
        {
            await Customer.RefusedAsync(await SendAsync(app, body, timestamp, signature), HttpStatusCode.Unauthorized, "events.signature");
        }

        foreach (var other in new[] { Timestamp(TimeSpan.FromMinutes(-6)), Timestamp(TimeSpan.FromMinutes(6)), "", "-1", "1e9", long.MaxValue.ToString(CultureInfo.InvariantCulture), new string('9', 400) })
        {
            await Customer.RefusedAsync(await SendAsync(app, body, other, Sign(Secret, other, body)), HttpStatusCode.Unauthorized, "events.stale");
        }

        foreach (var close in new[] { Timestamp(TimeSpan.FromMinutes(-4)), Timestamp(TimeSpan.FromMinutes(4)) })
        {
            Assert.Equal(HttpStatusCode.OK, (await SendAsync(app, body, close, Sign(Secret, close, body))).StatusCode);
        }
    }

    [Fact]
    public async Task A_batch_that_is_too_large_or_not_as_described_is_refused_whole_and_says_where()
    {
        var (app, _) = await SceneAsync();
        var good = JsonSerializer.Serialize(Event("good", "sign_in", "1", "S1", 1), JsonSerializerOptions.Web);
        foreach (var (body, place) in new[]
        {
            ("", "batch"), ("null", "events"), ("[]", "batch"), ("{}", "events"), ("""{"events":null}""", "events"), ("""{"events":7}""", "$.events"), ("{\"events\":[" + good + ",null]}", "events[1].id"),
            (With("id", "\"\""), "events[1].id"), (With("id", "null"), "events[1].id"), (With("id", "\"a b\""), "events[1].id"), (With("id", "\"\\u0000\""), "events[1].id"), (With("id", $"\"{new string('x', 201)}\""), "events[1].id"),
            (With("type", "\"\""), "events[1].type"), (With("objectId", "\"好\""), "events[1].objectId"), (With("uid", "\"\""), "events[1].uid"), (With("version", "-1"), "events[1].version"), (With("version", "\"x\""), "$.events[1].version"),
            (With("at", "\"yesterday\""), "$.events[1].at"),
        })
        {
            var problem = await Customer.ReadAsync<JsonElement>(await SendSignedAsync(app, body), HttpStatusCode.BadRequest, body);
            Assert.Equal("events.malformed", problem.GetProperty("code").GetString());
            Assert.Contains(place, problem.GetProperty("detail").GetString()!, StringComparison.Ordinal);
        }

        var many = Enumerable.Range(0, 501).Select(i => Event(string.Create(CultureInfo.InvariantCulture, $"e{i}"), "sign_in", "1", "S", i)).ToArray();
        await Customer.RefusedAsync(await SendSignedAsync(app, Batch(many)), HttpStatusCode.RequestEntityTooLarge, "events.too_large");
        await Customer.RefusedAsync(await SendSignedAsync(app, new string(' ', 300 * 1024)), HttpStatusCode.RequestEntityTooLarge, "events.too_large");

        // A field of a newer exchange is passed over, and nothing of the refused batches was kept.
        Assert.Equal(new ExchangeEventsTaken(1, 0), await Customer.ReadAsync<ExchangeEventsTaken>(await SendSignedAsync(app, $$"""{"events":[{{good.Insert(1, "\"new\":1,")}}],"more":true}"""), HttpStatusCode.OK));

        static string With(string field, string value)
        {
            var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["id"] = "\"b\"", ["type"] = "\"sign_in\"", ["uid"] = "\"1\"", ["objectId"] = "\"S1\"", ["version"] = "1", ["at"] = "\"2026-11-22T08:00:00Z\"", [field] = value };
            return $$"""{"events":[{"id":"good","type":"sign_in","uid":"1","objectId":"S1","version":1,"at":"2026-11-22T08:00:00Z"},{{{string.Join(',', fields.Select(f => $"\"{f.Key}\":{f.Value}"))}}}]}""";
        }
    }

    [Fact]
    public async Task Without_a_secret_nothing_is_taken_and_a_short_one_stops_the_start()
    {
        var app = await StartAsync();
        await Customer.RefusedAsync(await SendSignedAsync(app, Batch()), HttpStatusCode.ServiceUnavailable, "events.not_configured");

        ExpectError("Exchange:EventSecret");
        var stopped = await Record.ExceptionAsync(() => StartAsync(settings: ("Exchange:EventSecret", "short")));
        Assert.Contains("Exchange:EventSecret", $"{stopped}", StringComparison.Ordinal);
    }

    private async Task<(VigilApplication Application, FakeExchange Exchange)> SceneAsync()
    {
        var exchange = await StartExchangeAsync();
        return (await StartAsync(exchange: exchange, services: _watchers.Listen, settings: ("Exchange:EventSecret", Secret)), exchange);
    }

    private ExchangeEvent Event(string id, string type, string? uid, string objectId, long version) => new(id, type, uid, objectId, version, Clock.Now);

    private static string Batch(params ExchangeEvent[] events) => JsonSerializer.Serialize(new ExchangeEventBatch(events), JsonSerializerOptions.Web);

    private string Timestamp(TimeSpan after) => (Clock.Now + after).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static string Sign(string secret, string timestamp, string body) =>
        "v1=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(timestamp + "." + body)));

    private async Task<ExchangeEventsTaken> TakenAsync(VigilApplication app, params ExchangeEvent[] events) => await Customer.ReadAsync<ExchangeEventsTaken>(await SendSignedAsync(app, Batch(events)), HttpStatusCode.OK);

    private Task<HttpResponseMessage> SendSignedAsync(VigilApplication app, string body) => SendAsync(app, body, Timestamp(TimeSpan.Zero), Sign(Secret, Timestamp(TimeSpan.Zero), body));

    private static async Task<HttpResponseMessage> SendAsync(VigilApplication app, string body, string? timestamp, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/exchange/events") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (timestamp is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Meridian-Timestamp", timestamp);
        }

        if (signature is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Meridian-Signature", signature);
        }

        return await app.CreateClient().SendAsync(request, Ending);
    }

    /// <summary>Stands in for the hubs' connections and remembers what they were shown.</summary>
    private sealed class Watchers : IHubClients
    {
        public ConcurrentQueue<(string To, RecordChangedView Change)> Told { get; } = [];

        /// <summary>True lets every push fail.</summary>
        public bool Gone { get; set; }

        public IClientProxy All => throw new InvalidOperationException("Nothing is told to everybody.");

        public void Listen(IServiceCollection services)
        {
            services.RemoveAll<PushTarget>();
            services.AddSingleton(new PushTarget("console", this));
        }

        public IClientProxy Group(string groupName) => new Group_(this, groupName);

        public IClientProxy AllExcept(IReadOnlyList<string> excludedConnectionIds) => All;

        public IClientProxy Client(string connectionId) => All;

        public IClientProxy Clients(IReadOnlyList<string> connectionIds) => All;

        public IClientProxy GroupExcept(string groupName, IReadOnlyList<string> excludedConnectionIds) => All;

        public IClientProxy Groups(IReadOnlyList<string> groupNames) => All;

        public IClientProxy User(string userId) => All;

        public IClientProxy Users(IReadOnlyList<string> userIds) => All;

        private sealed class Group_(Watchers watchers, string name) : IClientProxy
        {
            public Task SendCoreAsync(string method, object?[] args, CancellationToken cancellationToken = default)
            {
                if (args is [RecordChangedView change])
                {
                    if (watchers.Gone)
                    {
                        throw new InvalidOperationException("Nobody can be told now.");
                    }

                    watchers.Told.Enqueue(($"console {name} {method} ", change));
                }

                return Task.CompletedTask;
            }
        }
    }
}

public sealed class ExchangeEventTestsOnSqlite() : ExchangeEventTests(TestDatabase.Sqlite);

public sealed class ExchangeEventTestsOnPostgres(PostgresCluster cluster) : ExchangeEventTests(TestDatabase.Postgres(cluster));
