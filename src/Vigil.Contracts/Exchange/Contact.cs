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

/// <summary>Asks whose account somebody means who is not signed in.</summary>
/// <param name="Name">As they gave it: the account number, the e-mail address or the telephone number, on file now or replaced within the last 30 days.</param>
public sealed record AccountQuestion(string Name);

/// <summary>The account, and every contact by which its owner can be reached: those on file, and those that were replaced within the last 30 days.</summary>
/// <param name="Language">BCP 47, as on <see cref="AccountProfile"/>.</param>
/// <param name="TimeZone">IANA name.</param>
public sealed record AccountContacts(string Uid, string Language, string TimeZone, IReadOnlyList<ContactPoint> Contacts);

/// <summary>One contact, without its address.</summary>
/// <param name="Id">Names it in a <see cref="DeliveryRequest"/>, and nowhere else.</param>
/// <param name="Channel">email or sms.</param>
/// <param name="Masked">What may be shown of it: j•••@g•••.com.</param>
/// <param name="ReplacedAt">When another took its place; null for one on file.</param>
/// <param name="Since">When it was put on file; null where that is not known, which counts as long ago.</param>
public sealed record ContactPoint(string Id, string Channel, string Masked, DateTimeOffset? ReplacedAt, DateTimeOffset? Since = null);

/// <summary>Asks the exchange to deliver a message to a contact of an account.</summary>
/// <param name="Key">Idempotency key, of the same shape as an action's.</param>
/// <param name="Channel">email, sms, push or in_app.</param>
/// <param name="Subject">For mail; null otherwise.</param>
/// <param name="Text">A line that holds <see cref="PhraseMark"/> is sent with the customer's anti-phishing phrase in its place, and left out where they have none: the phrase stays with the exchange.</param>
/// <param name="ContactId">Which <see cref="ContactPoint"/>; null for the one on file of that channel.</param>
public sealed record DeliveryRequest(string Key, string Uid, string Channel, string? Subject, string Text, string? ContactId = null)
{
    /// <summary>Where the exchange puts the customer's anti-phishing phrase.</summary>
    public const string PhraseMark = "{anti-phishing-phrase}";
}

/// <summary>A delivery that the exchange has taken over.</summary>
/// <param name="MaskedTo">Null where the channel has no address.</param>
public sealed record DeliveryReceipt(string Key, string Channel, string? MaskedTo, DateTimeOffset At);
