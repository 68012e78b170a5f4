using Vigil.Contracts;
using Vigil.Server.Accounts;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Outbox;
using Vigil.Server.Staff;

namespace Vigil.Server.Channels.Messenger;

/// <summary>
/// Ends a customer's messenger sessions when they freeze their account, all but the one in which they did it, all of them when they prove without a session that they may, and when a session at the exchange is over, those that were started
/// from it (docs/decisions/0054).
/// </summary>
internal sealed class EndSessions(MessengerSessions sessions, Audit audit) : IEndedAtExchange
{
    /// <summary>Ends every session of a customer who freezes their account but this one.</summary>
    /// <param name="asker">Key of the session in which they did; null for none.</param>
    public async Task EndOthersAsync(CustomerId customer, string? asker, CancellationToken cancellationToken) =>
        await NoteAsync(customer, await sessions.EndOthersAsync(customer, asker, cancellationToken), "freeze");

    /// <inheritdoc/>
    public async Task EndAsync(CustomerId customer, string exchangeSession, CancellationToken cancellationToken) =>
        await NoteAsync(customer, await sessions.EndOfExchangeAsync(customer, exchangeSession, cancellationToken), "exchange");

    private Task NoteAsync(CustomerId customer, int ended, string why) => ended == 0 ? Task.CompletedTask : audit.AppendAsync(
        new AuditEvent(Audit.System, "customer.sessions_ended", Audit.Customer(customer), new Dictionary<string, string>(StringComparer.Ordinal) { ["count"] = ended.ToString(System.Globalization.CultureInfo.InvariantCulture), ["why"] = why }),
        CancellationToken.None);
}

/// <summary>Ends the other sessions of a customer who freezes in one: <see cref="EndSessions"/>.</summary>
internal sealed class EndSessionsOnFreeze(EndSessions sessions) : IListener<FreezeAsked>
{
    /// <inheritdoc/>
    public Task HandleAsync(FreezeAsked happened, CancellationToken cancellationToken) => sessions.EndOthersAsync(happened.CustomerId, happened.Session, cancellationToken);
}

/// <summary>Ends all sessions of a customer who freezes without one: <see cref="EndSessions"/>.</summary>
internal sealed class EndSessionsOnProof(EndSessions sessions) : IListener<FreezeProven>
{
    /// <inheritdoc/>
    public Task HandleAsync(FreezeProven happened, CancellationToken cancellationToken) => sessions.EndOthersAsync(happened.CustomerId, null, cancellationToken);
}
