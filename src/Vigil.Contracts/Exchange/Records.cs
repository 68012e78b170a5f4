namespace Vigil.Contracts.Exchange;

// The read side of the Exchange Connector API. Every record has a version that grows with each change, so that a fact that
// was quoted can be compared with what is true now. Money is a decimal string; the currency stands beside it. Times are UTC.

/// <summary>One page of a list. <paramref name="Next"/> is passed back as <c>after</c>; null on the last page.</summary>
public sealed record ExchangePage<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Who the account belongs to, with contacts masked by the exchange.</summary>
/// <param name="Uid">The exchange's account number, digits.</param>
/// <param name="DisplayName">Masked name, such as 王**.</param>
/// <param name="Salutation">How to address the customer in their language, such as 王先生; null if the exchange gives none.</param>
/// <param name="Level">Tier, such as <c>Lv2</c> or <c>VIP3</c>.</param>
/// <param name="IdentityState">none, pending, verified, rejected.</param>
/// <param name="IdentityLevel">0 (none) to 3 (enhanced).</param>
/// <param name="IdentityReason">Why verification was rejected, as a stable code; null otherwise.</param>
/// <param name="Language">BCP 47: zh-CN, zh-TW, en …</param>
/// <param name="TimeZone">IANA name, such as Asia/Shanghai.</param>
/// <param name="Experience">novice, regular, professional.</param>
/// <param name="State">active, locked, restricted, closed.</param>
/// <param name="LockedUntil">When a sign-in lock ends by itself; null if not locked.</param>
public sealed record AccountProfile(
    string Uid, long Version, string DisplayName, string? Salutation, string MaskedEmail, string? MaskedPhone, string Level,
    string IdentityState, int IdentityLevel, string? IdentityReason, DateTimeOffset? IdentitySubmittedAt, string Region, string Language, string TimeZone,
    string Experience, string State, DateTimeOffset? LockedUntil, IReadOnlyList<RiskFlag> RiskFlags, DateTimeOffset RegisteredAt);

/// <summary>Something about the account that staff should know.</summary>
/// <param name="Code">Stable, such as <c>new_device</c>, <c>factor_lost</c>, <c>stolen_report</c>; null when withheld.</param>
public sealed record RiskFlag(string? Code, DateTimeOffset Since, Disclosure Disclosure);

/// <summary>One currency of one wallet.</summary>
/// <param name="Wallet">funding, trading or earn.</param>
public sealed record Balance(string Wallet, string Currency, string Available, string Held);

/// <summary>One step in the life of a record.</summary>
/// <param name="State">The state entered.</param>
public sealed record RecordStep(string State, DateTimeOffset At);

/// <summary>Why something was held back for a look, and how that ended.</summary>
/// <param name="Reason">Stable code such as <c>new_address</c>, <c>large_amount</c>, <c>security_change</c>; null when withheld.</param>
/// <param name="Outcome">pending, approved, rejected.</param>
public sealed record ReviewInfo(string? Reason, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string Outcome, Disclosure Disclosure);

/// <summary>Coins leaving the exchange.</summary>
/// <param name="Id">Such as <c>W20261122-7F3K</c>.</param>
/// <param name="State">requested, reviewing, approved, broadcast, confirming, done, rejected, failed, returned, cancelled.</param>
/// <param name="Coin">USDT, BTC …</param>
/// <param name="Chain">Key of a chain in the platform parameters: ERC20, TRC20, BTC …</param>
/// <param name="Address">Full destination address (the customer's own entry).</param>
/// <param name="TxId">Null before broadcast.</param>
/// <param name="FailureCode">Why it was rejected, failed or returned; stable code, null otherwise or when withheld.</param>
/// <param name="Review">The hold for review, if there was one.</param>
/// <param name="EstimatedDoneAt">The exchange's estimate while confirming; null otherwise.</param>
/// <param name="Cancellable">True only before broadcast.</param>
public sealed record Withdrawal(
    string Id, string Uid, long Version, string State, string Coin, string Chain, string Amount, string Fee, string Address, string? Memo, string? TxId,
    int Confirmations, int RequiredConfirmations, string? FailureCode, ReviewInfo? Review, DateTimeOffset RequestedAt, DateTimeOffset? ApprovedAt,
    DateTimeOffset? BroadcastAt, DateTimeOffset? DoneAt, DateTimeOffset? EstimatedDoneAt, bool Cancellable, DateTimeOffset UpdatedAt, IReadOnlyList<RecordStep> Steps);

/// <summary>Coins arriving.</summary>
/// <param name="State">seen, confirming, credited, withdrawable, wrong_network, missing_memo, below_minimum, manual_review, recovering, recovered, unrecoverable.</param>
/// <param name="CreditedAtConfirmations">Confirmations at which it is credited.</param>
/// <param name="WithdrawableAtConfirmations">Confirmations at which it may leave again.</param>
public sealed record Deposit(
    string Id, string Uid, long Version, string State, string Coin, string Chain, string Amount, string Address, string? Memo, string TxId,
    int Confirmations, int CreditedAtConfirmations, int WithdrawableAtConfirmations, string? ProblemCode, DateTimeOffset SeenAt,
    DateTimeOffset? CreditedAt, DateTimeOffset? EstimatedCreditedAt, DateTimeOffset UpdatedAt, IReadOnlyList<RecordStep> Steps);

/// <summary>A spot or derivative order.</summary>
/// <param name="Market">spot, margin or perpetual.</param>
/// <param name="Side">buy or sell.</param>
/// <param name="Type">limit, market, stop.</param>
/// <param name="State">open, partly_filled, filled, cancelled, rejected.</param>
public sealed record TradeOrder(
    string Id, string Uid, long Version, string Market, string Symbol, string Side, string Type, string? Price, string Quantity, string Filled,
    string? AveragePrice, string State, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);

/// <summary>One trade that filled an order.</summary>
public sealed record Fill(string Id, string OrderId, string Market, string Symbol, string Side, string Price, string Quantity, string Fee, string FeeCurrency, DateTimeOffset At);

/// <summary>An open derivative position.</summary>
public sealed record Position(string Id, string Symbol, string Side, string Quantity, string EntryPrice, string MarkPrice, string LiquidationPrice, int Leverage, string Margin, string UnrealizedPnl, long Version, DateTimeOffset OpenedAt);

/// <summary>A position that was closed by force.</summary>
/// <param name="TriggerPrice">The mark price at which it was triggered.</param>
public sealed record Liquidation(
    string Id, string Uid, long Version, string Symbol, string Side, string Quantity, string EntryPrice, string LiquidationPrice, string TriggerPrice,
    int Leverage, string MarginLost, string Currency, DateTimeOffset MarginCallAt, DateTimeOffset At);

/// <summary>A C2C order, seen by this account.</summary>
/// <param name="Role">buyer or seller: what this account is in it.</param>
/// <param name="State">unpaid, paid, released, cancelled, expired, appealing, returned.</param>
/// <param name="PayerNameMatch">match, mismatch, unknown.</param>
/// <param name="PayBy">Deadline of payment.</param>
/// <param name="ReleaseBy">Deadline of release; the buyer may appeal afterwards.</param>
public sealed record C2cOrder(
    string Id, string Uid, long Version, string Role, string State, string Coin, string Amount, string FiatCurrency, string FiatAmount, string Price,
    string PaymentMethod, string CounterpartyName, string PayerNameMatch, DateTimeOffset CreatedAt, DateTimeOffset PayBy, DateTimeOffset? PaidAt,
    DateTimeOffset? ReleaseBy, DateTimeOffset? CancelledAt, string? AppealState, DateTimeOffset? AppealDecisionBy, DateTimeOffset UpdatedAt, IReadOnlyList<C2cMessage> Chat);

/// <summary>One line of an order's own chat.</summary>
/// <param name="From">buyer, seller or system.</param>
public sealed record C2cMessage(string From, string Text, DateTimeOffset At);

/// <summary>A move between the account's own wallets.</summary>
public sealed record InternalTransfer(string Id, string Currency, string Amount, string From, string To, DateTimeOffset At);

/// <summary>A sign-in or an attempt.</summary>
public sealed record SignInRecord(string Id, DateTimeOffset At, bool Succeeded, string Device, string Location, string MaskedIp, bool NewDevice, bool NewLocation);

/// <summary>A device that has been signed in.</summary>
public sealed record Device(string Id, string Name, string Platform, DateTimeOffset FirstSeenAt, DateTimeOffset LastSeenAt, bool Active);

/// <summary>A line of the account's own request or error log.</summary>
/// <param name="Source">app, web or api.</param>
public sealed record AccountLog(string Id, DateTimeOffset At, string Source, string Level, string Code, string Message, string? RequestId);

/// <summary>An API key, never its secret.</summary>
public sealed record ApiKey(string Id, string Label, string MaskedKey, IReadOnlyList<string> Permissions, IReadOnlyList<string> AllowedIps, bool Active, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt);

/// <summary>A restriction on the account.</summary>
/// <param name="Kind">withdrawal, trading, funds, account.</param>
/// <param name="Reason">Stable code such as <c>security_change</c>, <c>c2c_dispute</c>, <c>customer_request</c>; null when withheld.</param>
/// <param name="EndsAt">When it ends by itself; null if it needs a decision.</param>
/// <param name="Documents">Stable codes of the documents that lift it.</param>
/// <param name="Currency">For a freeze of funds: what; null for all.</param>
public sealed record Freeze(
    string Id, string Uid, long Version, string Kind, string? Reason, Disclosure Disclosure, DateTimeOffset Since, DateTimeOffset? EndsAt,
    IReadOnlyList<string> Documents, string? Currency, string? Amount, bool Active);

/// <summary>Whether the platform works, and what does not.</summary>
/// <param name="State">normal, degraded, maintenance.</param>
public sealed record PlatformState(string State, IReadOnlyList<Incident> Incidents, DateTimeOffset Now);

/// <summary>Something that is not working, for many.</summary>
public sealed record Incident(string Id, string Title, string TitleZh, string Component, string State, DateTimeOffset Since, DateTimeOffset? ResolvedAt);

/// <summary>One coin on one chain: may it move now?</summary>
/// <param name="State">normal, maintenance, congested.</param>
public sealed record WalletState(string Coin, string Chain, bool DepositsOpen, bool WithdrawalsOpen, string State, string HotShare, string ColdShare, DateTimeOffset? ExpectedBackAt, DateTimeOffset UpdatedAt);

/// <summary>What the exchange told everyone.</summary>
public sealed record Announcement(string Id, string Title, string TitleZh, string Kind, DateTimeOffset At);
