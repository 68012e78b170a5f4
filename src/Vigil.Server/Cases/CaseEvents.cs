using Vigil.Contracts;

namespace Vigil.Server.Cases;

/// <summary>A message was stored.</summary>
/// <param name="Seq">Its number in the staff timeline.</param>
/// <param name="OwnerThen">Who owned the case right after it was stored.</param>
/// <param name="ForAssistant">False for what an agent reads by themselves: the case is theirs, what it is about is known, and it tells of no emergency.</param>
/// <param name="Urgent">True where it may tell of an emergency; also where that was not asked, as in work that an older version stored.</param>
/// <param name="Hidden">Secrets that were taken out of it, by kind (see <see cref="HideSecrets"/>); null for none.</param>
/// <param name="FromDraft">An agent's reply that began from a draft, which is stored with it.</param>
public sealed record MessagePosted(CaseId CaseId, long Seq, AuthorKind Author, CaseOwner OwnerThen, bool ForAssistant = true, bool Urgent = true, IReadOnlyList<string>? Hidden = null, bool FromDraft = false);

/// <summary>A person is wanted: the case stands in a queue.</summary>
public sealed record CaseQueued(CaseId CaseId, long Seq);

/// <summary>An agent has the case.</summary>
/// <param name="From">The agent who had it until now; null if none had.</param>
public sealed record CaseAssigned(CaseId CaseId, long Seq, StaffId To, StaffId? From);

/// <summary>The visitor of an open case has signed in: it is a customer's now.</summary>
public sealed record VisitorSignedIn(CaseId CaseId, long Seq);

/// <summary>The case is done.</summary>
public sealed record CaseResolved(CaseId CaseId, long Seq);

/// <summary>The customer has given stars.</summary>
public sealed record CaseRated(CaseId CaseId, long Seq);

/// <summary>The customer wants their account frozen, now.</summary>
/// <param name="Seq">Number of the entry: with the case it names this wish and no other.</param>
/// <param name="CustomerId">Whose account it is: whoever had the session.</param>
/// <param name="Session">Key of the session in which it was tapped; null for none.</param>
public sealed record FreezeAsked(CaseId CaseId, long Seq, CustomerId CustomerId, string? Session = null);
