using Microsoft.EntityFrameworkCore;
using Vigil.Contracts.Exchange;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Data;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Assistant;

/// <summary>What the assistant says second: the thing asked on about, and nothing twice.</summary>
public abstract class FollowUpTests(TestDatabase database) : SliceTest(database)
{
    private const string Hidden = "aml_case_canary_7731";
    private const string LastNight = "我昨晚的提币为什么还没到账?";
    private const string Uid = Meridians.Uid;

    private VigilApplication? _app;

    [Fact]
    public async Task What_is_asked_on_about_a_withdrawal_is_answered_from_its_field()
    {
        var (customer, exchange) = await CustomerAsync();
        exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 27);

        await TalkAsync(customer, LastNight,
            ("还要多久?", "现在的区块确认是27/64，约8分钟后完成。"),
            ("为什么要审核?", "因为是第一次提到这个地址，系统先做了复核，今天02:06通过。"),
            ("手续费多少?", "这笔的手续费是3 USDT。"),
            ("txid 是多少", "交易哈希是0x4f7a…93d1，完整的可以在记录卡片上复制。"),
            ("发到哪个地址了", "收款地址是0x9c41…e7B2，完整的在“资产—提币记录”里。"),
            ("什么时候发出的", "这笔是昨天23:40提交的，今天02:08上链发出。"),
            ("能取消吗", "已经上链的转账没有办法撤回，这一点很抱歉。如果地址填错了，请转人工，我们一起看还能怎么做。"),
            ("那接下来谁来处理", "接下来是链上的区块确认，确认数满就完成，您不用操作。"),
            ("how much was it", "It is 1,250 USDT (ERC-20)."),
            ("which network", "It goes over ERC-20."));
    }

    [Fact]
    public async Task In_English_too()
    {
        var (customer, exchange) = await CustomerAsync();
        exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 27);

        await TalkAsync(customer, "Why has my withdrawal from last night not arrived?",
            ("how long will that take", "It has 27 of 64 confirmations now, with about 8 minutes to go."),
            ("why was it reviewed", "Because it was the first withdrawal to this address, it was reviewed first and approved today at 02:06."),
            ("what did you charge for it in fees", "The fee for this one is 3 USDT."),
            ("where did you send it", "The receiving address is 0x9c41…e7B2; the whole of it is under Assets, Withdrawal history."),
            ("and when was it sent out?", "You submitted it yesterday at 23:40; it went out to the chain today at 02:08."));
    }

    [Fact]
    public async Task What_a_record_lacks_is_said_to_be_lacking()
    {
        var (customer, exchange) = await CustomerAsync();
        exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 0) with { State = "reviewing", TxId = null, BroadcastAt = null, Review = null };

        await TalkAsync(customer, LastNight,
            ("txid是多少", "这笔还没有上链，所以还没有交易哈希。"),
            ("还要多久?", "它还没有上链；这样的复核没有固定的时间，有的几分钟，有的要等同事核对，我不想猜一个给您。复核没有加急，说付费就能加快的都是骗子；取消重提会重新排队。"),
            ("能告诉我具体原因吗", "这笔提币的记录里没有写明原因，所以我没法告诉您。"),
            ("还能撤回吗", "它还没有上链。能不能取消，以“资产—提币记录”里这一笔为准：页面上有“取消”，点它就可以取消。"));
    }

    [Fact]
    public async Task The_same_thing_is_not_told_twice()
    {
        var (customer, exchange) = await CustomerAsync();
        exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 27);
        var id = await customer.OpenCaseAsync(LastNight);
        var first = (await Meridians.AnswersAsync(customer, id, 1))[0];

        // Nothing is new: a word, whose turn it is, and a person.
        await customer.SendAsync(id, "我的提币怎么还没到账");
        var again = (await Meridians.AnswersAsync(customer, id, 2))[1];
        Assert.Equal("刚又查了一遍，和今天02:14告诉您的一样，还没有新的变化。接下来是链上的区块确认，确认数满就完成，您不用操作。", again.Text);
        Assert.Equal("human", Assert.Single(again.Parts!.Replies).Kind);

        // It has come further: how far.
        exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 41);
        await customer.SendAsync(id, "我的提币怎么还没到账");
        var further = (await Meridians.AnswersAsync(customer, id, 3))[2];
        Assert.StartsWith("现在的区块确认是41/64", further.Text, StringComparison.Ordinal);
        Assert.True(further.Text!.Length < first.Text!.Length);

        // Its state has changed: the whole, with card and article.
        exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 64) with { State = "done", DoneAt = Clock.Now };
        await customer.SendAsync(id, "我的提币怎么还没到账");
        var done = (await Meridians.AnswersAsync(customer, id, 4))[3];
        Assert.Contains("在链上已经完成", done.Text, StringComparison.Ordinal);
        Assert.Single(done.Parts!.Cards);
    }

    [Theory]
    [InlineData("failed", "没有成功，币会退回您的账户", "原因是收款合约拒绝了这笔转账", "接下来由我们把币退回您的账户，您不用操作。")]
    [InlineData("returned", "没有成功，币已退回您的账户", "原因是收款合约拒绝了这笔转账", "币在您的账户里，这笔不用再操作；需要的话可以重新提交。")]
    public async Task Whether_the_coins_are_back_is_what_the_record_says(string state, string told, string why, string next)
    {
        var (customer, exchange) = await CustomerAsync();
        exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 0) with { State = state, FailureCode = "contract_rejected" };
        var id = await customer.OpenCaseAsync("我的提币失败了吗");

        var answer = (await Meridians.AnswersAsync(customer, id, 1))[0].Text!;
        Assert.Contains(told, answer, StringComparison.Ordinal);
        Assert.Contains(why, answer, StringComparison.Ordinal);
        await customer.SendAsync(id, "那我现在该做什么");
        Assert.Equal(next, (await Meridians.AnswersAsync(customer, id, 2))[1].Text);
    }

    [Theory]
    [InlineData("等等 还是没到")]
    [InlineData("你们不是显示在处理吗")]
    [InlineData("急急急")]
    [InlineData("都过了三个钟头了!!")]
    [InlineData("so where are my coins??")]
    [InlineData("you guys are scammers, 5 hours already")]
    public async Task What_only_presses_is_about_the_record_at_hand(string pressed)
    {
        var (customer, exchange) = await CustomerAsync();
        exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 27);
        exchange.Deposits["D1"] = new Deposit("D1", Uid, 2, "confirming", "ETH", "ETH", "2", "0x9c41aa00bb11cc22dd33ee44ff5566778899e7B2", null, "0x77aa000000000000000000000000000000000000000000000000000000001b2c",
            3, 32, 64, null, Clock.Now.AddMinutes(-4), null, null, Clock.Now, []);
        var id = await customer.OpenCaseAsync(LastNight);
        await Meridians.AnswersAsync(customer, id, 1);

        await customer.SendAsync(id, pressed);
        Assert.Contains("27", (await Meridians.AnswersAsync(customer, id, 2))[1].Text!, StringComparison.Ordinal);
        Assert.False((await customer.StateAsync(id)).Urgent);
        await customer.SendAsync(id, "txid发我");
        Assert.Contains("0x4f7a…93d1", (await Meridians.AnswersAsync(customer, id, 3))[2].Text!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("我的钱呢")]
    [InlineData("where is my money")]
    [InlineData("提币 什么时候 到  ???")]
    public async Task What_only_presses_means_what_moves_in_the_account(string pressed)
    {
        var (customer, exchange) = await CustomerAsync();
        exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 27);

        var answer = (await Meridians.AnswersAsync(customer, await customer.OpenCaseAsync(pressed), 1))[0];

        Assert.Equal("W1", Assert.Single(answer.Parts!.Cards).Id);
    }

    [Fact]
    public async Task Why_it_failed_and_what_comes_back_stands_in_the_record()
    {
        var (customer, exchange) = await CustomerAsync();
        exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 0) with { State = "failed", FailureCode = "contract_rejected" };
        const string Back = "它没有成功，1,250 USDT和手续费3 USDT会一起退回您的账户；记录里没有退回的时间。";

        await TalkAsync(customer, "我的提币失败了吗",
            ("为什么失败", "原因是收款合约拒绝了这笔转账。"),
            ("手续费退不退", Back),
            ("那我现在该做什么", "接下来由我们把币退回您的账户，您不用操作。"),
            ("那费用会退还吗", Back));
        await TalkAsync(customer, "why did my withdrawal fail",
            ("is the fee refunded", "It did not go through; 1,250 USDT and the fee of 3 USDT will be returned to your account together. The record gives no time for that."));
    }

    [Fact]
    public async Task What_is_not_understood_is_said_to_be_so()
    {
        var (customer, exchange) = await CustomerAsync();
        exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 27);
        var id = await customer.OpenCaseAsync("Why has my withdrawal from last night not arrived?");
        await Meridians.AnswersAsync(customer, id, 1);

        await customer.SendAsync(id, "who will win the world cup");

        var answer = (await Meridians.AnswersAsync(customer, id, 2))[1];
        Assert.Contains("no reliable information", answer.Text, StringComparison.Ordinal);
        Assert.Empty(answer.Parts!.Articles);
        Assert.Equal("human", Assert.Single(answer.Parts.Replies).Kind);
    }

    [Theory]
    [InlineData("不会是弄丢了吧", "没有丢")]
    [InlineData("所以我的钱是不是没了", "没有丢")]
    [InlineData("are my coins safe?", "It is not lost")]
    [InlineData("那买卖会受影响吗", "别的不受影响")]
    [InlineData("can I still trade meanwhile", "Nothing else is affected")]
    [InlineData("可以重新提交一次吗", "请不要再提")]
    [InlineData("can you make it go faster", "It cannot be made faster")]
    public async Task A_yes_or_no_is_given_to_what_asks_for_one(string asked, string begins)
    {
        var (customer, exchange) = await CustomerAsync();
        exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 27);
        var id = await customer.OpenCaseAsync(LastNight);
        await Meridians.AnswersAsync(customer, id, 1);

        await customer.SendAsync(id, asked);

        Assert.StartsWith(begins, (await Meridians.AnswersAsync(customer, id, 2))[1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("那我还能充币吗", "不受影响")]
    [InlineData("那期间能提币吗", "停的正是提币")]
    [InlineData("能不能提前解开", "不能提前")]
    public async Task What_works_beside_a_restriction_is_told_for_what_was_asked(string asked, string begins)
    {
        var (customer, exchange) = await CustomerAsync();
        exchange.Freezes["F1"] = new Freeze("F1", Uid, 2, "withdrawal", "security_change", Disclosure.Full, Clock.Now.AddHours(-5), Clock.Now.AddHours(19), [], null, null, true);
        var id = await customer.OpenCaseAsync("为什么我的提币被暂停了");
        await Meridians.AnswersAsync(customer, id, 1);

        await customer.SendAsync(id, asked);

        Assert.StartsWith(begins, (await Meridians.AnswersAsync(customer, id, 2))[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task How_to_appeal_is_answered_with_the_way_and_not_with_the_record_again()
    {
        var (customer, exchange) = await CustomerAsync();
        exchange.Freezes["F1"] = new Freeze("F1", Uid, 2, "funds", "c2c_dispute", Disclosure.Full, Clock.Now.AddHours(-26), null, ["payment_record"], "USDT", "3500", true);
        var id = await customer.OpenCaseAsync("Why are some of my funds frozen?");
        await Meridians.AnswersAsync(customer, id, 1);

        await customer.SendAsync(id, "how do I appeal against the freeze?");

        Assert.Equal("appeal-a-freeze", Assert.Single((await Meridians.AnswersAsync(customer, id, 2))[1].Parts!.Articles).Slug);
    }

    [Fact]
    public async Task What_an_answer_has_just_told_is_not_denied()
    {
        var visitor = (await CustomerAsync()).Customer;
        var id = await visitor.OpenCaseAsync("what is funding on perpetuals and when is it charged");
        await Meridians.AnswersAsync(visitor, id, 1);

        await visitor.SendAsync(id, "how often?");

        Assert.Contains("8 hours", (await Meridians.AnswersAsync(visitor, id, 2))[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_waits_for_a_person_is_told_what_can_be_told()
    {
        var visitor = (await CustomerAsync()).Customer;
        var id = await visitor.OpenCaseAsync("转人工");
        await Meridians.AnswersAsync(visitor, id, 1);

        await visitor.SendAsync(id, "书面投诉往哪个地址寄");
        Assert.Contains("support@", (await Meridians.AnswersAsync(visitor, id, 2))[1].Text, StringComparison.Ordinal);
        await visitor.SendAsync(id, "刚才我语气太冲了，不好意思");
        Assert.StartsWith("没关系", (await Meridians.AnswersAsync(visitor, id, 3))[2].Text, StringComparison.Ordinal);
        Assert.Equal("waiting", (await visitor.StateAsync(id)).State);
    }

    [Fact]
    public async Task How_much_is_frozen_stands_in_the_freeze()
    {
        var (customer, exchange) = await CustomerAsync();
        exchange.Freezes["F1"] = new Freeze("F1", Uid, 2, "funds", "c2c_dispute", Disclosure.Full, Clock.Now.AddHours(-26), null, ["payment_record"], "USDT", "3500", true);

        await TalkAsync(customer, "Why are some of my funds frozen?", ("how much is frozen", "3,500 USDT is frozen."), ("冻结了多少", "冻结的是3,500 USDT。"));
    }

    [Theory]
    [InlineData("这笔提币不是我提的", "转给安全团队")]
    [InlineData("I never changed my password", "security team")]
    [InlineData("那次登录不是我", "转给安全团队")]
    public async Task It_was_not_me_brings_the_security_team_in_any_state(string denied, string answer)
    {
        var (customer, exchange) = await CustomerAsync();
        exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 27);
        var id = await customer.OpenCaseAsync(LastNight);
        await Meridians.AnswersAsync(customer, id, 1);

        await customer.SendAsync(id, denied);

        Assert.Contains(answer, (await Meridians.AnswersAsync(customer, id, 2))[1].Text!, StringComparison.Ordinal);
        await Eventually.HoldsAsync(async () => (await customer.StateAsync(id)) is { State: "waiting", Urgent: true }, "the security team has the case");
    }

    [Fact]
    public async Task Other_records_are_asked_on_about_too()
    {
        var (customer, exchange) = await CustomerAsync();
        exchange.Freezes["F1"] = new Freeze("F1", Uid, 2, "trading", "unusual_trading", Disclosure.Full, Clock.Now.AddHours(-26), null, ["trading_statement"], null, null, true);
        exchange.Liquidations["Q1"] = new Liquidation("Q1", Uid, 1, "ETH-USDT-PERP", "long", "6.4", "3010.5", "2875.21", "2874.06", 20, "963.36", "USDT", Clock.Now.AddMinutes(-88), Clock.Now.AddMinutes(-71));

        await TalkAsync(customer, "我的账户为什么突然被限制交易了",
            ("我该怎么做", "要恢复，请在“安全中心—账户状态”上传交易说明，核对后解除。"),
            ("手续费多少", "这条限制的记录里没有写明手续费，所以我没法告诉您。"));
        await TalkAsync(customer, "为什么把我的仓位强平了",
            ("一共亏了多少", "损失的保证金是963.36 USDT；追加保证金的提醒是今天00:46发出的。对触发价有疑问，可以请交易组按记录复核。"),
            ("几点发生的", "强平发生在今天01:03，追加保证金的提醒是今天00:46发出的。"));
    }

    [Theory]
    [InlineData("我的仓位怎么没了")]
    [InlineData("why did my position vanish")]
    public async Task A_position_that_is_gone_is_explained_by_its_liquidation(string question)
    {
        var (customer, exchange) = await CustomerAsync();
        exchange.Liquidations["Q1"] = new Liquidation("Q1", Uid, 1, "ETH-USDT-PERP", "long", "6.4", "3010.5", "2875.21", "2874.06", 20, "963.36", "USDT", Clock.Now.AddMinutes(-88), Clock.Now.AddMinutes(-71));

        var answer = (await Meridians.AnswersAsync(customer, await customer.OpenCaseAsync(question), 1))[0];

        Assert.Contains("963.36 USDT", answer.Text, StringComparison.Ordinal);
        Assert.Equal("liquidation-and-margin", Assert.Single(answer.Parts!.Articles).Slug);
    }

    [Theory]
    [InlineData("新手怎么开始")]
    [InlineData("怎么买币")]
    [InlineData("how to buy my first coins")]
    public async Task A_novice_is_shown_where_to_begin(string question)
    {
        var (customer, _) = await CustomerAsync();

        var answer = (await Meridians.AnswersAsync(customer, await customer.OpenCaseAsync(question), 1))[0];

        Assert.Equal("first-purchase", Assert.Single(answer.Parts!.Articles).Slug);
    }

    [Fact]
    public async Task After_the_alarm_come_the_next_steps_once()
    {
        var (customer, exchange) = await CustomerAsync();
        var id = await customer.OpenCaseAsync("我的账号被盗了,币没了");
        await Eventually.HoldsAsync(async () => (await customer.StateAsync(id)).State == "waiting", "the case waits for a person");
        var alarm = (await Meridians.AnswersAsync(customer, id, 1))[0].Text!;
        exchange.Freezes["F1"] = new Freeze("F1", Uid, 1, "account", "customer_request", Disclosure.Full, Clock.Now.AddMinutes(-2), null, [], null, null, true);

        await customer.SendAsync(id, "我已经冻结了,然后呢");
        var steps = (await Meridians.AnswersAsync(customer, id, 2))[1].Text!;
        Assert.StartsWith("按您本人的要求，您的账户已冻结，从今天02:12开始。接下来请按这个顺序做", steps, StringComparison.Ordinal);
        Assert.DoesNotContain(alarm, steps, StringComparison.Ordinal);

        await customer.SendAsync(id, "然后呢");
        Assert.StartsWith("冻结之后，先在另一台干净的设备上改邮箱密码", (await Meridians.AnswersAsync(customer, id, 3))[2].Text, StringComparison.Ordinal);

        await customer.SendAsync(id, "然后呢");
        Assert.StartsWith("安全团队已经收到", (await Meridians.AnswersAsync(customer, id, 4))[3].Text, StringComparison.Ordinal);
        Assert.True((await customer.StateAsync(id)).Urgent);
    }

    [Theory]
    [InlineData(Disclosure.Never)]
    [InlineData(Disclosure.Generic)]
    public async Task Whatever_is_asked_on_about_what_is_withheld_leaves_no_trace(Disclosure disclosure)
    {
        var (customer, exchange) = await CustomerAsync();
        var now = Clock.Now;
        exchange.Freezes["F1"] = new Freeze("F1", Uid, 3, "withdrawal", Hidden, disclosure, now.AddDays(-2), now.AddDays(3), [Hidden], "USDT", "9800.5173", true);
        exchange.Withdrawals["W1"] = Meridians.Withdrawal(now, 0, Hidden, disclosure) with { State = "reviewing", TxId = null, FailureCode = Hidden };

        // The same withdrawal with no review at all must answer in the very same words.
        var withheld = await HearAsync(customer, LastNight);
        exchange.Withdrawals["W1"] = exchange.Withdrawals["W1"] with { Review = null, FailureCode = null };
        Assert.Equal(await HearAsync(customer, LastNight), withheld);

        // Nobody knows how a review ends: neither that it passes by itself nor that there is time to cancel.
        Assert.All(withheld, said => Assert.DoesNotContain("自动", said, StringComparison.Ordinal));
        Assert.All(withheld, said => Assert.DoesNotContain("现在可以取消", said, StringComparison.Ordinal));

        var frozen = await HearAsync(customer, "我的提币功能为什么被限制了");
        Assert.All(frozen.Distinct(StringComparer.Ordinal), said => Assert.Contains(said, (string[])
        [
            "您的账户部分功能暂时受限，正在核查。需要补充材料时，我们会通过站内信告知。",
            "刚又查了一遍，和今天02:14告诉您的一样，还没有新的变化。需要补充材料时，我们会通过站内信告知。",

            "您问的这一点，我没有能告诉您的资料，不想猜一个给您。需要补充材料时，我们会通过站内信告知。",
            "您问的这一点，我没有能告诉您的资料，不想猜一个给您。需要补充材料时，我们会通过站内信告知。\n这件事我能查到的就是这些。要不要请同事接着帮您看？点“转人工”就可以，您说过的不用再说一遍。",

            // The third time a person is offered, as to everybody.
            "您的账户部分功能暂时受限，正在核查。需要补充材料时，我们会通过站内信告知。\n这件事我能查到的就是这些。要不要请同事接着帮您看？点“转人工”就可以，您说过的不用再说一遍。",
            "刚又查了一遍，和今天02:14告诉您的一样，还没有新的变化。需要补充材料时，我们会通过站内信告知。\n这件事我能查到的就是这些。要不要请同事接着帮您看？点“转人工”就可以，您说过的不用再说一遍。",
        ]));

        await using var db = await _app!.Get<IDbContextFactory<VigilDb>>().CreateDbContextAsync(Ending);
        var seen = string.Join('\n', [.. withheld, .. frozen, .. await db.Set<Entry>().Select(e => e.Text + e.Data).ToListAsync(Ending), .. _app.Log.Lines.Select(l => $"{l.Text} {l.Exception}")]);
        Assert.DoesNotContain(Hidden, seen, StringComparison.Ordinal);
        Assert.DoesNotContain("9,800.5", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("800.5173", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Times_follow_the_session_and_name_their_zone_where_the_account_has_another()
    {
        var (_, exchange) = await CustomerAsync();
        exchange.Withdrawals["W1"] = Meridians.Withdrawal(Clock.Now, 27);
        var abroad = await Customer.StartAsync(_app!, exchange.Identity.For(Uid), timeZone: "Europe/London");
        var answer = (await Meridians.AnswersAsync(abroad, await abroad.OpenCaseAsync(LastNight), 1))[0].Text!;
        Assert.Contains("今天15:40提交", answer, StringComparison.Ordinal);
        Assert.EndsWith("时间按UTC。", answer, StringComparison.Ordinal);
        Assert.Equal("Europe/London", abroad.Session.Customer!.TimeZone);

        // A client that names no zone reads the account's.
        var unnamed = await Customer.StartAsync(_app!, exchange.Identity.For(Uid), timeZone: null);
        var home = (await Meridians.AnswersAsync(unnamed, await unnamed.OpenCaseAsync(LastNight), 1))[0].Text!;
        Assert.Contains("昨天23:40提交", home, StringComparison.Ordinal);
        Assert.DoesNotContain("UTC", home, StringComparison.Ordinal);
        Assert.Equal("Asia/Shanghai", unnamed.Session.Customer!.TimeZone);
    }

    private static async Task TalkAsync(Customer customer, string question, params (string Ask, string Answer)[] turns)
    {
        var id = await customer.OpenCaseAsync(question);
        await Meridians.AnswersAsync(customer, id, 1);
        for (var turn = 0; turn < turns.Length; turn++)
        {
            await customer.SendAsync(id, turns[turn].Ask);
            var answer = (await Meridians.AnswersAsync(customer, id, turn + 2))[^1];
            Assert.Equal((turns[turn].Ask, turns[turn].Answer), (turns[turn].Ask, answer.Text!));
            Assert.Empty(answer.Parts!.Cards);
        }
    }

    // Everything that can be asked on about, and what was heard.
    private static async Task<IReadOnlyList<string>> HearAsync(Customer customer, string question)
    {
        string[] turns = ["有进展吗", "还要多久", "什么时候开始的", "为什么", "为什么要审核", "金额多少", "手续费多少", "哪条链", "txid是多少", "发到哪个地址了", "单号多少", "什么价格", "谁来处理", "能取消吗", "具体原因是什么", "还要多久"];
        var id = await customer.OpenCaseAsync(question);
        await Meridians.AnswersAsync(customer, id, 1);
        for (var turn = 0; turn < turns.Length; turn++)
        {
            await customer.SendAsync(id, turns[turn]);
            await Meridians.AnswersAsync(customer, id, turn + 2);
        }

        return [.. (await Meridians.AnswersAsync(customer, id, turns.Length + 1)).Select(a => a.Text!)];
    }

    private async Task<(Customer Customer, FakeExchange Exchange)> CustomerAsync()
    {
        // 02:14 in Shanghai, the night after 23:40.
        Clock.Now = new DateTimeOffset(2026, 11, 21, 18, 14, 0, TimeSpan.Zero);
        var exchange = await StartExchangeAsync();
        exchange.Parameters = Meridians.Figures();
        exchange.Accounts[Uid] = Meridians.Account(Clock.Now);
        _app = await StartAsync(exchange: exchange, assistant: true);
        return (await Customer.StartAsync(_app, exchange.Identity.For(Uid)), exchange);
    }
}

public sealed class FollowUpTestsOnSqlite() : FollowUpTests(TestDatabase.Sqlite);

public sealed class FollowUpTestsOnPostgres(PostgresCluster cluster) : FollowUpTests(TestDatabase.Postgres(cluster));
