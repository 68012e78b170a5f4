using Xunit;

namespace Vigil.Language.Tests;

/// <summary>What somebody says is closed to them, and what only asks how something is done.</summary>
public sealed class BlockedTests
{
    [Theory]
    [InlineData("我怎么下不了单了 一点买入就报错", BlockedFunction.Trading)]
    [InlineData("昨天开始挂单全失败", BlockedFunction.Trading)]
    [InlineData("不能交易了", BlockedFunction.Trading)]
    [InlineData("I can't place any orders", BlockedFunction.Trading)]
    [InlineData("my orders are getting rejected", BlockedFunction.Trading)]
    [InlineData("改了密码就不让我提币", BlockedFunction.Withdrawals)]
    [InlineData("提不出来", BlockedFunction.Withdrawals)]
    [InlineData("unable to withdraw anything", BlockedFunction.Withdrawals)]
    [InlineData("why are withdrawals disabled", BlockedFunction.Withdrawals)]
    [InlineData("为啥我好多功能用不了", BlockedFunction.Any)]
    [InlineData("why did you restrict me", BlockedFunction.Any)]
    [InlineData("我账户里的钱咋被冻了", BlockedFunction.Any)]
    [InlineData("资产突然被你们限制", BlockedFunction.Any)]
    [InlineData("my funds are frozen all of a sudden", BlockedFunction.Any)]
    [InlineData("who froze my account", BlockedFunction.Any)]
    [InlineData("卖完币银行账户被冻了", BlockedFunction.None)]
    [InlineData("收了钱卡被冻结了", BlockedFunction.None)]
    [InlineData("my bank account is frozen", BlockedFunction.None)]
    [InlineData("怎么下单", BlockedFunction.None)]
    [InlineData("提币要多久", BlockedFunction.None)]
    [InlineData("how do I place an order", BlockedFunction.None)]
    [InlineData("can I withdraw to another exchange", BlockedFunction.None)]
    [InlineData("我能提币吗", BlockedFunction.None)]
    [InlineData("", BlockedFunction.None)]
    public void A_closed_function_is_heard(string text, BlockedFunction expected) => Assert.Equal(expected, Blocked.Of(text));
}
