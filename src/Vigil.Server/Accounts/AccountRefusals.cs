using Vigil.Server.Platform.Http;

namespace Vigil.Server.Accounts;

/// <summary>Every refusal of this module, in one place.</summary>
public static class AccountRefusals
{
    /// <summary>The identity token does not hold; the reason is told to the log, not to the caller.</summary>
    public static readonly Refusal BadToken = new(StatusCodes.Status401Unauthorized, "identity.invalid", "The identity token is not valid.");

    /// <summary>The exchange's keys cannot be read now, so no token can be checked.</summary>
    public static readonly Refusal KeysUnavailable = new(StatusCodes.Status503ServiceUnavailable, "identity.keys_unavailable", "Identity cannot be checked now. Please try again in a moment.");

    /// <summary>There is no such record, or it is not this customer's: both look the same.</summary>
    public static readonly Refusal RecordNotFound = new(StatusCodes.Status404NotFound, "record.not_found", "There is no such record.");

    /// <summary>There are no records of that kind; the sentence names those there are.</summary>
    public static readonly Refusal UnknownKind = new(StatusCodes.Status404NotFound, "records.unknown_kind", $"There are records of these kinds: {string.Join(", ", RecordKinds.All)}.");

    /// <summary>The exchange does not answer.</summary>
    public static readonly Refusal ExchangeUnavailable = new(StatusCodes.Status503ServiceUnavailable, "exchange.unavailable", "Account records cannot be read right now.");

    /// <summary>As many fields as one person reveals in an hour or a day; the console offers to ask a second one.</summary>
    public static readonly Refusal RevealBudgetSpent = new(StatusCodes.Status409Conflict, "reveal.budget_spent", "You have revealed as much as one person may for now. A second person can agree to this one.");

    /// <summary>As many values were compared as one person may for now.</summary>
    public static readonly Refusal MatchBudgetSpent = new(StatusCodes.Status409Conflict, "match.budget_spent", "You have compared as many values as one person may within an hour.");

    /// <summary>What the customer is not told of is not shown on one person's word.</summary>
    public static readonly Refusal RevealNeedsSecondPerson = new(
        StatusCodes.Status409Conflict, "reveal.needs_second_person", "The customer is not told of what is shown for this reason, so a second person has to agree first.");

    /// <summary>Nobody has agreed to exactly this, not yet or not any more, or it has been shown.</summary>
    public static readonly Refusal RevealNotApproved = new(StatusCodes.Status409Conflict, "reveal.not_approved", "Nobody has agreed to this yet, or it has been shown already.");

    /// <summary>The file may show a document of identity, and was not revealed to this person within the last minute.</summary>
    public static readonly Refusal FileCovered = new(StatusCodes.Status403Forbidden, "file.covered", "This file may show an identity document, so it is covered. Show it with a reason; it is open for a minute then.");

    /// <summary>The file is open anyway, so that nobody's budget is spent on it.</summary>
    public static readonly Refusal FileNotCovered = new(StatusCodes.Status409Conflict, "file.not_covered", "This file is not covered.");

    /// <summary>No such account is on the list.</summary>
    public static readonly Refusal CanaryNotFound = new(StatusCodes.Status404NotFound, "canary.not_found", "There is no such account on the list.");

    /// <summary>Nobody is signed in, so there is no account to freeze.</summary>
    public static readonly Refusal FreezeNeedsSignIn = new(StatusCodes.Status403Forbidden, "freeze.sign_in_first", "Sign in to freeze your account from here. Without signing in, use the emergency freeze on the exchange's own sign-in page.");

    /// <summary>No exchange is connected that could freeze anything.</summary>
    public static readonly Refusal FreezeNotPossible = new(StatusCodes.Status409Conflict, "freeze.not_possible", "This installation cannot freeze accounts. Please use the exchange's own freeze page.");

    /// <summary>A token that was good has run out.</summary>
    public static readonly Refusal TokenExpired = new(StatusCodes.Status410Gone, "identity.expired", "The token has expired.");

    /// <summary>The link of a mail is none that the exchange has signed for freezing.</summary>
    public static readonly Refusal FreezeLinkInvalid = new(StatusCodes.Status400BadRequest, "freeze.link_invalid", "This link is not valid. Ask for a code instead.");

    /// <summary>The link of a mail has run out.</summary>
    public static readonly Refusal FreezeLinkExpired = new(StatusCodes.Status410Gone, "freeze.link_expired", "This link has expired. Ask for a code instead.");

    /// <summary>The link of a mail has frozen the account before, and that freeze is over.</summary>
    public static readonly Refusal FreezeLinkUsed = new(StatusCodes.Status409Conflict, "freeze.link_used", "This link has been used. Ask for a code instead.");

    /// <summary>The code is not right, or not any more. The same for an account that does not exist.</summary>
    public static readonly Refusal FreezeCodeWrong = new(StatusCodes.Status403Forbidden, "freeze.code_wrong", "The code is not right, or it has expired.");

    /// <summary>As many wrong codes as one request bears.</summary>
    public static readonly Refusal FreezeTriesUsed = new(StatusCodes.Status429TooManyRequests, "freeze.tries_used", "Too many wrong codes. Begin again; a code that was sent stays good for its 10 minutes.");

    /// <summary>The request is too old, or there never was one.</summary>
    public static readonly Refusal FreezeRequestOver = new(StatusCodes.Status410Gone, "freeze.request_over", "This has taken too long. Please begin again.");

    /// <summary>What should say whose account it is does not look like a name of one.</summary>
    public static readonly Refusal FreezeNameMissing = new(StatusCodes.Status400BadRequest, "freeze.name_missing", "Give the e-mail address, the telephone number or the account number.");

    /// <summary>There is no such check in this case, or it is not this customer's: all look the same.</summary>
    public static readonly Refusal CheckNotFound = new(StatusCodes.Status404NotFound, "check.not_found", "There is no such check.");

    /// <summary>What was asked for needs a check that the customer has not passed, or whose time is over.</summary>
    public static readonly Refusal CheckNeeded = new(StatusCodes.Status409Conflict, "check.needed", "This needs a check that the customer has passed in this case. Ask them for it first; if they cannot pass one, a second person can agree.");

    /// <summary>The table has it, and nothing gives it yet.</summary>
    public static readonly Refusal CheckNotAvailable = new(StatusCodes.Status409Conflict, "check.not_available", "This needs a check by video, which is not available yet.");

    /// <summary>Nothing has to be checked for that.</summary>
    public static readonly Refusal CheckNotNeeded = new(StatusCodes.Status409Conflict, "check.not_needed", "No check is needed for this.");

    /// <summary>Nobody is signed in whose account could be meant.</summary>
    public static readonly Refusal CheckNeedsSignIn = new(StatusCodes.Status409Conflict, "check.sign_in_first", "The customer is not signed in. Ask them to sign in first.");

    /// <summary>No exchange is connected that could check anything.</summary>
    public static readonly Refusal CheckNotPossible = new(StatusCodes.Status409Conflict, "check.not_possible", "No exchange is connected that could check anything.");

    /// <summary>As many checks as one customer is asked for in an hour.</summary>
    public static readonly Refusal CheckTooMany = new(StatusCodes.Status429TooManyRequests, "check.too_many", "This customer has been asked for many checks within the hour. Please wait.");

    /// <summary>It was passed, failed, ended, or its time is over.</summary>
    public static readonly Refusal CheckOver = new(StatusCodes.Status410Gone, "check.over", "This check is over. If it is still needed, support asks for another.");

    /// <summary>No such way, not for this check, or not now.</summary>
    public static readonly Refusal CheckWayNotOffered = new(StatusCodes.Status409Conflict, "check.way_not_offered", "This check cannot be passed that way. Please choose another.");

    /// <summary>The code is not right, or not any more.</summary>
    public static readonly Refusal CheckCodeWrong = new(StatusCodes.Status403Forbidden, "check.code_wrong", "The code is not right, or it has expired.");

    /// <summary>As many codes as one check bears.</summary>
    public static readonly Refusal CheckTriesUsed = new(StatusCodes.Status429TooManyRequests, "check.tries_used", "No tries are left for this check. If it is still needed, support asks for another.");

    /// <summary>The exchange has not taken the code over; it may be asked again.</summary>
    public static readonly Refusal CheckNotSent = new(StatusCodes.Status503ServiceUnavailable, "check.not_sent", "The code could not be sent. Please try again in a moment, or choose another way.");

    /// <summary>No secret is configured, so nothing that is sent can be believed.</summary>
    public static readonly Refusal EventsNotConfigured = new(StatusCodes.Status503ServiceUnavailable, "events.not_configured", "This installation has no Exchange:EventSecret, so it takes no events.");

    /// <summary>The signature is missing or wrong.</summary>
    public static readonly Refusal EventsUnsigned = new(StatusCodes.Status401Unauthorized, "events.signature", "X-Meridian-Signature must be v1= and the hex HMAC-SHA256 of X-Meridian-Timestamp, a full stop and the body as sent.");

    /// <summary>Rightly signed, but at another time: somebody may be playing back what they overheard.</summary>
    public static readonly Refusal EventsStale = new(StatusCodes.Status401Unauthorized, "events.stale", "X-Meridian-Timestamp is more than 5 minutes from now; sign each try anew.");

    /// <summary>Too many bytes or events for one batch.</summary>
    public static Refusal EventsTooLarge(string limit) => new(StatusCodes.Status413PayloadTooLarge, "events.too_large", $"A batch may hold at most {limit}; send several.");

    /// <summary>The batch is not as described; the sentence names the first place where. None of it was taken.</summary>
    public static Refusal EventsMalformed(string what) => new(StatusCodes.Status400BadRequest, "events.malformed", what);
}
