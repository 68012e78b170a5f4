using Vigil.Language.Secrets;
using Xunit;

namespace Vigil.Language.Tests.Secrets;

public sealed class ApiSecretTests
{
    private const string Kind = SecretKinds.ApiSecret;
    private static readonly MadeSecrets Made = new(31);

    [Theory]
    [InlineData("api secret: {0}")]
    [InlineData("secretKey={0}")]
    [InlineData("the secret of my read only key is {0}")]
    [InlineData("client_secret={0} returns invalid client")]
    [InlineData("export MERIDIAN_SECRET={0}")]
    [InlineData("access token {0} expired?")]
    [InlineData("api密钥的secret是{0}")]
    [InlineData("我的api私密密钥:{0}")]
    [InlineData("密钥:{0}")]
    [InlineData("APIシークレットは {0} です")]
    public void A_secret_that_is_announced_is_hidden(string sentence)
    {
        var secret = Made.Mixed(40);
        sentence.Replace("{0}", secret, StringComparison.Ordinal).ShouldHide(secret, Kind);
    }

    [Theory]
    [InlineData("API passphrase: Moonrise77", "Moonrise77")]
    [InlineData("passphrase 我设的是 Quant2026x,接口报错", "Quant2026x")]
    public void A_passphrase_is_hidden(string text, string passphrase) => text.ShouldHide(passphrase, Kind);

    [Fact]
    public void A_public_prefix_needs_no_word()
    {
        var payload = Convert.ToBase64String("{\"sub\":\"88012214\"}"u8).TrimEnd('=');
        // Put together here, so that scanners of repositories stay calm.
        string[] secrets = ["eyJhbGciOiJIUzI1NiJ9." + payload + "." + Made.Mixed(43), "AK" + "IA2ABCDEFGHIJKLMNO", "gh" + "p_" + Made.Mixed(36), "sk" + "_live_" + Made.Mixed(24), "xo" + "xb-" + Made.Digits(12) + "-" + Made.Mixed(24)];
        foreach (var secret in secrets)
        {
            $"{secret} gives 401".ShouldHide(secret, Kind);
            $"我用的是{secret},报错".ShouldHide(secret, Kind);
        }
    }

    [Theory]
    [InlineData("my api key is {0}, is it active?")]
    [InlineData("API Key是{0},怎么删除")]
    [InlineData("request id {0} returned 500")]
    [InlineData("session {0}")]
    [InlineData("the secret of success")]
    [InlineData("api secret 忘记保存了怎么办")]
    [InlineData("secretKey 只显示一次吗")]
    [InlineData("access token expires in how many minutes?")]
    [InlineData("I bought the token 0xdAC17F958D2ee523a2206206994597C13D831ec7 and it vanished")]
    public void Ids_and_talk_stay(string sentence) => sentence.Replace("{0}", Made.Hex(16), StringComparison.Ordinal).ShouldStay();

    [Fact]
    public void Of_a_key_and_its_secret_only_the_secret_is_hidden()
    {
        var (key, secret) = (Made.Mixed(32), Made.Mixed(64));
        $"api key {key} secret {secret} signature invalid".ShouldHide(secret, Kind);
    }
}
