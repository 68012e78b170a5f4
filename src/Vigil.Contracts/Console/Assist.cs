using Vigil.Contracts.Exchange;
using Vigil.Contracts.Messenger;

namespace Vigil.Contracts.Console;

/// <summary>Everything the agent finds on arrival. Parts are null when the exchange does not answer; <paramref name="UnavailableSince"/> says since when.</summary>
/// <param name="Profile">Contacts masked; null for a visitor.</param>
/// <param name="RecentCases">Other cases of this customer that the caller may see, newest first, at most 10.</param>
/// <param name="HiddenCases">There are others that the caller may not see; nothing more is told of them.</param>
public sealed record CustomerCardView(
    bool Visitor, AccountProfile? Profile, IReadOnlyList<Fill>? RecentTrades, IReadOnlyList<Freeze>? Freezes, IReadOnlyList<CaseSummary> RecentCases, bool HiddenCases,
    string Language, string TimeZone, DateTimeOffset ReadAt, DateTimeOffset? UnavailableSince);

/// <summary>The customer's records of one kind, newest first, at most 50.</summary>
/// <param name="Kind">withdrawals, deposits, orders, fills, positions, liquidations, c2c-orders, freezes, sign-ins, transfers, api-keys, logs.</param>
/// <param name="Focus">Id of the record that the conversation is about; null if none.</param>
/// <param name="Items">Objects of the kind, as in the Exchange Connector API, with reasons withheld by disclosure.</param>
/// <param name="ChainNames">For withdrawals and deposits: the chains as people say them, by their key (ERC20: ERC-20); what is not in it is said by its key.</param>
/// <param name="Covered">Names of the items' fields that are covered for the reader and can be revealed one at a time; empty where they see them in full.</param>
public sealed record RecordsView(
    string Kind, string? Focus, IReadOnlyList<object>? Items, DateTimeOffset ReadAt, DateTimeOffset? UnavailableSince, IReadOnlyDictionary<string, string> ChainNames, IReadOnlyList<string> Covered);

/// <summary>Somebody has said that a file shows a document of identity; pushed as <c>fileCovered</c> to whoever watches its case. From now on the server gives it by a reveal alone.</summary>
public sealed record FileCoveredView(CaseId CaseId, FileId FileId);

/// <summary>A record of a customer has changed at the exchange; pushed as <c>recordChanged</c> to whoever watches an open case of theirs. It says 'read this again' and tells nothing of what changed.</summary>
/// <param name="Kind">As in <see cref="RecordsView"/>, or <c>account</c> for the profile.</param>
/// <param name="Version">The record's version as the exchange told it; an older one may come after a newer.</param>
public sealed record RecordChangedView(CaseId CaseId, string Kind, string RecordId, long Version);

/// <summary>What is proposed for the next reply.</summary>
/// <param name="ForSeq">Number of the customer message it answers.</param>
/// <param name="FocusKind">Kind of records to open first, such as <c>withdrawals</c>; null for none.</param>
/// <param name="Fields">What the work on the case needs to know, most wanted first, and what else the customer named.</param>
/// <param name="HandOver">What has been done so far.</param>
/// <param name="Live">What does not work at the exchange now and concerns the matter: wallets, then incidents.</param>
public sealed record AssistView(
    long ForSeq, string? FocusKind, string? FocusId, DraftView? Draft, IReadOnlyList<SuggestionView> Suggestions, IReadOnlyList<FieldView> Fields, HandOverView HandOver, IReadOnlyList<LiveView> Live)
{
    /// <summary>A danger that the customer's newest message tells of, perhaps without their seeing it; null where none is heard or an agent has answered it.</summary>
    public DangerView? Danger { get; init; }
}

/// <summary>A danger that is heard in a message, and what is said to it.</summary>
/// <param name="Name">As in the product's list of dangers: remote-wanted, romance, wallet-lure …</param>
/// <param name="HeadingZh">What it is, in Chinese, as a customer would put it.</param>
/// <param name="HeadingEn">The same in English.</param>
/// <param name="Article">The article that speaks of it; its short text is the passage that warns, null if a figure in it cannot be read now.</param>
public sealed record DangerView(string Name, string HeadingZh, string HeadingEn, SuggestionView Article);

/// <summary>Something that does not work at the exchange now.</summary>
/// <param name="Kind">wallet or incident.</param>
/// <param name="Id">Coin and chain of a wallet (POL.POLYGON), or the incident's own; with its kind before it, it is what answers name.</param>
/// <param name="State">What of a wallet is closed: deposits, withdrawals, both. Of an incident the exchange's own word.</param>
/// <param name="Since">When an incident began, or when the exchange changed the wallet's state last; null where it does not say.</param>
/// <param name="Until">When the exchange expects a wallet back; null where it does not say.</param>
public sealed record LiveView(string Kind, string Id, string State, DateTimeOffset? Since, DateTimeOffset? Until)
{
    /// <summary>Coin of a wallet.</summary>
    public string? Coin { get; init; }

    /// <summary>Chain of a wallet as people say it.</summary>
    public string? Chain { get; init; }

    /// <summary>The exchange calls it maintenance.</summary>
    public bool Maintenance { get; init; }

    /// <summary>The part of the exchange that an incident is about, by its own word.</summary>
    public string? Component { get; init; }

    /// <summary>Headline of an incident in English; null where there is none.</summary>
    public string? Title { get; init; }

    /// <summary>Headline of an incident in Chinese; null where there is none.</summary>
    public string? TitleZh { get; init; }
}

/// <summary>A drafted reply in the customer's language. Joined together the segments are the text.</summary>
/// <param name="Mark">Names this draft in <see cref="WriteEntry.Draft"/> when a reply that began from it is sent: opaque, and good for its case alone. Null where the draft is too long to be learnt from.</param>
public sealed record DraftView(string Language, IReadOnlyList<DraftSegment> Segments, string? Mark = null);

/// <param name="Fact">Set when the text is a fact read from a record.</param>
public sealed record DraftSegment(string Text, FactView? Fact);

/// <summary>Where a fact came from.</summary>
/// <param name="Field">Which fact of the record: submitted, review, broadcast, confirmations, eta, txid, amount, state …</param>
/// <param name="Version">The record's version when it was read; if the record's version is higher now, read the assist again and compare the fact of the same field.</param>
public sealed record FactView(string Kind, string RecordId, string Field, long Version);

/// <summary>An article that fits.</summary>
/// <param name="Short">Its short answer with figures filled in; null if a figure cannot be read now.</param>
/// <param name="Passage">The part of it that fits what was asked; null where none fits better than the whole.</param>
public sealed record SuggestionView(string Slug, string Language, string Title, string? Short, double Score, PassageView? Passage = null);
