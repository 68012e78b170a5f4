using Vigil.Contracts;

namespace Vigil.Server.Accounts;

/// <summary>Is told that a customer's session at the exchange is over, before the event counts as taken: after a failure the exchange tells it again.</summary>
public interface IEndedAtExchange
{
    /// <param name="exchangeSession">The exchange's name for the session, as it stands in <c>sid</c> of the identity tokens that were made for it.</param>
    Task EndAsync(CustomerId customer, string exchangeSession, CancellationToken cancellationToken);
}
