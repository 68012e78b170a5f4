using System.Net;
using System.Text.Json;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Contracts.Exchange;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Assistant.Fields;

/// <summary>What the console is told of a case's fields, and what is asked for because of them.</summary>
public abstract class FieldTests(TestDatabase database) : SliceTest(database)
{
    [Fact]
    public async Task What_was_said_anywhere_and_what_the_record_says_fill_the_fields()
    {
        var scene = await SceneAsync();
        scene.Exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 27);
        var id = await scene.QueuedAsync("我昨晚的提币1250 USDT，走的TRC20，为什么还没到账?", "说错了，是ERC20");

        var assist = await scene.AssistAsync(id);

        Assert.Equal(["record", "transaction", "amount", "chain", "time"], assist.Fields.Select(f => f.Name));
        var (chain, amount) = (assist.Fields[3], assist.Fields[2]);
        Assert.Equal(("known", "ERC-20", "TRC-20", "ERC-20"), (chain.State, chain.Said!.Value, chain.Before!.Value, chain.Recorded!.Value));
        Assert.True(chain.Said.Seq > chain.Before.Seq && amount.Said!.Seq == chain.Before.Seq);
        Assert.Equal(("1250", "USDT", "W1"), (amount.Said!.Value, amount.Said.Unit, amount.Recorded!.RecordId));
        Assert.Equal(("W1", null), (assist.Fields[0].Recorded!.Value, assist.Fields[0].Said));
        Assert.NotNull(assist.Fields[4].Said!.From);
        Assert.DoesNotContain("请告诉我", Text(assist), StringComparison.Ordinal);

        // Whoever takes it on reads what was done.
        Assert.Equal(("withdrawal.not_arrived", "withdrawal:W1"), (assist.HandOver.Topic, assist.HandOver.Told));
        Assert.Equal(["withdrawal:W1"], assist.HandOver.Records);
    }

    [Fact]
    public async Task The_draft_asks_for_the_one_thing_that_is_missing_and_for_nothing_that_is_known()
    {
        var scene = await SceneAsync();
        var id = await scene.QueuedAsync("我被骗了，按对方说的转了500 USDT出去", "转人工");
        var asked = await scene.AssistAsync(id);

        Assert.Equal(("missing", "missing"), (State(asked, "transaction"), State(asked, "address")));
        Assert.Equal("500", asked.Fields.Single(f => f.Name == "amount").Said!.Value);
        Assert.Contains("交易哈希", Text(asked), StringComparison.Ordinal);
        Assert.DoesNotContain("请把对方的地址完整地复制给我", Text(asked), StringComparison.Ordinal);

        await scene.Customer.SendAsync(id, "0x77aa000000000000000000000000000000000000000000000000000000001b2c");
        var next = await scene.AssistAsync(id);
        Assert.Equal(("known", "missing"), (State(next, "transaction"), State(next, "address")));
        Assert.EndsWith("请把对方的地址完整地复制给我。", Text(next), StringComparison.Ordinal);

        await scene.Customer.SendAsync(id, "TJRabPrwbZy45sbavfcjinPJC18kjpRTv8");
        Assert.Equal(true, (await scene.AssistAsync(id)).Fields.Single(f => f.Name == "address").Said!.Valid);
        Assert.DoesNotContain("完整地复制", Text(await scene.AssistAsync(id)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_assistant_asks_for_nothing_that_an_earlier_message_named()
    {
        var scene = await SceneAsync();
        var id = await scene.Customer.OpenCaseAsync("你好，报错401");
        await Meridians.AnswersAsync(scene.Customer, id, 1);
        await scene.Customer.SendAsync(id, "我的API接口一直报错，下单请求返回签名错误");
        var answer = (await Meridians.AnswersAsync(scene.Customer, id, 2))[1].Text!;

        Assert.DoesNotContain("密钥不要发", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_named_before_picks_the_record_that_is_told()
    {
        var scene = await SceneAsync();
        scene.Exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 27);
        scene.Exchange.Withdrawals["W0"] = Meridians.Withdrawal(Clock.Now, 64) with { Id = "W0", Amount = "300", State = "done", RequestedAt = Clock.Now.AddDays(-2), DoneAt = Clock.Now.AddDays(-2) };
        var id = await scene.Customer.OpenCaseAsync("你好，300 USDT");
        await Meridians.AnswersAsync(scene.Customer, id, 1);
        await scene.Customer.SendAsync(id, "我的提币为什么还没到账?");

        Assert.Contains("300 USDT", (await Meridians.AnswersAsync(scene.Customer, id, 2))[1].Text, StringComparison.Ordinal);

        // What is told from then on is another one, and no old word stands in its way.
        await scene.Customer.SendAsync(id, "还有一笔提币1250 USDT也没到账");
        Assert.Contains("1,250 USDT", (await Meridians.AnswersAsync(scene.Customer, id, 3))[2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_fills_no_field_and_what_may_not_be_explained_neither()
    {
        const string key = "4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318";
        const string withheld = "aml_case_canary_7731";
        var scene = await SceneAsync();
        scene.Exchange.Freezes["F1"] = new Freeze("F1", Meridians.Uid, 3, "withdrawal", withheld, Disclosure.Never, Clock.Now.AddDays(-2), Clock.Now.AddDays(3), [withheld], "USDT", "9800.5173", true);
        scene.Exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 0, withheld, Disclosure.Never) with { State = "reviewing", TxId = null, FailureCode = withheld };

        var stolen = JsonSerializer.Serialize(await scene.AssistAsync(await scene.QueuedAsync($"我的提币没到，我的私钥是{key}，帮我看看", "转人工")));
        var assist = await scene.AssistAsync(await scene.QueuedAsync("我的提币功能为什么被限制了", "转人工"));
        var frozen = JsonSerializer.Serialize(assist);

        Assert.DoesNotContain(key, stolen, StringComparison.Ordinal);
        Assert.Contains("\"State\":\"known\"", stolen, StringComparison.Ordinal);
        Assert.DoesNotContain(withheld, stolen + frozen, StringComparison.Ordinal);
        Assert.DoesNotContain("800.5173", frozen, StringComparison.Ordinal);
        Assert.Equal((0, null), (assist.Fields.Count, assist.HandOver.Told));
    }

    private static string State(AssistView assist, string field) => assist.Fields.Single(f => f.Name == field).State;

    private static string Text(AssistView assist) => string.Concat(assist.Draft!.Segments.Select(s => s.Text));

    private async Task<Scene> SceneAsync()
    {
        // 02:14 in Shanghai, the night after 23:40.
        Clock.Now = new DateTimeOffset(2026, 11, 21, 18, 14, 0, TimeSpan.Zero);
        var exchange = await StartExchangeAsync();
        exchange.Parameters = Meridians.Figures();
        exchange.Accounts[Meridians.Uid] = Meridians.Account(Clock.Now);
        var app = await StartAsync(exchange: exchange, assistant: true, settings: ("Staff:Demo", "true"));
        return new Scene(exchange, await Customer.StartAsync(app, exchange.Identity.For(Meridians.Uid)), await StaffClient.NamedAsync(app, "何静"));
    }

    private sealed record Scene(FakeExchange Exchange, Customer Customer, StaffClient Supervisor)
    {
        /// <summary>A case with these words that now waits for a person.</summary>
        public async Task<CaseId> QueuedAsync(string question, string then)
        {
            var id = await Customer.OpenCaseAsync(question);
            await Meridians.AnswersAsync(Customer, id, 1);
            await Customer.SendAsync(id, then);
            if ((await Customer.StateAsync(id)).State != "waiting" && then != "转人工")
            {
                await Meridians.AnswersAsync(Customer, id, 2);
                await Customer.SendAsync(id, "转人工");
            }

            await Eventually.HoldsAsync(async () => (await Customer.StateAsync(id)).State == "waiting", "the case waits for a person");
            return id;
        }

        public async Task<AssistView> AssistAsync(CaseId id)
        {
            Assert.Equal(HttpStatusCode.Created, (await Shift.LookAsync(Supervisor, id)).StatusCode);
            return await Supervisor.ReadAsync<AssistView>($"/api/console/cases/{id}/assist");
        }
    }
}

public sealed class FieldTestsOnSqlite() : FieldTests(TestDatabase.Sqlite);

public sealed class FieldTestsOnPostgres(PostgresCluster cluster) : FieldTests(TestDatabase.Postgres(cluster));
