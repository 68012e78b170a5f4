using Xunit;

namespace Vigil.Language.Tests;

public sealed class OwnMatterTests
{
    [Theory]
    [InlineData("我账户里还有多少U", OwnMatter.Balance)]
    [InlineData("还有钱剩吗", OwnMatter.Balance)]
    [InlineData("查一下我的余额", OwnMatter.Balance)]
    [InlineData("我還剩多少錢", OwnMatter.Balance)]
    [InlineData("what's my balance", OwnMatter.Balance)]
    [InlineData("how much usdt do i have left", OwnMatter.Balance)]
    [InlineData("is there anything left in my account", OwnMatter.Balance)]
    [InlineData("冻结的是哪一笔", OwnMatter.Held)]
    [InlineData("我被占用了多少", OwnMatter.Held)]
    [InlineData("which order is holding my usdt", OwnMatter.Held)]
    [InlineData("是从哪里登录的", OwnMatter.SignIns)]
    [InlineData("谁登录过我的账号", OwnMatter.SignIns)]
    [InlineData("给我看看登录记录", OwnMatter.SignIns)]
    [InlineData("who signed in to my account last night?", OwnMatter.SignIns)]
    [InlineData("from where did they log in", OwnMatter.SignIns)]
    [InlineData("show me my recent logins", OwnMatter.SignIns)]
    [InlineData("我的仓位会不会爆仓啊", OwnMatter.Positions)]
    [InlineData("我现在强平价是多少", OwnMatter.Positions)]
    [InlineData("am i about to get liquidated??", OwnMatter.Positions)]
    [InlineData("what is my liquidation price", OwnMatter.Positions)]
    [InlineData("我的key绑IP了吗", OwnMatter.ApiKeys)]
    [InlineData("is my api key restricted to an ip", OwnMatter.ApiKeys)]
    [InlineData("which permissions do my keys have", OwnMatter.ApiKeys)]
    public void Whoever_asks_for_a_state_of_the_own_account_is_heard(string text, OwnMatter expected) => Assert.Equal(expected, OwnMatters.Of(text));

    [Theory]
    [InlineData("强平价怎么算")]
    [InlineData("how is the liquidation price calculated")]
    [InlineData("爆仓了，怎么回事")]
    [InlineData("i was liquidated last night, my position was 2x")]
    [InlineData("怎么查登录记录")]
    [InlineData("登录不了")]
    [InlineData("where do i log in")]
    [InlineData("还有多少时间付款")]
    [InlineData("还剩多少次机会")]
    [InlineData("how much time do i have left")]
    [InlineData("how much do i have to pay")]
    [InlineData("我还有多少钱没到账")]
    [InlineData("如何给api key绑定ip")]
    [InlineData("how do i restrict my api key to an ip")]
    [InlineData("提币没到")]
    [InlineData("什么时候能登录")]
    [InlineData("when can i log in again")]
    [InlineData("我的提币到哪了")]
    [InlineData("my withdrawal is pending")]
    public void A_matter_with_a_course_and_how_something_works_are_none(string text) => Assert.Equal(OwnMatter.None, OwnMatters.Of(text));

    [Theory]
    [InlineData("我的U不见了", true)]
    [InlineData("账户余额变成0了", true)]
    [InlineData("my usdt is gone", true)]
    [InlineData("i can't see my coins", true)]
    [InlineData("怎么从资金账户转到交易账户", false)]
    [InlineData("how do I move coins to trading", false)]
    public void Coins_that_are_missed_are_heard(string text, bool missed) => Assert.Equal(missed, OwnMatters.Misses(text));
}
