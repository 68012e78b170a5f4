using Shouldly;
using Xunit;

namespace Vigil.Language.Tests;

public sealed class QuestionFormTests
{
    [Theory]
    [InlineData("那BTC呢", true)]
    [InlineData("最少能提多少", true)]
    [InlineData("周末到不到账", true)]
    [InlineData("还要交什么材料", true)]
    [InlineData("and on weekends", true)]
    [InlineData("is there a deposit to pay", true)]
    [InlineData("tell me the limit", true)]
    [InlineData("usdt", false)]
    [InlineData("波场", false)]
    [InlineData("大概一个多小时前转的", false)]
    [InlineData("有转账截图", false)]
    [InlineData("it was usdt", false)]
    [InlineData("paid by bank transfer 40 minutes ago", false)]
    [InlineData("我啥都没点", false)]
    [InlineData("谁都不知道我的密码", false)]
    [InlineData("什么都没收到 怎么办", true)]
    [InlineData("", false)]
    public void A_question_is_told_from_what_only_tells(string text, bool asks) => QuestionForm.Asks(text).ShouldBe(asks);

    [Fact]
    public void Any_text_can_be_read() => Texts.Check(text => QuestionForm.Asks(text) || !QuestionForm.Asks(text));
}
