using Vigil.Server.Platform.Http;

namespace Vigil.Server.Protection;

/// <summary>Every refusal of this module, in one place.</summary>
public static class ProtectionRefusals
{
    /// <summary>The code of <see cref="ForeignLink"/>.</summary>
    public const string ForeignLinkCode = "message.foreign_link";

    /// <summary>There is no such entry on the official list.</summary>
    public static readonly Refusal ChannelNotFound = new(StatusCodes.Status404NotFound, "channel.not_found", "There is no such entry on the official list.");

    /// <summary>The official list holds it already.</summary>
    public static readonly Refusal AlreadyListed = new(StatusCodes.Status409Conflict, "channel.listed", "This stands on the official list already.");

    /// <summary>The official list is as long as it may be.</summary>
    public static readonly Refusal ListFull = new(StatusCodes.Status409Conflict, "channel.list_full", "The official list is full. Take off what is not in use any more.");

    /// <summary>Too many checks from one source.</summary>
    public static Refusal TooManyChecks(TimeSpan wait) =>
        new(StatusCodes.Status429TooManyRequests, "limit.checks", $"Too many checks from this address. Nothing is confirmed; please try again in {Math.Ceiling(wait.TotalSeconds)} s.") { RetryAfter = wait };

    /// <summary>Too many requests to freeze from one source.</summary>
    public static Refusal TooManyFreezes(TimeSpan wait) =>
        new(StatusCodes.Status429TooManyRequests, "limit.freezes", $"Too many requests from this address. Please try again in {Math.Ceiling(wait.TotalSeconds)} s.") { RetryAfter = wait };

    /// <summary>A message to a customer links to where no agent and no answer of ours links to.</summary>
    /// <param name="host">Where it leads, as it was read.</param>
    public static Refusal ForeignLink(string host) => new(
        StatusCodes.Status422UnprocessableEntity, ForeignLinkCode,
        $"This links to '{host}', which is neither ours nor on the list of sites to which we link. Nothing was sent. Whoever keeps the official list can add it there.");
}
