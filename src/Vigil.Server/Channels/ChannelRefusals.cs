using Vigil.Server.Platform.Http;

namespace Vigil.Server.Channels;

/// <summary>Every refusal of this module, in one place. Those that begin with <c>limit.</c> pass: the same request may be made again later, under the same ids.</summary>
public static class ChannelRefusals
{
    /// <summary>Too many visitor sessions from one source. Signing in is not limited by it.</summary>
    public static Refusal TooManySessions(TimeSpan wait) => Limit("limit.sessions", "Too many visitor sessions from this address", wait);

    /// <summary>Too many cases opened in the last hour.</summary>
    public static Refusal TooManyCases(TimeSpan wait) => Limit("limit.cases", "Too many new conversations", wait);

    /// <summary>Too many messages at once.</summary>
    public static Refusal TooManyMessages(TimeSpan wait) => Limit("limit.messages", "Too many messages at once", wait);

    /// <summary>Too many wishes to freeze at once.</summary>
    public static Refusal TooManyFreezes(TimeSpan wait) => Limit("limit.freezes", "Too many requests to freeze at once", wait);

    /// <summary>Too many connections opened at once.</summary>
    public static Refusal TooManyConnections(TimeSpan wait) => Limit("limit.connections", "Too many connections at once", wait);

    /// <summary>Too many codes for checks in the last hour.</summary>
    public static Refusal TooManyProofs(TimeSpan wait) => Limit("limit.checks", "Too many codes in one hour", wait);

    /// <summary>Too many files, or too many bytes of them, in the last hour.</summary>
    public static Refusal TooManyFiles(TimeSpan wait) => Limit("limit.files", "Too many files in one hour", wait);

    /// <summary>Too many cases are open: one of them serves as well.</summary>
    public static readonly Refusal TooManyOpenCases = new(StatusCodes.Status429TooManyRequests, "limit.open_cases", "Too many conversations are open. Please go on in one of them.");

    /// <summary>Nothing about an agent is confirmed to somebody who is not signed in.</summary>
    public static readonly Refusal SignedInOnly = new(StatusCodes.Status403Forbidden, "agent.signed_in_only", "Whether this is really an agent is confirmed to customers who are signed in. Until then: do not go on.");

    /// <summary>A visitor has no account whose data anybody could have read.</summary>
    public static readonly Refusal AccessesSignedInOnly = new(StatusCodes.Status403Forbidden, "access.signed_in_only", "Who has looked at account data is told to customers who are signed in.");

    private static Refusal Limit(string code, string what, TimeSpan wait) =>
        new(StatusCodes.Status429TooManyRequests, code, $"{what}. Please try again in {Math.Ceiling(wait.TotalSeconds)} s.") { RetryAfter = wait };
}
