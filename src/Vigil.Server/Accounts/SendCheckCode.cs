using System.Globalization;
using Microsoft.Extensions.Options;
using Vigil.Contracts;
using Vigil.Contracts.Exchange;
using Vigil.Contracts.Messenger;
using Vigil.Server.Accounts.Checks;
using Vigil.Server.Accounts.Codes;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Accounts;

/// <summary>Has a code sent to the contact on file, for one check and one way: one in each stretch of five minutes. The digits are in memory for as long as that takes.</summary>
public sealed class SendCheckCode
{
    private readonly ReadCheck _read;
    private readonly CheckTable _table;
    private readonly CheckWays _ways;
    private readonly SentCodes _codes;
    private readonly ExchangeContacts _exchange;
    private readonly Audit _audit;
    private readonly string _brand;

    internal SendCheckCode(ReadCheck read, CheckTable table, CheckWays ways, SentCodes codes, ExchangeContacts exchange, Audit audit, IOptions<WebOptions> web) =>
        (_read, _table, _ways, _codes, _exchange, _audit, _brand) = (read, table, ways, codes, exchange, audit, web.Value.Brand);

    /// <summary>Where one was sent within the five minutes, none is sent and the answer says from when on.</summary>
    /// <returns>
    /// Where the check stands; <see cref="AccountRefusals.CheckNotFound"/>, <see cref="AccountRefusals.CheckOver"/>, <see cref="AccountRefusals.CheckWayNotOffered"/>,
    /// <see cref="AccountRefusals.ExchangeUnavailable"/> or <see cref="AccountRefusals.CheckNotSent"/>.
    /// </returns>
    public async Task<Outcome<CheckView>> HandleAsync(CheckedCustomer customer, CheckId id, string way, CancellationToken cancellationToken)
    {
        if (await _read.FindAsync(customer, id, cancellationToken) is not { } check)
        {
            return AccountRefusals.CheckNotFound;
        }

        if (await _read.StateAsync(check, cancellationToken) != "waiting")
        {
            return AccountRefusals.CheckOver;
        }

        var by = way switch { "email" => CheckWay.Email, "sms" => CheckWay.Sms, _ => (CheckWay?)null };
        if (by is null || by == check.FirstWay)
        {
            return AccountRefusals.CheckWayNotOffered;
        }

        var reached = await _ways.ContactAsync(customer.Uid!, by.Value, cancellationToken);
        var refusal = !reached.Available ? AccountRefusals.ExchangeUnavailable : reached.Value is null ? AccountRefusals.CheckWayNotOffered : await SendAsync(customer, check, by.Value, reached.Value, cancellationToken);
        return refusal is not null ? refusal : await _read.HandleAsync(customer, id, CancellationToken.None);
    }

    private async Task<Refusal?> SendAsync(CheckedCustomer customer, IdentityCheck check, CheckWay way, ReachedContact to, CancellationToken cancellationToken)
    {
        var (purpose, owner) = (IdentityCheck.CodePurpose(check.Purpose), IdentityCheck.CodeOwner(check.Id, way));
        if ((await _codes.TakeTurnAsync(purpose, owner, cancellationToken)).Made is not { } made)
        {
            return null;
        }

        // Not broken off by somebody who has left: what is made is sent, and noted.
        var receipt = await _exchange.DeliverAsync(MessageOf(check, to, made), CancellationToken.None);
        await _codes.NoteAsync(purpose, owner, made, sent: receipt.Value is not null);
        if (receipt.Value is null)
        {
            return receipt.Available ? AccountRefusals.CheckWayNotOffered : AccountRefusals.CheckNotSent;
        }

        await _audit.AppendAsync(CheckTrail.Event(Audit.Customer(customer.Id), "check.sent", check, way), CancellationToken.None);
        return null;
    }

    private DeliveryRequest MessageOf(IdentityCheck check, ReachedContact to, MadeCode code)
    {
        var zh = to.Account.Language.StartsWith("zh", StringComparison.OrdinalIgnoreCase);
        return new DeliveryRequest(
            string.Create(CultureInfo.InvariantCulture, $"code:{code.Key}:0"), to.Account.Uid, to.Contact.Channel, to.Contact.Channel == "email" ? CodeText.SubjectOfCheck(zh, _brand) : null,
            CodeText.OfCheck(zh, _brand, code.Digits, EndChecks.WordsOf(_table, check.Purpose)), to.Contact.Id);
    }
}
