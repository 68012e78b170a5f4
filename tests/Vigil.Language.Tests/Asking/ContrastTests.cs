using Shouldly;
using Vigil.Language.Asking;
using Xunit;

namespace Vigil.Language.Tests.Asking;

public sealed class ContrastTests
{
    [Theory]
    [InlineData("不是提币,是充币没到", "是充币没到")]
    [InlineData("不是提币是充币没到", "充币没到")]
    [InlineData("不是提幣的問題,是充幣沒到", "是充币没到")]
    [InlineData("我不是要取消提币,就想知道手续费多少", "就想知道手续费多少")]
    [InlineData("认证早就过了,现在的问题是充值没到账", "现在的问题是充值没到账")]
    [InlineData("I already passed KYC, the problem is the deposit", "the problem is the deposit")]
    [InlineData("Login works, trading works, but my withdrawals are suspended", "but my withdrawals are suspended")]
    [InlineData("I'm not asking about withdrawal fees but about trading fees", "but about trading fees")]
    [InlineData("không phải nạp, là rút tiền mãi chưa về", "là rút tiền mãi chưa về")]
    [InlineData("это не про депозит, а про вывод", "а про вывод")]
    [InlineData("no es un retiro, sino un depósito", "sino un depósito")]
    public void What_is_taken_back_is_left_out(string text, string affirmed) =>
        Contrast.Of(Clause.Cut(TextNormalizer.Normalize(text))).ShouldNotBeNull().Affirmed.ShouldBe(affirmed);

    [Theory]
    [InlineData("我的提币是不是失败了,怎么还没到")]
    [InlineData("不是说两小时到账吗,我提的币怎么还没到")]
    [InlineData("我不是很懂,怎么提币")]
    [InlineData("登不上,密码没错,网络也没问题")]
    [InlineData("not working, please help")]
    [InlineData("my deposit has not arrived and I am not happy")]
    [InlineData("I don't want to wait")]
    public void What_only_looks_like_it_is_not(string text) => Contrast.Of(Clause.Cut(TextNormalizer.Normalize(text))).ShouldBeNull();
}
