using System.Net;
using System.Reflection;
using System.Text.Json;
using Vigil.Contracts.Exchange;
using Vigil.Server.Accounts;
using Vigil.Server.Cases;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Accounts;

/// <summary>The customer's records, as the agent on their case may see them.</summary>
public abstract class ConsoleRecordsTests(TestDatabase database) : SliceTest(database)
{
    // Stands where a reason would; it must not reach anybody.
    private const string Canary = "canary_money_laundering";

    // Everything that tells a reason, in every place a connector could put it by mistake. {0} is where the disclosure stands.
    private const string Careless = $$"""
        {"id":"X1","uid":"88310214","version":1,"state":"reviewing","kind":"withdrawal","coin":"USDT","chain":"ERC20","amount":"1","fee":"0","address":"0x1","txId":"0x2",
         "reason":"{{Canary}}","failureCode":"{{Canary}}","documents":["{{Canary}}"],"note":"{{Canary}}",
         "review":{"reason":"{{Canary}}","startedAt":"2026-11-21T00:00:00Z","outcome":"pending"DISCLOSURE},
         "flags":[{"code":"{{Canary}}"DISCLOSURE}],"steps":[],"chat":[],"permissions":[],"allowedIps":[],"active":true,"since":"2026-11-21T00:00:00Z"DISCLOSURE}
        """;

    public static TheoryData<string> NotFull => ["never", "generic", ""];

    [Theory]
    [MemberData(nameof(NotFull))]
    public async Task A_reason_that_may_not_be_told_never_reaches_the_front_line(string disclosure)
    {
        // A connector that forgets to say what may be told is taken at its strictest.
        var said = disclosure.Length == 0 ? "" : $",\"disclosure\":\"{disclosure}\"";
        var scene = await SceneAsync();
        var careless = ConsoleScene.Page(Careless.Replace("DISCLOSURE", said, StringComparison.Ordinal));
        scene.Exchange.Answers[ConsoleScene.At("")] = ConsoleScene.Profile($$"""{"code":"{{Canary}}","since":"2026-11-20T00:00:00Z"{{said}}}""");
        foreach (var kind in RecordKinds.All)
        {
            scene.Exchange.Answers[ConsoleScene.At(kind)] = careless;
        }

        var answers = new List<string> { await TextAsync(scene, scene.CardPath) };
        foreach (var kind in RecordKinds.All)
        {
            var answer = await TextAsync(scene, scene.RecordsPath(kind));
            Assert.Contains("\"X1\"", answer, StringComparison.Ordinal);
            answers.Add(answer);
        }

        Assert.All(answers, answer => Assert.DoesNotContain(Canary, answer, StringComparison.Ordinal));
        Assert.DoesNotContain(scene.Application.Log.Lines, line => $"{line.Text}{line.Exception}".Contains(Canary, StringComparison.Ordinal));
        Assert.Contains("\"riskFlags\":[{", answers[0], StringComparison.Ordinal);
        Assert.Contains("\"outcome\":\"pending\"", answers[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_may_be_told_in_full_is_shown()
    {
        var scene = await SceneAsync();
        foreach (var kind in new[] { "withdrawals", "freezes" })
        {
            scene.Exchange.Answers[ConsoleScene.At(kind)] = ConsoleScene.Page(Careless.Replace("DISCLOSURE", ",\"disclosure\":\"full\"", StringComparison.Ordinal));
        }

        var withdrawal = (await RecordsAsync(scene, "withdrawals")).Items![0];
        Assert.Equal(Canary, withdrawal.GetProperty("review").GetProperty("reason").GetString());
        Assert.Equal(Canary, withdrawal.GetProperty("failureCode").GetString());
        Assert.Equal(Canary, (await RecordsAsync(scene, "freezes")).Items![0].GetProperty("documents")[0].GetString());
    }

    [Fact]
    public void Every_record_that_carries_a_disclosure_is_known_here()
    {
        // A new one needs a line in Withheld and one in the careless record above.
        var types = typeof(Withdrawal).Assembly.GetTypes().Where(t => t.Namespace == typeof(Withdrawal).Namespace).ToList();
        var carriers = types.Where(t => t.GetProperties().Any(p => p.PropertyType == typeof(Disclosure))).ToList();
        var holders = types.Where(t => t.GetProperties().Any(p => carriers.Exists(c => p.PropertyType == c || p.PropertyType.GenericTypeArguments.Contains(c))));
        Assert.Equal(["Freeze", "ReviewInfo", "RiskFlag"], carriers.Select(t => t.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["AccountProfile", "Withdrawal"], holders.Where(t => t.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is null).Select(t => t.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_record_that_the_conversation_is_about_is_named()
    {
        var scene = await SceneAsync();
        foreach (var kind in RecordKinds.All)
        {
            scene.Exchange.Answers[ConsoleScene.At(kind)] = ConsoleScene.Page();
        }

        Assert.Null((await RecordsAsync(scene, "withdrawals")).Focus);

        await UnderstoodAsync(scene, 1, "withdrawal:W1", "c2c:C7");
        await UnderstoodAsync(scene, 2, "withdrawal:W20261122-7F3K", "deposit:D9", "parameters:ERC20", "odd", ":", "x:");
        await UnderstoodAsync(scene, 3);

        Assert.Equal("W20261122-7F3K", (await RecordsAsync(scene, "withdrawals")).Focus);
        Assert.Equal("D9", (await RecordsAsync(scene, "deposits")).Focus);
        Assert.Equal("C7", (await RecordsAsync(scene, "c2c-orders")).Focus);
        Assert.Null((await RecordsAsync(scene, "orders")).Focus);
    }

    [Fact]
    public async Task Chains_are_called_as_the_exchange_calls_them()
    {
        var scene = await SceneAsync();
        scene.Exchange.Parameters = Assistant.Meridians.Figures();
        foreach (var kind in RecordKinds.All)
        {
            var names = (await RecordsAsync(scene, kind)).ChainNames;
            Assert.Equal(kind is "withdrawals" or "deposits" ? "ERC-20" : null, names.GetValueOrDefault("ERC20"));
        }
    }

    [Fact]
    public async Task An_unknown_kind_is_refused_with_the_kinds_there_are()
    {
        var scene = await SceneAsync();
        var answer = await scene.Agent.GetAsync(scene.RecordsPath("balances"));
        var problem = await Customer.ReadAsync<JsonElement>(answer, HttpStatusCode.NotFound);
        Assert.Equal("records.unknown_kind", problem.GetProperty("code").GetString());
        Assert.All(RecordKinds.All, kind => Assert.Contains(kind, problem.GetProperty("detail").GetString()!, StringComparison.Ordinal));
        Assert.DoesNotContain(scene.Exchange.Requests, path => path.Contains("balances", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_exchange_that_does_not_answer_is_no_error_and_an_unknown_account_has_no_records()
    {
        var scene = await SceneAsync();
        var broken = Clock.Now;
        scene.Exchange.Refuse(HttpStatusCode.InternalServerError);
        Assert.Equal(broken, (await RecordsAsync(scene, "orders")).UnavailableSince);
        Clock.Advance(TimeSpan.FromSeconds(30));
        var view = await RecordsAsync(scene, "orders");
        Assert.Null(view.Items);
        Assert.Equal(broken, view.UnavailableSince);

        scene.Exchange.Refuse(null);
        scene.Exchange.Refused[ConsoleScene.At("orders")] = 404;
        var unknown = await RecordsAsync(scene, "orders");
        Assert.Empty(unknown.Items!);
        Assert.Null(unknown.UnavailableSince);

        scene.Exchange.Refused.Clear();
        scene.Exchange.Answers[ConsoleScene.At("orders")] = "<html>not JSON</html>";
        Assert.NotNull((await RecordsAsync(scene, "orders")).UnavailableSince);
    }

    private static async Task UnderstoodAsync(ConsoleScene scene, long seq, params string[] records) =>
        await scene.Application.Get<ChangeCase>().UnderstandAsync(scene.Case, new UnderstoodData(seq, "zh", null, 0.9, [], records), CasePriority.Normal);

    private static async Task<string> TextAsync(ConsoleScene scene, string path)
    {
        var answer = await scene.Agent.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Ending);
    }

    private static async Task<Records> RecordsAsync(ConsoleScene scene, string kind) => await Customer.ReadAsync<Records>(await scene.Agent.GetAsync(scene.RecordsPath(kind)), HttpStatusCode.OK);

    private async Task<ConsoleScene> SceneAsync()
    {
        var exchange = await StartExchangeAsync();
        var app = await StartAsync(exchange: exchange, settings: ConsoleScene.DemoStaff);
        var customer = await Customer.StartAsync(app, exchange.Identity.For(ConsoleScene.Uid));
        var scene = new ConsoleScene(app, exchange, customer, await ConsoleScene.QueuedAsync(customer), await ConsoleScene.SignInAsync(app, "lin"));
        await Shift.RowAsync(Shift.AssignAsync(scene.Agent, scene.Case));
        return scene;
    }

    // The view as it crosses the wire: its items are of any kind.
    private sealed record Records(string Kind, string? Focus, IReadOnlyList<JsonElement>? Items, DateTimeOffset ReadAt, DateTimeOffset? UnavailableSince, IReadOnlyDictionary<string, string> ChainNames);
}

public sealed class ConsoleRecordsTestsOnSqlite() : ConsoleRecordsTests(TestDatabase.Sqlite);

public sealed class ConsoleRecordsTestsOnPostgres(PostgresCluster cluster) : ConsoleRecordsTests(TestDatabase.Postgres(cluster));
