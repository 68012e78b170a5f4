using Shouldly;
using Xunit;

namespace Vigil.Language.Tests;

public sealed class LanguageDetectorTests
{
    [Theory]
    [InlineData("我昨晚的提币为什么还没到账?", "en", "zh")]
    [InlineData("為什麼還沒到帳", "en", "zh")]
    [InlineData("why has my withdrawal from last night not arrived?", "zh", "en")]
    [InlineData("Tại sao tôi chưa nhận được tiền rút?", "zh", "vi")]
    [InlineData("tai khoan cua toi bi khoa", "zh", "vi")]
    [InlineData("Почему мой вывод ещё не пришёл?", "zh", "ru")]
    [InlineData("¿Por qué no ha llegado mi retiro?", "zh", "es")]
    [InlineData("hola, necesito ayuda con mi cuenta", "zh", "es")]
    [InlineData("出金がまだ届きません", "zh", "ja")]
    [InlineData("我的 withdrawal 为什么还是 pending", "en", "zh")]
    [InlineData("please check the status of my order, it says 提币", "zh", "en")]
    [InlineData("maker呢", "zh", "zh")]
    [InlineData("post only是啥", "en", "zh")]
    [InlineData("www.meridian-support.top 是你们的吗", "en", "zh")]
    [InlineData("收到 no-reply@secure.meridian-help.com 的邮件", "en", "zh")]
    [InlineData("is www.meridian-support.top your site", "zh", "en")]
    [InlineData("el señor 王 no ha pagado", "zh", "es")]
    [InlineData("my name is 王伟 and i want help", "en", "en")]
    [InlineData("", "zh", "zh")]
    [InlineData("USDT", "zh", "zh")]
    [InlineData("ok", "zh", "zh")]
    [InlineData("1250", "en", "en")]
    [InlineData("😀", "vi", "vi")]
    public void The_language_is_recognised(string text, string fallback, string language) => LanguageDetector.Detect(text, fallback).ShouldBe(language);

    [Fact]
    public void Any_text_has_a_known_language_or_the_fallback() =>
        Texts.Check(text => LanguageDetector.Known.Append("xx").Contains(LanguageDetector.Detect(text, "xx"), StringComparer.Ordinal));
}
