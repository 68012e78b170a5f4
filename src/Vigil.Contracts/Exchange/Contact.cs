namespace Vigil.Contracts.Exchange;

// Contacts never leave the exchange: it compares them, checks codes and delivers, and answers with masks.

/// <summary>Asks whether an address or number is this account's contact on file.</summary>
public sealed record ContactQuestion(string Address);

/// <summary>The answer: yes or no, nothing else.</summary>
public sealed record ContactAnswer(bool Matches);

/// <summary>A code that the customer read from their authenticator, or from a message when <paramref name="Channel"/> says which.</summary>
/// <param name="Channel">email or sms for a code that was sent; null for the authenticator.</param>
public sealed record CodeCheck(string Uid, string Code, string? Channel = null);

/// <summary>How a check of a code went.</summary>
/// <param name="TriesLeft">Before checks pause.</param>
/// <param name="PausedUntil">Set while too many codes were wrong.</param>
public sealed record CodeCheckResult(bool Valid, int TriesLeft, DateTimeOffset? PausedUntil);

/// <summary>Asks the exchange to send a one-time code to the contact on file.</summary>
/// <param name="Channel">email or sms.</param>
public sealed record CodeRequest(string Uid, string Channel);

/// <summary>A code is on its way.</summary>
public sealed record CodeSent(string MaskedTo, DateTimeOffset ExpiresAt);

/// <summary>Asks the exchange to deliver a message to the contact on file.</summary>
/// <param name="Key">Idempotency key, of the same shape as an action's.</param>
/// <param name="Channel">email, sms, push or in_app.</param>
/// <param name="Subject">For mail; null otherwise.</param>
public sealed record DeliveryRequest(string Key, string Uid, string Channel, string? Subject, string Text);

/// <summary>A delivery that the exchange has taken over.</summary>
/// <param name="MaskedTo">Null where the channel has no address.</param>
public sealed record DeliveryReceipt(string Key, string Channel, string? MaskedTo, DateTimeOffset At);
