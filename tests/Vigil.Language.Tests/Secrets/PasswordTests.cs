using Shouldly;
using Vigil.Language.Secrets;
using Xunit;

namespace Vigil.Language.Tests.Secrets;

public sealed class PasswordTests
{
    [Theory]
    [InlineData("my password is hunter2 and it still does not work", "hunter2")]
    [InlineData("password: Tr0ub4dor&3", "Tr0ub4dor&3")]
    [InlineData("pw Summer2026! can you log in for me", "Summer2026!")]
    [InlineData("I changed my password to Lakeside99 and now it is refused", "Lakeside99")]
    [InlineData("the password I use is bluefish_2024", "bluefish_2024")]
    [InlineData("my password, by the way, is Ocean!Blue7", "Ocean!Blue7")]
    [InlineData("Password is: correcthorse. Help me sign in.", "correcthorse")]
    [InlineData("I set the password as 'Panda_2020' yesterday", "Panda_2020")]
    [InlineData("my trading password is 482913", "482913")]
    [InlineData("login: maria@example.com pass: Marigold#77", "Marigold#77")]
    [InlineData("mike@example.com / Winter2025!", "Winter2025!")]
    [InlineData("hunter22 is my password", "hunter22")]
    [InlineData("my PIN: 9047", "9047")]
    [InlineData("anti-phishing code is tigerlily42", "tigerlily42")]
    [InlineData("我的密码是Abc123!", "Abc123!")]
    [InlineData("密码:xw19880203", "xw19880203")]
    [InlineData("登录密码是我生日19900101,还是进不去", "19900101")]
    [InlineData("交易密码 123456", "123456")]
    [InlineData("资金密码889900提示错误", "889900")]
    [InlineData("资金密码是六个8,888888,一直不对", "888888")]
    [InlineData("账号13800138000密码aa112233,帮我登录看看", "aa112233")]
    [InlineData("密码是a b c 1 2 3 d e f", "a b c 1 2 3 d e f")]
    [InlineData("骗子让我把密码告诉他,我说了是cat2019cat", "cat2019cat")]
    [InlineData("我设的密码是“hello8899”,现在登录说不对", "hello8899")]
    [InlineData("防钓鱼码我设置的是 panda66,邮件里没有显示", "panda66")]
    [InlineData("abc123是我的密码", "abc123")]
    [InlineData("mi contraseña es Madrid2024 y no me deja entrar", "Madrid2024")]
    [InlineData("cambié la contraseña a Sevilla!99 y no funciona", "Sevilla!99")]
    [InlineData("пароль от аккаунта - Zima2025!", "Zima2025!")]
    [InlineData("mật khẩu của tôi là hanoi2024", "hanoi2024")]
    [InlineData("パスワードは sakura2024 です", "sakura2024")]
    public void A_password_that_is_told_is_hidden(string text, string password) => text.ShouldHide(password, SecretKinds.Password);

    [Theory]
    [InlineData("my password is not working")]
    [InlineData("the password is wrong but I am sure")]
    [InlineData("my password is correct and still refused")]
    [InlineData("the password is case sensitive right?")]
    [InlineData("my password has 12 characters")]
    [InlineData("password is 8-16 characters long?")]
    [InlineData("password must contain how many characters?")]
    [InlineData("I changed my password yesterday and withdrawals are blocked for 24 hours")]
    [InlineData("My password was changed by a hacker at 10:30 from iPhone15")]
    [InlineData("password reset email to bob77@mail.com never arrives")]
    [InlineData("Password? no idea anymore")]
    [InlineData("password: ********")]
    [InlineData("I pass verification but no limit change")]
    [InlineData("my pin is blocked")]
    [InlineData("密码忘了怎么办")]
    [InlineData("密码是什么格式")]
    [InlineData("密码是多少位的")]
    [InlineData("密码一定要8位以上吗")]
    [InlineData("密码是对的,就是登录不了")]
    [InlineData("改了密码之后不能提币")]
    [InlineData("防钓鱼码怎么设置")]
    [InlineData("登录密码忘记了,手机号13800138000,邮箱abc123@qq.com")]
    [InlineData("密码忘了,用户名abc123")]
    [InlineData("olvidé mi contraseña")]
    [InlineData("mi contraseña no funciona")]
    [InlineData("пароль неверный")]
    [InlineData("mật khẩu của tôi bị sai")]
    [InlineData("パスワードを忘れました")]
    public void Talk_about_passwords_stays(string text) => text.ShouldStay();

    [Fact]
    public void A_new_password_beside_the_old_one_is_hidden_as_well()
    {
        "原来的密码是zhang8866,改成了zhang9977".ShouldHold(SecretKinds.Password);
        SecretDetector.Mask("原来的密码是zhang8866,改成了zhang9977").Text.ShouldBe("原来的密码是[•••],改成了[•••]");
    }
}
