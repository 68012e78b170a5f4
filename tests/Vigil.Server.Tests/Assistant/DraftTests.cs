using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Contracts.Exchange;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Data;
using Vigil.Server.Tests.Accounts;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Assistant;

/// <summary>What an agent is offered to send.</summary>
public abstract class DraftTests(TestDatabase database) : SliceTest(database)
{
    private const string Hidden = "aml_case_canary_7731";
    private const string LastNight = "我昨晚的提币为什么还没到账?";

    [Fact]
    public async Task A_draft_states_the_record_and_names_the_source_of_every_fact()
    {
        var scene = await SceneAsync();
        scene.Exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 27);
        var id = await scene.QueuedAsync(LastNight);

        var assist = await scene.AssistAsync(id);

        Assert.Equal(("withdrawals", "W1"), (assist.FocusKind, assist.FocusId));
        Assert.Equal("zh", assist.Draft!.Language);
        var text = TextOf(assist);
        Assert.Equal("王先生，您好。这笔是1,250 USDT（ERC-20）。现在的区块确认是27/64，约8分钟后完成。接下来是链上的区块确认，确认数满就完成，您不用操作。", text);
        Assert.DoesNotContain("转人工", text, StringComparison.Ordinal);
        var facts = FactsOf(assist, "withdrawals");
        Assert.All(facts, f => Assert.Equal(("W1", 31), (f.Fact!.RecordId, f.Fact.Version)));
        Assert.Equal(
            [("amount", "1,250 USDT"), ("chain", "ERC-20"), ("confirmations", "27/64"), ("eta", "8分钟"), ("state", "链上的区块确认")],
            facts.Select(f => (f.Fact!.Field, f.Text)));
        Assert.Equal("王先生", Assert.Single(FactsOf(assist, "account")).Text);

        // No digit stands outside a fact: nothing was made up.
        Assert.DoesNotContain(assist.Draft.Segments.Where(s => s.Fact is null), s => s.Text.Any(char.IsAsciiDigit));
        Assert.InRange(assist.Suggestions.Count, 1, 3);
        Assert.Equal("withdrawal-arrival-times", assist.Suggestions[0].Slug);
        Assert.All(assist.Suggestions, s => Assert.DoesNotContain("{{", s.Short!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_danger_that_the_customer_does_not_see_is_shown_to_whoever_has_the_case()
    {
        var scene = await SceneAsync();
        var id = await scene.QueuedAsync("转人工");
        Assert.Equal(HttpStatusCode.OK, (await scene.Supervisor.PostAsync($"/api/console/cases/{id}/assign", new { })).StatusCode);
        Assert.Null((await scene.AssistAsync(id, scene.Supervisor)).Danger);

        await scene.Customer.SendAsync(id, "等一下 客服让我开屏幕共享给他看余额");
        var danger = (await scene.AssistAsync(id, scene.Supervisor)).Danger!;

        Assert.Equal(("remote-wanted", "zh"), (danger.Name, danger.Article.Language));
        Assert.Contains("共享屏幕", danger.Article.Short, StringComparison.Ordinal);

        // Answered, it is a warning no more.
        await scene.SayAsync(id, danger.Article.Short!);
        Assert.Null((await scene.AssistAsync(id, scene.Supervisor)).Danger);
    }

    [Fact]
    public async Task Where_nobody_has_told_the_record_yet_the_draft_tells_all_of_it()
    {
        var scene = await SceneAsync();
        scene.Exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 27);
        var other = await scene.QueuedAsync(LastNight);
        var said = (await Meridians.AnswersAsync(scene.Customer, other, 1))[0].Text!;

        // The agent has the case when the question comes: the same sentences, made for them.
        var id = await scene.Customer.OpenCaseAsync("转人工");
        await Eventually.HoldsAsync(async () => (await scene.Customer.StateAsync(id)).State == "waiting", "the case waits for a person");
        Assert.Equal(HttpStatusCode.OK, (await scene.Supervisor.PostAsync($"/api/console/cases/{id}/assign", new { })).StatusCode);
        await scene.Customer.SendAsync(id, LastNight);

        Assert.Equal("王先生，您好。" + said, TextOf(await scene.AssistAsync(id, scene.Supervisor)));
    }

    [Fact]
    public async Task A_draft_repeats_neither_the_assistant_nor_the_agent()
    {
        var scene = await SceneAsync();
        scene.Exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 27);
        var id = await scene.QueuedAsync(LastNight);
        Assert.Equal(HttpStatusCode.OK, (await scene.Supervisor.PostAsync($"/api/console/cases/{id}/assign", new { })).StatusCode);
        var first = TextOf(await scene.AssistAsync(id, scene.Supervisor));
        Assert.DoesNotContain((await Meridians.AnswersAsync(scene.Customer, id, 1))[0].Text!, first, StringComparison.Ordinal);

        // Said and not answered yet: there is nothing to draft.
        await scene.SayAsync(id, first);
        Assert.Null((await scene.AssistAsync(id, scene.Supervisor)).Draft);

        // What is asked next is answered, without another greeting.
        await scene.Customer.SendAsync(id, "手续费多少");
        Assert.Equal("这笔的手续费是3 USDT。", TextOf(await scene.AssistAsync(id, scene.Supervisor)));
        await scene.SayAsync(id, "这笔的手续费是3 USDT。");
        await scene.Customer.SendAsync(id, "到底扣了多少手续费");
        Assert.Equal("接下来是链上的区块确认，确认数满就完成，您不用操作。", TextOf(await scene.AssistAsync(id, scene.Supervisor)));
        await scene.Customer.SendAsync(id, "谢谢");
        Assert.StartsWith("不客气", TextOf(await scene.AssistAsync(id, scene.Supervisor)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_English_the_draft_is_English()
    {
        var scene = await SceneAsync();
        scene.Exchange.Accounts[Meridians.Uid] = Meridians.Account(Clock.Now, "Ms Carter", "en");
        scene.Exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 27);
        var id = await scene.QueuedAsync("Why has my withdrawal from last night not arrived?", "get me a human agent please");

        var assist = await scene.AssistAsync(id);

        Assert.Equal("en", assist.Draft!.Language);
        Assert.StartsWith("Hello Ms Carter,\nIt is 1,250 USDT (ERC-20). It has 27 of 64 confirmations now, with about 8 minutes to go.", TextOf(assist), StringComparison.Ordinal);
        Assert.Equal("en", assist.Suggestions[0].Language);
    }

    [Fact]
    public async Task A_record_that_moved_on_gives_a_new_fact_under_a_higher_version()
    {
        var scene = await SceneAsync();
        scene.Exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 27);
        var id = await scene.QueuedAsync(LastNight);
        var before = await scene.AssistAsync(id);

        scene.Exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 41);
        var after = await scene.AssistAsync(id);

        DraftSegment Confirmations(AssistView assist) => assist.Draft!.Segments.Single(s => s.Fact?.Field == "confirmations");
        Assert.Equal(("27/64", 31), (Confirmations(before).Text, Confirmations(before).Fact!.Version));
        Assert.Equal(("41/64", 45), (Confirmations(after).Text, Confirmations(after).Fact!.Version));
        Assert.Equal(before.ForSeq, after.ForSeq);
    }

    [Fact]
    public async Task A_later_message_is_answered_and_a_short_one_stays_with_the_matter()
    {
        var scene = await SceneAsync();
        scene.Exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 27);
        var id = await scene.QueuedAsync(LastNight);
        var before = await scene.AssistAsync(id);

        await scene.Customer.SendAsync(id, "还要多久?");
        await Meridians.AnswersAsync(scene.Customer, id, 3);
        var waiting = await scene.AssistAsync(id);
        await scene.Customer.SendAsync(id, "还能取消吗？");
        await Meridians.AnswersAsync(scene.Customer, id, 4);
        var cancelling = await scene.AssistAsync(id);

        Assert.True(before.ForSeq < waiting.ForSeq && waiting.ForSeq < cancelling.ForSeq);
        Assert.Equal("W1", waiting.FocusId);
        Assert.EndsWith("接下来是链上的区块确认，确认数满就完成，您不用操作。", TextOf(waiting), StringComparison.Ordinal);
        Assert.Contains("没有办法撤回", TextOf(cancelling), StringComparison.Ordinal);
        Assert.DoesNotContain("转人工", TextOf(cancelling), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_exchange_does_not_answer_only_articles_are_proposed()
    {
        var scene = await SceneAsync();
        scene.Exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 27);
        var id = await scene.QueuedAsync(LastNight);
        scene.Exchange.Refuse(HttpStatusCode.ServiceUnavailable);

        var assist = await scene.AssistAsync(id);

        Assert.Null(assist.Draft);
        Assert.Equal(("withdrawals", null), (assist.FocusKind, assist.FocusId));
        Assert.Equal("withdrawal-arrival-times", assist.Suggestions[0].Slug);
    }

    [Fact]
    public async Task For_a_visitor_there_are_articles_and_no_record()
    {
        var scene = await SceneAsync(visitor: true);
        var id = await scene.QueuedAsync(LastNight);

        var assist = await scene.AssistAsync(id);

        Assert.NotEmpty(assist.Suggestions);
        Assert.Null(assist.FocusId);
        Assert.All(assist.Draft!.Segments, s => Assert.Null(s.Fact));
        Assert.StartsWith("您好。", TextOf(assist), StringComparison.Ordinal);
        Assert.Contains("请先登录", TextOf(assist), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_fits_nothing_is_drafted()
    {
        var scene = await SceneAsync();
        var id = await scene.QueuedAsync("你们办公室养猫吗");

        var assist = await scene.AssistAsync(id);

        Assert.Null(assist.Draft);
        Assert.Empty(assist.Suggestions);
    }

    [Theory]
    [InlineData("我的账号被盗了,币没了", "请马上冻结账户", "zh")]
    [InlineData("我要找真人客服，帳號好像被盜了", "请马上冻结账户", "zh")]
    [InlineData("someone hacked my account and all my USDT is gone", "Please freeze your account now", "en")]
    public async Task For_a_stolen_account_what_protects_comes_first(string text, string first, string language)
    {
        var scene = await SceneAsync();
        var id = await scene.Customer.OpenCaseAsync(text);
        await Eventually.HoldsAsync(async () => (await scene.Customer.StateAsync(id)).State == "waiting", "the case waits for a person");

        var assist = await scene.AssistAsync(id);

        var sentences = TextOf(assist).Split(language == "zh" ? '。' : '\n', 2);
        Assert.StartsWith(first, sentences[1].TrimStart(), StringComparison.Ordinal);
        Assert.DoesNotContain("?", TextOf(assist), StringComparison.Ordinal);
        Assert.DoesNotContain("？", TextOf(assist), StringComparison.Ordinal);
        Assert.Equal(["account-stolen-first-minutes", "freeze-your-account"], assist.Suggestions.Select(s => s.Slug).Take(2));
    }

    [Theory]
    [InlineData("我没有操作过这笔提币啊", "请马上冻结账户", "安全团队")]
    [InlineData("I never changed my password", "Please freeze your account now", "security team")]
    public async Task It_was_not_me_told_to_an_agent_is_urgent_and_drafts_the_freeze(string denied, string first, string team)
    {
        var scene = await SceneAsync();
        scene.Exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 64) with { State = "done", DoneAt = Clock.Now };
        var id = await scene.QueuedAsync(LastNight);
        Assert.Equal(HttpStatusCode.OK, (await scene.Supervisor.PostAsync($"/api/console/cases/{id}/assign", new { })).StatusCode);

        await scene.Customer.SendAsync(id, denied);

        var text = TextOf(await scene.AssistAsync(id, scene.Supervisor));
        Assert.Contains(first, text, StringComparison.Ordinal);
        Assert.Contains(team, text, StringComparison.Ordinal);
        await Eventually.HoldsAsync(async () => (await scene.Customer.StateAsync(id)).Urgent, "the case is urgent");
    }

    [Fact]
    public async Task What_is_asked_stands_in_the_draft_and_nothing_stands_there_twice()
    {
        var scene = await SceneAsync();
        scene.Exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 64) with { State = "done", DoneAt = Clock.Now.AddMinutes(-1) };
        var id = await scene.QueuedAsync(LastNight);

        var first = TextOf(await scene.AssistAsync(id));
        Assert.Contains("请把交易哈希0x4f7a…93d1发给对方查询", first, StringComparison.Ordinal);
        Assert.Equal(first.IndexOf("完成", StringComparison.Ordinal), first.LastIndexOf("完成", StringComparison.Ordinal));

        await scene.Customer.SendAsync(id, "把txid发给我");
        Assert.Contains("0x4f7a…93d1", TextOf(await scene.AssistAsync(id)), StringComparison.Ordinal);
        await scene.Customer.SendAsync(id, "这笔手续费收了多少");
        Assert.Contains("3 USDT", TextOf(await scene.AssistAsync(id)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_who_may_see_the_case_reads_it_and_reading_changes_nothing()
    {
        var scene = await SceneAsync();
        scene.Exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 27);
        var id = await scene.QueuedAsync(LastNight);
        var path = $"/api/console/cases/{id}/assist";
        var before = await CountAsync(scene.App);

        await scene.AssistAsync(id);
        await scene.AssistAsync(id);
        await Customer.RefusedAsync(await scene.Security.GetAsync(path), HttpStatusCode.NotFound, "case.not_found");
        await Customer.RefusedAsync(await scene.Agent.GetAsync($"/api/console/cases/{CaseId.New(Clock)}/assist"), HttpStatusCode.NotFound, "case.not_found");
        await Customer.RefusedAsync(await scene.Customer.GetAsync(path), HttpStatusCode.Unauthorized, "session.required");
        await Customer.RefusedAsync(await StaffClient.Open(scene.App).GetAsync(new Uri(path, UriKind.Relative), Ending), HttpStatusCode.Unauthorized, "session.required");

        Assert.Equal(before, await CountAsync(scene.App));

        // A draft is made of records: whoever asks for it has looked at them.
        Assert.Equal([$"staff:{scene.Supervisor.Session.Staff.Id} customer.records_read case:{id} {{\"kind\":\"draft\"}}"], await ConsoleScene.LooksAsync(scene.App));
    }

    [Fact]
    public async Task Whoever_sees_the_case_and_not_the_customers_data_has_the_articles_and_nothing_of_a_record()
    {
        var scene = await SceneAsync();
        scene.Exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 27);
        var id = await scene.QueuedAsync(LastNight);
        await scene.Customer.SendAsync(id, "应该是1250个USDT");
        await Meridians.AnswersAsync(scene.Customer, id, 3);
        scene.Exchange.Requests.Clear();

        var assist = await scene.AssistAsync(id, scene.Agent);

        Assert.Equal("withdrawal-arrival-times", assist.Suggestions[0].Slug);
        Assert.Equal(("withdrawals", null, null), (assist.FocusKind, assist.FocusId, assist.Draft));
        Assert.Equal((0, null), (assist.HandOver.Records.Count, assist.HandOver.Told));
        Assert.All(assist.Fields, f => Assert.Equal((true, false), (f.Said is not null, f.Recorded is not null)));
        Assert.Contains(assist.Fields, f => f.Said?.Value == "1250");
        Assert.DoesNotContain("W1", JsonSerializer.Serialize(assist), StringComparison.Ordinal);
        Assert.DoesNotContain(scene.Exchange.Requests, path => path.StartsWith("/v1/accounts/", StringComparison.Ordinal));
        Assert.Empty(await ConsoleScene.LooksAsync(scene.App));

        // With the case come the records.
        Assert.Equal(HttpStatusCode.OK, (await scene.Agent.PostAsync($"/api/console/cases/{id}/assign", new { })).StatusCode);
        Assert.Equal("W1", (await scene.AssistAsync(id, scene.Agent)).FocusId);
    }

    [Theory]
    [InlineData(Disclosure.Never)]
    [InlineData(Disclosure.Generic)]
    public async Task A_withheld_reason_stands_in_no_answer_no_draft_no_entry_and_no_log(Disclosure disclosure)
    {
        var scene = await SceneAsync();
        var now = Clock.Now;
        scene.Exchange.Freezes["F1"] = new Freeze("F1", Meridians.Uid, 3, "withdrawal", Hidden, disclosure, now.AddDays(-2), now.AddDays(3), [Hidden], "USDT", "9800.5173", true);
        scene.Exchange.Withdrawals["W1"] = Meridians.Withdrawal(now, 0, Hidden, disclosure) with { State = "reviewing", TxId = null, FailureCode = disclosure is Disclosure.Never ? Hidden : null };
        scene.Exchange.Accounts[Meridians.Uid] = Meridians.Account(now) with { RiskFlags = [new RiskFlag(Hidden, now, disclosure)] };

        var seen = "";
        foreach (var question in (string[])["我的提币功能为什么被限制了", LastNight, "why are my withdrawals suspended"])
        {
            var id = await scene.QueuedAsync(question);
            var assist = await scene.AssistAsync(id);
            seen += JsonSerializer.Serialize(assist) + JsonSerializer.Serialize(await scene.Customer.EntriesAsync(id));
            if (question != LastNight)
            {
                var generic = assist.Draft!.Language == "zh" ? "您的账户部分功能暂时受限，正在核查。需要补充材料时，我们会通过站内信告知。" : "Some functions of your account are limited for now while we check. If we need further documents, we will tell you by in-app message.";
                Assert.Equal(generic, (await Meridians.AnswersAsync(scene.Customer, id, 1))[0].Text);
                Assert.EndsWith(generic, TextOf(assist), StringComparison.Ordinal);
                Assert.Empty(FactsOf(assist, "freezes"));
            }
        }

        await using var db = await scene.App.Get<IDbContextFactory<VigilDb>>().CreateDbContextAsync(Ending);
        seen += string.Join('\n', await db.Set<Entry>().Select(e => e.Text + e.Data).ToListAsync(Ending));
        seen += string.Join('\n', scene.App.Log.Lines.Select(l => $"{l.Text} {l.Exception}"));
        Assert.DoesNotContain(Hidden, seen, StringComparison.Ordinal);
        Assert.DoesNotContain("9,800.5", seen, StringComparison.Ordinal);
    }

    private static string TextOf(AssistView assist) => string.Concat(assist.Draft!.Segments.Select(s => s.Text));

    private static List<DraftSegment> FactsOf(AssistView assist, string kind) => [.. assist.Draft!.Segments.Where(s => s.Fact?.Kind == kind)];

    private static async Task<int> CountAsync(VigilApplication app)
    {
        await using var db = await app.Get<IDbContextFactory<VigilDb>>().CreateDbContextAsync(Ending);
        return await db.Set<Entry>().CountAsync(Ending);
    }

    private async Task<Scene> SceneAsync(bool visitor = false)
    {
        // 02:14 in Shanghai, the night after 23:40.
        Clock.Now = new DateTimeOffset(2026, 11, 21, 18, 14, 0, TimeSpan.Zero);
        var exchange = await StartExchangeAsync();
        exchange.Parameters = Meridians.Figures();
        exchange.Accounts[Meridians.Uid] = Meridians.Account(Clock.Now);
        var app = await StartAsync(exchange: exchange, assistant: true, settings: ("Staff:Demo", "true"));
        var customer = await Customer.StartAsync(app, visitor ? null : exchange.Identity.For(Meridians.Uid));
        return new Scene(app, exchange, customer, await StaffClient.NamedAsync(app, "小林"), await StaffClient.NamedAsync(app, "周岚"), await StaffClient.NamedAsync(app, "何静"));
    }

    private sealed record Scene(VigilApplication App, FakeExchange Exchange, Customer Customer, StaffClient Agent, StaffClient Security, StaffClient Supervisor)
    {
        /// <summary>A case with this question that now waits for a person.</summary>
        public async Task<CaseId> QueuedAsync(string question, string wish = "转人工")
        {
            var id = await Customer.OpenCaseAsync(question);
            await Meridians.AnswersAsync(Customer, id, 1);
            await Customer.SendAsync(id, wish);
            await Eventually.HoldsAsync(async () => (await Customer.StateAsync(id)).State == "waiting", "the case waits for a person");
            return id;
        }

        /// <summary>A message of the supervisor's.</summary>
        public async Task SayAsync(CaseId id, string text) =>
            Assert.Equal(HttpStatusCode.Created, (await Supervisor.PostAsync($"/api/console/cases/{id}/messages", new { clientMessageId = Vigil.Server.Tests.Harness.Customer.NewKey(), text })).StatusCode);

        /// <summary>What somebody is offered who has the case; without a name whoever leads, who opens it with a reason and changes nothing of it.</summary>
        public async Task<AssistView> AssistAsync(CaseId id, StaffClient? holder = null)
        {
            if (holder is null)
            {
                Assert.Equal(HttpStatusCode.Created, (await Shift.LookAsync(Supervisor, id)).StatusCode);
            }

            return await (holder ?? Supervisor).ReadAsync<AssistView>($"/api/console/cases/{id}/assist");
        }
    }
}

public sealed class DraftTestsOnSqlite() : DraftTests(TestDatabase.Sqlite);

public sealed class DraftTestsOnPostgres(PostgresCluster cluster) : DraftTests(TestDatabase.Postgres(cluster));
