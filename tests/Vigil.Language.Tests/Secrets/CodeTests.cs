using Shouldly;
using Vigil.Language.Secrets;
using Xunit;

namespace Vigil.Language.Tests.Secrets;

public sealed class CodeTests
{
    [Theory]
    [InlineData("verification code 482913", "482913")]
    [InlineData("the code they sent me is 482913", "482913")]
    [InlineData("I got 593021 by sms, do I give it to the man on the phone?", "593021")]
    [InlineData("i entered 445566 from the authenticator app and it fails", "445566")]
    [InlineData("your caller asked me to read the code, it was 664201, was that ok?", "664201")]
    [InlineData("my google authenticator shows 302 911 and it's wrong", "302 911")]
    [InlineData("I received G-482913 is that you?", "G-482913")]
    [InlineData("2fa backup key JBSWY3DPEHPK3PXP", "JBSWY3DPEHPK3PXP")]
    [InlineData("Google Authenticator setup key jbsw y3dp ehpk 3pxp", "jbsw y3dp ehpk 3pxp")]
    [InlineData("scan otpauth://totp/Meridian?secret=JBSWY3DPEHPK3PXP for me", "otpauth://totp/Meridian?secret=JBSWY3DPEHPK3PXP")]
    [InlineData("the 2FA recovery code is 7HQ2-9KXM-4TTP", "7HQ2-9KXM-4TTP")]
    [InlineData("验证码是 482913", "482913")]
    [InlineData("谷歌验证码123 456", "123 456")]
    [InlineData("短信收到的是482913", "482913")]
    [InlineData("骗子说他是客服,我把验证码 120933 告诉他了", "120933")]
    [InlineData("我把118822这个验证码给他了", "118822")]
    [InlineData("【Meridian】您的验证码为 883021,5分钟内有效,请勿泄露。", "883021")]
    [InlineData("谷歌验证器的密钥是JBSWY3DPEHPK3PXP,新手机怎么加", "JBSWY3DPEHPK3PXP")]
    [InlineData("動態驗證碼是 302144", "302144")]
    [InlineData("el código de verificación es 482913", "482913")]
    [InlineData("код из смс: 120 442", "120 442")]
    [InlineData("mã OTP 771823 không đúng", "771823")]
    [InlineData("認証コードは 482913 です", "482913")]
    public void A_code_that_is_told_is_hidden(string text, string code) => text.ShouldHide(code, SecretKinds.Code);

    [Theory]
    [InlineData("I did not receive the verification code")]
    [InlineData("error code 1203")]
    [InlineData("error code: 50113 invalid sign")]
    [InlineData("what is the code for the welcome bonus?")]
    [InlineData("order number 482913 is still open")]
    [InlineData("the verification code arrived at 18:45 but expired at 18:50")]
    [InlineData("the verification code is only 4 digits")]
    [InlineData("the memo code is 104882")]
    [InlineData("my deposit tag is 3311290")]
    [InlineData("swift code ABCDUS33 is not accepted")]
    [InlineData("referral code: 482913")]
    [InlineData("the postal code is 200120")]
    [InlineData("bank code 021000021 not found")]
    [InlineData("code 429 too many requests")]
    [InlineData("did not receive the code, uid 88012214")]
    [InlineData("验证码收不到")]
    [InlineData("验证码收不到 13800138000")]
    [InlineData("验证码错误 50113")]
    [InlineData("邀请码 482913 对吗")]
    [InlineData("取件码 482913")]
    [InlineData("6位数的验证码我只收到4位")]
    [InlineData("今天价格104882的时候买的")]
    [InlineData("código de error 1203")]
    [InlineData("код ошибки 1203")]
    [InlineData("mã lỗi 1203")]
    [InlineData("エラーコード 1203")]
    public void Other_numbers_and_talk_about_codes_stay(string text) => text.ShouldStay();

    [Fact]
    public void Every_code_of_a_list_is_hidden() =>
        SecretDetector.Mask("my backup codes are 8842-1190 and 7712-0034").Text.ShouldBe("my backup codes are [•••] and [•••]");
}
