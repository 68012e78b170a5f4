using Vigil.Contracts.Exchange;
using Vigil.Server.Accounts.Exchange;

namespace Vigil.Server.Accounts;

/// <summary>Reaching a customer at the contacts that the exchange has: it finds them and delivers, and no address ever comes to us.</summary>
public sealed class ExchangeContacts
{
    private readonly ExchangeHttp _http;

    internal ExchangeContacts(ExchangeHttp http) => _http = http;

    /// <summary>Whose account somebody means by its number, a mailbox or a telephone number, and where its owner can be reached.</summary>
    public Task<ExchangeRead<AccountContacts>> FindAsync(string name, CancellationToken cancellationToken) =>
        _http.AskAsync<AccountQuestion, AccountContacts>("v1/contacts/find", new AccountQuestion(name), cancellationToken);

    /// <summary>Where the owner of an account can be reached.</summary>
    public Task<ExchangeRead<AccountContacts>> OfAsync(string uid, CancellationToken cancellationToken) =>
        _http.GetAsync<AccountContacts>($"v1/accounts/{Uri.EscapeDataString(uid)}/contacts", cancellationToken);

    /// <summary>False where no exchange is configured.</summary>
    public bool Possible => _http.Connected;

    /// <summary>Whether this is what the customer's authenticator shows. Asked once, whatever becomes of the answer: a code counts once.</summary>
    public Task<ExchangeRead<CodeCheckResult>> VerifyAuthenticatorAsync(string uid, string code, CancellationToken cancellationToken) =>
        _http.AskOnlyOnceAsync<CodeCheck, CodeCheckResult>("v1/verify/authenticator", new CodeCheck(uid, code), cancellationToken);

    /// <summary>Delivers a message, once for each key.</summary>
    /// <returns>A receipt; nothing where the exchange does not deliver it; not available where it may or may not have.</returns>
    public Task<ExchangeRead<DeliveryReceipt>> DeliverAsync(DeliveryRequest message, CancellationToken cancellationToken) =>
        _http.AskAsync<DeliveryRequest, DeliveryReceipt>("v1/deliver", message, cancellationToken);
}
