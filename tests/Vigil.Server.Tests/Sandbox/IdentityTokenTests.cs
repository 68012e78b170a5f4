using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Shouldly;
using Xunit;

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
