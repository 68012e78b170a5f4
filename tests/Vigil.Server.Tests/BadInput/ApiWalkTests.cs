using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Vigil.Server.Platform.Outbox;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.BadInput;

/// <summary>
/// Walks the OpenAPI document and throws at every operation whatever a broken or hostile client may send, over a real port. Never a fault, always
/// a problem with a stable code, no inside of ours in it, and nothing stored by what was refused. A new operation is walked without being named here.
/// </summary>
public abstract partial class ApiWalkTests(TestDatabase database) : SliceTest(database)
{
    private const string Secret = "the secret of the events, of 32 bytes or more";

    // What it writes by itself after an accepted tap is none of what a refused call stores.
    private static void WithoutFreezing(IServiceCollection services) => services.Remove(services.Single(s => s.ImplementationInstance is Listening { Name: "FreezeAccount" }));

    [Fact]
    public async Task Whatever_is_thrown_at_an_operation_it_answers_with_a_code_and_stores_nothing_of_it()
    {
        var exchange = await StartExchangeAsync();
        var app = await StartAsync(exchange: exchange, listens: true, services: WithoutFreezing, settings: [Shift.Demo, ("Exchange:EventSecret", Secret)]);
        var (owner, stranger) = (await Customer.StartAsync(app, exchange.Identity.For("10086")), await Customer.StartAsync(app, exchange.Identity.For("10087")));
        var (mine, foreign) = (await owner.OpenCaseAsync("mine"), await stranger.OpenCaseAsync("theirs"));
        var agent = await new Shift(app).OnBreakAsync(Shift.Lin);
        await Customer.ReadAsync<object>(await Shift.AssignAsync(await StaffClient.NamedAsync(app, Shift.Jing), mine, agent), HttpStatusCode.OK);
        using var nobody = new HttpClient { BaseAddress = app.Address };

        var failures = new List<string>();
        var thrown = 0;
        foreach (var operation in await OperationsAsync(nobody))
        {
            // A session of its own for each: some of them end it.
            var http = operation.Path.StartsWith("/api/messenger", StringComparison.Ordinal) ? (await Customer.StartAsync(app, exchange.Identity.For("10086"))).Http
                : operation.Path.StartsWith("/api/staff/setup", StringComparison.Ordinal) || operation.Path.StartsWith("/api/staff/sign-in", StringComparison.Ordinal) || operation.Path.StartsWith("/api/staff/sign-on", StringComparison.Ordinal) || operation.Path.StartsWith("/api/staff/invitation", StringComparison.Ordinal) || operation.Path is "/api/exchange/events" ? nobody

                // What is guessed there counts at the door as well: somebody who signs in no more.
                : (await StaffClient.NamedAsync(app, operation.Path is "/api/staff/password" ? Shift.Jing : Shift.Lin)).Http;
            var before = await Stored.ReadAsync(app, Ending);
            foreach (var bad in BadRequests.For(operation, mine.ToString(), foreign.ToString()))
            {
                thrown++;
                // Once more where the connection was closed: by the refusal of what came before on it.
                using var answer = await SendAsync(http, bad.Make()) ?? await SendAsync(http, bad.Make());
                if (await WrongWithAsync(bad, answer) is { } wrong)
                {
                    failures.Add($"{operation.Name} — {bad.Name}: {wrong}");
                }

                var after = await Stored.ReadAsync(app, Ending);
                if (answer is null or { IsSuccessStatusCode: false } && after != before)
                {
                    failures.Add($"{operation.Name} — {bad.Name}: refused and yet stored:\n{before}became\n{after}");
                }

                before = after;
            }
        }

        TestContext.Current.SendDiagnosticMessage($"{thrown} requests thrown.");
        Assert.True(failures.Count == 0, $"{failures.Count} of {thrown}:\n{string.Join('\n', failures.Take(200))}");
        Assert.True(thrown > 2_000, $"Only {thrown} requests were thrown.");
    }

    private static async Task<IReadOnlyList<ApiOperation>> OperationsAsync(HttpClient http)
    {
        using var document = JsonDocument.Parse(await http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), Ending));
        return ApiOperation.Of(document.RootElement);
    }

    // Null where the server closed the connection instead of answering, as it may for what is no HTTP.
    private static async Task<HttpResponseMessage?> SendAsync(HttpClient http, HttpRequestMessage made)
    {
        using var request = made;
        try
        {
            return await http.SendAsync(request, Ending);
        }
        catch (HttpRequestException closed) when (closed.InnerException is IOException or System.Net.Sockets.SocketException)
        {
            return null;
        }
    }

    private static async Task<string?> WrongWithAsync(BadRequest bad, HttpResponseMessage? answer)
    {
        if (answer is null)
        {
            return bad.Bare ? null : "the connection was closed without an answer";
        }

        var status = (int)answer.StatusCode;
        var body = await answer.Content.ReadAsStringAsync(Ending);
        if (status is 503 && body.Contains("\"code\":\"exchange.unavailable\"", StringComparison.Ordinal))
        {
            return null;
        }

        return status >= 500 ? $"{status} {body}"
            : status < 400 ? (bad.MustRefuse ? $"taken with {status} {body[..Math.Min(body.Length, 200)]}" : null)
            : bad.Bare && body.Length == 0 ? null
            : answer.Content.Headers.ContentType?.MediaType != "application/problem+json" ? $"{status} as {answer.Content.Headers.ContentType}: {body}"
            : !Code().IsMatch(body) ? $"{status} without a code: {body}"
            : Inside().IsMatch(body) ? $"{status} tells our inside: {body}"
            : body.Length > 2_000 ? $"{status} with {body.Length} characters"
            : null;
    }

    [GeneratedRegex("\"code\":\"[a-z_]+(\\.[a-z_]+)*\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();

    // A stack trace, a type, a parameter of a handler (`CaseId id`), a file.
    [GeneratedRegex("   at |Exception|System\\.|Microsoft\\.|Npgsql|[Ss]qlite|Vigil\\.|\\.cs\\b|\\\\?\"[A-Z][A-Za-z]+(<[^>]*>)?\\?? [a-z][A-Za-z]*\\\\?\"|StackTrace|LineNumber", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Inside();
}

public sealed class ApiWalkTestsOnSqlite() : ApiWalkTests(TestDatabase.Sqlite);

public sealed class ApiWalkTestsOnPostgres(PostgresCluster cluster) : ApiWalkTests(TestDatabase.Postgres(cluster));
