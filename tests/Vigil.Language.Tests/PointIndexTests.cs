using Shouldly;
using Vigil.Language.Search;
using Xunit;

namespace Vigil.Language.Tests;

public sealed class PointIndexTests
{
    private static readonly PointIndex<string> Index = new(
    [
        new("fees", "提币手续费 矿工费", "", "提币手续费和最小数量\n手续费按币种和网络收取，提币页会先显示再确认。"),
        new("fees.trc", "提币手续费 矿工费", "手续费和最小数量", "USDT，TRC-20。手续费：1 USDT；最小提币数量：10 USDT。"),
        new("fees.btc", "提币手续费 矿工费", "手续费和最小数量", "BTC。手续费：1 BTC；最小提币数量：1 BTC。"),
        new("fees.why", "提币手续费 矿工费", "为什么网络之间差这么多", "手续费主要用来支付区块链上的矿工费。以太坊拥堵时费用高。"),
        new("lock", "刚买的币不能提", "锁多久", "银行卡买入：锁定1天。"),
        new("lock.en", "locked coins", "How long", "Card purchases are locked for 1 days."),
        new("cancel.en", "cancel a withdrawal", "There is no Cancel button", "The system has begun to sign, or it is on chain."),
        new("cancel2.en", "cancel a withdrawal", "Afterwards", "The coins are back in the funding account."),
    ]);

    [Theory]
    [InlineData("提币手续费怎么收", "fees")]
    [InlineData("BTC提币手续费多少", "fees.btc")]
    [InlineData("为什么手续费差这么多", "fees.why")]
    [InlineData("银行卡买的锁多久", "lock")]
    [InlineData("how long are card purchases locked", "lock.en")]
    [InlineData("i can't find a cancel button", "cancel.en")]
    public void The_point_that_was_asked_comes_first(string question, string key) => Find(question)[0].Key.ShouldBe(key);

    [Fact]
    public void What_goes_on_is_read_with_what_was_asked_before()
    {
        Find("那btc呢", "提币手续费怎么收")[0].Key.ShouldBe("fees.btc");
        Find("为什么差这么多", "提币手续费怎么收")[0].Key.ShouldBe("fees.why");
    }

    [Fact]
    public void How_much_of_a_question_is_covered_can_be_told_apart_between_questions()
    {
        var known = Find("TRC20提币最小数量多少")[0];
        var strange = Find("提币送实体咖啡杯吗")[0];

        known.Fit.ShouldBeGreaterThan(0.7);
        strange.Own.ShouldBeLessThan(known.Own);
        strange.Fit.ShouldBeLessThan(0.6);
    }

    [Fact]
    public void How_much_of_its_case_is_named_is_said_with_a_point()
    {
        var index = new PointIndex<string>([new("btc", "提币手续费", "手续费", "BTC。手续费：1 BTC。", "BTC"), new("general", "提币手续费", "手续费", "手续费按币种收取。"), new("exception", "提币手续费", "没有备用码", "请用通行密钥登录。", "没有备用码")]);
        double CaseOf(string key, string question, string? earlier = null) => index.Find(question, earlier, _ => true, 5).Single(h => h.Key == key).Case;

        CaseOf("general", "手续费多少").ShouldBe(1);
        CaseOf("btc", "手续费多少").ShouldBe(0);
        CaseOf("btc", "btc手续费多少").ShouldBe(1, 0.001);
        CaseOf("btc", "手续费多少", "btc怎么提").ShouldBe(1, 0.001);
        CaseOf("exception", "通行密钥怎么用").ShouldBe(0);
    }

    [Fact]
    public void What_names_the_whole_matter_does_not_name_a_case_of_it()
    {
        var index = new PointIndex<string>([new("absent", "become a merchant", "I cannot find Become a merchant", "It is not open where you live.", "I cannot find Become a merchant"), new("other", "trading fees", "", "Fees are shown.")]);

        index.Find("is there a deposit to become a merchant", null, _ => true, 5)[0].Case.ShouldBe(0);
        index.Find("cannot find where to become a merchant", null, _ => true, 5)[0].Case.ShouldBeGreaterThan(0.4);
    }

    [Fact]
    public void Only_the_points_that_are_looked_at_are_found_and_empty_questions_find_none()
    {
        Index.Find("手续费", null, key => key is "fees.btc", 5).ShouldHaveSingleItem().Key.ShouldBe("fees.btc");
        Find("").ShouldBeEmpty();
        Find("？！").ShouldBeEmpty();
    }

    private static IReadOnlyList<PointHit<string>> Find(string question, string? earlier = null) => Index.Find(question, earlier, _ => true, 5);
}
