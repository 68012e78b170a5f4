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
    private const int MaxSessionLength = 200;
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    /// <returns>What it says, or <see cref="AccountRefusals.BadToken"/> or <see cref="AccountRefusals.KeysUnavailable"/>.</returns>
    public async Task<Outcome<SignedClaims>> VerifyAsync(string token, CancellationToken cancellationToken)
    {
        var verified = await VerifyAsync(token, options.Value.Audience, cancellationToken);
        return verified.Refusal == AccountRefusals.TokenExpired ? AccountRefusals.BadToken : verified;
    }

    /// <summary>The same for a token of the exchange that is meant for something else than a session.</summary>
    /// <returns>What it says, or <see cref="AccountRefusals.BadToken"/>, <see cref="AccountRefusals.TokenExpired"/> or <see cref="AccountRefusals.KeysUnavailable"/>.</returns>
    public async Task<Outcome<SignedClaims>> VerifyAsync(string token, string audience, CancellationToken cancellationToken)
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
            ValidAudience = audience,
            ValidateIssuer = false,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ClockSkew = Skew,
            LifetimeValidator = (notBefore, expires, _, parameters) =>
            {
                var now = clock.GetUtcNow().UtcDateTime;
                return expires is { } end && now < end + parameters.ClockSkew && (notBefore is not { } begin || now > begin - parameters.ClockSkew);
            },
        });
        if (!result.IsValid)
        {
            var refused = Refuse(result.Exception?.GetType().Name ?? "invalid");

            // The signature is checked before the time: whoever hears this holds a token that was good once.
            return result.Exception is SecurityTokenInvalidLifetimeException ? AccountRefusals.TokenExpired : refused;
        }

        // A token of a session that holds for days is a password that lies in browsers. Links in mails live longer, and open nothing.
        if (audience == options.Value.Audience && result.SecurityToken.ValidTo - clock.GetUtcNow().UtcDateTime > TimeSpan.FromMinutes(options.Value.TokenMinutes) + Skew)
        {
            return Refuse("it holds longer than Exchange:TokenMinutes");
        }

        // The library accepts a token without a subject.
        var uid = result.ClaimsIdentity.FindFirst(JwtRegisteredClaimNames.Sub)?.Value;
        var session = result.ClaimsIdentity.FindFirst(JwtRegisteredClaimNames.Sid)?.Value;
        if (session is { Length: 0 or > MaxSessionLength } || session?.All(c => c is > ' ' and <= '~') is false)
        {
            return Refuse("sid");
        }

        return string.IsNullOrWhiteSpace(uid) || uid.Length > MaxUidLength || !uid.All(char.IsAsciiLetterOrDigit)
            ? Refuse("no subject")
            : new SignedClaims(uid, result.ClaimsIdentity.FindFirst(JwtRegisteredClaimNames.Jti)?.Value, result.ClaimsIdentity.FindFirst("purpose")?.Value, new DateTimeOffset(result.SecurityToken.ValidTo, TimeSpan.Zero), session);
    }

    private Refusal Refuse(string reason)
    {
        Refused(logger, reason);
        return AccountRefusals.BadToken;
    }

    [LoggerMessage(1, LogLevel.Information, "An identity token was refused: {Reason}.")]
    private static partial void Refused(ILogger logger, string reason);
}

/// <summary>What a token of the exchange says.</summary>
/// <param name="Id">Its own number, <c>jti</c>; null where it has none.</param>
/// <param name="Purpose">What it may be used for beside a session; null where it does not say.</param>
/// <param name="Session">Which session at the exchange it was made for, <c>sid</c>; null where it does not say.</param>
internal sealed record SignedClaims(string Uid, string? Id, string? Purpose, DateTimeOffset Until, string? Session);
