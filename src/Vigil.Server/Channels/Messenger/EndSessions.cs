using Vigil.Contracts;
using Vigil.Server.Accounts;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Outbox;
using Vigil.Server.Staff;

namespace Vigil.Server.Channels.Messenger;

/// <summary>
/// Ends a customer's messenger sessions when they freeze their account, all but the one in which they did it, and when a session at the exchange is over, those that were started
/// from it (docs/decisions/0054).
/// </summary>
internal sealed class EndSessions(MessengerSessions sessions, Audit audit) : IListener<FreezeAsked>, IEndedAtExchange
{
    /// <inheritdoc/>
    public async Task HandleAsync(FreezeAsked happened, CancellationToken cancellationToken) =>
        await NoteAsync(happened.CustomerId, await sessions.EndOthersAsync(happened.CustomerId, happened.Session, cancellationToken), "freeze");

    /// <inheritdoc/>
    public async Task EndAsync(CustomerId customer, string exchangeSession, CancellationToken cancellationToken) =>
        await NoteAsync(customer, await sessions.EndOfExchangeAsync(customer, exchangeSession, cancellationToken), "exchange");

    private Task NoteAsync(CustomerId customer, int ended, string why) => ended == 0 ? Task.CompletedTask : audit.AppendAsync(
        new AuditEvent(Audit.System, "customer.sessions_ended", Audit.Customer(customer), new Dictionary<string, string>(StringComparer.Ordinal) { ["count"] = ended.ToString(System.Globalization.CultureInfo.InvariantCulture), ["why"] = why }),
        CancellationToken.None);
}
