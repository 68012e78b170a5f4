using Vigil.Contracts.Exchange;
using Vigil.Contracts.Messenger;
using Vigil.Server.Accounts.Codes;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Accounts.Checks;

/// <summary>By which ways a check can be passed now, and where codes may go (docs/decisions/0051).</summary>
internal sealed class CheckWays(ExchangeContacts contacts, ExchangeRecords records, SentCodes codes, TimeProvider clock)
{
    // Where the exchange has never told its figures.
    private const int HoldHours = 24;

    /// <summary>The ways of a check that waits.</summary>
    public async Task<IReadOnlyList<CheckWayView>> OfAsync(string uid, IdentityCheck check, CancellationToken cancellationToken)
    {
        var ways = new List<CheckWayView> { new(EnumCode.Of(CheckWay.Authenticator), null, null, null, null) };
        var read = await contacts.OfAsync(uid, cancellationToken);
        foreach (var way in new[] { CheckWay.Email, CheckWay.Sms }.Where(way => way != check.FirstWay))
        {
            if (!read.Available)
            {
                ways.Add(new CheckWayView(EnumCode.Of(way), null, "unknown", null, null));
            }
            else if (OnFile(read.Value, way) is { } contact)
            {
                var (sent, held) = (await codes.NewestAsync(IdentityCheck.CodePurpose(check.Purpose), IdentityCheck.CodeOwner(check.Id, way), cancellationToken), await IsHeldAsync(read.Value!, contact, cancellationToken));
                ways.Add(new CheckWayView(EnumCode.Of(way), contact.Masked, held ? "changed_lately" : null, sent?.At, sent?.Next > clock.GetUtcNow() ? sent.Next : null));
            }
        }

        return ways;
    }

    /// <summary>The contact that a code of this way goes to.</summary>
    /// <returns>The account and the contact; nothing where there is none, or a code may not go there; not available while the exchange does not answer.</returns>
    public async Task<ExchangeRead<ReachedContact>> ContactAsync(string uid, CheckWay way, CancellationToken cancellationToken)
    {
        var read = await contacts.OfAsync(uid, cancellationToken);
        return !read.Available ? ExchangeRead<ReachedContact>.Unavailable
            : OnFile(read.Value, way) is { } contact && !await IsHeldAsync(read.Value!, contact, cancellationToken) ? new ExchangeRead<ReachedContact>(new ReachedContact(read.Value!, contact), Available: true)
            : ExchangeRead<ReachedContact>.NotFound;
    }

    // Never one that was replaced: whose telephone number that is today, nobody knows. Freezing goes there too, for it only closes.
    private static ContactPoint? OnFile(AccountContacts? account, CheckWay way) => account?.Contacts?.FirstOrDefault(c => c.ReplacedAt is null && c.Channel == EnumCode.Of(way));

    // Whoever has taken an account over changes its contacts first: for as long as the exchange stops withdrawals after that, no code goes to what took the old one's place.
    private async Task<bool> IsHeldAsync(AccountContacts account, ContactPoint contact, CancellationToken cancellationToken)
    {
        var from = clock.GetUtcNow().AddHours(-((await records.ParametersAsync(cancellationToken))?.Holds.SecurityChangeHours ?? HoldHours));
        return contact.Since > from || account.Contacts.Any(c => c.Channel == contact.Channel && c.ReplacedAt > from);
    }
}

/// <summary>Where a code goes.</summary>
internal sealed record ReachedContact(AccountContacts Account, ContactPoint Contact);
