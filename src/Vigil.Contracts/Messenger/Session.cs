namespace Vigil.Contracts.Messenger;

/// <summary>Starts a visitor session, or a customer's.</summary>
/// <param name="IdentityToken">A JWT signed by the exchange (RFC 7519; ES256 or HS256 by key id) with <c>sub</c> = uid, <c>aud</c> and <c>exp</c>; null for a visitor.</param>
/// <param name="Locale">BCP 47, such as zh-CN or en.</param>
/// <param name="TimeZone">IANA name, such as Asia/Shanghai.</param>
public sealed record StartSession(string? IdentityToken, string? Locale, string? TimeZone);

/// <param name="SessionToken">Opaque, 43 characters; sent as <c>Authorization: Bearer</c>, to the hub too. It stands in no address: browsers' WebSockets open the hub with a <see cref="HubTicketView"/>.</param>
/// <param name="Customer">Null for a visitor.</param>
public sealed record SessionView(string SessionToken, CustomerView? Customer);

/// <summary>Opens the hub where no header can be set.</summary>
/// <param name="Ticket">Sent as <c>access_token</c> in the address; opens the hub once, for the session it was made for.</param>
/// <param name="ExpiresAt">30 seconds after it was made.</param>
public sealed record HubTicketView(string Ticket, DateTimeOffset ExpiresAt);

/// <param name="Salutation">How to address the customer in the language of their account; null if unknown.</param>
/// <param name="TimeZone">IANA name of the zone in which this customer is told times: the session's where it was given, else the account's.</param>
public sealed record CustomerView(string Uid, string DisplayName, string? Salutation, string Language, string TimeZone);

/// <summary>What the first screen shows before anything is typed.</summary>
/// <param name="Matters">Records in motion, most pressing first; empty for visitors or when the exchange cannot be read.</param>
/// <param name="RecordsUnavailable">True when the exchange could not be read just now.</param>
/// <param name="Freeze">The customer's own freeze while it is asked for or in force; null otherwise.</param>
public sealed record HomeView(CustomerView? Customer, IReadOnlyList<RecordCard> Matters, IReadOnlyList<CaseSummary> Cases, bool RecordsUnavailable, FreezeView? Freeze = null);

/// <param name="State">open, waiting (for a person), withAgent, resolved.</param>
public sealed record CaseSummary(CaseId CaseId, string Number, string State, string? Title, DateTimeOffset UpdatedAt);

/// <summary>The live state of one case, pushed as <c>caseChanged</c> and returned by GET.</summary>
/// <param name="State">open (with the assistant), waiting, withAgent, resolved.</param>
/// <param name="Urgent">True where the security team answers ahead of all others: money or access is in somebody else's hands.</param>
/// <param name="Ahead">Customers served before this one; null unless waiting.</param>
/// <param name="ExpectedSeconds">Only once at least 20 hand-overs have been measured; null before.</param>
/// <param name="MayRate">True when resolved and not rated yet.</param>
/// <param name="ReadUpTo">Public number up to which the assistant or staff have read.</param>
/// <param name="UpTo">The last public number when the case stood so. Answers and pushes overtake each other: of two states the one with the smaller number is older.</param>
/// <param name="Staffed">False where nobody who serves the queue is at work now; null unless waiting.</param>
public sealed record CaseStateView(CaseId CaseId, string Number, string State, string? Agent, bool Urgent, int? Ahead, int? ExpectedSeconds, bool MayRate, long ReadUpTo, long UpTo, bool? Staffed = null);

/// <summary>Opens a case.</summary>
/// <param name="ClientCaseId">Chosen by the client once per case, 1 to 64 characters; a repeat answers with the same case.</param>
/// <param name="Text">The first message, 1 to 10,000 characters.</param>
/// <param name="ClientMessageId">Required with <paramref name="Text"/>.</param>
/// <param name="Intent">The topic the customer tapped, an id of the intent vocabulary.</param>
/// <param name="Fields">Facts known already, at most 20, such as an order number.</param>
public sealed record OpenCase(string ClientCaseId, string? Text, string? ClientMessageId, string? Intent, IReadOnlyDictionary<string, string>? Fields);

/// <param name="Number">Short, for people: 7KQ-4MX.</param>
public sealed record OpenedCase(CaseId CaseId, string Number);

/// <param name="ClientMessageId">Chosen by the client once per message, 1 to 64 characters.</param>
/// <param name="Text">1 to 10,000 characters; may be empty where there are files.</param>
/// <param name="FileIds">At most 10 files of one's own that are not sent yet.</param>
public sealed record SendMessage(string ClientMessageId, string Text, IReadOnlyList<string>? FileIds);

public sealed record SentMessage(long Seq);

/// <param name="Stars">1 to 5.</param>
/// <param name="Comment">At most 1,000 characters.</param>
public sealed record RateCase(int Stars, string? Comment);
