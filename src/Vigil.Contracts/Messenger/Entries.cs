namespace Vigil.Contracts.Messenger;

/// <summary>A stretch of the timeline, in order.</summary>
/// <param name="UpTo">The last number that the case has now; reading after it later misses nothing.</param>
/// <param name="More">True when the page was cut at 200 entries: read again after the last one.</param>
public sealed record EntriesView(IReadOnlyList<EntryView> Entries, long UpTo, bool More);

/// <summary>One entry of the timeline as the customer sees it.</summary>
/// <param name="Seq">The customer's own number: 1, 2, 3 … without gaps.</param>
/// <param name="Kind">message, state, rating, freeze or check.</param>
/// <param name="ClientMessageId">On one's own messages: the id that the sending client chose, so that it can match the echo.</param>
/// <param name="Text">Plain text; on a state entry null, the client words it from <paramref name="State"/>.</param>
/// <param name="State">On a state entry: what changed.</param>
/// <param name="Parts">What stands under the text: cards, articles, one-tap actions.</param>
/// <param name="Files">Sent with the text, which may be empty then; null for none.</param>
/// <param name="Freeze">On a freeze entry: how far it is.</param>
/// <param name="Check">On a check entry: what became of the check.</param>
public sealed record EntryView(
    long Seq, DateTimeOffset At, string Kind, AuthorView Author, string? Text, string? ClientMessageId, StateView? State, EntryParts? Parts, RatingView? Rating, IReadOnlyList<FileView>? Files = null, FreezeStepView? Freeze = null, CheckStepView? Check = null);

/// <param name="Kind">customer, assistant, agent or system.</param>
/// <param name="Name">Public name of an agent; the assistant's and the system's are worded by the client. Null for both.</param>
public sealed record AuthorView(string Kind, string? Name);

/// <param name="Change">opened, queued, assigned, resolved, reopened, urgent.</param>
/// <param name="Agent">Public name, on assigned.</param>
public sealed record StateView(string Change, string? Agent);

/// <summary>The customer's own freeze of their account, as far as it is. What changed is what the exchange said that it changed.</summary>
/// <param name="Step">asked, delayed (the exchange has not confirmed it; it is tried again by itself), done, refused.</param>
/// <param name="CancelledWithdrawals">Ids of withdrawals that had not gone out yet; empty until it is done.</param>
/// <param name="EndedSessions">Devices that were signed out.</param>
/// <param name="DisabledKeys">API keys that no longer work: bots that use them stop.</param>
/// <param name="CancelledOrders">Open orders that were cancelled.</param>
/// <param name="Code">Why the exchange refused; for staff only, null for the customer.</param>
/// <param name="Way">On asked, where nobody was signed in: code (one that was sent to the contacts of the account), link (one in a mail of the exchange). Null where somebody was.</param>
public sealed record FreezeStepView(string Step, IReadOnlyList<string> CancelledWithdrawals, int EndedSessions, int DisabledKeys, int CancelledOrders, string? Code = null, string? Way = null);

/// <summary>Where the customer's own freeze stands.</summary>
/// <param name="CaseId">The conversation that tells of it.</param>
/// <param name="Step">As on <see cref="FreezeStepView"/>.</param>
public sealed record FreezeView(CaseId CaseId, string Step);

/// <summary>1 to 5 stars and a word.</summary>
public sealed record RatingView(int Stars, string? Comment);

/// <summary>What a message shows besides its text.</summary>
/// <param name="Hidden">Secrets that stood in the text when it was sent and were taken out before it was stored, each where the text has <c>[•••]</c>: recovery_phrase, private_key, password, code, api_secret, card_number, identity_number. Null for none.</param>
public sealed record EntryParts(IReadOnlyList<RecordCard> Cards, IReadOnlyList<ArticleLink> Articles, IReadOnlyList<QuickReply> Replies, IReadOnlyList<string>? Hidden = null);

/// <summary>A record of the customer's own, as read from the exchange at <paramref name="AsOf"/>. Exactly one of the record properties is set.</summary>
/// <param name="Kind">withdrawal, deposit, freeze, c2c, liquidation.</param>
public sealed record RecordCard(string Kind, string Id, long Version, DateTimeOffset AsOf, WithdrawalCard? Withdrawal = null, DepositCard? Deposit = null, FreezeCard? Freeze = null, C2cCard? C2c = null, LiquidationCard? Liquidation = null);

/// <param name="ReviewReason">Only where the customer may be told.</param>
public sealed record WithdrawalCard(
    string State, string Coin, string Chain, string ChainName, string Amount, string Fee, string ShortAddress, string? TxId, string? ShortTxId, string? ExplorerUrl,
    int Confirmations, int RequiredConfirmations, int BlockSeconds, DateTimeOffset RequestedAt, string? ReviewReason, DateTimeOffset? ReviewStartedAt, DateTimeOffset? ReviewEndedAt,
    DateTimeOffset? BroadcastAt, DateTimeOffset? DoneAt, DateTimeOffset? EstimatedDoneAt, string? FailureCode);

public sealed record DepositCard(
    string State, string Coin, string Chain, string ChainName, string Amount, string? TxId, string? ShortTxId, string? ExplorerUrl,
    int Confirmations, int RequiredConfirmations, int BlockSeconds, DateTimeOffset SeenAt, DateTimeOffset? CreditedAt, DateTimeOffset? EstimatedCreditedAt, string? ProblemCode);

/// <param name="Reason">Only where the customer may be told; null means the generic sentence.</param>
public sealed record FreezeCard(string Kind, string? Reason, DateTimeOffset Since, DateTimeOffset? EndsAt, IReadOnlyList<string> Documents, string? Currency, string? Amount);

public sealed record C2cCard(string Role, string State, string Coin, string Amount, string FiatCurrency, string FiatAmount, string PaymentMethod, string CounterpartyName, DateTimeOffset PayBy, DateTimeOffset? PaidAt, DateTimeOffset? ReleaseBy, string? AppealState, DateTimeOffset? AppealDecisionBy);

public sealed record LiquidationCard(string Symbol, string Side, string Quantity, string EntryPrice, string LiquidationPrice, string TriggerPrice, int Leverage, string MarginLost, string Currency, DateTimeOffset MarginCallAt, DateTimeOffset At);

/// <param name="Slug">Stable name of the article in the help centre.</param>
public sealed record ArticleLink(string Slug, string Language, string Title);

/// <summary>A one-tap answer. At most three, one of which may be the hand-over.</summary>
/// <param name="Kind">say (the label is sent as the customer's message), human (asks for a person), signIn (the host page is asked to sign the customer in), freeze (freezes the account, or opens the freeze page of the exchange), resolve (the customer says that it is done).</param>
public sealed record QuickReply(string Kind, string Label);
