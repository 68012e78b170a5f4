using Shouldly;
using Xunit;

namespace Vigil.Language.Tests;

public sealed class EditShareTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("您好。", "您好。", 0)]
    [InlineData("您好。", " 您好。\n", 0)]
    [InlineData("Hello Ms Carter,\nit is on its way.", "Hello Ms Carter, it is on its way.", 0)]
    [InlineData("手续费是3 USDT。", "手续费是4 USDT。", 1.0 / 7)]
    [InlineData("The fee is 3 USDT", "The fee is 4 USDT", 0.2)]
    [InlineData("您好", "", 1)]
    [InlineData("一二", "三四五六", 1)]
    public void It_counts_characters_of_Chinese_and_words_of_English(string before, string after, double share) => EditShare.Between(before, after).ShouldBe(share, 1e-9);

    [Fact]
    public void It_is_the_same_both_ways_never_throws_and_lies_between_0_and_1() => Texts.Check(text =>
    {
        var (one, other) = (EditShare.Between(text, "您好，fee 3"), EditShare.Between("您好，fee 3", text));
        return one >= 0 && one <= 1 && Math.Abs(one - other) < 1e-9 && EditShare.Between(text, text) == 0;
    });
}
