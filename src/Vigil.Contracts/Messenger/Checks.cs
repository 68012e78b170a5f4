namespace Vigil.Contracts.Messenger;

/// <summary>What became of a step-up check: the customer is asked to show anew who they are before something is done for them. No code ever stands here.</summary>
/// <param name="Step">asked, half (the first of two ways; staff only), passed, failed (no tries left), expired, ended (it counts no more; staff only).</param>
/// <param name="CheckId">Which check. The entry that asked has the same.</param>
/// <param name="Purpose">Stable name of what it is for.</param>
/// <param name="Words">The same in words.</param>
/// <param name="Ways">By which ways it was passed: authenticator, email, sms. Empty before.</param>
/// <param name="Until">On asked: until when it can be passed. On passed: until when it counts. Null otherwise.</param>
/// <param name="Why">On ended: frozen, restricted, signedout or resolved. Null otherwise.</param>
public sealed record CheckStepView(string Step, CheckId CheckId, string Purpose, PurposeWords Words, IReadOnlyList<string> Ways, DateTimeOffset? Until, string? Why = null);

/// <summary>What a check is for, to be put into a sentence.</summary>
/// <param name="Zh">Simplified Chinese.</param>
/// <param name="Tw">Traditional Chinese.</param>
/// <param name="En">English, as after 'for'.</param>
public sealed record PurposeWords(string Zh, string Tw, string En);

/// <summary>A check as the customer passes it.</summary>
/// <param name="Level">check (any way), strong (an authenticator code, or two other ways).</param>
/// <param name="State">waiting, passed, over (passed, and counts no more), failed, expired or ended.</param>
/// <param name="Until">Until when it can be passed.</param>
/// <param name="TriesLeft">Codes that may still be tried.</param>
/// <param name="Ways">How it can be passed; empty unless it waits.</param>
/// <param name="Passed">By which ways it was passed so far.</param>
/// <param name="GrantedUntil">Until when it counts; null unless passed.</param>
/// <param name="PausedUntil">Until when the exchange takes no authenticator codes; null where it does.</param>
public sealed record CheckView(
    CheckId Id, string Purpose, PurposeWords Words, string Level, string State, DateTimeOffset Until, int TriesLeft, IReadOnlyList<CheckWayView> Ways, IReadOnlyList<string> Passed,
    DateTimeOffset? GrantedUntil, DateTimeOffset? PausedUntil);

/// <summary>One way to pass a check.</summary>
/// <param name="Way">authenticator, email or sms.</param>
/// <param name="MaskedTo">Where a code goes, as far as may be shown; null for the authenticator, and where it is not known.</param>
/// <param name="WhyNot">Why it cannot be used: changed_lately (the contact was changed within the exchange's hold), unknown (the exchange does not answer). Null where it can.</param>
/// <param name="SentAt">When the last code went out; null where none has.</param>
/// <param name="SendAgainAt">From when on another can be sent; null for now.</param>
public sealed record CheckWayView(string Way, string? MaskedTo, string? WhyNot, DateTimeOffset? SentAt, DateTimeOffset? SendAgainAt);

/// <summary>Has a code sent.</summary>
/// <param name="Way">email or sms.</param>
public sealed record SendCheckCodeTo(string Way);

/// <summary>Shows a code. It is compared and forgotten.</summary>
/// <param name="Way">authenticator, email or sms.</param>
/// <param name="Code">Six digits; spaces are passed over.</param>
public sealed record TryCheckCode(string Way, string Code);
