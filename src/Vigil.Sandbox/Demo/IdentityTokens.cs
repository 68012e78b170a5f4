using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Vigil.Sandbox.Time;

namespace Vigil.Sandbox.Demo;

/// <summary>Says to the support product who is signed in: a JWT (RFC 7519) for 30 minutes of real time, however the demo clock stands.</summary>
internal sealed class IdentityTokens(SigningKey key, SandboxClock clock)
{
    public const string Issuer = "meridian";
    public const string Audience = "vigil";

    /// <summary>Another audience than that of sessions: neither token is ever taken for the other.</summary>
    public const string FreezeAudience = "vigil-freeze";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan FreezeLifetime = TimeSpan.FromDays(7);
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <param name="session">The sign-in that the token stands on; its end ends what was started with the token.</param>
    public string For(string uid, string session) => Sign(Audience, Lifetime, new(StringComparer.Ordinal) { [JwtRegisteredClaimNames.Sub] = uid, [JwtRegisteredClaimNames.Sid] = session });

    /// <summary>What stands in the link of a security mail: it freezes this account once, and can do nothing else.</summary>
    public string ForFreezing(string uid) => Sign(FreezeAudience, FreezeLifetime, new(StringComparer.Ordinal)
    {
        [JwtRegisteredClaimNames.Sub] = uid,
        [JwtRegisteredClaimNames.Jti] = Guid.CreateVersion7(clock.RealNow).ToString("N"),
        ["purpose"] = "freeze",
    });

    private string Sign(string audience, TimeSpan lifetime, Dictionary<string, object> claims)
    {
        var now = clock.RealNow.UtcDateTime;
        return Handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = audience,
            IssuedAt = now,
            Expires = now + lifetime,
            Claims = claims,
            SigningCredentials = key.Credentials,
        });
    }
}
