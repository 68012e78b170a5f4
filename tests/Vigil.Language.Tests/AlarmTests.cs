using Shouldly;
using Xunit;

namespace Vigil.Language.Tests;

/// <summary>Who is a victim brings the security team at once; who fears, asks or speaks of something else does not. No sentence here was written into a list.</summary>
public sealed class AlarmTests(ITestOutputHelper output)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero);
    private static readonly string[] Victim = ["security.account_stolen", "security.unauthorized_activity", "security.scam_victim", "security.secret_exposed", "web3.stolen"];
    private static readonly string[] Harm = ["theft", "intruder", "ongoing_loss", "scam", "secret_exposed"];

    private static readonly string[] NoAlarm =
    [
        "能告诉我具体原因吗", "会不会被骗", "could this be a scam?", "可以把理由跟我讲清楚一点吗", "麻烦说明一下情况好吗", "请告诉我还需要准备哪些文件", "这种拉群带单的靠谱吗,会不会是骗局",
        "你们平台会被黑客攻击吗", "我怕以后账号被盗,该怎么设置", "网上认识的人推荐我投资,像不像杀猪盘", "这个空投是骗人的吗", "不会是诈骗吧", "怎么分辨钓鱼邮件", "C2C交易容易被骗吗",
        "放在交易所的币会不会被盗", "我没有被骗,就是想了解下流程", "如果助记词丢了还能找回吗", "把原因发给我看看", "我想知道具体是哪一步出了问题", "为什么不告诉我结果", "有没有什么防骗的建议",
        "is it safe to buy from a stranger on p2p?", "does this sound like a scam to you", "can you tell me the exact reason", "what would happen if my phone got stolen", "I am worried about getting hacked, what should I set up",
        "is that offer legit or a scam", "how can I avoid being scammed", "could you tell me more about that", "my account was not hacked, I only forgot my pin", "are these airdrops fake?", "please give me the details",
    ];

    private static readonly string[] Anger =
    [
        "你们是不是骗子?都一晚上了!!", "骗子公司 还我钱", "are you guys a scam? give me my money back", "你们就是一群骗子,钱到现在还没到", "this exchange is a fraud, where are my coins", "黑心平台骗我钱", "scammers!! give back my btc",
        "这家交易所真是骗人的,等了三天", "you people are thieves, my withdrawal is still pending", "诈骗平台,钱呢", "meridian is a total scam, I have been waiting since morning", "骗子!!!",
    ];

    // Somebody did something in the account, and it was not the customer.
    private static readonly string[] Denials =
    [
        "我没改密码啊", "我没有改过密码", "我没有操作过这笔提币,是不是被盗了", "这笔提币不是我提的", "凌晨那次登录不是我", "我从来没有授权过那笔转账", "我根本没提过币", "不是我", "这个登录不是我本人", "我对这次转出完全不知情",
        "我没换过验证器呀", "that login was not me", "I never changed my password", "I didn't request this withdrawal", "it wasn't me", "I did not do that", "I don't recognise this device", "not me!", "we never authorised such a transfer", "that's not my withdrawal",
    ];

    private static readonly string[] NoDenials =
    [
        "我还没改密码,怎么改", "是不是我操作错了", "我没提过币,怎么操作", "I haven't changed my password yet", "did I do something wrong", "我没换手机号,怎么收不到验证码", "我没做任何违规操作为什么冻结我", "不是我的问题吧", "我没收到验证码",
        "I never received the code", "I have not withdrawn anything yet", "I did not get my coins", "the fee is not my problem",
    ];

    private static readonly string[] Alarm =
    [
        "我被骗了", "我刚才被人骗了两千U", "钱已经转给骗子了怎么追", "我把短信验证码发给了一个自称客服的人", "账户里的比特币一觉醒来全没了", "有陌生设备登录了我的账号并且提走了币", "我的号被黑了", "有笔提币根本不是我操作的",
        "对方冒充你们客服让我把钱转到安全账户,我照做了", "助记词被我填到一个假网站上了", "我怀疑被骗了,因为转过去以后对方就把我拉黑了", "昨晚被盗了三个以太坊", "我的USDT被转走了", "黑客正在把我的币往外转", "我上当了,投资平台提不出钱还要交保证金",
        "有人改了我的密码还绑了新手机", "被杀猪盘坑了八万", "我的私钥泄露了", "凌晨有人用我的API下单,不是我", "点了钓鱼链接输了密码",
        "I have been scammed out of 3000 dollars", "someone got into my account and withdrew everything", "my coins are gone, I did not do this", "I gave the caller my verification code", "my wallet was drained after I signed something",
        "there is a withdrawal I never authorised", "I typed my recovery phrase into a fake site", "a hacker is moving my funds right now", "I was tricked into sending my bitcoin to a fake support agent", "my account got hacked last night", "they stole all my ETH",
    ];

    [Fact]
    public void Who_fears_or_asks_is_not_alarmed() => Check(NoAlarm, expected: false);

    [Fact]
    public void Who_was_harmed_is_heard_at_once() => Check(Alarm, expected: true);

    [Fact]
    public void Who_is_angry_at_us_is_not_taken_for_a_victim()
    {
        Check(Anger, expected: false);
        foreach (var text in Anger)
        {
            var reading = Read(text);
            reading.Topic.ShouldNotStartWith("security.", customMessage: text);
            reading.Urgency.Signals.ShouldContain("anger", text);
        }
    }

    [Fact]
    public void Who_says_that_it_was_somebody_else_is_heard_at_once()
    {
        Check(Denials, expected: true);
        foreach (var text in Denials)
        {
            Read(text).Topic.ShouldStartWith("security.", customMessage: text);
            Read(text).Urgency.Level.ShouldBe(UrgencyLevel.Urgent, text);
        }
    }

    [Fact]
    public void Asked_only_whether_it_is_urgent_every_text_gets_the_same_answer()
    {
        string[] texts = [.. NoAlarm, .. Anger, .. Denials, .. NoDenials, .. Alarm];
        string[] told = [.. texts, .. texts.Select(t => t.ToUpperInvariant()), .. texts.Select(FullWidth), .. texts.Select(t => $"hello, my order W2026 is fine. {t} 提币"), .. texts.Select(t => t.Replace('\'', '\u2019'))];
        told.Where(t => UrgencyReader.IsUrgent(t) != (UrgencyReader.Read(t).Level is UrgencyLevel.Urgent)).ShouldBeEmpty();
        Texts.Check(t => UrgencyReader.IsUrgent(t) == (UrgencyReader.Read(t).Level is UrgencyLevel.Urgent));
    }

    [Theory]
    [InlineData("我被騙了,幣都被轉走了")]
    [InlineData("我的帳號被盜")]
    [InlineData("助記詞洩露了")]
    [InlineData("I didn\u2019t request this withdrawal")]
    [InlineData("ｓｔｏｌｅｎ")]
    [InlineData("sto\u200Blen coins")]
    [InlineData("不想活了")]
    public void However_it_is_spelled_an_emergency_passes_the_sieve(string text)
    {
        AlarmScreen.MayAlarm(text).ShouldBeTrue();
        UrgencyReader.IsUrgent(text).ShouldBe(UrgencyReader.Read(text).Level is UrgencyLevel.Urgent);
    }

    [Theory]
    [InlineData("提币到账要多久")]
    [InlineData("手续费是多少")]
    [InlineData("how long does a withdrawal take?")]
    [InlineData("好的,谢谢")]
    public void An_ordinary_question_stays_in_the_sieve(string text) => AlarmScreen.MayAlarm(text).ShouldBeFalse();

    private static string FullWidth(string text) => string.Concat(text.Select(c => c is > ' ' and <= '~' ? (char)(c + 0xFEE0) : c));

    [Fact]
    public void What_is_not_done_yet_or_done_wrong_is_no_denial() => NoDenials.Where(Denial.Says).ShouldBeEmpty();

    [Theory]
    [InlineData("我的钱呢", true)]
    [InlineData("急急急急急", true)]
    [InlineData("都两个小时了!!!", true)]
    [InlineData("等等 还是没到", true)]
    [InlineData("你们不是显示已完成吗", true)]
    [InlineData("还要等几天啊,快点", true)]
    [InlineData("where is my money", true)]
    [InlineData("is it stuck or what", true)]
    [InlineData("still waiting..", true)]
    [InlineData("骗子公司 还我钱", true)]
    [InlineData("3 hours and nothing??", true)]
    [InlineData("好的", false)]
    [InlineData("谢谢", false)]
    [InlineData("怎么修改邮箱", false)]
    [InlineData("what is my limit", false)]
    [InlineData("手续费多少钱", false)]
    [InlineData("why was my card declined", false)]
    public void What_only_presses_names_nothing(string text, bool presses) => Pressing.IsAll(text).ShouldBe(presses);

    [Theory]
    [InlineData("会不会被骗")]
    [InlineData("could this be a scam?")]
    [InlineData("网上认识的人推荐我投资,像不像杀猪盘")]
    [InlineData("does this sound like a scam to you")]
    public void A_fear_of_fraud_is_about_telling_real_from_false(string text) => Read(text).Topic.ShouldBe("security.verify_official");

    [Theory]
    [InlineData("我已经冻结了,然后呢", true)]
    [InlineData("刚把账户冻结好", true)]
    [InlineData("冻结了", true)]
    [InlineData("I have frozen it, what now?", true)]
    [InlineData("ok I froze my account", true)]
    [InlineData("怎么冻结", false)]
    [InlineData("冻结不了", false)]
    [InlineData("还没冻结", false)]
    [InlineData("为什么冻结了我的账户", false)]
    [InlineData("我的账户被冻结了", false)]
    [InlineData("please freeze it", false)]
    [InlineData("why was my account frozen", false)]
    [InlineData("I have not frozen it", false)]
    [InlineData("冻结了会不会影响我的合约", false)]
    [InlineData("冻了以后那笔提币还走吗", false)]
    [InlineData("once I have frozen it, can bots still trade", false)]
    public void That_the_customer_froze_the_account_is_heard(string text, bool frozen) => FreezeReport.SaysFrozen(text).ShouldBe(frozen);

    [Theory]
    [InlineData("怎么解冻", true)]
    [InlineData("冻结以后怎么解除冻结", true)]
    [InlineData("怎麼解凍我的帳戶", true)]
    [InlineData("how do I unfreeze my account", true)]
    [InlineData("how can I lift the freeze", true)]
    [InlineData("请冻结我的账户", false)]
    [InlineData("我的账户被冻结了", false)]
    [InlineData("please freeze my account", false)]
    [InlineData("my account was frozen", false)]
    public void A_question_about_lifting_a_freeze_is_heard(string text, bool lifts) => FreezeReport.AsksToLift(text).ShouldBe(lifts);

    [Theory]
    [InlineData("快帮我冻结", true)]
    [InlineData("先冻结我的账号行不行", true)]
    [InlineData("can you freeze my account now", true)]
    [InlineData("他登进来了快冻结账户", true)]
    [InlineData("他还在转，快帮我冻结", true)]
    [InlineData("freeze my wallet now", true)]
    [InlineData("那个地址能冻结吗", false)]
    [InlineData("他的账户能冻结吗", false)]
    [InlineData("能不能把对方的账户冻结", false)]
    [InlineData("冻结了会不会影响我的合约", false)]
    [InlineData("can you freeze that address", false)]
    [InlineData("please freeze the scammer's account", false)]
    public void A_wish_that_the_own_account_be_frozen_is_heard(string text, bool wished) => FreezeReport.AsksToFreeze(text).ShouldBe(wished);

    [Theory]
    [InlineData("他转到哪个地址了", true)]
    [InlineData("骗子把我的币提到哪去了", true)]
    [InlineData("where did they send it", true)]
    [InlineData("which address did he move my coins to", true)]
    [InlineData("我转到哪个地址了", false)]
    [InlineData("他说已经转到我卡里了", false)]
    [InlineData("对方打到哪张银行卡了", false)]
    [InlineData("he sent it to my account", false)]
    [InlineData("他还没收到我提的币", false)]
    [InlineData("which address did I send it to", false)]
    [InlineData("he has not received my withdrawal", false)]
    public void That_somebody_else_moved_coins_is_heard(string text, bool moved) => SomebodyElse.Moves(text).ShouldBe(moved);

    [Theory]
    [InlineData("我现在要做什么", true)]
    [InlineData("现在我该先做什么", true)]
    [InlineData("怎么办", true)]
    [InlineData("what else should i do", true)]
    [InlineData("what now?", true)]
    [InlineData("他能看到我什么", false)]
    [InlineData("警察要你们配合怎么联系", false)]
    [InlineData("what does the freeze stop", false)]
    public void That_somebody_asks_what_to_do_is_heard(string text, bool asks) => WhatNow.Asks(text).ShouldBe(asks);

    private void Check(string[] texts, bool expected)
    {
        var wrong = texts.Where(t => Alarms(t) != expected).ToArray();
        foreach (var text in wrong)
        {
            var reading = Read(text);
            output.WriteLine($"{text} → {reading.Topic} {reading.Probability:F2} [{string.Join(',', reading.Urgency.Signals)}]");
        }

        wrong.ShouldBeEmpty();
    }

    private static bool Alarms(string text)
    {
        var reading = Read(text);
        return reading.Urgency.Signals.Any(s => Harm.Contains(s, StringComparer.Ordinal)) || (reading.Probability >= 0.4 && Victim.Contains(reading.Topic, StringComparer.Ordinal));
    }

    private static Reading Read(string text) => Understanding.Create(Models.Product).Read(text, "zh", Now, TimeZoneInfo.Utc);
}
