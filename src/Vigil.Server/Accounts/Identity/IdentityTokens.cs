using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Accounts.Identity;

/// <summary>Checks the exchange's identity tokens (RFC 7519): ES256 or HS256 as fixed by the key, with <c>sub</c>, <c>aud</c> and <c>exp</c>.</summary>
internal sealed partial class IdentityTokens(KeySet keys, IOptions<ExchangeOptions> options, TimeProvider clock, ILogger<IdentityTokens> logger)
{
    // A signed token of an exchange has a few hundred characters; more is not worth parsing.
    private const int MaxLength = 8_192;
    private const int MaxUidLength = 64;

    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    /// <returns>The uid, or <see cref="AccountRefusals.BadToken"/> or <see cref="AccountRefusals.KeysUnavailable"/>.</returns>
    public async Task<Outcome<string>> VerifyAsync(string token, CancellationToken cancellationToken)
    {
        if (token.Length > MaxLength || !Handler.CanReadToken(token))
        {
            return Refuse("malformed");
        }

        string keyId;
        try
        {
            keyId = new JsonWebToken(token).Kid;
        }
        catch (ArgumentException)
        {
            return Refuse("malformed");
        }

        if (string.IsNullOrEmpty(keyId))
        {
            return Refuse("no key id");
        }

        var (key, algorithm, reachable) = await keys.FindAsync(keyId, cancellationToken);
        if (key is null)
        {
            return reachable ? Refuse("unknown key") : AccountRefusals.KeysUnavailable;
        }

        var result = await Handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKey = key,
            ValidAlgorithms = [algorithm!],
            ValidAudience = options.Value.Audience,
            ValidateIssuer = false,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ClockSkew = TimeSpan.FromSeconds(30),
            LifetimeValidator = (notBefore, expires, _, parameters) =>
            {
                var now = clock.GetUtcNow().UtcDateTime;
                return expires is { } end && now < end + parameters.ClockSkew && (notBefore is not { } begin || now > begin - parameters.ClockSkew);
            },
        });
        if (!result.IsValid)
        {
            return Refuse(result.Exception?.GetType().Name ?? "invalid");
        }

        // The library accepts a token without a subject.
        var uid = result.ClaimsIdentity.FindFirst(JwtRegisteredClaimNames.Sub)?.Value;
        return string.IsNullOrWhiteSpace(uid) || uid.Length > MaxUidLength || !uid.All(char.IsAsciiLetterOrDigit) ? Refuse("no subject") : uid;
    }

    private Refusal Refuse(string reason)
    {
        Refused(logger, reason);
        return AccountRefusals.BadToken;
    }

    [LoggerMessage(1, LogLevel.Information, "An identity token was refused: {Reason}.")]
    private static partial void Refused(ILogger logger, string reason);
}
