using Microsoft.Extensions.Options;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Accounts.Identity;

/// <summary>
/// The links that the exchange puts into its security mails (docs/connect/freeze-links.md): a token of its signing key with an audience of its own, so that it opens no session, and no session's
/// token freezes by it.
/// </summary>
internal sealed class FreezeLinks(IdentityTokens tokens, IOptions<ExchangeOptions> options)
{
    /// <summary>What the claim <c>purpose</c> says.</summary>
    public const string Purpose = "freeze";

    private const int LongestId = 100;

    /// <returns>What the link says, or <see cref="AccountRefusals.FreezeLinkInvalid"/>, <see cref="AccountRefusals.FreezeLinkExpired"/> or <see cref="AccountRefusals.KeysUnavailable"/>.</returns>
    public async Task<Outcome<SignedClaims>> VerifyAsync(string link, CancellationToken cancellationToken)
    {
        var verified = await tokens.VerifyAsync(link, $"{options.Value.Audience}-{Purpose}", cancellationToken);
        return verified.Refusal is { } refusal
            ? (refusal == AccountRefusals.KeysUnavailable ? refusal : refusal == AccountRefusals.TokenExpired ? AccountRefusals.FreezeLinkExpired : AccountRefusals.FreezeLinkInvalid)
            : verified.Value is { Purpose: Purpose, Id.Length: > 0 and <= LongestId } claims ? claims : AccountRefusals.FreezeLinkInvalid;
    }
}
