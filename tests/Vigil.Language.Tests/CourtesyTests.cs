using Shouldly;
using Xunit;

namespace Vigil.Language.Tests;

/// <summary>Regret and laughter are heard where they are the whole message.</summary>
public sealed class CourtesyTests
{
    [Theory]
    [InlineData("sorry for being rude earlier", CourtesyKind.Regret)]
    [InlineData("ok, my apologies", CourtesyKind.Regret)]
    [InlineData("刚才态度不好，抱歉", CourtesyKind.Regret)]
    [InlineData("我刚才太急了 对不起啊", CourtesyKind.Regret)]
    [InlineData("haha ok", CourtesyKind.Joke)]
    [InlineData("哈哈，开玩笑的", CourtesyKind.Joke)]
    [InlineData("ok", CourtesyKind.None)]
    [InlineData("谢谢", CourtesyKind.None)]
    [InlineData("sorry, where is my money?", CourtesyKind.None)]
    [InlineData("不好意思，提币一直没到", CourtesyKind.None)]
    [InlineData("haha my coins are gone", CourtesyKind.None)]
    [InlineData("", CourtesyKind.None)]
    public void It_is_told_from_everything_else(string text, CourtesyKind kind) => Courtesy.Of(text).ShouldBe(kind);
}
