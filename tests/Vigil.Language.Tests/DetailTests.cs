using Shouldly;
using Xunit;

namespace Vigil.Language.Tests;

public sealed class DetailTests
{
    [Theory]
    [InlineData("USDT", true)]
    [InlineData("身份证都在的", true)]
    [InlineData("是从别的交易所转的", true)]
    [InlineData("its a uk number", true)]
    [InlineData("paid by bank transfer 40 minutes ago", true)]
    [InlineData("登录不上了", false)]
    [InlineData("又被冻结了", false)]
    [InlineData("i cant log in anymore", false)]
    [InlineData("my phone was stolen", false)]
    [InlineData("那BTC呢", false)]
    [InlineData("都三个小时了", false)]
    [InlineData("我要充usdt", false)]
    [InlineData("i want to deposit usdt", false)]
    [InlineData("谢谢", false)]
    [InlineData("", false)]
    public void What_only_adds_is_told_from_questions_troubles_and_pressing(string text, bool adds) => Detail.IsAll(text).ShouldBe(adds);

    [Theory]
    [InlineData("光线也没问题", true)]
    [InlineData("光线试过了", true)]
    [InlineData("怎么还是不行", false)]
    public void A_trouble_that_goes_on_is_told_still(string text, bool tells) => Detail.Tells(text).ShouldBe(tells);

    [Fact]
    public void Any_text_can_be_read() => Texts.Check(text => Detail.IsAll(text) || !Detail.IsAll(text));
}
