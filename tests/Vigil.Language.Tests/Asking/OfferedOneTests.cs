using Xunit;

namespace Vigil.Language.Tests.Asking;

public sealed class OfferedOneTests
{
    [Theory]
    [InlineData("第一个", 1)]
    [InlineData("先说第一个吧", 1)]
    [InlineData("the first one please", 1)]
    [InlineData("第二个呢？", 2)]
    [InlineData("我问的是第2个", 2)]
    [InlineData("and the second one?", 2)]
    [InlineData("最后一个", 3)]
    [InlineData("what about the third", 3)]
    [InlineData("另外两个呢", 0)]
    [InlineData("那另一个问题呢", 0)]
    [InlineData("and the other question?", 0)]
    public void A_pick_in_words_is_heard(string text, int place) => Assert.Equal(place, OfferedOne.Of(text));

    [Theory]
    [InlineData("第一次充币怎么充")]
    [InlineData("第二笔提币没到")]
    [InlineData("另外那笔呢")]
    [InlineData("first time here")]
    [InlineData("the second factor is lost")]
    [InlineData("和")]
    [InlineData("")]
    public void Anything_that_says_more_is_no_pick(string text) => Assert.Null(OfferedOne.Of(text));
}
