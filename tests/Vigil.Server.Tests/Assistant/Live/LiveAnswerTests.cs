using System.Globalization;
using Vigil.Contracts.Exchange;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Assistant.Live;

/// <summary>Answers that begin with what does not work now.</summary>
public abstract class LiveAnswerTests(TestDatabase database) : SliceTest(database)
{
    private const string HowTo = "POL怎么提币？";
    private const string Maintained = "POL（Polygon）的钱包正在维护，提币预计今天05:14恢复。已提交、还没上链的提币会等到恢复后再处理；不想等，可以在“资产—提币记录”看能不能取消。";

    [Theory]
    [InlineData(HowTo, Maintained)]
    [InlineData("how do I withdraw POL", "The wallet of POL (Polygon) is in maintenance; withdrawals are expected back by 05:14 today. ")]
    [InlineData("怎么充POL", "POL（Polygon）的钱包正在维护，充币预计今天05:14恢复。已经转来的会在恢复后入账，以链上实际到账的为准。")]
    [InlineData("POL的钱包在维护吗", "POL（Polygon）的钱包正在维护，充币和提币预计今天05:14恢复。")]
    public async Task A_closed_wallet_that_is_named_begins_the_answer(string question, string begins)
    {
        var scene = await SceneAsync();
        var open = (await scene.AskAsync(question)).Text!;
        scene.Close("POL.POLYGON", TimeSpan.FromHours(3));
        scene.LetItAge();

        var answer = (await scene.AskAsync(question)).Text!;

        Assert.StartsWith(begins, answer, StringComparison.Ordinal);
        Assert.EndsWith($"\n\n{open}", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("怎么提USDT？")]
    [InlineData("怎么提币？")]
    [InlineData("how do I withdraw not POL but USDT")]
    [InlineData("POL怎么在ERC20上提")]
    [InlineData("POL是什么")]
    public async Task Of_a_wallet_that_is_not_named_or_not_asked_about_nothing_is_said(string question)
    {
        var scene = await SceneAsync();
        scene.Close("POL.POLYGON", TimeSpan.FromHours(3));

        Assert.DoesNotContain("维护", (await scene.AskAsync(question)).Text!.Split('\n')[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_coin_alone_means_all_its_closed_chains_and_a_chain_beside_it_this_one()
    {
        var scene = await SceneAsync();
        scene.Close("USDT.ERC20");
        scene.Close("USDT.POLYGON");

        Assert.StartsWith("USDT（ERC-20、Polygon）的钱包正在维护，提币暂停，什么时候恢复现在还不能确定。", (await scene.AskAsync("怎么提USDT？")).Text, StringComparison.Ordinal);
        Assert.StartsWith("USDT（Polygon）的钱包正在维护", (await scene.AskAsync("怎么用Polygon提USDT？")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("维护", (await scene.AskAsync("怎么用TRC20提USDT？")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_it_is_the_reason_that_was_asked_for_no_article_tells_other_reasons()
    {
        var scene = await SceneAsync();
        scene.Close("POL.POLYGON", TimeSpan.FromHours(3));
        var id = await scene.Customer.OpenCaseAsync("为啥POL不让提币");
        var answer = (await Meridians.AnswersAsync(scene.Customer, id, 1))[0];
        Assert.Equal(Maintained, answer.Text);
        Assert.NotEmpty(answer.Parts!.Articles);
        Assert.Equal($"王先生，您好。{Maintained}", string.Concat((await scene.AssistAsync(id)).Draft!.Segments.Select(s => s.Text)));

        // A restriction is another reason, and a record of theirs.
        scene.Exchange.Freezes["F1"] = new Freeze("F1", Meridians.Uid, 1, "withdrawal", "security_change", Disclosure.Full, Clock.Now.AddHours(-2), null, [], null, null, true);
        var both = (await scene.AskAsync("为啥POL不让提币")).Text!;
        Assert.StartsWith($"{Maintained}\n\n", both, StringComparison.Ordinal);
        Assert.Contains("安全设置", both[Maintained.Length..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_it_is_asked_which_of_two_is_meant_it_comes_before_the_question()
    {
        var scene = await SceneAsync();
        scene.Close("POL.POLYGON", TimeSpan.FromHours(3));

        var asked = await scene.AskAsync("POL为什么提不出");

        Assert.StartsWith($"{Maintained}\n\n为了不答错", asked.Text, StringComparison.Ordinal);
        Assert.Contains(asked.Parts!.Replies, r => r.Kind == "say");
    }

    [Fact]
    public async Task What_is_closed_without_maintenance_is_not_called_so()
    {
        var scene = await SceneAsync();
        scene.Close("POL.POLYGON", state: "congested");

        Assert.StartsWith("POL（Polygon）现在暂停提币，什么时候恢复还不能确定。", (await scene.AskAsync(HowTo)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("approved", true)]
    [InlineData("confirming", false)]
    [InlineData("done", false)]
    public async Task The_wallet_of_a_record_that_waits_for_it_is_told(string state, bool told)
    {
        var scene = await SceneAsync();
        scene.Exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 27) with { State = state, TxId = null };
        scene.Close("USDT.ERC20", TimeSpan.FromHours(3));
        scene.Close("USDT.POLYGON");

        var answer = (await scene.AskAsync("我的提币为什么还没到账?")).Text!;

        Assert.Equal(told, answer.StartsWith("USDT（ERC-20）的钱包正在维护，提币预计今天05:14恢复。", StringComparison.Ordinal));
        Assert.Equal(told, answer.Contains("维护", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_told_once_and_again_when_it_has_changed_and_what_was_named_before_counts()
    {
        var scene = await SceneAsync();
        var id = await scene.Customer.OpenCaseAsync(HowTo);
        await Meridians.AnswersAsync(scene.Customer, id, 1);
        scene.Close("POL.POLYGON", TimeSpan.FromHours(3));
        scene.LetItAge();

        // It names no coin; the message before it does.
        Assert.StartsWith("POL（Polygon）的钱包正在维护", await scene.AskOnAsync(id, "怎么提币？", 2), StringComparison.Ordinal);

        scene.LetItAge();
        var again = await scene.AskOnAsync(id, "提币手续费是多少？", 3);
        Assert.DoesNotContain("维护", again, StringComparison.Ordinal);

        scene.Close("POL.POLYGON", TimeSpan.FromHours(5));
        scene.LetItAge();
        Assert.StartsWith("POL（Polygon）的钱包正在维护，提币预计今天07:", await scene.AskOnAsync(id, "POL怎么提币？", 4), StringComparison.Ordinal);

        scene.Reopen("POL.POLYGON");
        scene.LetItAge();
        Assert.DoesNotContain("维护", await scene.AskOnAsync(id, "POL的提币手续费是多少？", 5), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_was_given_under_the_news_is_not_given_again()
    {
        var scene = await SceneAsync();
        var id = await scene.Customer.OpenCaseAsync(HowTo);
        var plain = (await Meridians.AnswersAsync(scene.Customer, id, 1))[0].Text!;
        scene.Close("POL.POLYGON", TimeSpan.FromHours(3));
        scene.LetItAge();

        Assert.Equal($"{Maintained}\n\n{plain}", await scene.AskOnAsync(id, HowTo, 2));
        Assert.StartsWith("我没有把握您问的是哪一点", await scene.AskOnAsync(id, HowTo, 3), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exchange_that_does_not_tell_costs_no_answer_and_is_not_asked_for_each()
    {
        var scene = await SceneAsync();
        var open = (await scene.AskAsync(HowTo)).Text!;
        scene.Close("POL.POLYGON", TimeSpan.FromHours(3));
        scene.Exchange.Refused[LiveScene.Wallets] = 503;
        scene.Exchange.Refused["/v1/platform"] = 503;
        scene.LetItAge();
        scene.Exchange.Requests.Clear();

        Assert.Equal([open, open, open], [(await scene.AskAsync(HowTo)).Text!, (await scene.AskAsync(HowTo)).Text!, (await scene.AskAsync(HowTo)).Text!]);

        // A reading is tried twice.
        Assert.Equal(2, scene.Exchange.Requests.Count(path => path == LiveScene.Wallets));
    }

    [Fact]
    public async Task What_was_told_two_minutes_ago_is_told_no_more()
    {
        var scene = await SceneAsync();
        scene.Close("POL.POLYGON", TimeSpan.FromHours(3));
        Assert.StartsWith("POL（Polygon）的钱包正在维护", (await scene.AskAsync(HowTo)).Text, StringComparison.Ordinal);

        scene.Exchange.Refused[LiveScene.Wallets] = 503;
        Clock.Advance(TimeSpan.FromSeconds(110));
        Assert.StartsWith("POL（Polygon）的钱包正在维护", (await scene.AskAsync(HowTo)).Text, StringComparison.Ordinal);

        Clock.Advance(TimeSpan.FromSeconds(11));
        Assert.DoesNotContain("维护", (await scene.AskAsync(HowTo)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Incidents_of_the_topic_are_told_the_oldest_first_two_at_most()
    {
        var scene = await SceneAsync();
        scene.Happen("I-3", "withdrawals", titleZh: "丙", minutesAgo: 5);
        scene.Happen("I-1", "withdrawals", titleZh: "甲", minutesAgo: 50);
        scene.Happen("I-2", "withdrawals", titleZh: "乙", minutesAgo: 40);
        scene.Happen("I-4", "elevators", titleZh: "丁");
        scene.Happen("I-5", "c2c", titleZh: "戊");
        scene.Exchange.Incidents["I-0"] = new Incident("I-0", "Over", "已经结束", "withdrawals", "resolved", Clock.Now.AddHours(-2), Clock.Now.AddHours(-1));

        var answer = (await scene.AskAsync("怎么提币？")).Text!;

        Assert.StartsWith("提币现在有故障，今天01:24开始，还没有恢复：甲。还没上链的提币可能要多等一会儿，不用重复提交。提币现在有故障，今天01:34开始，还没有恢复：乙。", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("丙", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("丁", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("戊", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("结束", answer.Split("\n\n")[0], StringComparison.Ordinal);
        Assert.StartsWith("There has been a problem with withdrawals since 01:24 today, and it is not over yet: Withdrawals are slow. ", (await scene.AskAsync("How do I withdraw?")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_incident_is_told_again_when_its_state_has_changed_and_not_once_it_is_over()
    {
        var scene = await SceneAsync();
        scene.Happen("I-1", "withdrawals");
        var id = await scene.Customer.OpenCaseAsync("怎么提币？");
        Assert.StartsWith("提币现在有故障", (await Meridians.AnswersAsync(scene.Customer, id, 1))[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("故障", await scene.AskOnAsync(id, "提币手续费是多少？", 2), StringComparison.Ordinal);

        scene.Happen("I-1", "withdrawals", state: "monitoring");
        scene.LetItAge();
        Assert.StartsWith("提币现在有故障", await scene.AskOnAsync(id, "怎么提币？", 3), StringComparison.Ordinal);

        scene.Exchange.Incidents["I-1"] = scene.Exchange.Incidents["I-1"] with { State = "resolved", ResolvedAt = Clock.Now };
        scene.LetItAge();
        Assert.DoesNotContain("故障", (await scene.AskAsync("怎么提币？")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("我的账号被盗了，POL被人提走了")]
    [InlineData("转人工")]
    [InlineData("你好")]
    [InlineData("谢谢")]
    public async Task Alarms_hand_overs_greetings_and_thanks_begin_with_nothing_of_it(string text)
    {
        var scene = await SceneAsync();
        scene.Close("POL.POLYGON", TimeSpan.FromHours(3));
        foreach (var component in new[] { "withdrawals", "deposits", "login", "trading" })
        {
            scene.Happen($"I-{component}", component);
        }

        var id = await scene.Customer.OpenCaseAsync(text);
        await Meridians.AnswersAsync(scene.Customer, id, 1);
        Assert.DoesNotContain((await scene.Customer.EntriesAsync(id)).Entries, e => e.Text?.Contains("维护", StringComparison.Ordinal) is true || e.Text?.Contains("故障", StringComparison.Ordinal) is true);
    }

    [Theory]
    [InlineData(Disclosure.Full)]
    [InlineData(Disclosure.Never)]
    public async Task Beside_a_restriction_it_is_the_same_whether_its_reason_may_be_told_or_not(Disclosure disclosure)
    {
        var scene = await SceneAsync();
        scene.Exchange.Freezes["F1"] = new Freeze("F1", Meridians.Uid, 1, "withdrawal", "security_change", disclosure, Clock.Now.AddHours(-2), null, [], null, null, true);
        scene.Close("POL.POLYGON", TimeSpan.FromHours(3));
        var named = (await scene.AskAsync("我的账户被暂停提币了，POL提不出来")).Text!;
        var unnamed = (await scene.AskAsync("我的账户被暂停提币了，提不出来")).Text!;

        Assert.StartsWith(Maintained, named, StringComparison.Ordinal);
        Assert.DoesNotContain("维护", unnamed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nonsense_of_a_connector_is_neither_believed_nor_repeated()
    {
        var scene = await SceneAsync();
        var open = (await scene.AskAsync(HowTo)).Text!;
        string[] careless =
        [
            """{"items":[{"coin":"POL","chain":"POLYGON"},null,{"chain":"POLYGON","depositsOpen":false,"withdrawalsOpen":false,"state":"maintenance"}],"next":null}""",
            """{"items":null}""", "{}", "[]", "null", "not json at all",
            """{"items":[{"coin":"POL","chain":"<b>POLYGON</b>","depositsOpen":false,"withdrawalsOpen":false,"state":"maintenance"}]}""",
        ];
        foreach (var answer in careless)
        {
            scene.Exchange.Answers[LiveScene.Wallets] = answer;
            Clock.Advance(TimeSpan.FromMinutes(3));
            Assert.Equal((answer, open), (answer, (await scene.AskAsync(HowTo)).Text));
        }

        // Ten thousand in one answer, and a next page that leads back to itself: read as far as is sensible.
        var many = string.Join(',', Enumerable.Range(0, 10_000).Select(i => string.Create(CultureInfo.InvariantCulture, $$"""{"coin":"C{{i}}","chain":"X","depositsOpen":false,"withdrawalsOpen":false}""")));
        scene.Exchange.Answers[LiveScene.Wallets] = $$"""{"items":[{"coin":"POL","chain":"POLYGON","depositsOpen":false,"withdrawalsOpen":false,"state":"maintenance","expectedBackAt":"2001-01-01T00:00:00Z"},{{many}}],"next":"C1.X"}""";
        Clock.Advance(TimeSpan.FromMinutes(3));
        scene.Exchange.Requests.Clear();
        Assert.StartsWith("POL（Polygon）的钱包正在维护，提币暂停，什么时候恢复现在还不能确定。", (await scene.AskAsync(HowTo)).Text, StringComparison.Ordinal);
        Assert.Single(scene.Exchange.Requests, path => path == LiveScene.Wallets);
    }

    [Fact]
    public async Task A_headline_that_is_none_is_left_out()
    {
        var scene = await SceneAsync();
        foreach (var title in new[] { new string('长', 100_000), "<img src=x onerror=alert(1)>提币变慢", "提币\u202e慢变", "", "第一行\n第二行" })
        {
            scene.Happen("I-1", "withdrawals", titleZh: title);
            scene.LetItAge();
            var answer = (await scene.AskAsync("怎么提币？")).Text!;
            Assert.Matches("^提币现在有故障，今天0[0-9]:[0-9]{2}开始，还没有恢复。还没上链的提币可能要多等一会儿，不用重复提交。\n\n", answer);
        }

        // Of what has neither id nor component nobody can be told anything.
        scene.Exchange.Answers["/v1/platform"] = """{"incidents":[null,{},{"component":"withdrawals","state":"investigating","title":"a","titleZh":"甲"},{"id":"I-9","component":"withdrawals","titleZh":"甲"}]}""";
        scene.LetItAge();
        Assert.DoesNotContain("故障", (await scene.AskAsync("怎么提币？")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_agent_sees_it_where_it_came_from_and_in_the_draft()
    {
        var scene = await SceneAsync();
        scene.Close("POL.POLYGON", TimeSpan.FromHours(3));
        scene.Happen("I-1", "withdrawals");
        var id = await scene.Customer.OpenCaseAsync(HowTo);

        var assist = await scene.AssistAsync(id);

        Assert.Equal(["wallet:POL.POLYGON", "incident:I-1"], assist.HandOver.Records);
        Assert.Equal([("wallet", "POL.POLYGON", "withdrawals"), ("incident", "I-1", "investigating")], assist.Live.Select(l => (l.Kind, l.Id, l.State)));
        var wallet = assist.Live[0];
        Assert.Equal(("POL", "Polygon", true, Clock.Now.AddMinutes(-5), Clock.Now.AddHours(3)), (wallet.Coin, wallet.Chain, wallet.Maintenance, wallet.Since, wallet.Until));
        Assert.Equal(("withdrawals", "Withdrawals are slow", "提币变慢"), (assist.Live[1].Component, assist.Live[1].Title, assist.Live[1].TitleZh));
        Assert.Contains("POL（Polygon）的钱包正在维护，提币预计今天05:14恢复。", string.Concat(assist.Draft!.Segments.Select(s => s.Text)), StringComparison.Ordinal);
        Assert.Equal(
            [("wallets", "POL.POLYGON", "coin"), ("wallets", "POL.POLYGON", "chain"), ("wallets", "POL.POLYGON", "until"), ("incidents", "I-1", "component"), ("incidents", "I-1", "since"), ("incidents", "I-1", "title")],
            assist.Draft.Segments.Select(s => s.Fact).Where(f => f?.Kind is "wallets" or "incidents").Select(f => (f!.Kind, f.RecordId, f.Field)));
    }

    [Fact]
    public async Task A_visitor_is_told_what_is_public()
    {
        var scene = await SceneAsync();
        scene.Close("POL.POLYGON", TimeSpan.FromHours(3));
        var visitor = await Customer.StartAsync(scene.App);

        Assert.StartsWith(Maintained, (await (scene with { Customer = visitor }).AskAsync(HowTo)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_answer_is_only_English_the_news_comes_after_the_word_that_says_so()
    {
        const string question = "tôi muốn rút USDT về ví của tôi thì làm thế nào";
        var scene = await SceneAsync();
        var id = await scene.Customer.OpenCaseAsync(question);
        var plain = (await Meridians.AnswersAsync(scene.Customer, id, 1))[0].Text!.Split("\n\n", 2);
        scene.Close("USDT.TRC20", TimeSpan.FromHours(3));
        scene.LetItAge();

        var told = (await scene.AskOnAsync(id, question, 2)).Split("\n\n", 3);
        Assert.Equal(plain[0], told[0]);
        Assert.StartsWith("The wallet of USDT (TRC-20) is in maintenance; withdrawals are expected back by 05:14 today. ", told[1], StringComparison.Ordinal);
        Assert.Equal(plain[1], told[2]);
        Assert.DoesNotContain(plain[1], await scene.AskOnAsync(id, question, 3), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_visitor_was_told_is_not_told_again_once_they_have_signed_in()
    {
        var scene = await SceneAsync();
        scene.Exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 27) with { State = "approved", Coin = "POL", Chain = "POLYGON", TxId = null };
        scene.Close("POL.POLYGON", TimeSpan.FromHours(3));
        var visitor = await Customer.StartAsync(scene.App);
        var id = await visitor.OpenCaseAsync("提币POL没到账");
        Assert.StartsWith(Maintained, (await Meridians.AnswersAsync(visitor, id, 1))[0].Text, StringComparison.Ordinal);

        var customer = await Customer.StartAsync(scene.App, scene.Exchange.Identity.For(Meridians.Uid), presented: visitor.Session.SessionToken);
        var answer = (await Meridians.AnswersAsync(customer, id, 2))[1].Text!;
        Assert.StartsWith("您这笔提币已经通过", answer, StringComparison.Ordinal);
    }

    private async Task<LiveScene> SceneAsync()
    {
        // 02:14 in Shanghai.
        Clock.Now = new DateTimeOffset(2026, 11, 21, 18, 14, 0, TimeSpan.Zero);
        var exchange = await StartExchangeAsync();
        exchange.Parameters = Meridians.Figures();
        exchange.Accounts[Meridians.Uid] = Meridians.Account(Clock.Now);
        LiveScene.OpenWallets(exchange, Clock.Now);
        var app = await StartAsync(exchange: exchange, assistant: true, settings: ("Staff:Demo", "true"));
        return new LiveScene(app, exchange, await Customer.StartAsync(app, exchange.Identity.For(Meridians.Uid)), Clock);
    }
}

public sealed class LiveAnswerTestsOnSqlite() : LiveAnswerTests(TestDatabase.Sqlite);

public sealed class LiveAnswerTestsOnPostgres(PostgresCluster cluster) : LiveAnswerTests(TestDatabase.Postgres(cluster));
