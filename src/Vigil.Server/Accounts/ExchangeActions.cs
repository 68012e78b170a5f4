using Vigil.Contracts.Exchange;
using Vigil.Server.Accounts.Exchange;

namespace Vigil.Server.Accounts;

/// <summary>What asking the exchange to act came to: done with what changed, refused with a code, or no answer, which is no failure of the action.</summary>
/// <param name="Effects">What changed, each as <c>code:id</c>; null unless done.</param>
/// <param name="Code">Why it was refused; null otherwise.</param>
public sealed record ExchangeAct(IReadOnlyList<string>? Effects, string? Code)
{
    /// <summary>Not confirmed: the exchange may or may not have acted. Ask again with the same key.</summary>
    public static readonly ExchangeAct NoAnswer = new(null, null);

    /// <summary>It is done.</summary>
    public static ExchangeAct Done(IReadOnlyList<string> effects) => new(effects, null);

    /// <summary>It is declined.</summary>
    public static ExchangeAct Refused(string code) => new(null, code);
}

/// <summary>What the product asks the exchange to do. Whoever calls has established that the account belongs to the session at hand.</summary>
public sealed class ExchangeActions
{
    // How the exchange's own books name whoever did it: nobody of the staff.
    private const string BySelf = "customer";

    private readonly ExchangeHttp _http;

    internal ExchangeActions(ExchangeHttp http) => _http = http;

    /// <summary>False where no exchange is configured.</summary>
    public bool Possible => _http.Connected;

    /// <summary>Freezes the whole account. The key names the wish, so the same wish is carried out once, however often it is asked.</summary>
    public Task<ExchangeAct> FreezeAsync(string uid, string caseId, long wish, CancellationToken cancellationToken) => _http.ActAsync(
        new ExchangeActionRequest($"freeze:{caseId}:{wish}", "freeze", uid, caseId, BySelf, null, "account", null, null, null, null), cancellationToken);
}
