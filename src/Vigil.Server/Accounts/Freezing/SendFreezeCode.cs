using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Vigil.Contracts.Exchange;
using Vigil.Server.Accounts.Codes;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Platform.Outbox;

namespace Vigil.Server.Accounts.Freezing;

/// <summary>
/// Looks up whom somebody named and has the exchange send a code to every contact of that account, also to those that were replaced lately. One code of an account in five minutes, whoever asks:
/// who asks meanwhile uses the one that was sent. While the exchange is away it is tried again for as long as the request lasts.
/// </summary>
internal sealed partial class SendFreezeCode(
    ExchangeContacts exchange, SentCodes codes, WriteGate gate, IDbContextFactory<VigilDb> databases, IOptions<WebOptions> web, TimeProvider clock, ILogger<SendFreezeCode> logger) : IListener<FreezeCodeWanted>
{
    // As many as an exchange could sensibly name; more would be a way to have it send.
    private const int MaxContacts = 6;

    private static readonly TimeSpan AskedAgainWithin = TimeSpan.FromSeconds(15);

    /// <inheritdoc/>
    public async Task HandleAsync(FreezeCodeWanted happened, CancellationToken cancellationToken)
    {
        var id = happened.RequestId;
        if (await ReadAsync(id, cancellationToken) is not { RedeemedAt: null } request || request.Until <= clock.GetUtcNow() || (request.Named ?? request.Uid) is null)
        {
            await ForgetNameAsync(id, null);
            return;
        }

        var found = request.Uid is { } known ? await exchange.OfAsync(known, cancellationToken) : await exchange.FindAsync(request.Named!, cancellationToken);
        if (!found.Available)
        {
            throw new NotYetException(AskedAgainWithin);
        }

        await ForgetNameAsync(id, found.Value?.Uid);
        if (found.Value is { Uid.Length: > 0, Contacts: not null } account)
        {
            await SendAsync(account, cancellationToken);
        }
    }

    private async Task SendAsync(AccountContacts account, CancellationToken cancellationToken)
    {
        var turn = await codes.TakeTurnAsync(FreezeWithoutSession.Purpose, account.Uid, cancellationToken);
        if (turn.Made is not { } made)
        {
            if (turn.BeingSent)
            {
                throw new NotYetException(AskedAgainWithin);
            }

            return;
        }

        var (taken, unknown) = (0, 0);
        foreach (var (contact, number) in account.Contacts.Where(c => c.Channel is "email" or "sms").Take(MaxContacts).Select((c, i) => (c, i)))
        {
            var receipt = await exchange.DeliverAsync(MessageTo(account, contact, made, number), cancellationToken);
            taken += receipt.Value is null ? 0 : 1;
            unknown += receipt.Available ? 0 : 1;
        }

        // One contact that was reached is enough: what got no answer may have arrived all the same.
        await codes.NoteAsync(FreezeWithoutSession.Purpose, account.Uid, made, sent: taken > 0 || unknown == 0);
        if (taken > 0)
        {
            Sent(logger, taken);
        }
        else if (unknown > 0)
        {
            throw new NotYetException(AskedAgainWithin);
        }
        else
        {
            NotReached(logger);
        }
    }

    private DeliveryRequest MessageTo(AccountContacts account, ContactPoint contact, MadeCode code, int number)
    {
        var (zh, brand) = (account.Language.StartsWith("zh", StringComparison.OrdinalIgnoreCase), web.Value.Brand);
        return new DeliveryRequest(
            string.Create(CultureInfo.InvariantCulture, $"code:{code.Key}:{number}"), account.Uid, contact.Channel, contact.Channel == "email" ? CodeText.SubjectOfFreeze(zh, brand) : null,
            CodeText.OfFreeze(zh, brand, code.Digits), contact.Id);
    }

    private async Task<FreezeRequest?> ReadAsync(string id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<FreezeRequest>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancellationToken);
    }

    private Task<int> ForgetNameAsync(string id, string? uid) => gate.WriteAsync(
        session => session.Db.Set<FreezeRequest>().Where(r => r.Id == id && r.Named != null).ExecuteUpdateAsync(set => set.SetProperty(r => r.Named, (string?)null).SetProperty(r => r.Uid, uid), CancellationToken.None),
        CancellationToken.None);

    [LoggerMessage(1, LogLevel.Information, "A code to freeze an account went to {Contacts} of its contacts.")]
    private static partial void Sent(ILogger logger, int contacts);

    [LoggerMessage(2, LogLevel.Warning, "The exchange delivers to no contact of an account that is to be frozen.")]
    private static partial void NotReached(ILogger logger);
}
