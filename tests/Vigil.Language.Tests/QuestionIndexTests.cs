using Shouldly;
using Vigil.Language.Search;
using Xunit;

namespace Vigil.Language.Tests;

public sealed class QuestionIndexTests
{
    private static readonly QuestionIndex<string> Index = new(
    [
        ("limit", "一天最多能提多少"), ("limit", "24小时限额"), ("fee", "波场提U扣几个"), ("fee", "提以太坊要多少费用"),
        ("age", "am i old enough to have an account"), ("age", "what is the age limit"), ("devices", "does signing out everywhere stop my bots"),
    ]);

    [Theory]
    [InlineData("我一天最多可以提多少啊", "limit")]
    [InlineData("提以太坊费用", "fee")]
    [InlineData("am I old enough for this?", "age")]
    [InlineData("will my bots stop if i sign out everywhere", "devices")]
    public void What_is_asked_in_nearly_the_same_words_comes_first(string question, string key) => Index.Find(question, 3)[0].Key.ShouldBe(key);

    [Fact]
    public void The_very_question_is_wholly_alike_and_what_says_more_is_less()
    {
        Index.Find("一天最多能提多少", 1)[0].Likeness.ShouldBe(1, 1e-9);
        var more = Index.Find("一天最多能提多少，我买的是小狗币", 1)[0].Likeness;
        more.ShouldBeInRange(0.2, 0.95);
    }

    [Fact]
    public void Nothing_is_found_for_words_that_nobody_asked()
    {
        Index.Find("zzz qqq", 3).ShouldBeEmpty();
        Index.Find("", 3).ShouldBeEmpty();
    }
}
