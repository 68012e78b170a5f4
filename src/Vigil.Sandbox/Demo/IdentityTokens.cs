using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Vigil.Sandbox.Time;

namespace Vigil.Sandbox.Demo;

/// <summary>Says to the support product who is signed in: a JWT (RFC 7519) for 30 minutes of real time, however the demo clock stands.</summary>
internal sealed class IdentityTokens(SigningKey key, SandboxClock clock)
{
    public const string Issuer = "meridian";
    public const string Audience = "vigil";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    public string For(string uid)
    {
        var now = clock.RealNow.UtcDateTime;
        return Handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            IssuedAt = now,
            Expires = now + Lifetime,
            Claims = new Dictionary<string, object>(StringComparer.Ordinal) { [JwtRegisteredClaimNames.Sub] = uid },
            SigningCredentials = key.Credentials,
        });
    }
}
