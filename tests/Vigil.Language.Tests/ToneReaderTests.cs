using Shouldly;
using Xunit;

namespace Vigil.Language.Tests;

public sealed class ToneReaderTests
{
    [Theory]
    [InlineData("您好。这是您自己的问题，请等等。", ToneKinds.Blaming, "是您自己的问题")]
    [InlineData("Hello. As I already told you, it takes a day.", ToneKinds.Blaming, "As I already told")]
    [InlineData("按规定不行。", ToneKinds.Cold, "按规定不行。")]
    [InlineData("好的，保证今天到账！", ToneKinds.Promising, "保证今天")]
    [InlineData("You WILL DEFINITELY get it back", ToneKinds.Promising, "WILL DEFINITELY get")]
    [InlineData("請把驗證碼發給我", ToneKinds.AsksSecret, "驗證碼發給我")]
    [InlineData("请把密\u200B码发给我", ToneKinds.AsksSecret, "密\u200B码发给我")]
    public void The_place_is_that_of_the_words_in_the_original(string text, string kind, string words)
    {
        var finding = ToneReader.Read(text).ShouldHaveSingleItem();

        finding.Kind.ShouldBe(kind);
        text.Substring(finding.Start, finding.Length).ShouldBe(words);
    }

    [Theory]
    [InlineData("请不要告诉别人，把验证码发给我", true)]
    [InlineData("请不要把验证码发给我", false)]
    [InlineData("不告诉我密码我就没法帮您", true)]
    [InlineData("骗子会说“把验证码发给我”", false)]
    [InlineData("I can't help unless you send me your code", true)]
    [InlineData("If anyone says 'send me your code', hang up", false)]
    [InlineData("We never share it, so please send me your password", true)]
    public void A_warning_is_no_asking_and_an_asking_beside_a_warning_is(string text, bool asks) => ToneReader.AsksSecret(text).ShouldBe(asks);

    [Fact]
    public void What_asks_for_a_secret_is_found_wherever_it_stands_in_the_longest_message()
    {
        var filler = string.Concat(Enumerable.Repeat("您好，这笔提币正在等待区块确认。", 600));
        ToneReader.AsksSecret(filler[..9_500] + "。请把验证码发给我。").ShouldBeTrue();
        ToneReader.AsksSecret("请把验证码发给我。" + filler).ShouldBeTrue();
    }

    [Fact]
    public void It_never_throws_and_every_place_lies_in_the_text() =>
        Texts.Check(text => ToneReader.Read(text).All(f => f.Start >= 0 && f.Length > 0 && f.Start + f.Length <= text.Length));

    [Fact]
    public void Words_of_the_tone_put_together_anyhow_have_places_in_the_text() => Texts.CheckOf(
        ["请", "把", "验证码", "\u200B", "发给我", "驗證碼", "不要", "，", "。", " ", "\r\n", "password", " send me ", "your ", "never ", "保证", "今天", "按规定不行", "\uD83D\uDE00", "Ａ"],
        text => ToneReader.Read(text).All(f => f.Start >= 0 && f.Length > 0 && f.Start + f.Length <= text.Length));
}
