using Vigil.Contracts.Messenger;
using Vigil.Server.Cases;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Assistant;

/// <summary>Somebody in danger is told what to do about what has happened to them, with the alarm and while the security team has the case.</summary>
public abstract class InAlarmTests(TestDatabase database) : SliceTest(database)
{
    private FakeExchange _exchange = null!;
    private VigilApplication _app = null!;

    /// <inheritdoc/>
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _exchange = await StartExchangeAsync();
        _exchange.Accounts[Meridians.Uid] = Meridians.Account(Clock.Now);
        _exchange.Parameters = Meridians.Figures();
        _app = await StartAsync(exchange: _exchange, assistant: true);
    }

    [Theory]
    [InlineData("我钱包的助记词被人看到了怎么办", "马上把币转走")]
    [InlineData("my own wallet's seed phrase leaked", "move")]
    [InlineData("my api key is leaked, it was in a screenshot", "delete that very key now")]
    [InlineData("骗子让我共享屏幕，我手机被远程控制了", "断")]
    public async Task The_alarm_says_what_to_do_about_what_has_happened(string text, string advice)
    {
        var visitor = await Customer.StartAsync(_app);

        var alarm = await FirstAsync(visitor, await visitor.OpenCaseAsync(text));

        Assert.StartsWith(IsChinese(text) ? "已转给安全团队，优先处理。\n" : "The security team has your case, ahead of all others.\n", alarm.Text, StringComparison.Ordinal);
        Assert.Contains(advice, alarm.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(IsChinese(text) ? "我们不会向您要密码、验证码或助记词。" : "We never ask for a password, a code or a recovery phrase.", alarm.Text, StringComparison.Ordinal);
        Assert.NotEmpty(alarm.Parts!.Articles);
    }

    [Fact]
    public async Task Whose_own_wallet_is_known_to_others_is_not_sent_to_freeze_an_account_first()
    {
        var visitor = await Customer.StartAsync(_app);

        var alarm = await FirstAsync(visitor, await visitor.OpenCaseAsync("我自己钱包的助记词泄露给别人了"));

        Assert.DoesNotContain("请先冻结", alarm.Text, StringComparison.Ordinal);
        Assert.Contains("新钱包", alarm.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visitor_is_told_the_way_to_freeze_that_needs_no_sign_in()
    {
        var visitor = await Customer.StartAsync(_app);

        var alarm = await FirstAsync(visitor, await visitor.OpenCaseAsync("我的账号被盗了,币没了"));

        Assert.Contains("在登录页点“紧急冻结”", alarm.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("有人打电话说是你们客服，要我的验证码，是真的吗", "我已经念给他了")]
    [InlineData("got a call from your support asking for my code, is it legit?", "i already read it to him")]
    [InlineData("some guy rang me from meridian", "i gave it")]
    public async Task Who_tells_that_it_has_happened_is_handed_over_with_what_to_do(string question, string told)
    {
        var visitor = await Customer.StartAsync(_app);
        var id = await visitor.OpenCaseAsync(question);
        await FirstAsync(visitor, id);
        Assert.Equal("open", (await visitor.StateAsync(id)).State);

        await visitor.SendAsync(id, told);

        var alarm = (await Meridians.AnswersAsync(visitor, id, 2))[1];
        Assert.Contains(IsChinese(told) ? "冻结账户" : "freeze the account now", alarm.Text, StringComparison.Ordinal);
        await Eventually.HoldsAsync(async () => (await visitor.StateAsync(id)).State == "waiting", "the security team is called");
        Assert.Equal(CaseQueues.Security, (await _app.Get<ReadCases>().FindAsync(id, Ending))!.Queue);
    }

    [Fact]
    public async Task What_is_asked_while_the_team_has_the_case_is_answered_once()
    {
        var visitor = await Customer.StartAsync(_app);
        var id = await visitor.OpenCaseAsync("我被骗了，刚把两千U转给骗子了");
        await FirstAsync(visitor, id);

        await visitor.SendAsync(id, "我要不要报警");
        var police = (await Meridians.AnswersAsync(visitor, id, 2))[1];
        Assert.StartsWith("要报警，越早越好", police.Text, StringComparison.Ordinal);

        await visitor.SendAsync(id, "他的地址能冻结吗");
        Assert.Contains("我们冻结不了", (await Meridians.AnswersAsync(visitor, id, 3))[2].Text, StringComparison.Ordinal);

        await visitor.SendAsync(id, "要不要报警");
        Assert.DoesNotContain("要报警，越早越好", (await Meridians.AnswersAsync(visitor, id, 4))[3].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_for_a_person_while_the_team_has_the_case_hears_that_it_has()
    {
        var visitor = await Customer.StartAsync(_app);
        var id = await visitor.OpenCaseAsync("我的账号被盗了,币没了");
        var alarm = await FirstAsync(visitor, id);

        await visitor.SendAsync(id, "转人工");

        var second = (await Meridians.AnswersAsync(visitor, id, 2))[1];
        Assert.StartsWith("安全团队已经收到", second.Text, StringComparison.Ordinal);
        Assert.NotEqual(alarm.Text, second.Text);
    }

    [Theory]
    [InlineData("API密钥不小心传到github上了", "key只有交易权限没提币 也危险?", "只要能交易")]
    [InlineData("我的账号被盗了,币没了", "咋冻啊", "紧急冻结")]
    public async Task While_the_team_has_the_case_what_fits_is_said_rather_than_that_it_has(string opening, string asked, string said)
    {
        var visitor = await Customer.StartAsync(_app);
        var id = await visitor.OpenCaseAsync(opening);
        await FirstAsync(visitor, id);

        await visitor.SendAsync(id, asked);

        Assert.Contains(said, (await Meridians.AnswersAsync(visitor, id, 2))[1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("他转到哪个地址了")]
    [InlineData("which address did the thief send my coins to")]
    public async Task Where_somebody_else_has_sent_it_is_asked_about_a_theft(string text)
    {
        _exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 0) with { State = "reviewing", TxId = null, BroadcastAt = null };
        var customer = await Customer.StartAsync(_app, _exchange.Identity.For(Meridians.Uid));
        var id = await customer.OpenCaseAsync(text);

        var alarm = await FirstAsync(customer, id);

        Assert.Equal("freeze", alarm.Parts!.Replies[0].Kind);
        Assert.Single(alarm.Parts.Cards);
        await Eventually.HoldsAsync(async () => (await customer.StateAsync(id)).State == "waiting", "the security team is called");
    }

    [Fact]
    public async Task Who_asks_what_to_do_first_is_told_of_the_withdrawal_that_can_be_stopped()
    {
        _exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 0) with { State = "reviewing", TxId = null, BroadcastAt = null };
        var customer = await Customer.StartAsync(_app, _exchange.Identity.For(Meridians.Uid));
        var id = await customer.OpenCaseAsync("我的账号被盗了,币没了");
        await FirstAsync(customer, id);

        await customer.SendAsync(id, "现在我该先做什么");

        Assert.Single((await Meridians.AnswersAsync(customer, id, 2))[1].Parts!.Cards);
    }

    [Theory]
    [InlineData("我的账号被盗了,币没了", "警察要你们配合，去哪里联系你们法务", "接下来请按这个顺序做")]
    [InlineData("my account was hacked", "which office do the police write to", "Next, in this order")]
    public async Task A_question_that_nothing_is_written_of_is_not_met_with_a_list_of_something_else(string alarm, string question, string list)
    {
        var visitor = await Customer.StartAsync(_app);
        var id = await visitor.OpenCaseAsync(alarm);
        await FirstAsync(visitor, id);

        await visitor.SendAsync(id, question);

        Assert.DoesNotContain(list, (await Meridians.AnswersAsync(visitor, id, 2))[1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("我不想活了", "没有人管我", "您不是一个人")]
    [InlineData("i dont want to live anymore", "nobody helps", "you are not alone")]
    public async Task Whose_life_may_be_in_danger_is_not_left_in_silence(string text, string then, string said)
    {
        var visitor = await Customer.StartAsync(_app);
        var id = await visitor.OpenCaseAsync(text);
        var first = await FirstAsync(visitor, id);

        await visitor.SendAsync(id, then);

        var second = (await Meridians.AnswersAsync(visitor, id, 2))[1];
        Assert.Contains(said, second.Text, StringComparison.Ordinal);
        Assert.NotEqual(first.Text, second.Text);
    }

    [Theory]
    [InlineData("meridian.example是你们的官网吗", "属于我们的官方网站")]
    [InlineData("有人发我meridian-verify.com，是你们的网站吗", "不是我们|不在官方名单里")]
    [InlineData("is meridian-verify.com your site?", "is not us|is not on the official list")]
    public async Task Whose_address_it_is_is_said_first(string question, string verdict)
    {
        var app = await StartAsync(exchange: _exchange, assistant: true, settings: Shift.Demo);
        var visitor = await Customer.StartAsync(app);

        var answer = await FirstAsync(visitor, await visitor.OpenCaseAsync(question));

        Assert.Matches(verdict, answer.Text!.Split('\n')[0]);
    }

    private static bool IsChinese(string text) => text.Any(c => c > '\u2E80');

    private static async Task<EntryView> FirstAsync(Customer customer, Vigil.Contracts.CaseId id) => (await Meridians.AnswersAsync(customer, id, 1))[0];
}

public sealed class InAlarmTestsOnSqlite() : InAlarmTests(TestDatabase.Sqlite);

public sealed class InAlarmTestsOnPostgres(PostgresCluster cluster) : InAlarmTests(TestDatabase.Postgres(cluster));
