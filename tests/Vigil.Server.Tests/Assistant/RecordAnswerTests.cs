using Vigil.Contracts.Exchange;
using Vigil.Contracts.Messenger;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Assistant;

/// <summary>Answers from every kind of record, in both languages, heard as a customer hears them.</summary>
public abstract class RecordAnswerTests(TestDatabase database) : SliceTest(database)
{
    private const string Uid = Meridians.Uid;

    [Fact]
    public async Task A_hold_on_withdrawals_is_told_with_its_reason_and_its_end()
    {
        var (customer, exchange) = await CustomerAsync();
        var changed = Clock.Now.AddHours(-5);
        exchange.Freezes["F1"] = new Freeze("F1", Uid, 2, "withdrawal", "security_change", Disclosure.Full, changed, changed.AddHours(24), [], null, null, true);

        await SaysAsync(customer, "为啥提不了币,说要等24小时", "withdrawal-hold-after-security-change", "因为最近改过安全设置", "您的提币已暂停", "从昨天21:14开始", "今天21:14自动恢复，不需要申请");
        await SaysAsync(customer, "why are my withdrawals suspended", "withdrawal-hold-after-security-change", "Withdrawals are paused because a security setting was changed", "since 21:14 yesterday", "It ends by itself today at 21:14");
    }

    [Fact]
    public async Task A_lost_factor_is_answered_with_the_hold_that_came_of_it()
    {
        var (customer, exchange) = await CustomerAsync();
        exchange.Freezes["F1"] = new Freeze("F1", Uid, 2, "withdrawal", "factor_lost", Disclosure.Full, Clock.Now.AddMinutes(-42), Clock.Now.AddHours(47), [], null, null, true);

        await SaysAsync(customer, "手机丢了,谷歌验证器没法用", "lost-second-factor", "您的二次验证重置是今天01:32申请的", "您的提币已暂停", "11月24日01:14自动恢复");
        await SaysAsync(customer, "why are my withdrawals suspended", "withdrawal-hold-after-security-change", "because a reset of the second factor was requested", "on 24 November at 01:14");
    }

    [Fact]
    public async Task What_lifts_a_freeze_is_named()
    {
        var (customer, exchange) = await CustomerAsync();
        exchange.Freezes["F1"] = new Freeze("F1", Uid, 2, "trading", "unusual_trading", Disclosure.Full, Clock.Now.AddHours(-26), null, ["trading_statement", "source_of_funds"], null, null, true);
        exchange.Freezes["F2"] = new Freeze("F2", Uid, 2, "funds", "c2c_dispute", Disclosure.Full, Clock.Now.AddHours(-7), null, ["payment_record", "bank_statement"], "USDT", "3500", true);
        exchange.Freezes["F3"] = new Freeze("F3", Uid, 9, "trading", "customer_request", Disclosure.Full, Clock.Now.AddDays(-90), null, [], null, null, false);

        await SaysAsync(customer, "我的账户为什么突然被限制交易了", "trading-restricted", "因为近期的交易行为需要核实", "您的交易已受限", "上传交易说明、资金来源证明");
        await SaysAsync(customer, "why can't I trade, trading is restricted on my account", "trading-restricted", "Trading is limited because recent trading has to be checked", "an explanation of the trades, proof of the source of funds");
        await SaysAsync(customer, "账户里有3000U被冻结了是怎么回事", "account-restricted", "因为一笔C2C订单有争议", "部分资产已冻结（3,500 USDT）", "付款记录、银行流水");
        await SaysAsync(customer, "some of my funds are frozen, why?", "account-restricted", "Some funds are frozen (3,500 USDT) because a C2C order is in dispute", "the payment record, a bank statement");
    }

    [Fact]
    public async Task Beside_a_freeze_that_may_not_be_explained_no_end_is_promised()
    {
        var (customer, exchange) = await CustomerAsync();
        exchange.Freezes["F1"] = new Freeze("F1", Uid, 2, "withdrawal", "security_change", Disclosure.Full, Clock.Now.AddHours(-5), Clock.Now.AddHours(19), [], null, null, true);
        exchange.Freezes["F2"] = new Freeze("F2", Uid, 2, "withdrawal", null, Disclosure.Never, Clock.Now.AddDays(-3), null, [], null, null, true);

        var answer = await SaysAsync(customer, "why are my withdrawals suspended", "account-restricted", "Some functions of your account are limited for now while we check.");

        Assert.DoesNotContain("21:14", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_freeze_the_article_answers()
    {
        var (customer, _) = await CustomerAsync();

        var answer = await SaysAsync(customer, "我的账户为什么突然被限制交易了", "trading-restricted");

        Assert.DoesNotContain("已受限", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Identity_is_told_with_its_reason_in_words_and_what_to_do()
    {
        var (customer, exchange) = await CustomerAsync();
        exchange.Accounts[Uid] = Meridians.Account(Clock.Now) with { IdentityState = "rejected", IdentityLevel = 0, IdentityReason = "document_blurred", IdentitySubmittedAt = Clock.Now.AddMinutes(-205) };
        await SaysAsync(customer, "我的身份认证为什么被拒", "identity-rejected", "这次没有通过", "因为证件照片不够清楚", "就可以在“我的—身份认证”重交，每天最多");
        await SaysAsync(customer, "why was my identity verification rejected", "identity-rejected", "was not passed this time", "the picture of the document is not clear enough", "submit again under Me, Identity");

        exchange.Accounts[Uid] = Meridians.Account(Clock.Now) with { IdentityState = "pending", IdentityLevel = 0, IdentitySubmittedAt = Clock.Now.AddMinutes(-40) };
        await SaysAsync(customer, "KYC审核还要多长时间", "identity-pending", "正在审核", "今天01:34提交的", "通常");
        await SaysAsync(customer, "when will my kyc be approved", "identity-pending", "is being checked", "you submitted it today at 01:34");
    }

    [Fact]
    public async Task A_locked_sign_in_is_told_with_the_time_left()
    {
        var (customer, exchange) = await CustomerAsync();
        exchange.Accounts[Uid] = Meridians.Account(Clock.Now) with { State = "locked", LockedUntil = Clock.Now.AddMinutes(100) };

        await SaysAsync(customer, "账号被锁了", "sign-in-problems", "您的登录现在是锁定的", "今天03:54自动解除", "还有约100分钟");
        await SaysAsync(customer, "my account is locked", "sign-in-problems", "is locked and opens by itself today at 03:54, in about 100 minutes");
    }

    [Fact]
    public async Task A_buyer_who_paid_is_told_the_deadline_and_never_to_cancel()
    {
        var (customer, exchange) = await CustomerAsync();
        exchange.C2cOrders["C1"] = Order("buyer", "paid", 178);

        await SaysAsync(customer, "我给卖家打了钱他就是不放币", "c2c-paid-not-released", "您在昨天23:24标记了付款", "放币期限今天01:24已过", "现在可以在订单页点“申诉”", "请不要取消", "买入2,000 USDT", "14,420 CNY", "银行转账");
        await SaysAsync(customer, "I paid the seller but he does not release my coins", "c2c-paid-not-released", "You marked the payment yesterday at 23:24", "The time for the release ended today at 01:24", "never cancel an order that you have paid");
    }

    [Fact]
    public async Task A_seller_is_told_to_look_into_the_account_and_never_to_release_before()
    {
        var (customer, exchange) = await CustomerAsync();
        exchange.C2cOrders["C1"] = Order("seller", "paid", 49);
        exchange.C2cOrders["C2"] = Order("buyer", "released", 30) with { Id = "C2" };

        await SaysAsync(customer, "买家说付款了但我银行卡没收到", "c2c-payment-not-received", "买家在今天01:33标记了付款", "放币期限到今天03:33", "钱没有到您的账户之前，请不要放币");
        await SaysAsync(customer, "the buyer says he paid but no money arrived in my bank account", "c2c-payment-not-received", "The buyer marked the payment today at 01:33", "Please do not release before the money is in your account");
    }

    [Fact]
    public async Task An_order_cancelled_after_payment_leads_to_the_appeal()
    {
        var (customer, exchange) = await CustomerAsync();
        exchange.C2cOrders["C1"] = Order("buyer", "cancelled", 265) with { CancelledAt = Clock.Now.AddMinutes(-228) };

        await SaysAsync(customer, "我已经付款了,订单却被取消了", "c2c-cancelled-after-payment", "已经取消，而您在昨天21:57标记过付款", "点“申诉”，上传付款记录，不要再付一次");
        await SaysAsync(customer, "I had paid but the C2C order was cancelled", "c2c-cancelled-after-payment", "was cancelled, although you marked the payment yesterday at 21:57", "tap Appeal");
    }

    [Fact]
    public async Task A_liquidation_is_explained_by_its_own_prices_without_advice()
    {
        var (customer, exchange) = await CustomerAsync();
        exchange.Liquidations["Q1"] = new Liquidation("Q1", Uid, 1, "ETH-USDT-PERP", "long", "6.4", "3010.5", "2875.21", "2874.06", 20, "963.36", "USDT", Clock.Now.AddMinutes(-88), Clock.Now.AddMinutes(-71));

        await SaysAsync(customer, "为什么把我的仓位强平了", "liquidation-and-margin", "我们理解", "20倍ETH-USDT-PERP多单（6.4）在今天01:03被强平", "标记价格是2,874.06", "强平价是2,875.21", "损失的保证金是963.36 USDT", "今天00:46发出");
        await SaysAsync(customer, "why did I get liquidated last night", "liquidation-and-margin", "20x long position in ETH-USDT-PERP (6.4) was liquidated today at 01:03", "2,874.06", "2,875.21", "963.36 USDT", "the margin call went out today at 00:46");
    }

    [Theory]
    [InlineData("rejected", "rejected")]
    [InlineData("cancelled", "rejected")]
    [InlineData("cancelled", "pending")]
    public async Task A_review_that_did_not_end_well_is_not_called_passed(string state, string outcome)
    {
        var (customer, exchange) = await CustomerAsync();
        var usual = Meridians.Withdrawal(Clock.Now, 0);
        exchange.Withdrawals["W1"] = usual with { State = state, TxId = null, BroadcastAt = null, ApprovedAt = null, Review = usual.Review! with { Outcome = outcome }, FailureCode = state == "rejected" ? "review_rejected" : null };

        var chinese = (await Meridians.AnswersAsync(customer, await customer.OpenCaseAsync("我的提币为什么还没到账"), 1))[0];
        var english = (await Meridians.AnswersAsync(customer, await customer.OpenCaseAsync("where is my withdrawal"), 1))[0];

        Assert.Contains("这笔提币", chinese.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("先做了复核", chinese.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("reviewed first and approved", english.Text, StringComparison.Ordinal);
    }

    private static async Task<EntryView> SaysAsync(Customer customer, string question, string article, params string[] parts)
    {
        var answer = (await Meridians.AnswersAsync(customer, await customer.OpenCaseAsync(question), 1))[0];
        foreach (var part in parts)
        {
            Assert.Contains(part, answer.Text, StringComparison.Ordinal);
        }

        Assert.Equal(article, Assert.Single(answer.Parts!.Articles).Slug);
        Assert.Empty(answer.Parts.Cards);
        Assert.InRange(answer.Parts.Replies.Count, 1, 3);
        Assert.Contains(answer.Parts.Replies, r => r.Kind == "human");
        return answer;
    }

    private async Task<(Customer Customer, FakeExchange Exchange)> CustomerAsync()
    {
        // 02:14 in Shanghai.
        Clock.Now = new DateTimeOffset(2026, 11, 21, 18, 14, 0, TimeSpan.Zero);
        var exchange = await StartExchangeAsync();
        exchange.Parameters = Meridians.Figures();
        exchange.Accounts[Uid] = Meridians.Account(Clock.Now);
        var app = await StartAsync(exchange: exchange, assistant: true);
        return (await Customer.StartAsync(app, exchange.Identity.For(Uid)), exchange);
    }

    private C2cOrder Order(string role, string state, int minutesAgo)
    {
        var created = Clock.Now.AddMinutes(-minutesAgo);
        var paid = created.AddMinutes(8);
        return new C2cOrder(
            "C1", Uid, 3, role, state, "USDT", "2000", "CNY", "14420", "7.21", "bank_transfer", "林**", "match", created, created.AddMinutes(15), paid, paid.AddHours(2), null, null, null, Clock.Now, []);
    }
}

public sealed class RecordAnswerTestsOnSqlite() : RecordAnswerTests(TestDatabase.Sqlite);

public sealed class RecordAnswerTestsOnPostgres(PostgresCluster cluster) : RecordAnswerTests(TestDatabase.Postgres(cluster));
