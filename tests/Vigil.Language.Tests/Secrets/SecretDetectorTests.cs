using Shouldly;
using Vigil.Language.Secrets;
using Vigil.Language.Text;
using Xunit;

namespace Vigil.Language.Tests.Secrets;

public sealed class SecretDetectorTests(ITestOutputHelper output)
{
    private static readonly MadeSecrets Made = new(20261128);

    private static readonly string[] Pieces =
    [
        "password is ", "密码是", "pw ", "验证码", "code ", "482913", "hunter2", "Abc123!", "[•••]", "[•", "•", "]", "seed ", "助记词", "abandon ", "ability, ", "的", "一是在不了有和人这中大为", "private key ", "0x", "api secret: ",
        "4111 1111 1111 1111", "4111", " 08/28", "cvv ", "123", "order ", "txid ", "passport ", "AB1234567", "{\"ciphertext\":\"", "\"kdf\"", "}", "-----BEGIN PRIVATE KEY-----", "eyJhbGciOi.eyJzdWIi", "otpauth://x?secret=", "JBSWY3DPEHPK3PXP", "2fa ", "\u200B", "\uD83D\uDE00", "\uD800", "\u0000",
        "0", "a1b2", "\n", "'", "\"", "a@b.co:", "is my password", "=", ": ", "[1,2,3]", "1. ", "\u3099", "か", "\u1100\u1161", "１２３４５６", "٤٨٢٩١٣", "pin ", "A123456789", "12345678Z", ",", "、", "。",
    ];

    [Fact]
    public void Whatever_is_written_is_read_without_a_fault_and_every_finding_lies_in_the_text() => Check(text =>
    {
        var end = 0;
        return SecretDetector.Find(text).All(f =>
        {
            var fits = f.Start >= end && f.Length > 0 && f.Start + f.Length <= text.Length && SecretKinds.All.Contains(f.Kind);
            end = f.Start + f.Length;
            return fits;
        });
    });

    [Fact]
    public void Masking_twice_is_masking_once_and_a_masked_text_holds_no_secret() => Check(text =>
    {
        var once = SecretDetector.Mask(text);
        var twice = SecretDetector.Mask(once.Text);
        return twice.Kinds.Count == 0 && twice.Text == once.Text && SecretDetector.Find(once.Text).Count == 0;
    });

    [Fact]
    public void Each_finding_becomes_one_marker_and_all_else_stays() => Check(text =>
    {
        var found = SecretDetector.Find(text);
        var rest = text;
        foreach (var finding in found.Reverse())
        {
            rest = rest.Remove(finding.Start, finding.Length).Insert(finding.Start, SecretDetector.Marker);
        }

        var masked = SecretDetector.Mask(text);
        return masked.Text == rest && masked.Kinds.SequenceEqual(found.Select(f => f.Kind).Distinct());
    });

    [Theory]
    [InlineData("my pass\u200Bword is hun\u200Bter22", "hun\u200Bter22", SecretKinds.Password)]
    [InlineData("验证码:４８２９１３", "４８２９１３", SecretKinds.Code)]
    [InlineData("verification code: ٤٨٢٩١٣", "٤٨٢٩١٣", SecretKinds.Code)]
    [InlineData("code is 1 2 3 4 5 6", "1 2 3 4 5 6", SecretKinds.Code)]
    [InlineData("the code is\n482913", "482913", SecretKinds.Code)]
    [InlineData("the password \uD83D\uDE2D is \uD83D\uDE2D Rainbow#12", "Rainbow#12", SecretKinds.Password)]
    [InlineData("\uD83D\uDE00\uD83D\uDE00 我的密碼是Taipei101!", "Taipei101!", SecretKinds.Password)]
    [InlineData("CONTRASEN\u0303A: perro123", "perro123", SecretKinds.Password)]
    [InlineData("code 4\uFE0F\u20E38\uFE0F\u20E32\uFE0F\u20E39\uFE0F\u20E31\uFE0F\u20E33\uFE0F\u20E3", "4\uFE0F\u20E38\uFE0F\u20E32\uFE0F\u20E39\uFE0F\u20E31\uFE0F\u20E33\uFE0F\u20E3", SecretKinds.Code)]
    public void Places_are_those_of_the_original_however_it_is_disguised(string text, string secret, string kind) => text.ShouldHide(secret, kind);

    [Fact]
    public void What_belongs_to_the_conversation_stays()
    {
        string[] values =
        [
            Made.Hex(), "0x" + Made.Hex(), "0x" + Made.Hex(20), Made.TronAddress(), Made.BitcoinAddress(), "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "xpub" + Made.ExtendedKey()[4..], Made.StellarSeed(6 << 3), Made.Solana(0x05),
            "W20261122-7F3K", "TXN-2026-0007", "1,250 USDT", "0.482913 BTC", "500 usdt", "5000元", "2026-11-28 10:30", "1764300000000", "3f2504e0-4f89-11d3-9a0c-0305e82c3301", "+86 138 0013 8000", "DE89 3704 0044 0532 0130 00",
        ];
        string[] sentences = ["{0}", "my withdrawal {0} is missing", "我的{0}没到账", "txid {0}", "交易哈希:{0}", "order {0} please", "I forgot my password, {0}", "验证码收不到,{0}", "sent {0}, the code never came", "https://example.org/tx/{0}"];
        var texts = values.SelectMany(value => sentences.Select(sentence => sentence.Replace("{0}", value, StringComparison.Ordinal)));
        texts.Where(text => SecretDetector.Find(text).Count > 0).ShouldBeEmpty();
    }

    [Fact]
    public void Hardly_any_of_our_own_questions_is_an_alarm()
    {
        var (asked, alarms) = (0, new List<string>());
        foreach (var line in Resources.Names("phrases/").SelectMany(Resources.Lines).Where(line => line.Contains('\t', StringComparison.Ordinal)))
        {
            var text = line[(line.IndexOf('\t', StringComparison.Ordinal) + 1)..];
            asked++;
            if (SecretDetector.Find(text).Count > 0)
            {
                alarms.Add(text);
            }
        }

        // Some of them tell a made-up code or password themselves.
        output.WriteLine($"{alarms.Count} of {asked}:\n{string.Join('\n', alarms)}");
        (alarms.Count / (double)asked).ShouldBeLessThan(0.001);
    }

    [Fact]
    public void Several_secrets_are_told_apart()
    {
        var masked = SecretDetector.Mask($"密码是Kk123456,验证码 771203,卡号{Made.Card("6217", 19)},身份证{Made.Resident()}");
        masked.Text.ShouldBe("密码是[•••],验证码 [•••],卡号[•••],身份证[•••]");
        masked.Kinds.ShouldBe([SecretKinds.Password, SecretKinds.Code, SecretKinds.CardNumber, SecretKinds.IdentityNumber]);
    }

    [Fact]
    public void Twenty_thousand_characters_of_anything_are_read()
    {
        foreach (var piece in Pieces.Where(piece => piece.Length > 0))
        {
            var text = string.Concat(Enumerable.Repeat(piece, 20_000 / piece.Length));
            SecretDetector.Find(SecretDetector.Mask(text).Text).ShouldBeEmpty(piece);
        }
    }

    private static void Check(Func<string, bool> property)
    {
        Texts.Check(property);
        Texts.CheckOf(Pieces, property);
    }
}
