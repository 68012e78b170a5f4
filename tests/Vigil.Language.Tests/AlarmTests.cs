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
    public void That_the_customer_froze_the_account_is_heard(string text, bool frozen) => FreezeReport.SaysFrozen(text).ShouldBe(frozen);

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
