using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Vigil.Contracts;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.BadInput;

/// <summary>Throws at every method of every hub what a broken or hostile client may send: each is answered with a code, the connection stays, and nothing of it is stored. The methods are read from the hubs, so that a new one is walked too.</summary>
public abstract partial class HubWalkTests(TestDatabase database) : SliceTest(database)
{
    private static readonly string[] Half = ["\"\\ud800\"", "\"a\\udc00b\""];

    [Fact]
    public async Task Whatever_is_thrown_at_a_hub_method_it_answers_with_a_code_and_stores_nothing_of_it()
    {
        var app = await StartAsync(settings: Shift.Demo);
        var (customer, stranger) = (await Customer.StartAsync(app), await Customer.StartAsync(app));
        var (mine, foreign) = (await customer.OpenCaseAsync("mine"), await stranger.OpenCaseAsync("theirs"));
        var agent = await new Shift(app).OnBreakAsync(Shift.Lin);
        await Shift.AssignAsync(await StaffClient.NamedAsync(app, Shift.Jing), mine, agent);
        var hubs = Hubs(app);
        Assert.Equal(["/hubs/console", "/hubs/messenger"], hubs.Select(h => h.Path));

        var failures = new List<string>();
        var thrown = 0;
        foreach (var (path, hub) in hubs)
        {
            await using var connection = path == "/hubs/messenger" ? await customer.ConnectAsync() : await agent.ConnectAsync(app);
            foreach (var method in Methods(hub))
            {
                foreach (var (name, arguments, must) in Calls(method, mine, foreign))
                {
                    var id = string.Create(CultureInfo.InvariantCulture, $"walk-{thrown++}");
                    var before = await Stored.ReadAsync(app, Ending);
                    var answer = await connection.CallRawAsync(id, $$"""{"type":1,"invocationId":"{{id}}","target":"{{method.Name}}","arguments":{{arguments}}}""");
                    if (answer.Error is null ? must : !Coded().IsMatch(answer.Error) || answer.Code is "server.fault" or "closed" || await Stored.ReadAsync(app, Ending) != before)
                    {
                        failures.Add($"{method.Name} — {name}: {answer.Error ?? "taken"}");
                    }
                }
            }
        }

        Assert.True(failures.Count == 0, $"{failures.Count} of {thrown}:\n{string.Join('\n', failures)}");
        Assert.True(thrown > 200, $"Only {thrown} calls were made.");
    }

    [Theory]
    [InlineData("messenger")]
    [InlineData("console")]
    public async Task What_is_no_call_ends_the_connection_with_a_word_or_is_passed_over_and_nobody_else_notices(string hub)
    {
        var app = await StartAsync(settings: Shift.Demo);
        var customer = await Customer.StartAsync(app);
        var id = await customer.OpenCaseAsync();
        var agent = await StaffClient.NamedAsync(app, Shift.Jing);
        await using var bystander = await customer.ConnectAsync();
        foreach (var record in (string[])
        [
            "", "{", "[]", "7", "null", "{}", """{"type":99}""", """{"type":"one"}""", """{"type":1}""", """{"type":1,"target":null,"arguments":[]}""", """{"type":1,"target":"Send"}""", """{"type":1,"invocationId":"o","target":"Resume","arguments":{}}""",
            """{"type":1,"invocationId":7,"target":"Send","arguments":[]}""", """{"type":3,"invocationId":"nobody","result":1}""", """{"type":2,"invocationId":"x","item":1}""", """{"type":4,"invocationId":"s","target":"Send","arguments":[]}""",
            """{"type":5,"invocationId":"nobody"}""", """{"type":7}""", """{"type":7,"error":"mine"}""", """{"type":9,"sequenceId":-1}""", new string('[', 5_000), """{"type":1,"invocationId":"d","target":"Resume","arguments":[""" + string.Concat(Enumerable.Repeat("{\"a\":", 500)) + "1" + new string('}', 500) + "]}",
        ])
        {
            await using var connection = hub == "messenger" ? await customer.ConnectAsync() : await agent.ConnectAsync(app);
            await connection.SendAsync(Encoding.UTF8.GetBytes(record));
            var answer = await connection.CallAsync(hub == "messenger" ? "Resume" : "Watch", id, 0);
            Assert.True(answer.Error is null || answer.Code == "closed", $"{record[..Math.Min(60, record.Length)]}: {answer.Error}");
        }

        Assert.Null((await bystander.CallAsync("Resume", id, 0)).Error);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_end_their_own_connection_alone()
    {
        var app = await StartAsync();
        var customer = await Customer.StartAsync(app);
        var id = await customer.OpenCaseAsync();
        await using var bystander = await customer.ConnectAsync();
        foreach (var bytes in (byte[][])[[0xFF, 0xFE, 0x00], [.. "{\"type\":1,\"invocationId\":\"b\",\"target\":\"Send\",\"arguments\":[\""u8, 0xC3, 0x28, .. "\"]}"u8]])
        {
            await using var connection = await customer.ConnectAsync();
            await connection.SendAsync(bytes);
            var answer = await connection.CallAsync("Resume", id, 0);
            Assert.True(answer.Error is null || answer.Code is "closed" or "request.invalid", answer.Error);
        }

        Assert.Null((await bystander.CallAsync("Resume", id, 0)).Error);
        Assert.Empty((await customer.EntriesAsync(id)).Entries);
    }

    internal static IReadOnlyList<(string Path, Type Hub)> Hubs(VigilApplication app) => [.. app.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<HubMetadata>() is not null).Select(e => (Path: "/" + e.RoutePattern.RawText!.TrimStart('/'), Hub: e.Metadata.GetMetadata<HubMetadata>()!.HubType))
        .Where(h => !h.Path.EndsWith("/negotiate", StringComparison.Ordinal)).Distinct().OrderBy(h => h.Path, StringComparer.Ordinal)];

    private static IEnumerable<MethodInfo> Methods(Type hub) => hub.GetMethods().Where(m => m.DeclaringType == hub && m.GetBaseDefinition().DeclaringType == hub);

    private static IEnumerable<(string Name, string Arguments, bool MustRefuse)> Calls(MethodInfo method, CaseId mine, CaseId foreign)
    {
        var parameters = method.GetParameters();
        string[] right = [.. parameters.Select(p => Right(p, mine))];
        yield return ("no arguments", "[]", true);
        yield return ("one too many", $"[{string.Join(',', right)},1]", true);
        for (var i = 0; i < parameters.Length; i++)
        {
            foreach (var (name, value, must) in Wrong(parameters[i].ParameterType, foreign))
            {
                string[] arguments = [.. right];
                arguments[i] = value;
                yield return ($"{parameters[i].Name}: {name}", $"[{string.Join(',', arguments)}]", must);
            }
        }
    }

    private static string Right(ParameterInfo parameter, CaseId mine) => parameter.ParameterType == typeof(CaseId) ? $"\"{mine}\""
        : parameter.ParameterType == typeof(long) ? "0"
        : parameter.ParameterType == typeof(string) ? JsonSerializer.Serialize(Customer.NewKey())
        : "null";

    private static IEnumerable<(string Name, string Value, bool MustRefuse)> Wrong(Type type, CaseId foreign)
    {
        foreach (var value in (string[])["true", "{}", "[[]]", "{\"a\":1}", "1e400", "99999999999999999999", .. Half])
        {
            yield return (value, value, true);
        }

        if (type == typeof(CaseId))
        {
            foreach (var value in (string[])["null", "7", "\"\"", "\"no id\"", $"\"{{{foreign}}}\"", $"\"{foreign:N}0\"", $"\"{foreign}\"", "\"00000000-0000-0000-0000-000000000000\"", "\"" + new string('a', 50_000) + "\""])
            {
                yield return (value[..Math.Min(40, value.Length)], value, true);
            }
        }
        else if (type == typeof(long))
        {
            foreach (var (value, must) in new[] { ("null", true), ("\"x\"", true), ("1.5", true), ("-9223372036854775808", false), ("9223372036854775807", false), ("-1", false) })
            {
                yield return (value, value, must);
            }
        }
        else if (type == typeof(string))
        {
            foreach (var (name, text) in BadRequests.Texts)
            {
                yield return (name, JsonSerializer.Serialize(text), false);
            }

            yield return ("null", "null", true);
            yield return ("7", "7", true);
        }
        else
        {
            foreach (var value in (string[])["\"x\"", "7", "[7]", "[null]", "[\"file\"]"])
            {
                yield return (value, value, true);
            }
        }
    }

    [GeneratedRegex("^[a-z_]+(\\.[a-z_]+)*: [^\\r\\n]{1,300}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Coded();
}

public sealed class HubWalkTestsOnSqlite() : HubWalkTests(TestDatabase.Sqlite);

public sealed class HubWalkTestsOnPostgres(PostgresCluster cluster) : HubWalkTests(TestDatabase.Postgres(cluster));
