using Vigil.Contracts;
using Vigil.Contracts.Messenger;
using Vigil.Server.Assistant.Words;
using Vigil.Server.Cases;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Assistant;

/// <summary>What goes on after a warning or a record: done what was warned of, an excuse, a fear, a new point; never the same text once more.</summary>
public abstract class GoingOnTests(TestDatabase database) : SliceTest(database)
{
    private FakeExchange _exchange = null!;
    private VigilApplication _app = null!;

    /// <inheritdoc/>
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _exchange = await StartExchangeAsync();
        _exchange.Accounts[Meridians.Uid] = Meridians.Account(Clock.Now);
        _exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 27);
        _exchange.Parameters = Meridians.Figures();
        _app = await StartAsync(exchange: _exchange, assistant: true, settings: Shift.Demo);
    }

    [Theory]
    [InlineData("有短信讲我不点链接验证身份 48小时内就封号", "这样的邮件和短信是钓鱼", "我刚在那页输了密码", "冻结账户")]
    [InlineData("收到一封邮件自称你们 说今晚之前不更新资料就停用提币", "这样的邮件和短信是钓鱼", "资料和密码都已经填了", "冻结账户")]
    [InlineData("a mail says my balance will be locked unless i verify through its link today, it looks like yours", "That is phishing", "i entered my password already", "freeze the account")]
    [InlineData("text message claims i lose access in 12 hours, tap to confirm", "That is phishing", "oh no i logged in on that page", "freeze the account")]
    public async Task A_deadline_with_a_link_is_a_trap_and_what_was_typed_there_is_harm(string opening, string warns, string then, string says)
    {
        var (id, answers) = await VisitAsync(opening, then);

        Assert.Contains(warns, answers[0].Text, StringComparison.Ordinal);
        Assert.Contains(says, answers[1].Text, StringComparison.OrdinalIgnoreCase);
        await IsWithSecurityAsync(id);
    }

    [Theory]
    [InlineData("身份认证那封邮件说一天内出结果 到现在都没有")]
    [InlineData("the mail with my statement says it is ready, where do i download it")]
    [InlineData("提币成功的邮件收到了 多谢提醒")]
    public async Task Mails_of_ones_own_matters_are_no_trap(string text)
    {
        var (id, answers) = await VisitAsync(text);

        Assert.DoesNotContain("钓鱼", answers[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("phishing", answers[0].Text, StringComparison.Ordinal);
        Assert.Equal(CaseOwner.Assistant, (await _app.Get<ReadCases>().FindAsync(id, Ending))!.Owner);
    }

    [Theory]
    [InlineData("卖家叫我把钱付到他表弟的卡里 能付吗", "我已经付了", "不要取消订单")]
    [InlineData("收款人名字跟卖家对不上 要打款吗", "刚转了 咋办", "不要取消订单")]
    [InlineData("the merchant wants me to pay his cousin, is that fine", "i paid it a minute ago", "do not cancel the order")]
    [InlineData("seller gave me an account in a different name do i send it", "already sent the money, what now", "do not cancel the order")]
    public async Task Who_has_paid_another_name_keeps_the_order_and_appeals(string opening, string then, string says)
    {
        var (_, answers) = await VisitAsync(opening, then);

        Assert.Contains(says, answers[1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("有个客服让我填12个单词验证钱包", "窗口看着就是你们的", "词已经给他了", "新钱包")]
    [InlineData("a guy says he needs my private key to fix it", "he seems legit", "i already sent it, what now", "new wallet")]
    public async Task Words_that_were_given_after_the_warning_cost_the_wallet(string opening, string then, string done, string says)
    {
        var (_, answers) = await VisitAsync(opening, then, done);

        Assert.Contains(says, answers[2].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("银行官方电话", answers[2].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("老板让我收款后买u转给他 给提成", "公司有营业执照的 我只拿两个点", "不合法")]
    [InlineData("老板让我收款后买u转给他 给提成", "那我这样会不会犯法", "可能会有事")]
    [InlineData("i get payments into my account and pass them on for a commission", "they gave me a contract, i only take my cut", "It is not legal work")]
    [InlineData("i get payments into my account and pass them on for a commission", "can the police arrest me for this", "You can.")]
    public async Task Excuses_and_fears_of_who_passes_money_on_are_answered(string opening, string then, string says)
    {
        var (id, answers) = await VisitAsync(opening, then);

        Assert.Contains(says, answers[1].Text, StringComparison.Ordinal);
        await IsWithSecurityAsync(id);
    }

    [Theory]
    [InlineData("微信上的客服说先交200保证金才优先处理我的单", "他工号都给我看了", "那我怎么办")]
    [InlineData("support guy on whatsapp told me i have to pay a fee to be handled faster", "he showed me a badge with his staff number", "so what do i do now")]
    [InlineData("a guy on whatsapp from your team asks for a fee to unlock my account", "he showed me his badge", "so what do i do now")]
    public async Task Who_was_warned_and_asks_what_to_do_gets_a_person(string opening, string then, string asks)
    {
        var (id, answers) = await VisitAsync(opening, then, asks);

        Assert.Matches("不能证明|proves nothing", answers[1].Text);
        Assert.Equal(3, answers.Select(a => a.Text).Distinct(StringComparer.Ordinal).Count());
        await IsWithSecurityAsync(id);
    }

    [Theory]
    [InlineData("我的提币怎么还没到", "现在确认到几个了", "27/64")]
    [InlineData("where is my withdrawal", "how many confirmations does it have now", "27 of 64")]
    [InlineData("我提的那笔能撤回吗 地址填错了", "那个地址是陌生人的 币还要得回来吗", "通常要不回来")]
    public async Task A_new_point_about_a_record_is_answered(string opening, string then, string says)
    {
        var answers = await Meridians.TalkAsync(await Customer.StartAsync(_app, _exchange.Identity.For(Meridians.Uid)), [opening, then]);

        Assert.Contains(says, answers[1].Text, StringComparison.Ordinal);
        Assert.NotEqual(answers[0].Text, answers[1].Text);
    }

    [Theory]
    [InlineData("what's my current fee tier", "VIP2")]
    [InlineData("我的手续费等级是多少", "VIP2")]
    public async Task Ones_own_level_is_told(string text, string level)
    {
        _exchange.Accounts[Meridians.Uid] = Meridians.Account(Clock.Now) with { Level = level };

        var answers = await Meridians.TalkAsync(await Customer.StartAsync(_app, _exchange.Identity.For(Meridians.Uid)), [text]);

        Assert.Contains(level, answers[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_coin_that_is_not_listed_is_not_taken_for_another()
    {
        var answers = await Meridians.TalkAsync(await Customer.StartAsync(_app, _exchange.Identity.For(Meridians.Uid)), ["where is my XRP withdrawal"]);

        Assert.StartsWith(Phrases.In("en").AnotherThan("XRP", "USDT"), answers[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("收不到验证码", "邮箱和手机都试过了还是没有")]
    [InlineData("my sms code does not arrive", "neither mail nor phone gets it")]
    public async Task That_signing_in_shows_records_is_said_once_in_a_row(string opening, string then)
    {
        var (_, answers) = await VisitAsync(opening, then);

        var signIn = Phrases.In(opening[0] > 255 ? "zh" : "en").SignInFirst;
        Assert.Contains(signIn, answers[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(signIn, answers[1].Text, StringComparison.Ordinal);
        Assert.Contains(answers[1].Parts!.Replies, reply => reply.Kind == "signIn");
    }

    private async Task<(CaseId Id, IReadOnlyList<EntryView> Answers)> VisitAsync(params string[] turns)
    {
        var visitor = await Customer.StartAsync(_app);
        var id = await visitor.OpenCaseAsync(turns[0]);
        var answers = await Meridians.AnswersAsync(visitor, id, 1);
        foreach (var turn in turns.Skip(1))
        {
            await visitor.SendAsync(id, turn);
            answers = await Meridians.AnswersAsync(visitor, id, answers.Count + 1);
        }

        return (id, answers);
    }

    private async Task IsWithSecurityAsync(CaseId id) =>
        await Eventually.HoldsAsync(async () => (await _app.Get<ReadCases>().FindAsync(id, Ending))!.Queue == CaseQueues.Security, "the security team is called");
}

public sealed class GoingOnTestsOnSqlite() : GoingOnTests(TestDatabase.Sqlite);

public sealed class GoingOnTestsOnPostgres(PostgresCluster cluster) : GoingOnTests(TestDatabase.Postgres(cluster));
