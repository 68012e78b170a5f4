using Shouldly;
using Xunit;

namespace Vigil.Language.Tests.Asking;

/// <summary>From the record just spoken of to another.</summary>
public sealed class OtherOneTests
{
    [Theory]
    [InlineData("另外那笔呢", true)]
    [InlineData("那另一笔呢？", true)]
    [InlineData("另外那一单呢", true)]
    [InlineData("还有一笔呢", true)]
    [InlineData("其他的那几笔怎么样了", true)]
    [InlineData("and the other one?", true)]
    [InlineData("What about the other withdrawal", true)]
    [InlineData("y la otra?", true)]
    [InlineData("а другая?", true)]
    [InlineData("还有多久", false)]
    [InlineData("另外我想问手续费", false)]
    [InlineData("the other party does not release", false)]
    [InlineData("其他币种支持吗", false)]
    [InlineData("", false)]
    public void It_is_heard_where_nothing_else_is_said(string text, bool asks) => OtherOne.Asks(text).ShouldBe(asks);
}
