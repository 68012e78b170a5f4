using Shouldly;
using Vigil.Language.Asking;
using Xunit;

namespace Vigil.Language.Tests.Asking;

public sealed class ClauseTests
{
    [Theory]
    [InlineData("不是提币,是充币没到", "不是提币|是充币没到")]
    [InlineData("提了1,250.5 usdt.没到账?急", "提了1,250.5 usdt|没到账|急")]
    [InlineData("see example.com, it is https://a.b/c", "see example.com|it is https://a.b/c")]
    [InlineData("1,短信收不到 2,充值没到账", "1,短信收不到|2,充值没到账")]
    [InlineData("1) it failed 2) how", "1) it failed|2) how")]
    [InlineData("login works but not the app", "login works|but not the app")]
    [InlineData(",,!?...", "")]
    [InlineData("", "")]
    public void A_text_is_cut_at_its_marks_and_nowhere_else(string text, string clauses) =>
        string.Join('|', Clause.Cut(text).Select(c => c.Text)).ShouldBe(clauses);

    [Fact]
    public void The_strongest_mark_of_a_run_counts() => Clause.Cut("没到账..?是吗").Select(c => c.Ends).ShouldBe(['?', ' ']);
}
