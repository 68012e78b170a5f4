using Vigil.Server.Platform.Http;

namespace Vigil.Server.Desk;

/// <summary>Every refusal of this module, in one place.</summary>
public static class DeskRefusals
{
    /// <summary>Nobody with this id works here.</summary>
    public static readonly Refusal NoSuchColleague = new(StatusCodes.Status400BadRequest, "desk.no_such_colleague", "Nobody with this id works here.");

    /// <summary>A case is not given to somebody who is not at work.</summary>
    public static readonly Refusal ColleagueOffline = new(StatusCodes.Status409Conflict, "desk.colleague_offline", "This colleague is not at work. Give the case to somebody who is, or to a queue.");

    /// <summary>What only thieves ask for is asked of nobody here.</summary>
    public static readonly Refusal AsksSecret = new(
        StatusCodes.Status422UnprocessableEntity, "message.asks_secret",
        "This asks the customer for a password, a code, a recovery phrase, a key, their screen or a transfer to 'verify'. Nobody here ever does, so that customers can tell a thief by it. Nothing was sent.");

    /// <summary>There is no such queue.</summary>
    public static readonly Refusal NoSuchQueue = new(StatusCodes.Status400BadRequest, "desk.no_such_queue", "There is no queue of this name.");

    /// <summary>No export that this person asked for and may fetch now.</summary>
    public static readonly Refusal ExportNotFound = new(StatusCodes.Status404NotFound, "export.not_found", "There is no such export of yours, or its time is over.");

    /// <summary>A ticket opens one download of one export once, within half a minute, for the session that asked for it.</summary>
    public static readonly Refusal ExportTicket = new(StatusCodes.Status404NotFound, "export.ticket", "This address of a download was used, is too old or was made for another session. Ask for the export anew.");

    /// <summary>More than one export may hold; nothing is cut off instead.</summary>
    public static readonly Refusal ExportTooLarge = new(
        StatusCodes.Status422UnprocessableEntity, "export.too_large", "This customer's copy is larger than one export may be. Whoever runs the server raises Desk:ExportEntries or Desk:ExportMegabytes.");
}
