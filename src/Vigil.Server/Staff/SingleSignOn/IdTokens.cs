using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Vigil.Server.Staff.SingleSignOn;

/// <summary>Checks what a sign-in service says about who it is (OpenID Connect Core, section 3.1.3.7): signature, issuer, audience, times and nonce.</summary>
internal sealed class IdTokens(TimeProvider clock)
{
    /// <summary>How far the clocks of the service and of this server may lie apart.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(60);

    // With the groups of a large house in it, a token has some ten thousand characters.
    private const int MaxLength = 64 * 1024;

    // OpenID Connect Core, section 2.
    private const int MaxSubject = 255;

    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = MaxLength };

    /// <summary>Checks a token.</summary>
    /// <param name="nonce">What this browser's sign-in was begun with.</param>
    /// <param name="begun">When that was: a token from before is none of it.</param>
    /// <returns>Whom it names; or, for log and trail, why it does not hold, and whether the keys were at hand.</returns>
    public async Task<(VerifiedIdentity? Identity, string? Wrong, bool Reachable)> CheckAsync(IdentityProvider provider, string token, string nonce, DateTimeOffset begun, CancellationToken cancellationToken)
    {
        if (token.Length > MaxLength || Read(token) is not { } read)
        {
            return (null, "malformed", true);
        }

        // What must be understood, and is not (RFC 7515, section 4.1.11).
        if (read.TryGetHeaderValue<object>("crit", out _))
        {
            return (null, "critical_header", true);
        }

        var (key, algorithm, reachable) = await provider.Keys.FindAsync(string.IsNullOrEmpty(read.Kid) ? null : read.Kid, cancellationToken);
        if (key is null)
        {
            return (null, reachable ? "unknown_key" : "keys_unreachable", reachable);
        }

        var result = await Handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKey = key,
            TryAllIssuerSigningKeys = false,
            ValidAlgorithms = [algorithm!],
            ValidIssuer = provider.Issuer,
            ValidAudience = provider.ClientId,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ClockSkew = ClockSkew,
            LifetimeValidator = (notBefore, expires, _, parameters) =>
            {
                var now = clock.GetUtcNow().UtcDateTime;
                return expires is { } end && now < end + parameters.ClockSkew && (notBefore is not { } begin || now > begin - parameters.ClockSkew);
            },
        });
        return !result.IsValid ? (null, ReasonOf(result.Exception), true)
            : WrongWith(read, provider, nonce, begun) is { } wrong ? (null, wrong, true)
            : (new VerifiedIdentity(provider.Key, provider.Issuer, read.Subject), null, true);
    }

    private static JsonWebToken? Read(string token)
    {
        try
        {
            // Three parts: what is encrypted is not for us.
            return token.Count(c => c == '.') == 2 ? new JsonWebToken(token) : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private string? WrongWith(JsonWebToken token, IdentityProvider provider, string nonce, DateTimeOffset begun)
    {
        var (issued, now) = (new DateTimeOffset(token.IssuedAt, TimeSpan.Zero), clock.GetUtcNow());
        var party = token.TryGetPayloadValue<string>("azp", out var azp) ? azp : null;
        return issued < begun - ClockSkew || issued > now + ClockSkew ? "issued_at"
            : (party is null && token.Audiences.Count() > 1) || (party is not null && party != provider.ClientId) ? "authorized_party"
            : !token.TryGetPayloadValue<string>("nonce", out var said) || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(said), Encoding.UTF8.GetBytes(nonce)) ? "nonce"
            : string.IsNullOrWhiteSpace(token.Subject) || token.Subject.Length > MaxSubject || token.Subject.Any(c => c is < ' ' or > '~') ? "subject"
            : null;
    }

    private static string ReasonOf(Exception? failure) => failure switch
    {
        SecurityTokenInvalidIssuerException => "issuer",
        SecurityTokenInvalidAudienceException => "audience",
        SecurityTokenInvalidLifetimeException or SecurityTokenExpiredException or SecurityTokenNoExpirationException or SecurityTokenNotYetValidException => "expired",
        SecurityTokenInvalidAlgorithmException => "algorithm",
        SecurityTokenInvalidSignatureException => "signature",
        _ => "malformed",
    };
}
