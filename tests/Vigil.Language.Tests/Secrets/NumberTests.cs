using Shouldly;
using Vigil.Language.Secrets;
using Xunit;

namespace Vigil.Language.Tests.Secrets;

public sealed class NumberTests
{
    private static readonly MadeSecrets Made = new(41);

    [Theory]
    [InlineData("4", 16)]
    [InlineData("53", 16)]
    [InlineData("37", 15)]
    [InlineData("6217", 19)]
    [InlineData("6228", 16)]
    [InlineData("3530", 16)]
    [InlineData("6011", 16)]
    [InlineData("2202", 16)]
    public void Card_numbers_of_all_issuers_are_hidden_however_they_are_grouped(string prefix, int length)
    {
        var card = Made.Card(prefix, length);
        var groups = card.Chunk(4).Select(group => new string(group)).ToArray();
        foreach (var written in new[] { card, string.Join(' ', groups), string.Join('-', groups) })
        {
            written.ShouldHide(written, SecretKinds.CardNumber);
            $"my card {written} was declined".ShouldHide(written, SecretKinds.CardNumber);
            $"卡号{written}提现没到账".ShouldHide(written, SecretKinds.CardNumber);
        }
    }

    [Fact]
    public void Check_value_and_expiry_go_with_the_card()
    {
        var card = Made.Card("4", 16);
        SecretDetector.Mask($"card number {card} exp 08/28 cvv 123").Text.ShouldBe("card number [•••] exp [•••] cvv [•••]");
        SecretDetector.Mask($"{card} 12/27 456").Text.ShouldBe("[•••] [•••]");
        "my card expires 08/28, do I have to update it?".ShouldStay();
    }

    [Theory]
    [InlineData("order number {0} please check")]
    [InlineData("订单号 {0} 卖家没放币")]
    [InlineData("uid {0}")]
    [InlineData("流水号{0}")]
    [InlineData("txid {0}")]
    [InlineData("{0} is my order number")]
    public void A_number_that_is_announced_as_something_else_is_no_card(string sentence) => sentence.Replace("{0}", Made.Card("6217", 19), StringComparison.Ordinal).ShouldStay();

    [Fact]
    public void A_wrong_check_digit_makes_no_card()
    {
        var card = Made.Card("4", 16);
        (card[..15] + (char)('0' + ((card[15] - '0' + 1) % 10))).ShouldStay();
    }

    [Fact]
    public void Identity_numbers_with_a_check_digit_are_hidden()
    {
        foreach (var id in new[] { Made.Resident(), Made.HongKong(), Made.Spain(), "A123456789", "S1234567D", "X1234567L" })
        {
            id.ShouldHide(id, SecretKinds.IdentityNumber);
            $"实名不通过,身份证{id}。".ShouldHide(id, SecretKinds.IdentityNumber);
        }

        var resident = Made.Resident();
        var spaced = $"{resident[..6]} {resident[6..14]} {resident[14..]}";
        $"身份证号码 {spaced}".ShouldHide(spaced, SecretKinds.IdentityNumber);
    }

    [Theory]
    [InlineData("my passport number is AB1234567 and the upload fails", "AB1234567")]
    [InlineData("护照号 E12345678 上传失败", "E12345678")]
    [InlineData("паспорт 45 10 123456 не проходит проверку", "45 10 123456")]
    [InlineData("hộ chiếu số C1234567", "C1234567")]
    [InlineData("SSN 123-45-6789", "123-45-6789")]
    [InlineData("my social security number is 123456789", "123456789")]
    [InlineData("my national insurance number is AB123456C", "AB123456C")]
    [InlineData("căn cước công dân 079203012345 bị từ chối", "079203012345")]
    [InlineData("老身份证号 110105900307123 能不能用", "110105900307123")]
    [InlineData("港澳通行证 C12345678", "C12345678")]
    public void Identity_numbers_that_are_announced_are_hidden(string text, string number) => text.ShouldHide(number, SecretKinds.IdentityNumber);

    [Theory]
    [InlineData("my passport was rejected because of glare")]
    [InlineData("my passport was issued 20210304")]
    [InlineData("我的护照丢了,电话13800138000")]
    [InlineData("身份证过期了能认证吗")]
    [InlineData("do you need my social security number?")]
    [InlineData("call 415-555-0132")]
    [InlineData("uid 88012214")]
    [InlineData("12345678A")]
    [InlineData("A123456788")]
    [InlineData("110105199003072340")]
    public void Other_numbers_stay(string text) => text.ShouldStay();
}
