using Vigil.Server.Protection.Guarding;
using Vigil.Server.Protection.Recognising;

namespace Vigil.Server.Tests.Protection;

/// <summary>What of a message is compared with the official list, and what only looks like it.</summary>
public sealed class FindNamedTests
{
    [Theory]
    [InlineData("is +44 20 7946 0991 your number", "+44 20 7946 0991")]
    [InlineData("0755-5550-0142 是你们的号吗", "0755-5550-0142")]
    [InlineData("13800138000 打来的", "13800138000")]
    [InlineData("4008200011是你们的吗", "4008200011")]
    [InlineData("call from 00442079460991", "00442079460991")]
    [InlineData("my number is +44 20 7946 0991", null)]
    [InlineData("我的手机号是13800138000", null)]
    [InlineData("the mail came on 2026-11-30", null)]
    [InlineData("30-11-2026 收到的", null)]
    [InlineData("they want 1500000 usdt", null)]
    [InlineData("uid 20260001 is mine", null)]
    [InlineData("W20261130000017", null)]
    public void A_telephone_number_is_no_day_amount_or_account(string text, string? number) =>
        Assert.Equal(number, FindNamed.In(text).FirstOrDefault(n => n.Kind == ChannelKind.Phone).Text);

    [Theory]
    [InlineData("it came from help@meridian-care.test", "help@meridian-care.test")]
    [InlineData("发件人是help@meridian-care.test，真的吗", "help@meridian-care.test")]
    [InlineData("my email jo@mail.test got a strange mail", null)]
    [InlineData("我的邮箱是jo@mail.test", null)]
    public void A_mail_address_is_found_unless_it_is_ones_own(string text, string? address) =>
        Assert.Equal(address, FindNamed.In(text).FirstOrDefault(n => n.Kind == ChannelKind.Email).Text);
}
