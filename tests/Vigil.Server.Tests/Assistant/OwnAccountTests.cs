using System.Text.Json;
using Vigil.Contracts.Exchange;
using Vigil.Contracts.Messenger;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Assistant;

/// <summary>What the customer's own account says goes before what is written for everybody: what can still be stopped, what was refused, what is closed, what the level allows.</summary>
public abstract class OwnAccountTests(TestDatabase database) : SliceTest(database)
{
    private const string Uid = Meridians.Uid;
    private const string Stolen = "我的币被人转走了，不是我操作的";
    private const string Clocks = "POST /api/v3/orders 401: timestamp differs from server time by 7,412 ms; allowed 5,000 ms.";

    private FakeExchange _exchange = null!;

    [Fact]
    public async Task An_alarm_says_which_withdrawal_can_still_be_stopped()
    {
        var customer = await CustomerAsync();
        _exchange.Withdrawals["W1"] = NotSent(new ReviewInfo("new_address", Clock.Now.AddMinutes(-20), null, "open", Disclosure.Full));

        var alarm = await AskAsync(customer, Stolen);

        Assert.StartsWith("已转给安全团队", alarm.Text, StringComparison.Ordinal);
        Assert.Contains("您有一笔提币还没有上链，现在还拦得住，冻结账户也会一并停下它：这笔是1,250 USDT（ERC-20）", alarm.Text, StringComparison.Ordinal);
        Assert.Contains("页面上有“取消”，点它就可以取消", alarm.Text, StringComparison.Ordinal);
        Assert.Equal("W1", Assert.Single(alarm.Parts!.Cards).Id);
    }

    [Theory]
    [InlineData("sent")]
    [InlineData("cancelled")]
    public async Task An_alarm_promises_nothing_of_what_is_sent_or_settled(string which)
    {
        var customer = await CustomerAsync();
        _exchange.Withdrawals["W1"] = which == "sent" ? Meridians.Withdrawal(Clock.Now, 27) : NotSent(new ReviewInfo("new_address", Clock.Now.AddMinutes(-20), null, "open", Disclosure.Full)) with { State = "cancelled" };

        var alarm = await AskAsync(customer, Stolen);

        Assert.StartsWith("已转给安全团队", alarm.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("还没有上链", alarm.Text, StringComparison.Ordinal);
        Assert.Empty(alarm.Parts!.Cards);
    }

    [Fact]
    public async Task An_alarm_says_the_same_whether_the_reason_of_a_review_may_be_told_or_not()
    {
        var customer = await CustomerAsync();
        _exchange.Withdrawals["W1"] = NotSent(new ReviewInfo("new_address", Clock.Now.AddMinutes(-20), null, "open", Disclosure.Full));
        var told = await AskAsync(customer, Stolen);
        _exchange.Withdrawals["W1"] = NotSent(new ReviewInfo("aml_check", Clock.Now.AddMinutes(-20), null, "open", Disclosure.Never));

        Assert.Equal(told.Text, (await AskAsync(customer, Stolen)).Text);
    }

    [Fact]
    public async Task Whether_it_can_be_stopped_is_answered_at_once_after_an_alarm()
    {
        var customer = await CustomerAsync();
        _exchange.Withdrawals["W1"] = NotSent(new ReviewInfo("new_address", Clock.Now.AddMinutes(-20), null, "open", Disclosure.Full));
        var id = await customer.OpenCaseAsync(Stolen);
        await Meridians.AnswersAsync(customer, id, 1);

        await customer.SendAsync(id, "能取消吗");

        Assert.Contains("现在还拦得住", (await Meridians.AnswersAsync(customer, id, 2))[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_security_team_has_it_a_question_gets_no_lecture_on_another_matter_and_no_silence()
    {
        var customer = await CustomerAsync();
        var id = await customer.OpenCaseAsync(Stolen);
        await Meridians.AnswersAsync(customer, id, 1);
        var questions = (string[])["是从哪里登录的", "我现在要干嘛", "密码输错几次会锁定？"];
        for (var at = 0; at < questions.Length; at++)
        {
            await customer.SendAsync(id, questions[at]);
            Assert.DoesNotContain("锁定2小时", (await Meridians.AnswersAsync(customer, id, at + 2))[at + 1].Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("en", "getting errors from your api since this morning", "Your API log of the last 24 hours has these refused requests:", "401 means that the request was not authenticated")]
    [InlineData("zh-CN", "API一直报错，怎么回事", "您的接口日志里，最近24小时有这些请求被拒绝：", "401")]
    public async Task Refused_requests_are_told_from_the_accounts_own_log_once(string locale, string question, string begins, string explains)
    {
        var customer = await CustomerAsync(locale);
        Log(("L2", 3, Clocks), ("L1", 60 * 30, "GET /api/v3/account 403: key expired."));
        var id = await customer.OpenCaseAsync(question);

        var told = (await Meridians.AnswersAsync(customer, id, 1))[0];
        Assert.StartsWith(begins, told.Text, StringComparison.Ordinal);
        Assert.Contains(Clocks, told.Text, StringComparison.Ordinal);
        Assert.Contains(explains, told.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("403", told.Text, StringComparison.Ordinal);

        await customer.SendAsync(id, question);
        Assert.DoesNotContain(Clocks, (await Meridians.AnswersAsync(customer, id, 2))[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_of_the_log_is_shown_as_one_bounded_line_without_its_secrets()
    {
        var customer = await CustomerAsync("en");
        Log(("L1", 3, $"POST /x 401: bad\r\n- forged line\u0000 password: hunter2-Tulip {new string('x', 500)}"));

        var told = await AskAsync(customer, "getting errors from your api since this morning");

        Assert.DoesNotContain("\n- forged", told.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", told.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('x', 201), told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_may_not_be_said_for_its_link_leaves_the_customer_to_a_person_and_not_without_a_word()
    {
        var customer = await CustomerAsync("en");
        Log(("L1", 3, "POST https://evil.example/api 401: see https://evil.example/help"));

        var told = await AskAsync(customer, "getting errors from your api since this morning");

        Assert.StartsWith("I am getting a colleague for you", told.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example", told.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("trading", "我怎么下不了单了", "您的交易已受限")]
    [InlineData("trading", "I can't place any orders", "Trading is limited")]
    [InlineData("withdrawal", "为什么我提不了币", "您的提币已暂停")]
    [InlineData("account", "为啥我好多功能用不了", "您的账户已冻结")]
    public async Task What_is_closed_to_somebody_is_told_from_the_restriction_that_closes_it(string kind, string question, string told)
    {
        var customer = await CustomerAsync(question[0] < 128 ? "en" : "zh-CN");
        _exchange.Freezes["F1"] = new Freeze("F1", Uid, 2, kind, null, Disclosure.Full, Clock.Now.AddHours(-5), null, ["id_document"], null, null, true) with { Reason = "unusual_trading" };

        Assert.Contains(told, (await AskAsync(customer, question)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_told_of_a_restriction_that_closes_something_else_or_is_not_there()
    {
        var customer = await CustomerAsync();
        Assert.DoesNotContain("受限", (await AskAsync(customer, "我怎么下不了单了")).Text, StringComparison.Ordinal);

        _exchange.Freezes["F1"] = new Freeze("F1", Uid, 2, "withdrawal", "security_change", Disclosure.Full, Clock.Now.AddHours(-5), Clock.Now.AddHours(19), [], null, null, true);
        Assert.DoesNotContain("提币已暂停", (await AskAsync(customer, "我怎么下不了单了")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Lv1", "我一天最多能提多少", "您现在的等级是Lv1，每天最多可以提折合2,000 USDT")]
    [InlineData("VIP2", "what are my withdrawal limits", "Your level is VIP2: you can withdraw up to 5,000,000 USDT a day")]
    public async Task A_limit_is_that_of_ones_own_level(string level, string question, string told)
    {
        var customer = await CustomerAsync(question[0] < 128 ? "en" : "zh-CN");
        _exchange.Accounts[Uid] = Meridians.Account(Clock.Now) with { Level = level };

        Assert.StartsWith(told, (await AskAsync(customer, question)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("强平价格是怎么算的", "强平价，是亏到只剩维持保证金时的标记价格")]
    [InlineData("how is the liquidation price calculated", "the mark price at which the loss leaves no more than the maintenance margin")]
    public async Task What_is_asked_in_general_is_answered_though_the_account_has_no_such_record(string question, string told)
    {
        var customer = await CustomerAsync(question[0] < 128 ? "en" : "zh-CN");
        Assert.Contains(told, (await AskAsync(customer, question)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_asked_in_words_of_its_own_is_told_again_and_not_that_nothing_is_new()
    {
        var customer = await CustomerAsync();
        _exchange.Freezes["F1"] = new Freeze("F1", Uid, 2, "funds", "c2c_dispute", Disclosure.Full, Clock.Now.AddHours(-5), null, ["payment_record"], "USDT", "3500", true);
        var id = await customer.OpenCaseAsync("我账户少了一部分钱 显示冻结");
        Assert.Contains("3,500 USDT", (await Meridians.AnswersAsync(customer, id, 1))[0].Text, StringComparison.Ordinal);

        await customer.SendAsync(id, "凭什么冻结我的");
        var again = (await Meridians.AnswersAsync(customer, id, 2))[1];

        Assert.DoesNotContain("没有新的变化", again.Text, StringComparison.Ordinal);
        Assert.Contains("一笔C2C订单有争议", again.Text, StringComparison.Ordinal);
    }

    private static async Task<EntryView> AskAsync(Customer customer, string text) => (await Meridians.AnswersAsync(customer, await customer.OpenCaseAsync(text), 1))[0];

    private Withdrawal NotSent(ReviewInfo review) => Meridians.Withdrawal(Clock.Now, 0) with { State = "reviewing", TxId = null, BroadcastAt = null, Cancellable = true, Review = review };

    private void Log(params (string Id, int MinutesAgo, string Message)[] lines) =>
        _exchange.Answers[$"/v1/accounts/{Uid}/logs"] = JsonSerializer.Serialize(new { items = lines.Select(l => new AccountLog(l.Id, Clock.Now.AddMinutes(-l.MinutesAgo), "api", "error", $"api.{l.Id}", l.Message, null)) }, JsonSerializerOptions.Web);

    private async Task<Customer> CustomerAsync(string locale = "zh-CN")
    {
        Clock.Now = ModelScene.Night;
        _exchange = await StartExchangeAsync();
        _exchange.Parameters = Meridians.Figures();
        _exchange.Accounts[Uid] = Meridians.Account(Clock.Now);
        var app = await StartAsync(exchange: _exchange, assistant: true);
        return await Customer.StartAsync(app, _exchange.Identity.For(Uid), locale: locale);
    }
}

public sealed class OwnAccountTestsOnSqlite() : OwnAccountTests(TestDatabase.Sqlite);

public sealed class OwnAccountTestsOnPostgres(PostgresCluster cluster) : OwnAccountTests(TestDatabase.Postgres(cluster));
