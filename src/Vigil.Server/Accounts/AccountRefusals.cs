using Vigil.Server.Platform.Http;

namespace Vigil.Server.Accounts;

/// <summary>Every refusal of this module, in one place.</summary>
public static class AccountRefusals
{
    /// <summary>The identity token does not hold; the reason is told to the log, not to the caller.</summary>
    public static readonly Refusal BadToken = new(StatusCodes.Status401Unauthorized, "identity.invalid", "The identity token is not valid.");

    /// <summary>The exchange's keys cannot be read now, so no token can be checked.</summary>
    public static readonly Refusal KeysUnavailable = new(StatusCodes.Status503ServiceUnavailable, "identity.keys_unavailable", "Identity cannot be checked now. Please try again in a moment.");

    /// <summary>There is no such record, or it is not this customer's: both look the same.</summary>
    public static readonly Refusal RecordNotFound = new(StatusCodes.Status404NotFound, "record.not_found", "There is no such record.");

    /// <summary>There are no records of that kind; the sentence names those there are.</summary>
    public static readonly Refusal UnknownKind = new(StatusCodes.Status404NotFound, "records.unknown_kind", $"There are records of these kinds: {string.Join(", ", RecordKinds.All)}.");

    /// <summary>The exchange does not answer.</summary>
    public static readonly Refusal ExchangeUnavailable = new(StatusCodes.Status503ServiceUnavailable, "exchange.unavailable", "Account records cannot be read right now.");
}
