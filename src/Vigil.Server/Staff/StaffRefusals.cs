using System.Globalization;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Staff;

/// <summary>Every refusal of this module, in one place.</summary>
public static class StaffRefusals
{
    /// <summary>Unknown address, wrong password or deactivated person: all look the same.</summary>
    public static readonly Refusal SignInRefused = new(StatusCodes.Status401Unauthorized, "sign_in.refused", "Address or password is not right.");

    /// <summary>Too many failures; the sentence says how long to wait.</summary>
    public static Refusal SignInThrottled(TimeSpan pause) => new(StatusCodes.Status429TooManyRequests, "sign_in.throttled",
        string.Create(CultureInfo.InvariantCulture, $"Too many failed attempts. Please try again in {Math.Ceiling(pause.TotalSeconds)} seconds."));

    /// <summary>The set-up link is wrong or over; a restart of the server makes a new one.</summary>
    public static readonly Refusal SetupLinkInvalid = new(StatusCodes.Status403Forbidden, "setup.link_invalid", "This set-up link is not valid any more. Restarting the server makes a new one.");

    /// <summary>Somebody works here already.</summary>
    public static readonly Refusal SetupClosed = new(StatusCodes.Status403Forbidden, "setup.closed", "This installation has been set up. Please sign in.");

    /// <summary>Another person has this address.</summary>
    public static readonly Refusal EmailTaken = new(StatusCodes.Status409Conflict, "staff.email_taken", "Another person has this address.");

    /// <summary>The role does not reach.</summary>
    public static readonly Refusal RoleRequired = new(StatusCodes.Status403Forbidden, "request.forbidden", "Your role does not allow this.");

    /// <summary>A page of another origin sent this with the console's cookie.</summary>
    public static readonly Refusal CrossSite = new(StatusCodes.Status403Forbidden, "request.cross_site", "This request did not come from the console.");

    /// <summary>No such approval, or of a kind that the caller does not decide on: both look the same.</summary>
    public static readonly Refusal ApprovalNotFound = new(StatusCodes.Status404NotFound, "approval.not_found", "There is no such approval.");

    /// <summary>One's own wish, or that of the same person under another account.</summary>
    public static readonly Refusal OwnApproval = new(StatusCodes.Status409Conflict, "approval.own", "Somebody else has to decide on this: it is your own.");

    /// <summary>What would be agreed to is not what was read.</summary>
    public static readonly Refusal ApprovalChanged = new(StatusCodes.Status409Conflict, "approval.changed", "This is not what you have read. Please read it again.");

    /// <summary>It has waited for too long.</summary>
    public static readonly Refusal ApprovalExpired = new(StatusCodes.Status409Conflict, "approval.expired", "This has waited for too long. It has to be asked for again.");

    /// <summary>Somebody was faster, or it was taken back.</summary>
    public static readonly Refusal ApprovalDecided = new(StatusCodes.Status409Conflict, "approval.decided", "This has been decided already.");

    /// <summary>Who asked has left, or may not ask for this any more.</summary>
    public static readonly Refusal RequesterGone = new(StatusCodes.Status409Conflict, "approval.requester_gone", "Who asked for this may not do it any more.");

    /// <summary>One person has too much waiting.</summary>
    public static readonly Refusal TooManyApprovals = new(StatusCodes.Status429TooManyRequests, "approval.too_many", "Too much of yours waits for a second person. Please have that decided or take some of it back.");
}
