using Vigil.Contracts;
using Vigil.Server.Cases;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Assistant;

/// <summary>Dangers that are known by their shape are answered before anything else, however uncertain the rest is, and end in the security team's hands where harm was done.</summary>
public abstract class InDangerTests(TestDatabase database) : SliceTest(database)
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
        _app = await StartAsync(exchange: _exchange, assistant: true, settings: Shift.Demo);
    }

    [Theory]
    [InlineData("a recovery firm wants 20 percent upfront, should i go for it", "No, pay nothing.")]
    [InlineData("卖家说加微信走 能便宜两毛", "不可以，这是C2C里最常见的骗法")]
    [InlineData("strange tokens appeared with a website to claim more", "Do not confirm it.")]
    public async Task What_to_leave_alone_is_said_at_once_and_the_assistant_keeps_the_case(string text, string says)
    {
        var visitor = await Customer.StartAsync(_app);
        var id = await visitor.OpenCaseAsync(text);

        var answer = (await Meridians.AnswersAsync(visitor, id, 1))[0];

        Assert.Contains(says, answer.Text, StringComparison.Ordinal);
        Assert.Contains(answer.Parts!.Replies, r => r.Kind == "human");
        Assert.Equal("open", (await visitor.StateAsync(id)).State);
    }

    [Theory]
    [InlineData("手机突然没服务了 邮箱里有封重置密码的", "冻结账户")]
    [InlineData("there is a man on my computer right now moving things", "Go offline")]
    [InlineData("我刚把anydesk装好了 那个客服连上来了", "断开")]
    [InlineData("飞机上有个客服叫我把币挪去安全钱包", "“安全账户”就是骗子的地址")]
    [InlineData("a technician needs anydesk to refund me, he says", "refuse and hang up")]
    [InlineData("someone has videos of me and wants 2 btc by tonight", "Do not pay those who threaten you")]
    public async Task What_is_under_way_goes_to_the_security_team_with_what_to_do(string text, string says)
    {
        var visitor = await Customer.StartAsync(_app);
        var id = await visitor.OpenCaseAsync(text);

        var alarm = (await Meridians.AnswersAsync(visitor, id, 1))[0];

        Assert.StartsWith(IsChinese(text) ? "已转给安全团队，优先处理。\n" : "The security team has your case, ahead of all others.\n", alarm.Text, StringComparison.Ordinal);
        Assert.Contains(says, alarm.Text, StringComparison.Ordinal);
        await IsWithSecurityAsync(visitor, id);
    }

    [Fact]
    public async Task Who_has_sent_it_after_a_warning_is_handed_over()
    {
        var visitor = await Customer.StartAsync(_app);
        var id = await visitor.OpenCaseAsync("对方说我的币要转到安全账户才行");
        await Meridians.AnswersAsync(visitor, id, 1);

        await visitor.SendAsync(id, "我刚转了300u 还能撤吗");

        Assert.Contains("一笔也不要再转", (await Meridians.AnswersAsync(visitor, id, 2))[1].Text, StringComparison.Ordinal);
        await IsWithSecurityAsync(visitor, id);
    }

    [Fact]
    public async Task The_same_words_where_nothing_is_in_danger_open_no_alarm()
    {
        var customer = await Customer.StartAsync(_app, _exchange.Identity.For(Meridians.Uid));
        var id = await customer.OpenCaseAsync("我刚转了300u到你们这 多久到账");

        await Meridians.AnswersAsync(customer, id, 1);

        Assert.Equal("open", (await customer.StateAsync(id)).State);
    }

    [Fact]
    public async Task Each_passage_is_said_once()
    {
        var visitor = await Customer.StartAsync(_app);
        var id = await visitor.OpenCaseAsync("someone from support told me to move everything to a secure wallet");
        var first = (await Meridians.AnswersAsync(visitor, id, 1))[0];

        await visitor.SendAsync(id, "he says it is a secure wallet of meridian");

        Assert.NotEqual(first.Text, (await Meridians.AnswersAsync(visitor, id, 2))[1].Text);
    }

    [Theory]
    [InlineData("is this email from you", "it was from help@meridian-care.test", "is not us|is not on the official list")]
    [InlineData("收到自称你们的邮件 真的假的", "发件人写的是help@meridian-care.test", "不是我们|不在官方名单里")]
    [InlineData("+44 20 7946 0991 is that your number", null, "is not us|is not on the official list")]
    public async Task Whose_it_is_that_is_named_is_looked_up(string text, string? then, string verdict)
    {
        var visitor = await Customer.StartAsync(_app);
        var id = await visitor.OpenCaseAsync(text);
        var answers = await Meridians.AnswersAsync(visitor, id, 1);
        if (then is not null)
        {
            await visitor.SendAsync(id, then);
            answers = await Meridians.AnswersAsync(visitor, id, 2);
        }

        Assert.Matches(verdict, answers[^1].Text!.Split('\n')[0]);
    }

    [Fact]
    public async Task A_mail_address_of_ones_own_is_compared_with_no_list()
    {
        var visitor = await Customer.StartAsync(_app);
        var id = await visitor.OpenCaseAsync("got a phishing mail at my email jo.li@mail.test, where do i report it");

        Assert.DoesNotContain("jo.li@mail.test", (await Meridians.AnswersAsync(visitor, id, 1))[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("why was my identity verification rejected", "the pic looked fine to me tho")]
    [InlineData("身份认证要多久", "那我该跟他们怎么说")]
    public async Task What_goes_on_with_an_ordinary_answer_is_no_danger_without_a_name(string opening, string text)
    {
        var visitor = await Customer.StartAsync(_app);
        var id = await visitor.OpenCaseAsync(opening);
        await Meridians.AnswersAsync(visitor, id, 1);

        await visitor.SendAsync(id, text);
        await Meridians.AnswersAsync(visitor, id, 2);

        Assert.Equal("open", (await visitor.StateAsync(id)).State);
    }

    [Theory]
    [InlineData("telegram客服要我把验证码发给他解冻", "可是我刚刚已经发了一个过去", "现在就冻结账户")]
    [InlineData("support on whatsapp wants my 2fa code", "i already told him", "freeze the account now")]
    [InlineData("support asks me to install anydesk so they can refund me", "ok installed it", "Go offline|offline")]
    public async Task Who_has_done_what_they_were_warned_of_is_told_what_to_do_about_that(string opening, string text, string says)
    {
        var visitor = await Customer.StartAsync(_app);
        var id = await visitor.OpenCaseAsync(opening);
        await Meridians.AnswersAsync(visitor, id, 1);

        await visitor.SendAsync(id, text);

        Assert.Matches(says, (await Meridians.AnswersAsync(visitor, id, 2))[1].Text!);
        await IsWithSecurityAsync(visitor, id);
    }

    [Theory]
    [InlineData("我报了警")]
    [InlineData("算了不说了")]
    [InlineData("他又发了个链接")]
    public async Task What_others_did_or_the_police_were_told_is_nothing_given(string text)
    {
        var visitor = await Customer.StartAsync(_app);
        var id = await visitor.OpenCaseAsync("telegram客服要我把验证码发给他解冻");
        await Meridians.AnswersAsync(visitor, id, 1);

        await visitor.SendAsync(id, text);

        Assert.DoesNotContain("把验证码或密码告诉了别人", (await Meridians.AnswersAsync(visitor, id, 2))[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_button_to_freeze_stays_under_what_follows_an_alarm_and_no_list_for_afterwards_comes_while_it_goes_on()
    {
        var customer = await Customer.StartAsync(_app, _exchange.Identity.For(Meridians.Uid));
        var id = await customer.OpenCaseAsync("客服让我装个向日葵帮我退款 我装好了");
        await Meridians.AnswersAsync(customer, id, 1);

        await customer.SendAsync(id, "他已经连上了 正在看我屏幕");
        var second = (await Meridians.AnswersAsync(customer, id, 2))[1];

        Assert.Equal("remote-control-and-screen-sharing-scams", Assert.Single(second.Parts!.Articles).Slug);
        Assert.Contains(second.Parts.Replies, r => r.Kind == "freeze");
    }

    [Fact]
    public async Task What_asks_on_about_a_limit_is_no_payment_before_a_payout()
    {
        var customer = await Customer.StartAsync(_app, _exchange.Identity.For(Meridians.Uid));
        var id = await customer.OpenCaseAsync("whats my withdrawal limit");
        await Meridians.AnswersAsync(customer, id, 1);

        await customer.SendAsync(id, "and if i need more");

        Assert.DoesNotContain("tax", (await Meridians.AnswersAsync(customer, id, 2))[1].Text, StringComparison.Ordinal);
        Assert.Equal("open", (await customer.StateAsync(id)).State);
    }

    [Theory]
    [InlineData("警官让我把现金塞进商场那个比特币柜员机 码他发来了", "一张钞票也不要再放")]
    [InlineData("a sheriff wants the bail fed into a bitcoin kiosk, he sent the code to scan", "feed it no further note")]
    [InlineData("电脑杀毒说有木马 我刚在上面登录过你们", "马上断网")]
    [InlineData("pasted some line into powershell to pass a captcha, now my sessions are gone", "Take it offline")]
    public async Task Machines_that_take_cash_and_infected_ones_are_dangers_of_their_own(string text, string says)
    {
        var visitor = await Customer.StartAsync(_app);
        var id = await visitor.OpenCaseAsync(text);

        Assert.Contains(says, (await Meridians.AnswersAsync(visitor, id, 1))[0].Text, StringComparison.Ordinal);
        await IsWithSecurityAsync(visitor, id);
    }

    [Fact]
    public async Task Who_asks_for_a_person_gets_one_all_the_same()
    {
        var visitor = await Customer.StartAsync(_app);
        var id = await visitor.OpenCaseAsync("转人工 卖家让我加微信谈 便宜");

        await Meridians.AnswersAsync(visitor, id, 1);

        await Eventually.HoldsAsync(async () => (await visitor.StateAsync(id)).State == "waiting", "a person is called");
    }

    private async Task IsWithSecurityAsync(Customer visitor, CaseId id)
    {
        await Eventually.HoldsAsync(async () => (await visitor.StateAsync(id)).State == "waiting", "the security team is called");
        Assert.Equal(CaseQueues.Security, (await _app.Get<ReadCases>().FindAsync(id, Ending))!.Queue);
    }

    private static bool IsChinese(string text) => text.Any(c => c > '\u2E80');
}

public sealed class InDangerTestsOnSqlite() : InDangerTests(TestDatabase.Sqlite);

public sealed class InDangerTestsOnPostgres(PostgresCluster cluster) : InDangerTests(TestDatabase.Postgres(cluster));
