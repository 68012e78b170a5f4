using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Shouldly;

namespace Vigil.Server.Tests.Sandbox;

public sealed class IdentityTokenTests
{
    [Fact]
    public async Task A_token_verifies_against_the_published_keys_and_keeps_real_time()
    {
        using var meridian = new Meridian();
        await meridian.Skip(TimeSpan.FromDays(3));
        var token = await meridian.IdentityToken("wang");
        var keys = new JsonWebKeySet(await meridian.Http.GetStringAsync("/.well-known/jwks.json", TestContext.Current.CancellationToken));
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = "meridian",
            ValidAudience = "vigil",
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            IssuerSigningKeys = keys.GetSigningKeys(),
            LifetimeValidator = (_, expires, _, _) => expires == meridian.Clock.GetUtcNow().UtcDateTime.AddMinutes(30),
        });
        result.IsValid.ShouldBeTrue(result.Exception?.Message);
        result.Claims["sub"].ShouldBe("88310214");
        result.SecurityToken.ShouldBeOfType<JsonWebToken>().Kid.ShouldBe(keys.Keys.ShouldHaveSingleItem().Kid);
        keys.Keys[0].D.ShouldBeNull();
    }

    [Fact]
    public async Task The_link_of_a_security_mail_has_an_audience_purpose_and_number_of_its_own()
    {
        using var meridian = new Meridian(("vigil-url", "http://localhost:5080"));
        string? last = null;
        for (var i = 0; i < 2; i++)
        {
            using var sent = await meridian.Http.PostAsync("/demo/personas/wang/security-mail", content: null, TestContext.Current.CancellationToken);
            var text = await sent.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            var token = new JsonWebToken(text.Split("/freeze?t=")[1].Split('\\', '"')[0]);
            (token.Subject, token.Audiences.Single(), token.GetClaim("purpose").Value).ShouldBe(("88310214", "vigil-freeze", "freeze"));
            token.ValidTo.ShouldBe(meridian.Clock.GetUtcNow().UtcDateTime.AddDays(7));
            token.Id.ShouldNotBe(last);
            last = token.Id;
        }
    }

    [Fact]
    public async Task The_signing_key_outlives_a_restart_when_there_is_a_data_folder()
    {
        var folder = Directory.CreateTempSubdirectory("meridian-").FullName;
        try
        {
            (await Kid(folder)).ShouldBe(await Kid(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> Kid(string folder)
    {
        using var meridian = new Meridian(("data", folder));
        return new JsonWebToken(await meridian.IdentityToken("wang")).Kid;
    }
}
