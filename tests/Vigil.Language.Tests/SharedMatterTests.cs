using Shouldly;
using Vigil.Language.Search;
using Xunit;

namespace Vigil.Language.Tests;

public sealed class SharedMatterTests
{
    [Theory]
    [InlineData("what is my limit", "Daily limits", true)]
    [InlineData("what is my limit", "What is a smart contract", false)]
    [InlineData("有没有便宜的网络", "为什么网络之间差这么多", true)]
    [InlineData("怎么会这样", "怎么开启验证器", false)]
    [InlineData("", "Daily limits", false)]
    [InlineData("what is my limit", "", false)]
    public void Only_what_is_named_counts_and_not_how_it_is_asked(string question, string heading, bool shares) => SharedMatter.IsIn(question, heading).ShouldBe(shares);

    [Fact]
    public void Any_text_can_be_read() => Texts.Check(text => SharedMatter.IsIn(text, text) || !SharedMatter.IsIn(text, "limit"));
}
