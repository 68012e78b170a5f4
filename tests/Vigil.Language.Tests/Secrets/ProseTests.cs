using Shouldly;
using Vigil.Language.Secrets;
using Xunit;

namespace Vigil.Language.Tests.Secrets;

/// <summary>What customers tell without the word that would announce it, or far away from it.</summary>
public sealed class ProseTests
{
    private const string Key = "c3d5f0aa9b1e4f7788a0b1c2d3e4f5061728394a5b6c7d8e9f00112233445566";
    private static readonly string[] Words = "arrow pumpkin order organ shoulder summer tide mandate nest decade melody ramp".Split(' ');

    [Theory]
    [InlineData("the girl on the phone wanted the digits from my text so I gave her 604418", "604418")]
    [InlineData("mail came with 930114", "930114")]
    [InlineData("990132 is what came on sms", "990132")]
    [InlineData("it says four eight two nine one three on my phone, is that the code?", "four eight two nine one three")]
    [InlineData("验证码六六三一九二输不进去", "六六三一九二")]
    [InlineData("他叫我把手机上收到的数字给他，我念给他 662019", "662019")]
    [InlineData("剛剛收到簡訊 440192，不是我操作的", "440192")]
    [InlineData("em nhận được số 882019 qua tin nhắn", "882019")]
    [InlineData("я назвал ему цифры 882190 из смс", "882190")]
    [InlineData("me llegó un sms con 882019", "882019")]
    [InlineData("SMSで届いた 882019 を入力しました", "882019")]
    [InlineData("문자로 온 번호 448120 입력했어요", "448120")]
    public void A_code_is_heard_from_how_it_came_and_was_handed_on(string text, string code) => text.ShouldHide(code, SecretKinds.Code);

    [Theory]
    [InlineData("email x@y.example and Trader4Life$$ as password, what now", "Trader4Life$$")]
    [InlineData("I used the same password there (chelsea4eva_91), is that bad", "chelsea4eva_91")]
    [InlineData("不是说密码不对吗，那你告诉我Aa778899到底哪个字错了", "Aa778899")]
    [InlineData("пароль фонда 448120", "448120")]
    [InlineData("mật khẩu quỹ 448120", "448120")]
    [InlineData("La clave de fondos que puse fue 370915", "370915")]
    [InlineData("the old passphrase of my account was correct-llama-staple-9", "correct-llama-staple-9")]
    public void A_password_is_heard_from_its_sentence(string text, string password) => text.ShouldHide(password, SecretKinds.Password);

    [Theory]
    [InlineData("I gave a guy my private key yesterday, this one: " + Key, Key)]
    [InlineData("从小狐狸导出的 " + Key + " 怎么导入", Key)]
    [InlineData("我把私钥发你，你们帮我转一下 0x" + Key, "0x" + Key)]
    public void A_key_that_was_handed_on_is_hidden(string text, string key) => text.ShouldHide(key, SecretKinds.PrivateKey);

    [Theory]
    [InlineData("my private key is safe but " + Key + " was sent from my wallet")]
    [InlineData("I don't share my private key. Then who did 0x" + Key + "?")]
    [InlineData("有人拿了我的私钥，转走了：" + Key)]
    [InlineData("我沒有把私鑰給過別人，可是幣還是被轉走了，" + Key)]
    [InlineData("no le di mi clave privada a nadie y salió 0x" + Key)]
    [InlineData("개인키는 아무에게도 안 줬는데 " + Key + " 나갔어요")]
    public void A_transaction_beside_a_talk_of_keys_stays(string text) => text.ShouldStay();

    [Theory]
    [InlineData("I received 448120 USDT")]
    [InlineData("your email said ticket 482913")]
    [InlineData("my balance shows 482913 instead of 482931")]
    [InlineData("memo 118475, the sms never came")]
    [InlineData("短信说我转了 150000 元")]
    [InlineData("银行发来的流水 482913")]
    [InlineData("пришло 448120 рублей")]
    [InlineData("客服 你好 我想 问下 怎么 提现")]
    [InlineData("I paid at a farm shop: apple, banana, bread, butter, cherry jam, egg, honey, lemon, olive oil, onion, orange, rice, salad, salmon. Total 61.20")]
    public void Amounts_references_and_lists_stay(string text) => text.ShouldStay();

    [Fact]
    public void A_phrase_is_found_by_rows_word_by_word_and_glued()
    {
        string[] texts =
        [
            $"the top row reads {string.Join(' ', Words[..4])}, the one below it {string.Join(' ', Words[4..8])}, and the bottom one {string.Join(' ', Words[8..])}. No more.",
            $"1st word {Words[0]}, 2nd {Words[1]}, 3rd {Words[2]}, 4th {string.Join(", then ", Words[3..])}",
            $"前六个 {string.Join(' ', Words[..6])} 后六个 {string.Join(' ', Words[6..])}",
            $"первые шесть {string.Join(' ', Words[..6])} и вторые шесть {string.Join(' ', Words[6..])}",
            string.Concat(Words),
            string.Concat(Words.Select((word, i) => $"{i + 1}{word}")),
            "他抄給我的字是色有頓樣紳無舍溝貪句貢弟對不對",
            "色有頓 樣紳無 舍溝貪 句貢弟",
        ];
        texts.Where(text => !SecretDetector.Mask(text).Kinds.Contains(SecretKinds.RecoveryPhrase)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("CURP GARC850101HDFRRL09", "GARC850101HDFRRL09")]
    [InlineData("주민번호 900101-1234567", "900101-1234567")]
    [InlineData("СНИЛС 112-233-445 95", "112-233-445 95")]
    [InlineData("my PAN is ABCDE1234F", "ABCDE1234F")]
    public void Numbers_of_further_countries_are_hidden(string text, string number) => text.ShouldHide(number, SecretKinds.IdentityNumber);
}
