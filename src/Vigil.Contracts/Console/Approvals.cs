namespace Vigil.Contracts.Console;

/// <summary>One page of what waits, or waited, for a second person, the newest first. <paramref name="Next"/> is passed back as <c>after</c>; null on the last page.</summary>
public sealed record ApprovalsPageView(IReadOnlyList<ApprovalView> Items, string? Next);

/// <summary>Something that one person wants and a second one has to agree to.</summary>
/// <param name="Kind">What it is: <c>customer.export</c>.</param>
/// <param name="Content">All that will be done, by name: what is agreed to is exactly this.</param>
/// <param name="Hash">SHA-256 over kind, content, requester and times, in 64 hexadecimal digits; sent back with the verdict.</param>
/// <param name="Note">Why, in the requester's words.</param>
/// <param name="RequestedBy">Name of the person.</param>
/// <param name="ExpiresAt">When nobody can agree any more.</param>
/// <param name="State">waiting, approved, refused, withdrawn or expired.</param>
/// <param name="Mine">It is the reader's own, or that of the same person under another account, so that somebody else has to decide.</param>
/// <param name="CaseId">The case that it is about; null for none.</param>
/// <param name="CaseNumber">Its number.</param>
/// <param name="DecidedBy">Name of the person who has decided; null while it waits.</param>
public sealed record ApprovalView(
    ApprovalId Id, string Kind, IReadOnlyDictionary<string, string> Content, string Hash, string Note, string RequestedBy, DateTimeOffset RequestedAt, DateTimeOffset ExpiresAt,
    string State, bool Mine, CaseId? CaseId, string? CaseNumber, string? DecidedBy, DateTimeOffset? DecidedAt);

/// <summary>What the second person says.</summary>
/// <param name="Verdict">approved or refused.</param>
/// <param name="Hash">That of what was read. Where it is another by now, nothing is decided.</param>
public sealed record DecideApproval(string Verdict, string Hash);

/// <summary>Asks for a copy of all that is kept of the customer of a case and that they may know, files included.</summary>
/// <param name="Note">Why, for whoever decides: 5 to 300 characters. Secrets in it are masked.</param>
public sealed record AskForExport(string Note);

/// <summary>Asks to take from a colleague the factors that they have lost.</summary>
/// <param name="Note">How it was made sure that it is they who ask, for whoever decides: 5 to 300 characters.</param>
public sealed record AskForFactorReset(string Note);
