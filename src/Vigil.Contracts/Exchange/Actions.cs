namespace Vigil.Contracts.Exchange;

/// <summary>Asks the exchange to do something to an account.</summary>
/// <param name="Key">Idempotency key, 8 to 64 characters of A-Z a-z 0-9 . _ : -. The same key with the same content answers as the first time; with other content it is refused (<c>action.key_reused</c>).</param>
/// <param name="Kind">freeze, unfreeze, unlock, start_password_reset, start_factor_reset, hold_withdrawal, release_withdrawal, cancel_withdrawal, grant_compensation, decide_c2c.</param>
/// <param name="TargetId">Withdrawal, freeze or C2C order id, where the kind needs one.</param>
/// <param name="Scope">For freeze and unfreeze: account, withdrawals or trading. For decide_c2c: release_to_buyer, return_to_seller, more_time.</param>
/// <param name="ActingStaff">Who does it, as the product names them.</param>
/// <param name="ApprovalId">The approval behind it, where one was needed.</param>
public sealed record ExchangeActionRequest(string Key, string Kind, string Uid, string CaseId, string ActingStaff, string? TargetId, string? Scope, string? Amount, string? Currency, string? ApprovalId, string? Note);

/// <summary>How far an action is.</summary>
/// <param name="State">done, refused, pending.</param>
/// <param name="Code">Why it was refused; null otherwise.</param>
public sealed record ExchangeAction(string Key, string Kind, string State, string? Code, IReadOnlyList<string> Effects, DateTimeOffset At);

/// <summary>A signed webhook body: several events, at least once, in any order.</summary>
public sealed record ExchangeEventBatch(IReadOnlyList<ExchangeEvent> Events);

/// <summary>Answer to a batch that was taken.</summary>
/// <param name="Taken">Events that were new.</param>
/// <param name="Repeated">Events that had come before; they changed nothing.</param>
public sealed record ExchangeEventsTaken(int Taken, int Repeated);

/// <summary>One thing that happened at the exchange.</summary>
/// <param name="Id">Unique; a repeat has the same id.</param>
/// <param name="Type">withdrawal.changed, deposit.changed, freeze.changed, c2c.changed, sign_in, account.changed, session.ended, wallet.changed, incident.changed.</param>
/// <param name="ObjectId">The record's id, to be read for its present state.</param>
public sealed record ExchangeEvent(string Id, string Type, string? Uid, string ObjectId, long Version, DateTimeOffset At);
