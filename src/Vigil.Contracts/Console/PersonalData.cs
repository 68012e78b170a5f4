namespace Vigil.Contracts.Console;

/// <summary>Asks for one covered field of one record, or one covered file, for a minute.</summary>
/// <param name="Kind">Kind of records, in the plural, as in <see cref="RecordsView"/>; <c>files</c> for a file of the case.</param>
/// <param name="RecordId">The record's id, or the file's.</param>
/// <param name="Field">One of <see cref="RecordsView.Covered"/>; of a file <c>document</c>.</param>
/// <param name="Reason">match, dispute, recovery, security, legal, or no_check: the customer cannot pass a check, which needs the approval of a second person.</param>
/// <param name="Note">What it is needed for: 5 to 300 characters. Secrets in it are masked.</param>
/// <param name="Approval">Above one's budget: the approval of exactly this; null otherwise.</param>
public sealed record RevealField(string Kind, string RecordId, string Field, string Reason, string Note, ApprovalId? Approval = null);

/// <summary>The whole value. It is told once; whoever needs it again asks again.</summary>
/// <param name="Value">Of a file the path at which it is served to who has asked, its small picture beside it, until then.</param>
/// <param name="Until">When the console covers it again; of a file the server.</param>
public sealed record RevealedView(string Value, DateTimeOffset Until);

/// <summary>Asks whether a value is one of the customer's.</summary>
/// <param name="Value">An address, a transaction id or a memo, whole, as somebody named it: 8 to 200 characters.</param>
public sealed record MatchIdentifier(string Value);

/// <summary>Whether it is.</summary>
/// <param name="Kind">Kind of the record that has it; null where none does.</param>
/// <param name="RecordId">The record's id.</param>
/// <param name="Field">address, txId or memo.</param>
public sealed record MatchView(bool Matches, string? Kind, string? RecordId, string? Field);

/// <summary>The newest alerts, at most 100, those that hold first.</summary>
public sealed record ReadingAlertsView(IReadOnlyList<ReadingAlertView> Items);

/// <summary>Somebody's reading of customers' data looked unusual. Until it is cleared they read no more of it.</summary>
/// <param name="Person">Their name.</param>
/// <param name="Rule">many_profiles, many_conversations, sequential_accounts, no_reply, odd_hours or canary; untold to whom it is about, with 0 found.</param>
/// <param name="Found">How many the rule has counted: customers, accounts in a row or cases without a reply.</param>
/// <param name="Mine">It is the reader's own, so that somebody else has to clear it.</param>
/// <param name="ClearedBy">Name of the person who has cleared it; null while it holds.</param>
/// <param name="Note">What they have found out; null while it holds.</param>
public sealed record ReadingAlertView(AlertId Id, string Person, string Rule, int Found, DateTimeOffset At, bool Mine, string? ClearedBy, DateTimeOffset? ClearedAt, string? Note);

/// <summary>Lets somebody read again.</summary>
/// <param name="Note">What it was, for whoever reads the list later: 5 to 300 characters. Secrets in it are masked.</param>
public sealed record ClearAlert(string Note);

/// <summary>Accounts that are bait: nobody has a reason to read them, so any reading is an alert.</summary>
public sealed record CanariesView(IReadOnlyList<CanaryView> Items);

/// <param name="Uid">The account's number at the exchange.</param>
/// <param name="By">Name of the person who put it on the list.</param>
public sealed record CanaryView(string Uid, string By, DateTimeOffset At);

/// <summary>Puts an account on the list of bait.</summary>
/// <param name="Uid">1 to 32 digits.</param>
public sealed record AddCanary(string Uid);

/// <summary>Where a browser fetches a file by itself, so that it goes to disk and not through memory.</summary>
/// <param name="Address">On this server, with a ticket that holds for this session and this file once.</param>
/// <param name="ExpiresAt">Half a minute from now. A download that has begun by then goes on.</param>
public sealed record DownloadTicketView(string Address, DateTimeOffset ExpiresAt);
