using System.Net;
using Vigil.Contracts.Messenger;
using Vigil.Server.Cases;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Channels;

/// <summary>Who sends too much is asked to wait; everybody else does not notice.</summary>
public abstract class LimitTests(TestDatabase database) : SliceTest(database)
{
    private const string Uid = "88310214";

    [Fact]
    public async Task Two_hundred_messages_at_once_are_stored_up_to_the_burst_and_others_are_not_held_up()
    {
        var app = await StartAsync(settings: [("Channels:MessagesPerSecond", "1"), ("Channels:MessageBurst", "10")]);
        var (flooder, other) = (await Customer.StartAsync(app), await Customer.StartAsync(app));
        var (flooded, quiet) = (await flooder.OpenCaseAsync(), await other.OpenCaseAsync());

        var flood = Enumerable.Range(0, 200).Select(i => flooder.SendAsync(flooded, $"flood {i}", $"f{i}")).ToList();
        Assert.Equal(HttpStatusCode.Created, (await other.SendAsync(quiet, "hello")).StatusCode);
        var answers = await Task.WhenAll(flood);

        var stored = answers.Count(a => a.StatusCode is HttpStatusCode.Created);
        Assert.InRange(stored, 10, 100);
        var refused = answers.First(a => a.StatusCode is not HttpStatusCode.Created);
        await Customer.RefusedAsync(refused, HttpStatusCode.TooManyRequests, "limit.messages");
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 200);
        Assert.Equal(stored, (await flooder.EntriesAsync(flooded)).UpTo);

        // The same id goes through once there is room again.
        var kept = Array.FindIndex(answers, a => a.StatusCode is not HttpStatusCode.Created);
        await Eventually.HoldsAsync(async () => (await flooder.SendAsync(flooded, $"flood {kept}", $"f{kept}")).StatusCode is HttpStatusCode.Created, "the retry is stored");
    }

    [Fact]
    public async Task Over_the_hub_the_refusal_begins_with_its_code_and_the_connection_stays()
    {
        var app = await StartAsync(settings: [("Channels:MessagesPerSecond", "1"), ("Channels:MessageBurst", "2")]);
        var customer = await Customer.StartAsync(app);
        var id = await customer.OpenCaseAsync();
        await using var hub = await customer.ConnectAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => hub.CallAsync("Send", id, $"k{i}", "hello", null)));

        Assert.Contains(answers, a => a.Error is null);
        Assert.All(answers.Where(a => a.Error is not null), a => Assert.Equal("limit.messages", a.Code));
        Assert.Contains(answers, a => a.Error is not null);
        Assert.NotEmpty((await hub.InvokeAsync<EntriesView>("Resume", id, 0)).Entries);
    }

    [Fact]
    public async Task Opening_again_and_again_is_no_way_around_the_limit_of_messages()
    {
        var app = await StartAsync(settings: [("Channels:MessagesPerSecond", "1"), ("Channels:MessageBurst", "3")]);
        var customer = await Customer.StartAsync(app);
        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 20; i++)
        {
            answers.Add(await customer.PostAsync("/api/messenger/cases", new OpenCase("one", "hello", $"m{i}", null, null)));
        }

        await Customer.RefusedAsync(answers.First(a => !a.IsSuccessStatusCode), HttpStatusCode.TooManyRequests, "limit.messages");
    }

    [Fact]
    public async Task Visitor_sessions_are_counted_by_source_and_signing_in_is_not()
    {
        var exchange = await StartExchangeAsync();
        var app = await StartAsync(exchange: exchange, services: StaffClient.SourcesFromHeader, settings: ("Channels:VisitorSessionsPerHour", "2"));
        foreach (var (source, expected) in (IReadOnlyList<(string, HttpStatusCode)>)
        [
            ("203.0.113.5", HttpStatusCode.OK), ("::ffff:203.0.113.5", HttpStatusCode.OK), ("203.0.113.5", HttpStatusCode.TooManyRequests),
            ("203.0.113.6", HttpStatusCode.OK),
            ("2001:db8:1:2::1", HttpStatusCode.OK), ("2001:db8:1:2:ffff::9", HttpStatusCode.OK), ("2001:db8:1:2::3", HttpStatusCode.TooManyRequests), ("2001:db8:1:3::1", HttpStatusCode.OK),
        ])
        {
            Assert.Equal(expected, (await StartFromAsync(app, source)).StatusCode);
        }

        var refused = await StartFromAsync(app, "203.0.113.5");
        await Customer.RefusedAsync(refused, HttpStatusCode.TooManyRequests, "limit.sessions");
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 1_800);
        Assert.Equal(HttpStatusCode.OK, (await StartFromAsync(app, "203.0.113.5", exchange.Identity.For(Uid))).StatusCode);
    }

    [Fact]
    public async Task Forwarded_addresses_are_believed_only_from_trusted_proxies()
    {
        var trusting = await StartAsync(services: StaffClient.SourcesFromHeader, settings: [("Channels:VisitorSessionsPerHour", "1"), ("Proxies:Trusted:0", "10.0.0.0/24"), ("Proxies:Trusted:1", "10.9.9.9")]);

        // Behind the proxy each client counts for itself; what the client wrote in front of its own address does not.
        Assert.Equal(HttpStatusCode.OK, (await StartFromAsync(trusting, "10.0.0.1", forwarded: "203.0.113.1")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await StartFromAsync(trusting, "10.0.0.1", forwarded: "203.0.113.2")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await StartFromAsync(trusting, "10.0.0.7", forwarded: "198.51.100.9, 203.0.113.2")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await StartFromAsync(trusting, "10.9.9.9", forwarded: "203.0.113.2, 10.0.0.3")).StatusCode);

        // Anybody else is who they are, whatever they write.
        Assert.Equal(HttpStatusCode.OK, (await StartFromAsync(trusting, "192.0.2.1", forwarded: "203.0.113.50")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await StartFromAsync(trusting, "192.0.2.1", forwarded: "203.0.113.51")).StatusCode);

        var plain = await StartAsync(services: StaffClient.SourcesFromHeader, settings: ("Channels:VisitorSessionsPerHour", "1"));
        Assert.Equal(HttpStatusCode.OK, (await StartFromAsync(plain, "127.0.0.1", forwarded: "203.0.113.1")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await StartFromAsync(plain, "127.0.0.1", forwarded: "203.0.113.2")).StatusCode);
    }

    [Theory]
    [InlineData("Proxies:Trusted:0", "everybody")]
    public async Task A_bad_setting_stops_the_start_with_its_name(string name, string value)
    {
        ExpectError(name.Split(':')[1]);
        var stopped = await Record.ExceptionAsync(() => StartAsync(settings: (name, value)));
        Assert.Contains(name.Split(':')[1], $"{stopped}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cases_per_hour_are_limited_for_visitors_and_customers_apart_and_a_repeat_costs_nothing()
    {
        var exchange = await StartExchangeAsync();
        var app = await StartAsync(exchange: exchange, settings: [("Channels:VisitorCasesPerHour", "2"), ("Channels:CustomerCasesPerHour", "4")]);
        foreach (var (customer, allowed) in new[] { (await Customer.StartAsync(app), 2), (await Customer.StartAsync(app, exchange.Identity.For(Uid)), 4) })
        {
            var opening = new OpenCase("first", null, null, null, null);
            Assert.Equal(HttpStatusCode.Created, (await customer.PostAsync("/api/messenger/cases", opening)).StatusCode);
            for (var i = 1; i < allowed; i++)
            {
                await customer.OpenCaseAsync();
            }

            var refused = await customer.PostAsync("/api/messenger/cases", new OpenCase("one more", "help", "m", null, null));
            await Customer.RefusedAsync(refused, HttpStatusCode.TooManyRequests, "limit.cases");
            Assert.NotNull(refused.Headers.RetryAfter);
            Assert.Equal(HttpStatusCode.OK, (await customer.PostAsync("/api/messenger/cases", opening)).StatusCode);
        }
    }

    [Fact]
    public async Task Open_cases_are_limited_until_one_is_resolved_or_nothing_has_happened_for_a_day()
    {
        var app = await StartAsync(settings: ("Channels:VisitorOpenCases", "2"));
        var visitor = await Customer.StartAsync(app);
        var first = await visitor.OpenCaseAsync("one");
        await visitor.OpenCaseAsync("two");
        var another = new OpenCase("three", "three", "m", null, null);
        await Customer.RefusedAsync(await visitor.PostAsync("/api/messenger/cases", another), HttpStatusCode.TooManyRequests, "limit.open_cases");

        await app.Get<WorkCase>().ResolveAsync(first, StaffClient.Lead);
        Assert.Equal(HttpStatusCode.Created, (await visitor.PostAsync("/api/messenger/cases", another)).StatusCode);

        await Customer.RefusedAsync(await visitor.PostAsync("/api/messenger/cases", another with { ClientCaseId = "four" }), HttpStatusCode.TooManyRequests, "limit.open_cases");
        Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(HttpStatusCode.Created, (await visitor.PostAsync("/api/messenger/cases", another with { ClientCaseId = "four" })).StatusCode);
    }

    [Fact]
    public async Task Openings_in_one_moment_count_each_other_and_repeats_cost_nothing()
    {
        var app = await StartAsync(settings: ("Channels:VisitorOpenCases", "5"));
        var visitor = await Customer.StartAsync(app);
        List<OpenCase> openings = [.. Enumerable.Range(0, 20).SelectMany(i => Enumerable.Repeat(new OpenCase($"same moment {i}", null, null, null, null), 2))];

        var answers = await Task.WhenAll(openings.Select(opening => visitor.PostAsync("/api/messenger/cases", opening)));

        Assert.Equal(5, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        Assert.Equal(5, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        foreach (var refused in answers.Where(a => a.StatusCode is not (HttpStatusCode.Created or HttpStatusCode.OK)))
        {
            await Customer.RefusedAsync(refused, HttpStatusCode.TooManyRequests, "limit.open_cases");
        }
    }

    private static async Task<HttpResponseMessage> StartFromAsync(VigilApplication app, string source, string? identityToken = null, string? forwarded = null)
    {
        using var http = StaffClient.Open(app, source);
        if (forwarded is not null)
        {
            http.DefaultRequestHeaders.Add("X-Forwarded-For", forwarded);
        }

        return await Customer.PostAsync(http, "/api/messenger/session", new StartSession(identityToken, "zh-CN", null));
    }
}

public sealed class LimitTestsOnSqlite() : LimitTests(TestDatabase.Sqlite);

public sealed class LimitTestsOnPostgres(PostgresCluster cluster) : LimitTests(TestDatabase.Postgres(cluster));
