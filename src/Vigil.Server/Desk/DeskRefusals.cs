using Vigil.Server.Platform.Http;

namespace Vigil.Server.Desk;

/// <summary>Every refusal of this module, in one place.</summary>
public static class DeskRefusals
{
    /// <summary>Nobody with this id works here.</summary>
    public static readonly Refusal NoSuchColleague = new(StatusCodes.Status400BadRequest, "desk.no_such_colleague", "Nobody with this id works here.");

    /// <summary>A case is not given to somebody who is not at work.</summary>
    public static readonly Refusal ColleagueOffline = new(StatusCodes.Status409Conflict, "desk.colleague_offline", "This colleague is not at work. Give the case to somebody who is, or to a queue.");

    /// <summary>There is no such queue.</summary>
    public static readonly Refusal NoSuchQueue = new(StatusCodes.Status400BadRequest, "desk.no_such_queue", "There is no queue of this name.");
}
