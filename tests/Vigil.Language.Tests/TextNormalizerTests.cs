using Shouldly;
using Xunit;

namespace Vigil.Language.Tests;

public sealed class TextNormalizerTests
{
    [Theory]
    [InlineData("我的提筆怎麼還沒到帳?", "我的提币怎么还没到账?")]
    [InlineData("冲值1,250USDT", "充值1,250usdt")]
    [InlineData("帳號登陸不了", "账号登录不了")]
    [InlineData("My withdrawl hasn’t arrived", "my withdrawal hasn't arrived")]
    [InlineData("ERC-20 recieved", "erc20 received")]
    [InlineData("a\u0000b\uD800c", "a b c")]
    [InlineData("提\u200B币", "提币")]
    [InlineData("ＵＳＤＴ　１２３", "usdt 123")]
    [InlineData("to\u0302i ru\u0301t tie\u0302\u0300n, mo\u0323\u0302t", "tôi rút tiền, một")]
    [InlineData("man\u0303ana, \u0435\u0308\u043B\u043A\u0430 \u0438\u0306", "mañana, ёлка й")]
    [InlineData("  \t ", "")]
    public void What_people_type_gets_one_form(string typed, string normal) => TextNormalizer.Normalize(typed).ShouldBe(normal);

    [Fact]
    public void Normalizing_twice_is_normalizing_once() => Texts.Check(text =>
    {
        var once = TextNormalizer.Normalize(text);
        return string.Equals(TextNormalizer.Normalize(once), once, StringComparison.Ordinal);
    });

    // What is normal already is told by a look; a character that cannot be seen makes every step be taken.
    [Fact]
    public void What_is_normal_by_a_look_is_normal_by_every_step() => Texts.Check(text =>
    {
        var once = TextNormalizer.Normalize(text);
        return string.Equals(TextNormalizer.Normalize("\u200B" + once), once, StringComparison.Ordinal);
    });

    [Fact]
    public void Traditional_characters_simplify_one_to_one()
    {
        foreach (var c in Enumerable.Range(0x4E00, 0x5200).Select(i => (char)i))
        {
            var simple = Text.Traditional.Simplify(c);
            Text.Traditional.Simplify(simple).ShouldBe(simple, $"{c} → {simple}");
        }
    }

    [Fact]
    public void Tokens_are_never_empty_and_never_change() => Texts.Check(text =>
    {
        var tokens = Segmenter.Tokens(text);
        return tokens.All(t => t.Length > 0) && tokens.SequenceEqual(Segmenter.Tokens(text), StringComparer.Ordinal);
    });

    [Theory]
    [InlineData("TXN-2026-0007 没到", "txn-2026-0007|没到")]
    [InlineData("提币未到账", "提币|币未|未到|未到账|到账")]
    [InlineData("提", "提")]
    [InlineData("1,250.5 USDT", "1250.5|usdt")]
    [InlineData("two-factor code, don't", "two|factor|code|don't")]
    [InlineData("!!! …", "")]
    public void Text_is_cut_as_search_needs_it(string text, string tokens) => string.Join('|', Segmenter.Tokens(text)).ShouldBe(tokens);
}
