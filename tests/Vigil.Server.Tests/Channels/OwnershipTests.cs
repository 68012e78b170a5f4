using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Vigil.Contracts;
using Vigil.Contracts.Messenger;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Channels;

/// <summary>Another customer's case is as good as no case, on every route and hub method there is: a new one that is not covered here fails.</summary>
public abstract partial class OwnershipTests(TestDatabase database) : SliceTest(database)
{
    // What a caller would send to each route that names a case.
    private static readonly Dictionary<string, string?> Bodies = new(StringComparer.Ordinal)
    {
        ["GET /api/messenger/cases/{id}"] = null,
        ["GET /api/messenger/cases/{id}/entries"] = null,
        ["POST /api/messenger/cases/{id}/messages"] = """{"clientMessageId":"k1","text":"hello"}""",
        ["POST /api/messenger/cases/{id}/human"] = "",
        ["POST /api/messenger/cases/{id}/resolve"] = "",
        ["POST /api/messenger/cases/{id}/freeze"] = "",
        ["GET /api/messenger/cases/{id}/checks/{checkId}"] = null,
        ["POST /api/messenger/cases/{id}/checks/{checkId}/code"] = """{"way":"sms"}""",
        ["POST /api/messenger/cases/{id}/checks/{checkId}/try"] = """{"way":"sms","code":"123456"}""",
        ["POST /api/messenger/cases/{id}/agent-code"] = "",
        ["POST /api/messenger/cases/{id}/agent-code/check"] = """{"code":"123456"}""",
        ["POST /api/messenger/cases/{id}/rating"] = """{"stars":5,"comment":"good"}""",
        ["GET /api/messenger/cases/{id}/records/{kind}/{recordId}"] = null,
        ["GET /api/messenger/cases/{id}/transcript"] = null,
    };

    // The arguments after the case id.
    private static readonly Dictionary<string, object?[]> Arguments = new(StringComparer.Ordinal)
    {
        ["Send"] = ["k1", "hello", null],
        ["Resume"] = [0],
        ["Read"] = [1],
        ["Typing"] = [],
    };

    [Fact]
    public async Task A_foreign_case_answers_exactly_like_a_missing_one_on_every_route()
    {
        var app = await StartAsync();
        var (owner, stranger) = (await Customer.StartAsync(app), await Customer.StartAsync(app));
        var foreign = await owner.OpenCaseAsync("mine");

        // The stranger will send the same words under the same key: a repeat, had they the right.
        await owner.SendAsync(foreign, "hello", "k1");
        var routes = Routes(app);
        Assert.True(Bodies.Keys.Order(StringComparer.Ordinal).SequenceEqual(routes, StringComparer.Ordinal), $"Routes that name a case: {string.Join(", ", routes)}");

        foreach (var route in routes)
        {
            var missing = await AnswerAsync(stranger, route, CaseId.New(Clock));
            Assert.Equal(missing, await AnswerAsync(stranger, route, foreign));
            Assert.StartsWith("404", missing, StringComparison.Ordinal);
            Assert.Contains("case.not_found", missing, StringComparison.Ordinal);
        }

        await NothingHappenedAsync(owner, foreign, "hello");
    }

    [Fact]
    public async Task A_foreign_case_answers_exactly_like_a_missing_one_on_every_hub_method()
    {
        var app = await StartAsync();
        var (owner, stranger) = (await Customer.StartAsync(app), await Customer.StartAsync(app));
        var foreign = await owner.OpenCaseAsync("mine");

        // The stranger will use the same key for other words: a key used twice, had they the right.
        await owner.SendAsync(foreign, "other words", "k1");
        await using var hub = await stranger.ConnectAsync();
        var methods = Methods(app);
        Assert.True(Arguments.Keys.Order(StringComparer.Ordinal).SequenceEqual(methods, StringComparer.Ordinal), $"Hub methods: {string.Join(", ", methods)}");

        foreach (var method in methods)
        {
            var missing = await hub.CallAsync(method, [CaseId.New(Clock), .. Arguments[method]]);
            Assert.Equal(missing, await hub.CallAsync(method, [foreign, .. Arguments[method]]));
            Assert.Equal("case.not_found: There is no such case.", missing.Error);
        }

        await NothingHappenedAsync(owner, foreign, "other words");

        // A refused Resume does not listen in: the stranger's own entry is the first one heard.
        var own = await stranger.OpenCaseAsync();
        await hub.InvokeAsync<EntriesView>("Resume", own, 0);
        await owner.SendAsync(foreign, "secret");
        await stranger.SendAsync(own, "own");
        Assert.Equal("own", (await hub.NextAsync<EntryView>("entry", 1)).Text);
        Assert.False(hub.HasCall("entry"));
        Assert.False(hub.HasCall("typing"));
    }

    [Fact]
    public async Task Home_shows_only_ones_own_cases()
    {
        var app = await StartAsync();
        var (owner, stranger) = (await Customer.StartAsync(app), await Customer.StartAsync(app));
        await owner.OpenCaseAsync("mine");

        Assert.Empty((await Customer.ReadAsync<HomeView>(await stranger.GetAsync("/api/messenger/home"), System.Net.HttpStatusCode.OK)).Cases);
        Assert.Equal("mine", Assert.Single((await Customer.ReadAsync<HomeView>(await owner.GetAsync("/api/messenger/home"), System.Net.HttpStatusCode.OK)).Cases).Title);
    }

    // What anybody may read, and the way in. A new route is closed until it is named here.
    private static readonly string[] OpenRoutes = ["/api/messenger/session", "/api/messenger/articles", "/api/messenger/articles/{slug}"];

    [Fact]
    public async Task Every_messenger_route_but_the_open_ones_asks_for_a_session()
    {
        var app = await StartAsync();
        var stranger = app.CreateClient();
        foreach (var (method, pattern) in AllRoutes(app).Where(r => r.Pattern.StartsWith("/api/messenger", StringComparison.Ordinal) && !OpenRoutes.Contains(r.Pattern, StringComparer.Ordinal)))
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), Parameter().Replace(pattern, CaseId.New(Clock).ToString()));
            var answer = await stranger.SendAsync(request, Ending);
            await Customer.RefusedAsync(answer, System.Net.HttpStatusCode.Unauthorized, "session.required");
        }
    }

    [GeneratedRegex("\\{[^}]*\\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();

    [GeneratedRegex("\"traceId\":\"[^\"]*\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TraceId();

    private static IEnumerable<(string Method, string Pattern)> AllRoutes(VigilApplication app) => app.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Select(m => (m, "/" + e.RoutePattern.RawText!.TrimStart('/'))));

    private static List<string> Routes(VigilApplication app) =>
        [.. AllRoutes(app).Where(r => r.Pattern.StartsWith("/api/messenger/cases/{", StringComparison.Ordinal)).Select(r => $"{r.Method} {r.Pattern}").Order(StringComparer.Ordinal)];

    private static List<string> Methods(VigilApplication app)
    {
        var hub = app.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .First(e => e.RoutePattern.RawText!.TrimStart('/') == "hubs/messenger").Metadata.GetMetadata<HubMetadata>()!.HubType;
        return [.. hub.GetMethods().Where(m => m.DeclaringType == hub && m.GetBaseDefinition().DeclaringType == hub).Select(m => m.Name).Order(StringComparer.Ordinal)];
    }

    private static async Task<string> AnswerAsync(Customer caller, string route, CaseId id)
    {
        var path = route.Split(' ')[1].Replace("{id}", id.ToString(), StringComparison.Ordinal).Replace("{kind}", "withdrawal", StringComparison.Ordinal).Replace("{recordId}", "W1", StringComparison.Ordinal)
            .Replace("{checkId}", "0197f1c0-0000-7000-8000-000000000001", StringComparison.Ordinal);
        var answer = Bodies[route] is { } body ? await caller.PostRawAsync(path, body) : await caller.GetAsync(path);
        var headers = string.Join('\n', answer.Headers.Concat(answer.Content.Headers).OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => $"{h.Key}: {string.Join(',', h.Value)}"));
        var text = await answer.Content.ReadAsStringAsync(Ending);
        return $"{(int)answer.StatusCode}\n{headers}\n{TraceId().Replace(text, "")}".Replace(id.ToString(), "its id", StringComparison.Ordinal);
    }

    private static async Task NothingHappenedAsync(Customer owner, CaseId id, string own)
    {
        Assert.Equal(["mine", own], (await owner.EntriesAsync(id)).Entries.Select(e => e.Text));
        Assert.Equal("open", (await owner.StateAsync(id)).State);
    }
}

public sealed class OwnershipTestsOnSqlite() : OwnershipTests(TestDatabase.Sqlite);

public sealed class OwnershipTestsOnPostgres(PostgresCluster cluster) : OwnershipTests(TestDatabase.Postgres(cluster));
