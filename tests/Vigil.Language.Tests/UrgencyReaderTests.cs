using Shouldly;
using Xunit;

namespace Vigil.Language.Tests;

public sealed class UrgencyReaderTests
{
    [Theory]
    [InlineData("我的账号被盗了,币没了", UrgencyLevel.Urgent, "theft")]
    [InlineData("my account was hacked, everything is gone", UrgencyLevel.Urgent, "theft")]
    [InlineData("有人登录了我的账号在操作", UrgencyLevel.Urgent, "intruder")]
    [InlineData("someone is in my account right now", UrgencyLevel.Urgent, "intruder")]
    [InlineData("I did not make this withdrawal", UrgencyLevel.Urgent, "intruder")]
    [InlineData("币正在被转走!快", UrgencyLevel.Urgent, "ongoing_loss")]
    [InlineData("我被杀猪盘骗了三万U", UrgencyLevel.Urgent, "scam")]
    [InlineData("I was tricked by fake support", UrgencyLevel.Urgent, "scam")]
    [InlineData("有人让我把币转到安全账户,我已经转了", UrgencyLevel.Urgent, "scam")]
    [InlineData("爆仓了,我不想活了", UrgencyLevel.Urgent, "self_harm")]
    [InlineData("I lost everything and want to die", UrgencyLevel.Urgent, "self_harm")]
    [InlineData("我想死了 钱全亏光了", UrgencyLevel.Urgent, "self_harm")]
    [InlineData("亏成这样真的不如死了算了", UrgencyLevel.Urgent, "self_harm")]
    [InlineData("活着还有什么意思 全没了", UrgencyLevel.Urgent, "self_harm")]
    [InlineData("i cant go on anymore, everything i had is lost", UrgencyLevel.Urgent, "self_harm")]
    [InlineData("我把验证码告诉他了", UrgencyLevel.Urgent, "secret_exposed")]
    [InlineData("刚才有人打电话让我报验证码 我报了", UrgencyLevel.Urgent, "secret_exposed")]
    [InlineData("验证码我已经念给对方了", UrgencyLevel.Urgent, "secret_exposed")]
    [InlineData("I gave my seed phrase to someone", UrgencyLevel.Urgent, "secret_exposed")]
    [InlineData("帮我取消刚才的提币", UrgencyLevel.High, "recall")]
    [InlineData("付款了卖家不放币", UrgencyLevel.High, "c2c_dispute")]
    [InlineData("急急急!!!", UrgencyLevel.High, "panic")]
    [InlineData("谢谢,不急", UrgencyLevel.Low, "calm")]
    [InlineData("谢谢,我的账号被盗了", UrgencyLevel.Urgent, "theft")]
    [InlineData("all my coins are gone!!", UrgencyLevel.Urgent, "theft")]
    [InlineData("账户里的币全没了", UrgencyLevel.Urgent, "theft")]
    [InlineData("I was hacked, is my money gone?", UrgencyLevel.Urgent, "theft")]
    public void What_happened_is_read(string text, UrgencyLevel level, string signal)
    {
        var urgency = UrgencyReader.Read(text);
        urgency.Level.ShouldBe(level);
        urgency.Signals.Contains(signal, StringComparer.Ordinal).ShouldBeTrue(string.Join(",", urgency.Signals));
    }

    [Theory]
    [InlineData("验证码给我发了三次都收不到")]
    [InlineData("密码错误我给你们发过邮件")]
    [InlineData("账号没有被盗,只是忘了密码")]
    [InlineData("my account is not stolen, I just forgot the password")]
    [InlineData("怎么防止被盗")]
    [InlineData("如果账号被盗怎么办")]
    [InlineData("what should I do if my account gets hacked?")]
    [InlineData("how do I protect myself against scams?")]
    [InlineData("等死了,慢死")]
    [InlineData("APP死机了")]
    [InlineData("提币手续费多少")]
    [InlineData("什么是冷钱包")]
    [InlineData("forgot the memo on my transfer, are my coins gone?")]
    [InlineData("充币忘了填备注，钱是不是没了")]
    [InlineData("网络选成别的了，我的币会不会就这样没了")]
    public void What_did_not_happen_is_not(string text) => (UrgencyReader.Read(text).Level <= UrgencyLevel.Normal).ShouldBeTrue(string.Join(",", UrgencyReader.Read(text).Signals));

    [Fact]
    public void Any_text_can_be_read() => Texts.Check(text => UrgencyReader.Read(text).Signals.SequenceEqual(UrgencyReader.Read(text).Signals, StringComparer.Ordinal));
}
