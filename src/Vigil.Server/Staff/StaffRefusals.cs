using System.Globalization;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Staff;

/// <summary>Every refusal of this module, in one place.</summary>
public static class StaffRefusals
{
    /// <summary>Unknown address, wrong password or deactivated person: all look the same.</summary>
    public static readonly Refusal SignInRefused = new(StatusCodes.Status401Unauthorized, "sign_in.refused", "Address or password is not right.");

    /// <summary>What is to stand over messages to customers is no name.</summary>
    public static readonly Refusal NameRefused = new(StatusCodes.Status400BadRequest, "staff.name",
        "name: a person's name of 1 to 40 letters, with spaces, hyphens, apostrophes and at most 4 digits; nothing that looks like a link, and no word that speaks for the house, such as 'official' or 'security'.");

    /// <summary>Too many failures; the sentence says how long to wait.</summary>
    public static Refusal SignInThrottled(TimeSpan pause) => new(StatusCodes.Status429TooManyRequests, "sign_in.throttled",
        string.Create(CultureInfo.InvariantCulture, $"Too many failed attempts. Please try again in {Math.Ceiling(pause.TotalSeconds)} seconds."));

    /// <summary>The second step came too late, was tried too often, or belongs to no sign-in.</summary>
    public static readonly Refusal SignInOver = new(StatusCodes.Status401Unauthorized, "sign_in.over", "This sign-in is over. Please begin again.");

    /// <summary>A wrong code, or one that was used before: both look the same.</summary>
    public static readonly Refusal CodeRefused = new(StatusCodes.Status401Unauthorized, "sign_in.code_refused", "This code is not right, or has been used already.");

    /// <summary>What was shown to a session that stands does not hold.</summary>
    public static readonly Refusal ProofRefused = new(StatusCodes.Status403Forbidden, "factor.refused", "This does not hold, or has been used already.");

    /// <summary>The role asks for a second factor, and the person has none yet.</summary>
    public static readonly Refusal FactorRequired = new(StatusCodes.Status403Forbidden, "staff.factor_required", "Set up a second factor first; nothing else is open before.");

    /// <summary>The last proof is too long ago for this.</summary>
    public static readonly Refusal StepUpRequired = new(StatusCodes.Status403Forbidden, "staff.step_up_required", "Show again who you are, and repeat this.");

    /// <summary>There is a factor, and this act asks for a proof by it in the same request.</summary>
    public static readonly Refusal FactorProofRequired = new(StatusCodes.Status403Forbidden, "factor.proof_required", "Show one of your factors for this, in the same request.");

    /// <summary>The proof that came with an act does not hold: a wrong code, one that was used before, or a passkey that was shown for something else.</summary>
    public static readonly Refusal FactorProofRefused = new(StatusCodes.Status403Forbidden, "factor.proof_refused", "The proof by your factor does not hold, or has been used already.");

    /// <summary>The password of now is another one, or there is none.</summary>
    public static readonly Refusal PasswordRefused = new(StatusCodes.Status403Forbidden, "password.refused", "This is not your password.");

    /// <summary>No such factor of theirs.</summary>
    public static readonly Refusal FactorNotFound = new(StatusCodes.Status404NotFound, "factor.not_found", "There is no such factor.");

    /// <summary>Without it they could not come in any more.</summary>
    public static readonly Refusal LastFactor = new(StatusCodes.Status409Conflict, "factor.last", "Your role asks for a second factor: add another one before you remove this one.");

    /// <summary>More than anybody carries.</summary>
    public static readonly Refusal TooManyFactors = new(StatusCodes.Status409Conflict, "factor.too_many", "Remove a factor before you add another one.");

    /// <summary>No such session of this person.</summary>
    public static readonly Refusal SessionNotFound = new(StatusCodes.Status404NotFound, "session.not_found", "There is no such session.");

    /// <summary>No such person works here or did.</summary>
    public static readonly Refusal PersonNotFound = new(StatusCodes.Status404NotFound, "staff.not_found", "There is no such person.");

    /// <summary>Nobody ends their own access.</summary>
    public static readonly Refusal OwnAccess = new(StatusCodes.Status409Conflict, "staff.own_access", "You cannot end your own access; another administrator can.");

    /// <summary>Without them nobody could let anybody in.</summary>
    public static readonly Refusal LastAdmin = new(StatusCodes.Status409Conflict, "staff.last_admin", "This is the last administrator.");

    /// <summary>The invitation was used, withdrawn, replaced or is too old; which of it is nobody's business.</summary>
    public static readonly Refusal InvitationOver = new(StatusCodes.Status403Forbidden, "invitation.over", "This invitation is not valid any more. Please ask for another one.");

    /// <summary>No such invitation stands.</summary>
    public static readonly Refusal InvitationNotFound = new(StatusCodes.Status404NotFound, "invitation.not_found", "There is no such invitation.");

    /// <summary>The set-up link is wrong or over; a restart of the server makes a new one.</summary>
    public static readonly Refusal SetupLinkInvalid = new(StatusCodes.Status403Forbidden, "setup.link_invalid", "This set-up link is not valid any more. Restarting the server makes a new one.");

    /// <summary>Somebody works here already.</summary>
    public static readonly Refusal SetupClosed = new(StatusCodes.Status403Forbidden, "setup.closed", "This installation has been set up. Please sign in.");

    /// <summary>Another person has this address.</summary>
    public static readonly Refusal EmailTaken = new(StatusCodes.Status409Conflict, "staff.email_taken", "Another person has this address.");

    /// <summary>The role does not reach.</summary>
    public static readonly Refusal RoleRequired = new(StatusCodes.Status403Forbidden, "request.forbidden", "Your role does not allow this.");

    /// <summary>More than hands do.</summary>
    public static Refusal TooManyRequests(TimeSpan wait) => Limit("limit.requests", "Too many requests at once", wait);

    /// <summary>More files than one person sends.</summary>
    public static Refusal TooManyFiles(TimeSpan wait) => Limit("limit.files", "Too many files in one hour", wait);

    private static Refusal Limit(string code, string what, TimeSpan wait) =>
        new(StatusCodes.Status429TooManyRequests, code, string.Create(CultureInfo.InvariantCulture, $"{what}. Please try again in {Math.Ceiling(wait.TotalSeconds)} s.")) { RetryAfter = wait };

    /// <summary>A page of another origin sent this with the console's cookie.</summary>
    public static readonly Refusal CrossSite = new(StatusCodes.Status403Forbidden, "request.cross_site", "This request did not come from the console.");

    /// <summary>No such approval, or of a kind that the caller does not decide on: both look the same.</summary>
    public static readonly Refusal ApprovalNotFound = new(StatusCodes.Status404NotFound, "approval.not_found", "There is no such approval.");

    /// <summary>One's own wish, or that of the same person under another account.</summary>
    public static readonly Refusal OwnApproval = new(StatusCodes.Status409Conflict, "approval.own", "Somebody else has to decide on this: it is your own.");

    /// <summary>They have just come, or have just invited the other.</summary>
    public static readonly Refusal NewcomerDecides = new(
        StatusCodes.Status409Conflict, "approval.newcomer", "You have come within the last days (Staff:NewcomerDays), or have just invited whoever wants this; somebody else decides on it.");

    /// <summary>Who has just come invites nobody.</summary>
    public static readonly Refusal NewcomerInvites = new(StatusCodes.Status409Conflict, "invitation.newcomer", "You have come within the last days (Staff:NewcomerDays), so a colleague invites people meanwhile.");

    /// <summary>What would be agreed to is not what was read.</summary>
    public static readonly Refusal ApprovalChanged = new(StatusCodes.Status409Conflict, "approval.changed", "This is not what you have read. Please read it again.");

    /// <summary>It has waited for too long.</summary>
    public static readonly Refusal ApprovalExpired = new(StatusCodes.Status409Conflict, "approval.expired", "This has waited for too long. It has to be asked for again.");

    /// <summary>Somebody was faster, or it was taken back.</summary>
    public static readonly Refusal ApprovalDecided = new(StatusCodes.Status409Conflict, "approval.decided", "This has been decided already.");

    /// <summary>It was done at once and waits to be looked at: that is not taken back.</summary>
    public static readonly Refusal DoneAtOnce = new(StatusCodes.Status409Conflict, "approval.done_at_once", "This has been done already; a second person confirms it or has it undone.");

    /// <summary>Who asked has left, or may not ask for this any more.</summary>
    public static readonly Refusal RequesterGone = new(StatusCodes.Status409Conflict, "approval.requester_gone", "Who asked for this may not do it any more.");

    /// <summary>One person has too much waiting.</summary>
    public static readonly Refusal TooManyApprovals = new(StatusCodes.Status429TooManyRequests, "approval.too_many", "Too much of yours waits for a second person. Please have that decided or take some of it back.");

    /// <summary>No sign-in service of this key is set up.</summary>
    public static readonly Refusal ProviderNotFound = new(StatusCodes.Status404NotFound, "sign_on.not_found", "There is no such sign-in service.");

    /// <summary>One source comes back from sign-in services too often.</summary>
    public static readonly Refusal SignOnThrottled = new(StatusCodes.Status429TooManyRequests, "sign_on.throttled", "Too many attempts. Please try again in a minute.");

    /// <summary>What came back belongs to nothing that this browser has begun, was used before, or came too late.</summary>
    public static readonly Refusal SignOnOver = new(StatusCodes.Status403Forbidden, "sign_on.over", "This sign-in is over, or was begun in another window. Please begin again.");

    /// <summary>What came back is from another service than the one that was asked.</summary>
    public static readonly Refusal SignOnMixedUp = new(StatusCodes.Status403Forbidden, "sign_on.mixed_up", "The answer came from another sign-in service than the one that was asked. Please begin again.");

    /// <summary>The person said no at the service, or the service to the person.</summary>
    public static readonly Refusal SignOnDeclined = new(StatusCodes.Status403Forbidden, "sign_on.declined", "The sign-in service did not let you through.");

    /// <summary>The service reports an error of its own, or refuses the code.</summary>
    public static readonly Refusal SignOnFailed = new(StatusCodes.Status403Forbidden, "sign_on.failed", "The sign-in service reported an error. Please begin again.");

    /// <summary>The service cannot be reached or does not answer in time.</summary>
    public static readonly Refusal ProviderUnreachable = new(StatusCodes.Status424FailedDependency, "sign_on.unreachable", "The sign-in service does not answer.");

    /// <summary>What the service says of itself does not fit the settings; the server's log says what.</summary>
    public static readonly Refusal ProviderUnusable = new(StatusCodes.Status424FailedDependency, "sign_on.unusable", "The sign-in service is not set up rightly. An administrator finds the reason in the log.");

    /// <summary>The service's word does not hold: signature, issuer, audience, time or nonce.</summary>
    public static readonly Refusal SignOnRefused = new(StatusCodes.Status403Forbidden, "sign_on.refused", "What the sign-in service said does not hold.");

    /// <summary>Nobody who works here has linked this account of the service; somebody who has left looks the same.</summary>
    public static readonly Refusal NotLinked = new(StatusCodes.Status403Forbidden, "sign_on.not_linked", "No account here is linked with this account of the sign-in service.");

    /// <summary>The account of the service is linked already.</summary>
    public static readonly Refusal IdentityTaken = new(StatusCodes.Status409Conflict, "identity.taken", "This account of the sign-in service is linked with an account here already.");

    /// <summary>Another account of the same service is linked already.</summary>
    public static readonly Refusal OneOfEachProvider = new(StatusCodes.Status409Conflict, "identity.one_each", "An account of this sign-in service is linked already. Unlink it first.");

    /// <summary>No such linked account of theirs.</summary>
    public static readonly Refusal IdentityNotFound = new(StatusCodes.Status404NotFound, "identity.not_found", "There is no such linked account.");

    /// <summary>Without it they could not come in any more.</summary>
    public static readonly Refusal LastWayIn = new(StatusCodes.Status409Conflict, "identity.last", "You have no password: without this you could not sign in any more. Add a passkey or link another account first.");
}
