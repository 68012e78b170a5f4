using Vigil.Contracts.Messenger;

namespace Vigil.Contracts.Console;

/// <summary>One page of a list of cases. <paramref name="Next"/> is passed back as <c>after</c>; null on the last page.</summary>
public sealed record CaseListView(IReadOnlyList<CaseRowView> Items, string? Next, CaseCountsView Counts);

/// <summary>How many cases stand where, for the tabs and the page title.</summary>
public sealed record CaseCountsView(int Mine, int Queued, int All);

/// <summary>A case in a list.</summary>
/// <param name="Customer">Masked name; 访客-like wording is the client's for null.</param>
/// <param name="Topic">Topic id of the intent vocabulary.</param>
/// <param name="Priority">low, normal, high, urgent.</param>
/// <param name="State">open, waiting, withAgent, resolved.</param>
/// <param name="LastText">Newest message, at most 120 characters; empty where only files were sent.</param>
/// <param name="LastAuthor">customer, assistant, agent.</param>
/// <param name="LastBy">Which agent, where one wrote it: not always the one who has the case now.</param>
/// <param name="Unanswered">True when the customer spoke last.</param>
/// <param name="WaitingSince">When the customer began to wait for what comes next; null if nobody waits.</param>
/// <param name="AgentAbsent">Whether the agent who has it is not there while the customer waits, so that every colleague who sees the case may take it over. Told where one case is read; null in lists and pushes.</param>
/// <param name="Pulled">The agent who has it took it from a colleague or reopened it by themselves, so that its customer's data opens to them with a reason only.</param>
/// <param name="Erased">What was said in it is gone; its number, times and topic are still there.</param>
/// <param name="LookUntil">Until when the reader has opened the customer's data with a reason; null where they have not. Told where one case is read; null in lists and pushes.</param>
public sealed record CaseRowView(
    CaseId Id, string Number, string? Customer, string? Title, string? Topic, string Priority, string State, string? Queue, StaffId? AgentId, string? AgentName,
    string Language, string? LastText, string? LastAuthor, StaffId? LastBy, bool Unanswered, DateTimeOffset? WaitingSince, DateTimeOffset OpenedAt, DateTimeOffset UpdatedAt, long LastSeq, int? RatedStars, bool? AgentAbsent = null,
    DateTimeOffset? LookUntil = null, bool Erased = false, bool Pulled = false);

/// <summary>One queue.</summary>
/// <param name="OldestSince">Since when the case that waits longest has stood in line; null if empty.</param>
public sealed record QueueView(string Name, int Waiting, DateTimeOffset? OldestSince);

/// <summary>A stretch of the staff timeline, in order, at most 200.</summary>
/// <param name="Identity">The case is or was about identity: what its customer has sent in it is covered, but for plain text, and shown by a reveal of kind <c>files</c> and field <c>document</c>.</param>
public sealed record StaffEntriesView(IReadOnlyList<StaffEntryView> Entries, long UpTo, bool More, bool Identity = false);

/// <summary>One entry as staff see it.</summary>
/// <param name="Seq">The staff number: 1, 2, 3 … without gaps.</param>
/// <param name="Kind">message, note, opened, queued, assigned, transferred, understood, resolved, reopened, rated, signedIn, freeze, check, erased.</param>
/// <param name="Public">True if the customer sees it.</param>
/// <param name="Files">Sent with the text, which may be empty then; null for none.</param>
/// <param name="WordedBy">Name of the language model that put the composed answer into these words; null for everybody's own words.</param>
/// <param name="Freeze">On a freeze entry: how far the customer's own freeze is.</param>
/// <param name="Erased">On an erased entry, which is the last of its case: why what was said is gone, request or retention.</param>
/// <param name="Check">On a check entry: what became of the step-up check.</param>
public sealed record StaffEntryView(
    long Seq, DateTimeOffset At, string Kind, bool Public, StaffAuthorView Author, string? Text, string? ClientMessageId, EntryParts? Parts,
    QueuedView? Queued, UnderstoodView? Understood, RatingView? Rating, SignedInView? SignedIn, IReadOnlyList<FileView>? Files = null, string? WordedBy = null, FreezeStepView? Freeze = null,
    string? Erased = null, CheckStepView? Check = null);

/// <summary>The visitor has signed in: the case and its records are this account's from here on.</summary>
/// <param name="Account">Masked.</param>
public sealed record SignedInView(string Account);

/// <param name="Kind">customer, assistant, agent, system.</param>
public sealed record StaffAuthorView(string Kind, Guid? Id, string? Name);

/// <param name="Reason">customer_asked, topic, transferred, agent_absent, freeze.</param>
public sealed record QueuedView(string Reason, string Queue, string Priority);

/// <param name="Records">Records the assistant read, as <c>withdrawal:W2026…</c>.</param>
/// <param name="Others">Topics that the message asks about besides <paramref name="Topic"/>, in its order; null for none.</param>
/// <param name="Identity">It asks about identity: from here on what the customer has sent in the case, and what they send, is covered as in <see cref="StaffEntriesView"/>.</param>
public sealed record UnderstoodView(long OfSeq, string Language, string? Topic, double Probability, IReadOnlyList<string> Signals, IReadOnlyList<string> Records, IReadOnlyList<string>? Others = null, bool Identity = false);

/// <summary>A reply to the customer or a note among staff.</summary>
/// <param name="ClientMessageId">Chosen by the client once per message, 1 to 64 characters.</param>
/// <param name="ArticleSlug">An article to send with the text, as a link.</param>
/// <param name="FileIds">At most 10 files of one's own that are not sent yet; the text may be empty then. Not in a note.</param>
/// <param name="Draft">The mark of the draft that the reply began from, so that what was changed can be learnt from. One that was not made for this case is left out of account; the reply is sent all the same. Not in a note.</param>
public sealed record WriteEntry(string ClientMessageId, string Text, string? ArticleSlug, IReadOnlyList<string>? FileIds = null, string? Draft = null);

/// <summary>The number given to it.</summary>
public sealed record WrittenEntry(long Seq);

/// <summary>What somebody is about to send to a customer, for its tone to be read.</summary>
/// <param name="Text">1 to 10,000 characters. It is stored nowhere.</param>
public sealed record CheckTone(string Text);

/// <summary>Words whose tone may be wrong, in the order of the text, at most ten; none for most texts.</summary>
public sealed record ToneView(IReadOnlyList<ToneFindingView> Findings);

/// <param name="Kind">blaming, cold, promising or asks_secret; a reply with the last is refused when it is sent.</param>
/// <param name="Start">Where the words begin in the text, in UTF-16 characters.</param>
/// <param name="Length">At least 1.</param>
public sealed record ToneFindingView(string Kind, int Start, int Length);

/// <param name="StaffId">Null: to oneself.</param>
public sealed record AssignCase(StaffId? StaffId);

/// <summary>To a colleague or to a queue: exactly one of both.</summary>
/// <param name="Note">Internal; what the next one should know.</param>
public sealed record TransferCase(StaffId? StaffId, string? Queue, string? Note);
