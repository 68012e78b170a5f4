using System.Net;
using System.Text.Json;
using Vigil.Contracts.Console;
using Vigil.Contracts.Exchange;
using Vigil.Contracts.Messenger;
using Vigil.Server.Accounts;
using Vigil.Server.Accounts.Console;
using Vigil.Server.Cases;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;
using Vigil.Server.Tests.Privacy;

namespace Vigil.Server.Tests.Accounts;

/// <summary>What of a customer's data the front line sees, on every way that leads to it: never a value that is covered, whatever a connector sends.</summary>
public abstract class CoveredFieldsTests(TestDatabase database) : SliceTest(database)
{
    // Why everybody on the case may read each text of a record that is not covered.
    private static readonly Dictionary<string, string[]> Shown = new(StringComparer.Ordinal)
    {
        ["names the record or account"] = ["Id", "Uid", "OrderId", "RequestId"],
        ["a code or state"] = ["State", "Kind", "Market", "Side", "Type", "Role", "PayerNameMatch", "AppealState", "FailureCode", "ProblemCode", "Reason", "Level", "IdentityState", "IdentityReason", "Region", "Language", "TimeZone", "Experience", "Source", "Code", "PaymentMethod", "Documents", "Permissions", "Wallet", "From", "To"],
        ["a sum, which the matter is about"] = ["Amount", "Fee", "Price", "Quantity", "Filled", "AveragePrice", "FiatAmount", "EntryPrice", "MarkPrice", "LiquidationPrice", "TriggerPrice", "Margin", "MarginLost", "UnrealizedPnl"],
        ["what is traded"] = ["Coin", "Chain", "Symbol", "Currency", "FeeCurrency", "FiatCurrency"],
        ["the form of address that the exchange gives"] = ["Salutation"],
        ["what the customer is asked about a sign-in: was it you, from this device in this city?"] = ["Device", "Location"],
        ["a name that the customer gave a key"] = ["Label"],
    };

    public static TheoryData<string, string> Canaries => new()
    {
        { "0x7f3a91c2e8b4d6f0aa91c2e8b4d6f0127f3a91c2", "a transaction or an address" },
        { "TCanaryQ9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE", "an address without a mark" },
        { "canary.person@private.example", "a mailbox" },
        { "13877665544", "a telephone number" },
        { "198.51.100.23", "a network address" },
        { "2001:db8:85a3:8d3:1319:8a2e:370:7348", "one of the newer kind" },
        { "6222021234567890123", "an account at a bank" },
    };

    [Fact]
    public void Every_text_of_a_record_is_covered_or_has_a_reason_why_not()
    {
        var covered = PersonalFields.Covered.Select(f => $"{f.Type.Name}.{f.Name}").ToHashSet(StringComparer.OrdinalIgnoreCase);
        var shown = Shown.Values.SelectMany(names => names).ToHashSet(StringComparer.Ordinal);
        var texts = ReadRecords.Types.Append(typeof(AccountProfile))
            .SelectMany(type => type.GetProperties().Where(p => p.PropertyType == typeof(string) || p.PropertyType == typeof(IReadOnlyList<string>) || p.PropertyType == typeof(IReadOnlyList<C2cMessage>)).Select(p => (Type: type, p.Name)));

        // A new field of a record fails here until somebody has thought of who reads it.
        Assert.Empty(texts.Where(t => covered.Contains($"{t.Type.Name}.{t.Name}") == shown.Contains(t.Name)).Select(t => $"{t.Type.Name}.{t.Name}"));
    }

    [Theory]
    [MemberData(nameof(Canaries))]
    public async Task The_front_line_never_receives_a_covered_value(string canary, string what)
    {
        var scene = await SceneAsync();
        await FillWithAsync(scene, canary);

        foreach (var (path, text) in await ReadAllAsync(scene, scene.Agent))
        {
            Assert.False(text.Contains(canary, StringComparison.OrdinalIgnoreCase), $"{what} is in {path}: {text}");
        }

        Assert.DoesNotContain(scene.Application.Log.Lines, line => $"{line.Text}{line.Exception}".Contains(canary, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Names_and_what_people_write_to_each_other_are_covered_whatever_they_look_like()
    {
        var scene = await SceneAsync();
        foreach (var kind in RecordKinds.All)
        {
            scene.Exchange.Answers[ConsoleScene.At(kind)] = ConsoleScene.Page("""{"id":"X1","counterpartyName":"Lindqvist Maria","chat":[{"from":"seller","text":"Pay Maria at Sparbanken"},{"from":"system","text":"Paid, from 198.51.100.23"}],"steps":[],"active":true}""");
        }

        scene.Exchange.Answers[ConsoleScene.At("")] = ConsoleScene.Profile().Replace("王**", "Lindqvist Maria", StringComparison.Ordinal);
        await Customer.StartAsync(scene.Application, scene.Exchange.Identity.For(ConsoleScene.Uid));
        foreach (var (path, text) in await ReadAllAsync(scene, scene.Agent))
        {
            Assert.False(text.Contains("Maria", StringComparison.Ordinal) || text.Contains("indqvist", StringComparison.Ordinal), $"the name is in {path}: {text}");
        }

        var order = (await RecordsAsync(scene.Agent, scene.RecordsPath("c2c-orders"))).Items[0];
        Assert.Equal(("L**", "•••", "Paid, from 198.51.*.*"), (order.GetProperty("counterpartyName").GetString(), order.GetProperty("chat")[0].GetProperty("text").GetString(), order.GetProperty("chat")[1].GetProperty("text").GetString()));
    }

    [Fact]
    public async Task The_security_team_reads_in_full_in_its_own_lane_and_nowhere_else()
    {
        const string Address = "0x7f3a91c2e8b4d6f0aa91c2e8b4d6f0127f3a91c2";
        var scene = await SceneAsync();
        await FillWithAsync(scene, Address);
        var shift = new Shift(scene.Application);
        var lan = await shift.OnBreakAsync(Shift.Lan);
        var theirs = await shift.WaitingAsync(scene.Customer, CaseQueues.Security, CasePriority.Urgent);
        await Shift.RowAsync(Shift.AssignAsync(lan, theirs));

        var full = await RecordsAsync(lan, $"/api/console/cases/{theirs}/records/withdrawals");
        Assert.Equal(Address, full.Items[0].GetProperty("address").GetString());
        Assert.Empty(full.Covered);

        // The same person in a case of another lane, and an agent who has one of the security lane.
        await Shift.RowAsync(Shift.TransferAsync(scene.Agent, scene.Case, lan));
        var elsewhere = await RecordsAsync(lan, scene.RecordsPath("withdrawals"));
        Assert.Equal("0x7f3a…91c2", elsewhere.Items[0].GetProperty("address").GetString());
        Assert.Equal(["address", "memo", "txId"], elsewhere.Covered);
        await Shift.RowAsync(Shift.TransferAsync(lan, theirs, scene.Agent));
        Assert.Equal("0x7f3a…91c2", (await RecordsAsync(scene.Agent, $"/api/console/cases/{theirs}/records/withdrawals")).Items[0].GetProperty("address").GetString());

        // Contacts stay covered for everybody.
        Assert.DoesNotContain(Address, await TextAsync(lan, scene.CardPath), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_value_that_somebody_names_is_confirmed_and_nothing_else_told()
    {
        const string Hash = "0x9C1185A5C5E9FC54612808977EE8F548B2258D31AA55FF00AA55FF00AA55FF00";
        var scene = await SceneAsync();
        scene.Exchange.Answers[ConsoleScene.At("withdrawals")] = ConsoleScene.Page($$"""{"id":"W1","address":"TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE","txId":"{{Hash}}","steps":[]}""");
        scene.Exchange.Answers[ConsoleScene.At("deposits")] = ConsoleScene.Page("""{"id":"D1","address":"rN7n7otQDd6FczFgLdSqtcsAUxDkw6fzRH","memo":"10423381","txId":"ABCDEF0123456789","steps":[]}""");

        Assert.Equal(new MatchView(true, "withdrawals", "W1", "txId"), await MatchAsync(scene, Hash.ToLowerInvariant()));
        Assert.Equal(new MatchView(true, "withdrawals", "W1", "address"), await MatchAsync(scene, " TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE "));
        Assert.Equal(new MatchView(true, "deposits", "D1", "memo"), await MatchAsync(scene, "10423381"));
        var no = new MatchView(false, null, null, null);
        Assert.Equal(no, await MatchAsync(scene, "tqn9y2khEsLJW1ChVWFMSMeRDow5KcbLSE"));
        Assert.Equal(no, await MatchAsync(scene, Hash[..^1]));
        await Customer.RefusedAsync(await scene.Agent.PostAsync($"/api/console/cases/{scene.Case}/match", new MatchIdentifier("0x9C118")), HttpStatusCode.BadRequest, "request.invalid");

        scene.Exchange.Refused[ConsoleScene.At("deposits")] = 503;
        await Customer.RefusedAsync(await scene.Agent.PostAsync($"/api/console/cases/{scene.Case}/match", new MatchIdentifier("10423381")), HttpStatusCode.ServiceUnavailable, "exchange.unavailable");
        Assert.Equal(["no", "no", "yes", "yes", "yes"], (await RowsAsync(scene.Application, "select detail from audit_events where action = 'customer.value_matched'")).Select(d => JsonDocument.Parse(d).RootElement.GetProperty("matches").GetString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_card_of_the_conversation_is_covered_in_timelines_pushes_and_exports()
    {
        const string Hash = "0x7f3a91c2e8b4d6f0aa91c2e8b4d6f0127f3a91c2e8b4d6f0aa91c2e8b4d6f012";
        var scene = await SceneAsync();
        var shift = new Shift(scene.Application);
        var (jing, admin) = (await shift.OnBreakAsync(Shift.Jing), await shift.OnBreakAsync("Admin"));
        var id = await scene.Customer.OpenCaseAsync("where is it?");
        await using var hub = await jing.ConnectAsync(scene.Application);
        await hub.InvokeAsync<StaffEntriesView>("Watch", id, 0);
        var at = Clock.Now;
        var card = new RecordCard("withdrawal", "W1", 1, at, Withdrawal: new WithdrawalCard(
            "done", "USDT", "ERC20", "ERC-20", "1", "0", "0x4f7a…93d1", Hash, "0x7f3a…f012", $"https://scan.example/{Hash}", 1, 1, 1, at, null, null, null, at, at, null, null));
        var order = new RecordCard("c2c", "C1", 1, at, C2c: new C2cCard("buyer", "paid", "USDT", "1", "CNY", "7", "bank_transfer", "Lindqvist Maria", at, null, null, null, null));
        Assert.Null((await scene.Application.Get<PostMessage>().HandleAsync(new MessagePost(id, Author.Assistant, "here", Customer.NewKey(), new EntryParts([card, order], [], [])), Ending)).Refusal);

        string pushed;
        do
        {
            pushed = string.Join('\n', (await hub.NextAsync("entry")).Select(a => a.GetRawText()));
        }
        while (!pushed.Contains("W1", StringComparison.Ordinal));
        var asked = await Customer.ReadAsync<ApprovalView>(await jing.PostAsync($"/api/console/cases/{id}/export", new AskForExport("a copy was asked for")), HttpStatusCode.Created);
        await Customer.ReadAsync<ApprovalView>(await admin.PostAsync($"/api/console/approvals/{asked.Id}/decision", new DecideApproval("approved", asked.Hash)), HttpStatusCode.OK);
        foreach (var text in (string[])[pushed, await TextAsync(jing, $"/api/console/cases/{id}/entries"), (await Archive.ReadAsync(await jing.GetAsync($"/api/console/exports/{asked.Id}"))).Everything])
        {
            Assert.Contains("W1", text, StringComparison.Ordinal);
            Assert.DoesNotContain(Hash, text, StringComparison.Ordinal);
            Assert.DoesNotContain("Maria", text, StringComparison.Ordinal);
        }

        // The customer's own view has the whole.
        Assert.Contains(Hash, await (await scene.Customer.GetAsync($"/api/messenger/cases/{id}/entries")).Content.ReadAsStringAsync(Ending), StringComparison.Ordinal);
    }

    private static async Task<MatchView> MatchAsync(ConsoleScene scene, string value) =>
        await Customer.ReadAsync<MatchView>(await scene.Agent.PostAsync($"/api/console/cases/{scene.Case}/match", new MatchIdentifier(value)), HttpStatusCode.OK);

    // Everywhere where a covered value could stand.
    private static async Task FillWithAsync(ConsoleScene scene, string canary)
    {
        var record = $$"""
            {"id":"X1","uid":"88310214","version":1,"state":"done","kind":"withdrawal","coin":"USDT","chain":"ERC20","amount":"1","fee":"0","address":"{{canary}}","memo":"{{canary}}","txId":"{{canary}}",
             "counterpartyName":"{{canary}}","chat":[{"from":"seller","text":"{{canary}}"},{"from":"system","text":"x {{canary}} x"}],"maskedIp":"{{canary}}","maskedKey":"{{canary}}","allowedIps":["{{canary}}"],
             "message":"failed for {{canary}}, again","requestedAt":"2026-11-21T00:00:00Z","seenAt":"2026-11-21T00:00:00Z","broadcastAt":"2026-11-21T00:00:00Z","steps":[],"permissions":[],"documents":[],"active":true,"disclosure":"full"}
            """;
        foreach (var kind in RecordKinds.All)
        {
            scene.Exchange.Answers[ConsoleScene.At(kind)] = ConsoleScene.Page(record);
        }

        scene.Exchange.Answers[ConsoleScene.At("withdrawals/X1")] = record;
        scene.Exchange.Answers[ConsoleScene.At("deposits/X1")] = record;
        scene.Exchange.Answers[ConsoleScene.At("")] = ConsoleScene.Profile().Replace("w***@example.com", canary, StringComparison.Ordinal).Replace("138****0214", canary, StringComparison.Ordinal).Replace("王**", canary, StringComparison.Ordinal);

        // The name is remembered with a session, for the lists.
        await Customer.StartAsync(scene.Application, scene.Exchange.Identity.For(ConsoleScene.Uid));
    }

    // Every way on which a customer's data reaches the console, HTTP and hub.
    private static async Task<IReadOnlyList<(string Path, string Text)>> ReadAllAsync(ConsoleScene scene, StaffClient agent)
    {
        string[] paths =
        [
            scene.CardPath, .. RecordKinds.All.Select(scene.RecordsPath), $"/api/console/cases/{scene.Case}/assist", $"/api/console/cases/{scene.Case}/entries", $"/api/console/cases/{scene.Case}",
            "/api/console/cases?view=mine", "/api/console/cases?view=all",
        ];
        var read = new List<(string, string)>();
        foreach (var path in paths)
        {
            read.Add((path, await TextAsync(agent, path)));
        }

        await using var hub = await agent.ConnectAsync(scene.Application);
        read.Add(("Watch", (await hub.CallAsync("Watch", scene.Case, 0)).Result!.Value.GetRawText()));
        return read;
    }

    private static async Task<string> TextAsync(StaffClient staff, string path)
    {
        var answer = await staff.GetAsync(path);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync(Ending);
    }

    private static async Task<Records> RecordsAsync(StaffClient staff, string path) => await Customer.ReadAsync<Records>(await staff.GetAsync(path), HttpStatusCode.OK);

    private async Task<ConsoleScene> SceneAsync()
    {
        var exchange = await StartExchangeAsync();
        exchange.Answers[ConsoleScene.At("")] = ConsoleScene.Profile();
        var app = await StartAsync(exchange: exchange, settings: ConsoleScene.DemoStaff);
        var customer = await Customer.StartAsync(app, exchange.Identity.For(ConsoleScene.Uid));
        var scene = new ConsoleScene(app, exchange, customer, await ConsoleScene.QueuedAsync(customer), await new Shift(app).OnBreakAsync(Shift.Lin));
        await Shift.RowAsync(Shift.AssignAsync(scene.Agent, scene.Case));
        return scene;
    }

    private sealed record Records(IReadOnlyList<JsonElement> Items, IReadOnlyList<string> Covered);
}

public sealed class CoveredFieldsTestsOnSqlite() : CoveredFieldsTests(TestDatabase.Sqlite);

public sealed class CoveredFieldsTestsOnPostgres(PostgresCluster cluster) : CoveredFieldsTests(TestDatabase.Postgres(cluster));
