using Vigil.Server.Platform.Http;

namespace Vigil.Server.Cases;

/// <summary>Every refusal of this module, in one place.</summary>
public static class CaseRefusals
{
    /// <summary>There is no such case, or it is not the caller's: both look the same.</summary>
    public static readonly Refusal NotFound = new(StatusCodes.Status404NotFound, "case.not_found", "There is no such case.");

    /// <summary>What was said in it is gone, and nothing is added.</summary>
    public static readonly Refusal Erased = new(StatusCodes.Status409Conflict, "case.erased", "What was said in this case has been erased. Nothing can be added to it or changed.");

    /// <summary>A client key was used before for something else.</summary>
    public static readonly Refusal KeyReused = new(StatusCodes.Status409Conflict, "message.key_reused", "This clientMessageId was used for another text or other files.");

    /// <summary>Somebody else owns the case now, so this author may not speak.</summary>
    public static readonly Refusal NotYourTurn = new(StatusCodes.Status409Conflict, "case.owned_by_other", "Somebody else has this case. Ask them or whoever leads the shift to transfer it.");

    /// <summary>Only a resolved case can be rated.</summary>
    public static readonly Refusal NotResolved = new(StatusCodes.Status409Conflict, "case.not_resolved", "The case is not resolved yet.");

    /// <summary>A case is rated once.</summary>
    public static readonly Refusal AlreadyRated = new(StatusCodes.Status409Conflict, "case.already_rated", "The case has been rated already.");

    /// <summary>The case is resolved already.</summary>
    public static readonly Refusal AlreadyResolved = new(StatusCodes.Status409Conflict, "case.already_resolved", "The case is resolved already.");

    /// <summary>What threatens an account is not closed by whoever holds its session.</summary>
    public static readonly Refusal NeedsPerson = new(StatusCodes.Status409Conflict, "case.needs_person", "The security team looks at this case before it is closed.");

    /// <summary>Somebody else had the case last, or it has been over for long.</summary>
    public static readonly Refusal NotYoursToReopen = new(
        StatusCodes.Status409Conflict, "case.not_yours_to_reopen", "A resolved case is reopened within seven days by whoever had it last, or by whoever leads the shift. It also goes on when the customer writes.");

    /// <summary>A transfer to where the case is.</summary>
    public static readonly Refusal AlreadyThere = new(StatusCodes.Status409Conflict, "case.already_there", "The case is there already.");

    /// <summary>The customer's data behind a case that may be seen: it belongs to whoever has the case.</summary>
    public static readonly Refusal DataClosed = new(
        StatusCodes.Status403Forbidden, "case.data_closed", "The customer's data is open to whoever was given the case. Take it from its line, or open it with a reason if you may.");

    /// <summary>Reading looked unusual, and nobody has cleared that yet.</summary>
    public static readonly Refusal ReadingPaused = new(
        StatusCodes.Status403Forbidden, "reading.paused", "Reading customers' data is paused for you because it looked unusual. You can go on answering; a colleague who leads a shift can lift this.");

    /// <summary>As many persons were searched for as one person may for now; somebody else has to look at it first.</summary>
    public static readonly Refusal SearchBudgetSpent = new(
        StatusCodes.Status409Conflict, "person.search_budget_spent", "You have searched for as many persons as one person may within an hour. A colleague who leads a shift has to look at it.");

    /// <summary>There is no such alert.</summary>
    public static readonly Refusal AlertNotFound = new(StatusCodes.Status404NotFound, "alert.not_found", "There is no such alert.");

    /// <summary>Nobody clears their own alert, under whatever account.</summary>
    public static readonly Refusal OwnAlert = new(StatusCodes.Status409Conflict, "alert.own", "This is about your own reading, or you have come within the last days or have just invited them. Somebody else clears it.");

    /// <summary>An alert is cleared once.</summary>
    public static readonly Refusal AlertCleared = new(StatusCodes.Status409Conflict, "alert.cleared", "This has been cleared already.");

    /// <summary>There is no such look.</summary>
    public static readonly Refusal LookNotFound = new(StatusCodes.Status404NotFound, "look.not_found", "There is no such look.");

    /// <summary>Nobody reviews their own look.</summary>
    public static readonly Refusal OwnLook = new(StatusCodes.Status409Conflict, "look.own", "You have opened this yourself, or have come within the last days or have just invited who did. Somebody else reviews it.");

    /// <summary>A look is reviewed once.</summary>
    public static readonly Refusal LookReviewed = new(StatusCodes.Status409Conflict, "look.reviewed", "A colleague has reviewed this already, or you have with another verdict.");

    /// <summary>Text is empty, too long or holds U+0000.</summary>
    public static readonly Refusal BadText = new(StatusCodes.Status400BadRequest, "message.bad_text", "text must have 1 to 10,000 characters, something to read and no U+0000.");

    /// <summary>Most files of one message.</summary>
    public const int MaxFiles = 10;

    /// <summary>More files than one message may have.</summary>
    public static readonly Refusal TooManyFiles = new(StatusCodes.Status400BadRequest, "message.too_many_files", "A message may have at most 10 files.");

    /// <summary>One file twice in one message.</summary>
    public static readonly Refusal FileTwice = new(StatusCodes.Status400BadRequest, "message.file_twice", "fileIds names a file twice.");

    /// <summary>A file is part of another message already.</summary>
    public static readonly Refusal FileSent = new(StatusCodes.Status409Conflict, "message.file_sent", "A file was sent with another message already. Please upload it again.");

    /// <summary>A client key is empty, too long or holds control characters.</summary>
    public static readonly Refusal BadKey = new(StatusCodes.Status400BadRequest, "message.bad_key", "clientMessageId and clientCaseId must have 1 to 64 characters without control characters.");
}
