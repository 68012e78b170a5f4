using Vigil.Language.Secrets;
using Xunit;

namespace Vigil.Language.Tests.Secrets;

public sealed class PrivateKeyTests
{
    private const string Kind = SecretKinds.PrivateKey;
    private static readonly MadeSecrets Made = new(21);

    [Theory]
    [InlineData("my private key is {0} why can't I import it")]
    [InlineData("private key: {0}")]
    [InlineData("pk {0}")]
    [InlineData("I exported the private key of my tron wallet, {0}, and the coins are gone")]
    [InlineData("I tried to import the key {0} in metamask")]
    [InlineData("{0} is my private key")]
    [InlineData("私钥是{0},导入失败")]
    [InlineData("私鑰:{0}")]
    [InlineData("导入 {0} 失败")]
    [InlineData("我把私钥发给了客服:{0}")]
    [InlineData("{0} 这是我的私钥")]
    [InlineData("mi clave privada es {0}")]
    [InlineData("приватный ключ {0}")]
    [InlineData("khóa riêng tư của tôi là {0}")]
    [InlineData("秘密鍵は {0} です")]
    [InlineData("secret key = 0x{0} of my wallet")]
    public void Sixty_four_hex_digits_are_a_key_where_a_word_says_so(string sentence)
    {
        var key = Made.Hex();
        var secret = sentence.Contains("0x{0}", StringComparison.Ordinal) ? "0x" + key : key;
        sentence.Replace("{0}", key, StringComparison.Ordinal).ShouldHide(secret, Kind);
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("0x{0}")]
    [InlineData("txid {0}")]
    [InlineData("交易哈希 {0} 没到账")]
    [InlineData("https://tronscan.org/#/transaction/{0}")]
    [InlineData("I never shared my private key, the tx was {0}")]
    [InlineData("我没泄露私钥,这笔转账 {0} 不是我")]
    [InlineData("查一下 {0},私钥没丢")]
    [InlineData("why is tx 0x{0} pending, the key question is timing")]
    [InlineData("public key {0}")]
    [InlineData("my api key is {0}")]
    public void Sixty_four_hex_digits_are_a_transaction_otherwise(string sentence) => sentence.Replace("{0}", Made.Hex(), StringComparison.Ordinal).ShouldStay();

    [Fact]
    public void Forms_with_a_checksum_need_no_word()
    {
        string[] keys = [Made.WalletImportFormat(compressed: true), Made.WalletImportFormat(compressed: false), Made.ExtendedKey(), Made.RippleSeed(), Made.StellarSeed(), Made.Solana(0x80)];
        foreach (var key in keys)
        {
            key.ShouldHide(key, Kind);
            $"what is {key}?".ShouldHide(key, Kind);
            $"这个{key}是什么".ShouldHide(key, Kind);
        }
    }

    [Fact]
    public void Sixty_four_bytes_of_Solana_are_a_key_by_their_last_byte_or_by_a_word()
    {
        var signature = Made.Solana(0x0F);
        signature.ShouldStay();
        $"https://solscan.io/tx/{signature}".ShouldStay();
        $"solana transaction {Made.Solana(0xF0)} is not credited".ShouldStay();
        $"my phantom private key: {signature}".ShouldHide(signature, Kind);
    }

    [Fact]
    public void Files_with_keys_are_hidden_whole()
    {
        var pem = "-----BEGIN EC PRIVATE KEY-----\n" + Convert.ToBase64String(Made.Bytes(120), Base64FormattingOptions.InsertLineBreaks) + "\n-----END EC PRIVATE KEY-----";
        $"is this right?\n{pem}\nthanks".ShouldHide(pem, Kind);
        var cut = pem[..100];
        $"is this right?\n{cut}".ShouldHide(cut, Kind);
        pem.Replace("PRIVATE", "PUBLIC", StringComparison.Ordinal).ShouldStay();

        var keystore = $$"""{"address":"{{Made.Hex(20)}}","crypto":{"cipher":"aes-128-ctr","ciphertext":"{{Made.Hex()}}","kdf":"scrypt","kdfparams":{"n":262144},"mac":"{{Made.Hex()}}"},"version":3}""";
        $"keystore {keystore} does not open".ShouldHide(keystore, Kind);
        var bytes = "[" + string.Join(',', Made.Bytes(64)) + "]";
        $"id.json: {bytes}".ShouldHide(bytes, Kind);
    }

    [Fact]
    public void A_key_in_groups_is_hidden_whole()
    {
        var groups = string.Join(' ', Enumerable.Range(0, 8).Select(_ => Made.Hex(4)));
        $"我的私钥 {groups}".ShouldHide(groups, Kind);
    }
}
