using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;
using Vigil.Server.Staff;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Desk;

/// <summary>Who sees what at the console: a case of a queue one does not have is as good as no case, on every way there is.</summary>
public abstract partial class ConsoleAccessTests(TestDatabase database) : SliceTest(database)
{
    // Bodies that would do something if the case were there; routes of other modules that name a case need none.
    private static readonly Dictionary<string, string> Bodies = new(StringComparer.Ordinal)
    {
        ["messages"] = """{"clientMessageId":"k1","text":"hello"}""",
        ["notes"] = """{"clientMessageId":"k1","text":"hello"}""",
        ["assign"] = "{}",
        ["transfer"] = """{"queue":"general"}""",
        ["resolve"] = "{}",
        ["reopen"] = "{}",
    };

    private static readonly string[] LeadsOnly = ["/look", "/export", "/erasure", "/holds"];

    [Fact]
    public async Task An_agent_sees_nothing_of_a_case_in_a_queue_they_lack()
    {
        var shift = new Shift(await StartAsync(settings: Shift.Demo));
        var customer = await Customer.StartAsync(shift.Application);
        var (lin, lan, jing) = (await shift.SignInAsync(Shift.Lin), await shift.SignInAsync(Shift.Lan), await shift.SignInAsync(Shift.Jing));
        var theft = await shift.WaitingAsync(customer, CaseQueues.Security, CasePriority.Urgent);
        await Shift.RowAsync(Shift.AssignAsync(lan, theft));
        await using var hub = await lin.ConnectAsync(shift.Application);

        foreach (var (method, pattern) in Routes(shift.Application).Where(r => r.Pattern.Contains("{id}", StringComparison.Ordinal)))
        {
            // What no agent may do at all is refused before a case is looked for.
            var (status, code) = LeadsOnly.Any(end => pattern.EndsWith(end, StringComparison.Ordinal)) ? ("403", "request.forbidden") : ("404", "case.not_found");
            var missing = await AnswerAsync(lin, method, pattern, CaseId.New(Clock));
            Assert.Equal(missing, await AnswerAsync(lin, method, pattern, theft));
            Assert.StartsWith(status, missing, StringComparison.Ordinal);
            Assert.Contains(code, missing, StringComparison.Ordinal);
        }

        foreach (var (method, arguments) in new (string, object?[])[] { ("Watch", [0]), ("Unwatch", []), ("Typing", []) })
        {
            var missing = await hub.CallAsync(method, [CaseId.New(Clock), .. arguments]);
            Clock.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(missing, await hub.CallAsync(method, [theft, .. arguments]));
            Assert.Equal("case.not_found", missing.Code);
        }

        Assert.Equal(["Typing", "Unwatch", "Watch"], HubMethods(shift.Application));
        foreach (var view in (string[])["mine", "queued", "all", "resolved"])
        {
            Assert.Empty((await Shift.ListAsync(lin, view)).Items);
        }

        Assert.Equal(new CaseCountsView(0, 0, 0), (await Shift.ListAsync(lin, "all")).Counts);
        Assert.Equal(theft, Assert.Single((await Shift.ListAsync(jing, "all")).Items).Id);
        Assert.Equal(["opened", "queued", "assigned"], (await Shift.EntriesAsync(lan, theft)).Entries.Where(e => e.Kind != "message").Select(e => e.Kind));

        // Nor do pushes tell: up to the newest row of a case of one's own queue no other is heard of.
        await customer.SendAsync(theft, "more");
        var own = await Shift.WaitingAsync(customer);
        await customer.SendAsync(own, "and what came last");
        CaseRowView[] rows;
        do
        {
            rows = await hub.NextAsync<CaseRowView[]>("casesChanged", 0);
            Assert.All(rows, row => Assert.Equal(own, row.Id));
        }
        while (rows[^1].LastText != "and what came last");
    }

    [Fact]
    public async Task The_lists_show_exactly_what_may_be_opened()
    {
        var shift = new Shift(await StartAsync(settings: Shift.Demo));
        var customer = await Customer.StartAsync(shift.Application);
        var people = new[] { await shift.OnBreakAsync(Shift.Lin), await shift.OnBreakAsync(Shift.Sofia), await shift.OnBreakAsync(Shift.Lan), await shift.OnBreakAsync(Shift.Jing) };
        var ids = new List<CaseId> { await customer.OpenCaseAsync("only the assistant") };
        foreach (var queue in CaseQueues.All)
        {
            foreach (var owner in people.Append(null))
            {
                var id = await shift.WaitingAsync(customer, queue, CasePriority.Normal);
                ids.Add(id);
                if (owner is not null)
                {
                    await Shift.RowAsync(Shift.AssignAsync(people[3], id, owner));
                }
            }
        }

        foreach (var person in people)
        {
            var listed = (await Shift.ListAsync(person, "all")).Items.Select(r => r.Id).ToHashSet();
            foreach (var id in ids)
            {
                Assert.Equal((await person.GetAsync($"/api/console/cases/{id}")).StatusCode == HttpStatusCode.OK, listed.Contains(id));
            }
        }
    }

    [Fact]
    public async Task Every_console_route_asks_for_a_staff_session()
    {
        var shift = new Shift(await StartAsync(settings: Shift.Demo));
        var customer = await Customer.StartAsync(shift.Application);
        using var nobody = StaffClient.Open(shift.Application);
        var routes = Routes(shift.Application).ToList();
        Assert.True(routes.Count >= 12);
        foreach (var (method, pattern) in routes)
        {
            foreach (var http in (HttpClient[])[nobody, customer.Http])
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), Parameter().Replace(pattern, CaseId.New(Clock).ToString()));
                await Customer.RefusedAsync(await http.SendAsync(request, Ending), HttpStatusCode.Unauthorized, "session.required");
            }
        }

        await Assert.ThrowsAnyAsync<Exception>(() => OpenAsync(shift.Application, $"?access_token={customer.Session.SessionToken}"));
        var lin = await shift.SignInAsync(Shift.Lin);
        await Assert.ThrowsAnyAsync<Exception>(() => OpenAsync(shift.Application, $"?access_token={lin.Session.Token}"));
        await Assert.ThrowsAnyAsync<Exception>(() => OpenAsync(shift.Application, ""));
    }

    [Theory]
    [InlineData("http://localhost", true)]
    [InlineData("http://localhost:8443", false)]
    [InlineData("https://evil.example", false)]
    [InlineData(null, false)]
    public async Task With_the_cookie_only_our_own_pages_open_the_hub(string? origin, bool own)
    {
        var shift = new Shift(await StartAsync(settings: Shift.Demo));
        var lin = await shift.SignInAsync(Shift.Lin);
        var opening = OpenAsync(shift.Application, "", headers =>
        {
            headers.Cookie = $"__Host-vigil-staff={lin.Session.Token}";
            headers.Origin = origin;
        });
        if (own)
        {
            await using var hub = await HubClient.ConnectAsync(await opening, Ending);
        }
        else
        {
            await Assert.ThrowsAnyAsync<Exception>(() => opening);
        }
    }

    [Fact]
    public async Task A_connection_ends_with_its_session()
    {
        var shift = new Shift(await StartAsync(settings: Shift.Demo));
        var (lin, sofia) = (await shift.SignInAsync(Shift.Lin), await shift.SignInAsync(Shift.Sofia));
        await using var first = await lin.ConnectAsync(shift.Application);
        await using var second = await sofia.ConnectAsync(shift.Application);

        await lin.PostAsync("/api/staff/sign-out", "");
        await first.Closed.WithinDeadlineAsync("the connection of who signed out is closed");
        await shift.Application.Get<StaffAccess>().RevokeSessionsAsync(sofia.Session.Staff.Id, Audit.System, Ending);
        Clock.Advance(TimeSpan.FromSeconds(2));
        await second.Closed.WithinDeadlineAsync("the connection of a revoked session is closed");
    }

    [Fact]
    public async Task A_look_at_a_case_that_is_not_ones_own_is_kept_once_an_hour()
    {
        var shift = new Shift(await StartAsync(settings: Shift.Demo));
        var customer = await Customer.StartAsync(shift.Application);
        var (lin, jing) = (await shift.SignInAsync(Shift.Lin), await shift.SignInAsync(Shift.Jing));
        var id = await Shift.WaitingAsync(customer);
        await Shift.RowAsync(Shift.AssignAsync(lin, id));

        await Shift.EntriesAsync(lin, id);
        Assert.Empty(await LooksAsync(shift.Application));
        await Shift.EntriesAsync(jing, id);
        await Shift.EntriesAsync(jing, id, after: 2);
        Assert.Equal([$"staff:{jing.Session.Staff.Id} case:{id}"], await LooksAsync(shift.Application));
        Clock.Advance(TimeSpan.FromMinutes(59));
        await Shift.EntriesAsync(jing, id);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Shift.EntriesAsync(jing, id);
        Assert.Equal(2, (await LooksAsync(shift.Application)).Count);
    }

    [Fact]
    public async Task Bad_input_is_refused_with_a_sentence_and_changes_nothing()
    {
        var shift = new Shift(await StartAsync(settings: Shift.Demo));
        var customer = await Customer.StartAsync(shift.Application);
        var lin = await shift.SignInAsync(Shift.Lin);
        var id = await Shift.WaitingAsync(customer);
        await Shift.RowAsync(Shift.AssignAsync(lin, id));
        var stored = await shift.StoredAsync(id);

        foreach (var query in (string[])["", "?view=", "?view=Mine", "?view=none", "?view=mine&limit=0", "?view=mine&limit=201", "?view=mine&limit=-1", "?view=mine&limit=x", "?view=all&after=x", "?view=all&after=***", "?view=all&after=MXwyfDM0", $"?view=all&after={new string('A', 5000)}"])
        {
            await IsBadAsync(lin.GetAsync($"/api/console/cases{query}"), query, allowed: query.EndsWith("MXwyfDM0", StringComparison.Ordinal));
        }

        foreach (var (path, body, code) in new[]
        {
            ("presence", """{"state":"busy"}""", "request.invalid"), ("presence", """{"state":"Available"}""", "request.invalid"), ("presence", """{"capacity":0}""", "request.invalid"),
            ("presence", """{"capacity":21}""", "request.invalid"), ("presence", """{"capacity":"five"}""", "request.invalid"), ("presence", """{"mood":"good"}""", "request.invalid"), ("presence", "", "request.invalid"),
            ($"cases/{id}/messages", """{"clientMessageId":"k","text":""}""", "message.bad_text"), ($"cases/{id}/messages", """{"clientMessageId":"k"}""", "message.bad_text"),
            ($"cases/{id}/messages", """{"clientMessageId":"","text":"x"}""", "message.bad_key"), ($"cases/{id}/messages", """{"text":"x"}""", "message.bad_key"), ($"cases/{id}/messages", "[]", "request.invalid"),
            ($"cases/{id}/messages", $$"""{"clientMessageId":"k","text":"{{new string('x', 10_001)}}"}""", "message.bad_text"), ($"cases/{id}/messages", """{"clientMessageId":"k","text":"a\u0000b"}""", "message.bad_text"),
            ($"cases/{id}/notes", """{"clientMessageId":"k","text":" "}""", "message.bad_text"), ($"cases/{id}/notes", """{"clientMessageId":"k\n","text":"x"}""", "message.bad_key"), ($"cases/{id}/notes", """{"clientMessageId":"k","text":"x","articleSlug":"y"}""", "request.invalid"),
            ($"cases/{id}/assign", """{"staffId":"nobody"}""", "request.invalid"), ($"cases/{id}/assign", $$"""{"staffId":"{{Guid.Empty}}"}""", "desk.no_such_colleague"),
            ($"cases/{id}/transfer", "{}", "request.invalid"), ($"cases/{id}/transfer", $$"""{"staffId":"{{lin.Session.Staff.Id}}","queue":"general"}""", "request.invalid"),
            ($"cases/{id}/transfer", """{"queue":"lunch"}""", "desk.no_such_queue"), ($"cases/{id}/transfer", """{"queue":""}""", "desk.no_such_queue"), ($"cases/{id}/transfer", $$"""{"staffId":"{{Guid.Empty}}"}""", "desk.no_such_colleague"),
            ($"cases/{id}/transfer", """{"queue":"security","note":"a\u0000b"}""", "message.bad_text"),
        })
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var request = new HttpRequestMessage(path == "presence" ? HttpMethod.Put : HttpMethod.Post, $"/api/console/{path}") { Content = content };
            var answer = await lin.Http.SendAsync(request, Ending);
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{path} {body[..Math.Min(60, body.Length)]}: {(int)answer.StatusCode}");
            await Customer.RefusedAsync(answer, HttpStatusCode.BadRequest, code);
        }

        foreach (var nonsense in (string[])["x", "00000000000000000000000000000000"])
        {
            Assert.True((int)(await lin.GetAsync($"/api/console/cases/{nonsense}")).StatusCode is 400 or 404);
        }

        Assert.Equal(stored with { StaffRead = 0 }, (await shift.StoredAsync(id)) with { StaffRead = 0 });
        Assert.Equal("offline", (await Shift.PresenceAsync(lin)).State);

        static async Task IsBadAsync(Task<HttpResponseMessage> asking, string what, bool allowed)
        {
            var answer = await asking;
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest || (allowed && answer.StatusCode == HttpStatusCode.OK), $"{what}: {(int)answer.StatusCode}");
        }
    }

    [GeneratedRegex("\\{[^}]*\\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();

    [GeneratedRegex("\"traceId\":\"[^\"]*\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TraceId();

    private static IEnumerable<(string Method, string Pattern)> Routes(VigilApplication app) => app.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Select(m => (Method: m, Pattern: "/" + e.RoutePattern.RawText!.TrimStart('/'))))
        .Where(r => r.Pattern.StartsWith("/api/console", StringComparison.Ordinal));

    private static List<string> HubMethods(VigilApplication app)
    {
        var hub = app.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .First(e => e.RoutePattern.RawText!.TrimStart('/') == "hubs/console").Metadata.GetMetadata<HubMetadata>()!.HubType;
        return [.. hub.GetMethods().Where(m => m.DeclaringType == hub && m.GetBaseDefinition().DeclaringType == hub).Select(m => m.Name).Order(StringComparer.Ordinal)];
    }

    private static async Task<string> AnswerAsync(StaffClient staff, string method, string pattern, CaseId id)
    {
        var path = pattern.Replace("{id}", id.ToString(), StringComparison.Ordinal).Replace("{kind}", "withdrawals", StringComparison.Ordinal).Replace("{fileId}", "0197f1c0-0000-7000-8000-000000000001", StringComparison.Ordinal);
        using var content = new StringContent(Bodies.GetValueOrDefault(pattern.Split('/')[^1], "{}"), Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = method == "GET" ? null : content };
        var answer = await staff.Http.SendAsync(request, Ending);
        return $"{(int)answer.StatusCode}\n{TraceId().Replace(await answer.Content.ReadAsStringAsync(Ending), "")}";
    }

    private static async Task<WebSocket> OpenAsync(VigilApplication app, string query, Action<Microsoft.AspNetCore.Http.IHeaderDictionary>? headers = null)
    {
        var client = app.Server.CreateWebSocketClient();
        client.ConfigureRequest = request => headers?.Invoke(request.Headers);
        return await client.ConnectAsync(new Uri(app.Server.BaseAddress, $"/hubs/console{query}"), Ending);
    }

    private static async Task<List<string>> LooksAsync(VigilApplication app)
    {
        await using var db = await app.Get<IDbContextFactory<VigilDb>>().CreateDbContextAsync(Ending);
        return await db.Database.SqlQuery<string>($"select actor || ' ' || object as \"Value\" from audit_events where action = 'case.read'").ToListAsync(Ending);
    }
}

public sealed class ConsoleAccessTestsOnSqlite() : ConsoleAccessTests(TestDatabase.Sqlite);

public sealed class ConsoleAccessTestsOnPostgres(PostgresCluster cluster) : ConsoleAccessTests(TestDatabase.Postgres(cluster));
