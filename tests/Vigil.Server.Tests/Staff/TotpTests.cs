using System.Text;
using Vigil.Server.Staff.Factors;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Staff;

public sealed class TotpTests
{
    // The key of RFC 6238, appendix B.
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("12345678901234567890");

    // RFC 6238, appendix B, SHA1: the last six of its eight digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_rfc(long seconds, string code)
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(seconds);
        Assert.Equal(code, Totp.CodeOf(Key, Totp.StepOf(at)));
        Assert.Equal(seconds / 30, Totp.Match(Key, code, at, used: 0));
    }

    [Theory]
    [InlineData(-61, false)]
    [InlineData(-30, true)]
    [InlineData(30, true)]
    [InlineData(61, false)]
    public void A_clock_that_is_half_a_minute_off_is_borne_with_and_no_more(int seconds, bool holds)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_015);
        var code = Totp.CodeOf(Key, Totp.StepOf(now.AddSeconds(seconds)));
        Assert.Equal(holds, Totp.Match(Key, code, now, used: 0) is not null);
    }

    [Fact]
    public void A_code_of_a_used_step_or_of_one_before_holds_no_more()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_015);
        var step = Totp.StepOf(now);
        Assert.Null(Totp.Match(Key, Totp.CodeOf(Key, step), now, used: step));
        Assert.Null(Totp.Match(Key, Totp.CodeOf(Key, step - 1), now, used: step));
        Assert.Equal(step + 1, Totp.Match(Key, Totp.CodeOf(Key, step + 1), now, used: step));
    }

    [Theory]
    [InlineData("")]
    [InlineData("28708")]
    [InlineData("2870820")]
    [InlineData("28708x")]
    public void What_is_no_code_does_not_hold(string code) => Assert.Null(Totp.Match(Key, code, DateTimeOffset.FromUnixTimeSeconds(59), used: 0));

    [Fact]
    public void Spaces_between_digits_are_how_apps_show_them() => Assert.NotNull(Totp.Match(Key, "287 082", DateTimeOffset.FromUnixTimeSeconds(59), used: 0));

    // RFC 4648, section 10.
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Keys_are_spelled_in_base32(string key, string spelled)
    {
        Assert.Equal(spelled, Totp.Spell(Encoding.ASCII.GetBytes(key)));
        Assert.Equal(key, Encoding.ASCII.GetString(AuthenticatorApp.KeyOf(spelled)));
    }

    [Fact]
    public void The_address_for_apps_names_who_and_where() => Assert.Equal(
        "otpauth://totp/Meridian%20Vigil:wang%40exchange.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Meridian%20Vigil", Totp.UriOf(Key, "Meridian Vigil", "wang@exchange.example"));
}
