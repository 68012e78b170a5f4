using System.Net;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Contracts.Messenger;
using Vigil.Server.Accounts;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;
using Vigil.Server.Tests.Privacy;

namespace Vigil.Server.Tests.Accounts;

/// <summary>
/// A reason that may not be told, followed over every way on which words leave this server: the assistant, drafts and summaries, the console's card, records, timeline and lists, its hub,
/// the export, and the customer's own pages, transcript, hub and list of who has looked. It is on none of them.
/// </summary>
public abstract class DisclosurePathsTests(TestDatabase database) : SliceTest(database)
{
    private const string Canary = "canary_laundering_inquiry";

    public static TheoryData<string> NotFull => ["never", "generic", ""];

    [Theory]
    [MemberData(nameof(NotFull))]
    public async Task A_reason_that_may_not_be_told_is_on_no_way_out(string disclosure)
    {
        var exchange = await StartExchangeAsync();
        exchange.Parameters = Assistant.Meridians.Figures();
        Fill(exchange, disclosure);
        var app = await StartAsync(exchange: exchange, assistant: true, settings: ConsoleScene.DemoStaff);
        var customer = await Customer.StartAsync(app, exchange.Identity.For(ConsoleScene.Uid));
        var shift = new Shift(app);
        var (lin, jing, admin) = (await shift.OnBreakAsync(Shift.Lin), await shift.OnBreakAsync(Shift.Jing), await shift.OnBreakAsync("Admin"));

        // What the assistant says of it, asked in every way that leads to the record.
        var id = await customer.OpenCaseAsync("我的提币W1为什么还没到？");
        await using var theirs = await customer.ConnectAsync();
        await using var desk = await jing.ConnectAsync(app);
        var seen = new List<(string Path, string Text)> { ("Watch", (await desk.CallAsync("Watch", id, 0)).Result!.Value.GetRawText()), ("Resume", (await theirs.CallAsync("Resume", id, 0)).Result!.Value.GetRawText()) };
        await AnsweredAsync(customer, id, 1);
        foreach (var (question, answers) in (IEnumerable<(string, int)>)[("为什么被审核？原因是什么？", 2), ("我的账户被冻结了吗，为什么不能提币？", 3)])
        {
            await customer.SendAsync(id, question);
            await AnsweredAsync(customer, id, answers);
        }

        (await customer.PostAsync($"/api/messenger/cases/{id}/human", new { })).EnsureSuccessStatusCode();
        await Shift.RowAsync(Shift.AssignAsync(lin, id));
        await Shift.LookAsync(jing, id, "security");
        foreach (var (staff, who) in (IEnumerable<(StaffClient, string)>)[(lin, "agent"), (jing, "lead")])
        {
            foreach (var path in (string[])[$"cases/{id}/customer", .. RecordKinds.All.Select(kind => $"cases/{id}/records/{kind}"), $"cases/{id}/assist", $"cases/{id}/entries", $"cases/{id}", "cases?view=all", "cases?view=mine", "queues"])
            {
                seen.Add(($"{who} {path}", await TextAsync(await staff.GetAsync($"/api/console/{path}"))));
            }
        }

        var asked = await Customer.ReadAsync<ApprovalView>(await jing.PostAsync($"/api/console/cases/{id}/export", new AskForExport("a copy was asked for")), HttpStatusCode.Created);
        await Customer.ReadAsync<ApprovalView>(await admin.PostAsync($"/api/console/approvals/{asked.Id}/decision", new DecideApproval("approved", asked.Hash)), HttpStatusCode.OK);
        seen.Add(("export", (await Archive.ReadAsync(await jing.GetAsync($"/api/console/exports/{asked.Id}"))).Everything));
        seen.Add(("approvals", await TextAsync(await admin.GetAsync("/api/console/approvals"))));
        foreach (var path in (string[])["home", $"cases/{id}", $"cases/{id}/entries", $"cases/{id}/records/withdrawal/W1", $"cases/{id}/transcript", $"cases/{id}/transcript?form=text", "accesses"])
        {
            seen.Add(($"customer {path}", await TextAsync(await customer.GetAsync($"/api/messenger/{path}"))));
        }

        seen.Add(("customer's hub", (await theirs.CallAsync("Resume", id, 0)).Result!.Value.GetRawText()));
        seen.Add(("console's hub", (await desk.CallAsync("Watch", id, 0)).Result!.Value.GetRawText()));
        foreach (var (path, text) in seen)
        {
            Assert.False(text.Contains(Canary, StringComparison.OrdinalIgnoreCase), $"the reason is in {path}: {text}");
        }

        // Nor that somebody looks into it, nor in what is kept.
        Assert.DoesNotContain((await Customer.ReadAsync<AccessesView>(await customer.GetAsync("/api/messenger/accesses"), HttpStatusCode.OK)).Items, access => access.Who == Shift.Jing);
        foreach (var table in (string[])["select coalesce(text, '') || coalesce(data, '') from entries", "select coalesce(detail, '') from audit_events", "select content || note from approvals"])
        {
            Assert.DoesNotContain(await RowsAsync(app, table), row => row.Contains(Canary, StringComparison.OrdinalIgnoreCase));
        }

        Assert.DoesNotContain(app.Log.Lines, line => $"{line.Text}{line.Exception}".Contains(Canary, StringComparison.OrdinalIgnoreCase));
    }

    private static Task AnsweredAsync(Customer customer, CaseId id, int times) => Eventually.HoldsAsync(
        async () => (await customer.EntriesAsync(id)).Entries.Count(e => e is { Kind: "message", Author.Kind: "assistant" }) >= times, $"the assistant has answered {times} times");

    // A connector that forgets to say what may be told is taken at its strictest.
    private static void Fill(FakeExchange exchange, string disclosure)
    {
        var said = disclosure.Length == 0 ? "" : $",\"disclosure\":\"{disclosure}\"";
        var withdrawal = $$"""
            {"id":"W1","uid":"88310214","version":1,"state":"reviewing","coin":"USDT","chain":"ERC20","amount":"120","fee":"1","address":"0x7f3a91c2e8b4d6f0aa91c2e8b4d6f0127f3a91c2","confirmations":0,"requiredConfirmations":64,
             "failureCode":"{{Canary}}","review":{"reason":"{{Canary}}","startedAt":"2026-11-22T07:00:00Z","outcome":"pending"{{said}}},"requestedAt":"2026-11-22T06:55:00Z","cancellable":true,"updatedAt":"2026-11-22T07:00:00Z","steps":[]}
            """;
        foreach (var kind in RecordKinds.All)
        {
            exchange.Answers[ConsoleScene.At(kind)] = ConsoleScene.Page();
        }

        exchange.Answers[ConsoleScene.At("")] = ConsoleScene.Profile($$"""{"code":"{{Canary}}","since":"2026-11-20T00:00:00Z"{{said}}}""");
        exchange.Answers[ConsoleScene.At("withdrawals")] = ConsoleScene.Page(withdrawal);
        exchange.Answers[ConsoleScene.At("withdrawals/W1")] = withdrawal;
        exchange.Answers[ConsoleScene.At("freezes")] = ConsoleScene.Page($$"""{"id":"F1","uid":"88310214","version":1,"kind":"withdrawal","reason":"{{Canary}}"{{said}},"since":"2026-11-21T00:00:00Z","documents":["{{Canary}}"],"active":true}""");
    }

    private static async Task<string> TextAsync(HttpResponseMessage answer)
    {
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{answer.RequestMessage?.RequestUri}: {answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync(Ending);
    }
}

public sealed class DisclosurePathsTestsOnSqlite() : DisclosurePathsTests(TestDatabase.Sqlite);

public sealed class DisclosurePathsTestsOnPostgres(PostgresCluster cluster) : DisclosurePathsTests(TestDatabase.Postgres(cluster));
