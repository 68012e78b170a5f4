namespace Vigil.Durability.Tests.History;

/// <summary>What can happen in a run.</summary>
public enum What
{
    /// <summary>The server is ready.</summary>
    Started,

    /// <summary>The server was killed.</summary>
    Killed,

    /// <summary>A client sends, for the first time or again.</summary>
    Sent,

    /// <summary>A client was told the number of what it sent.</summary>
    Acknowledged,

    /// <summary>A client was told no. It does not send this again.</summary>
    Refused,

    /// <summary>An entry came over the wire to a client: pushed or read, whether the client had it already or not.</summary>
    Shown,

    /// <summary>An entry stands in a client's timeline at the end, in the order of the timeline.</summary>
    Kept,

    /// <summary>An entry stands in the server's timeline at the end, in the order of the timeline.</summary>
    Stored,

    /// <summary>The last number that the server says a timeline has at the end.</summary>
    UpTo,
}

/// <summary>Whose timeline: each counts for itself.</summary>
public enum Side
{
    /// <summary>What the customer sees.</summary>
    Customer,

    /// <summary>Everything.</summary>
    Staff,
}

/// <summary>One line of the record of a run. The order of lines is the order in which things happened: a line is written before something leaves a client and after it has arrived.</summary>
/// <param name="Client">Who sent, was told or was shown it; null for the server.</param>
/// <param name="Key">The sender's key.</param>
/// <param name="Number">The number that was acknowledged, or of <see cref="What.UpTo"/>.</param>
public sealed record Happening(What What, string? Client = null, Side? Side = null, string? Case = null, string? Key = null, string? Text = null, long? Number = null, Seen? Entry = null)
{
    /// <summary>On what is sent: it asks for a person, once in a case.</summary>
    public bool WantsPerson { get; init; }

    /// <summary>When, for people who read the record; nothing is judged by it.</summary>
    public DateTimeOffset? At { get; init; }
}

/// <summary>An entry as one side sees it.</summary>
/// <param name="Kind">message, note, rating, understood …; on the customer's side a change of state is written as <c>state:queued</c>.</param>
/// <param name="Author">customer, assistant, agent or system, an agent with the name: <c>agent:Lin</c>.</param>
/// <param name="Key">The sender's key, where this side sees it.</param>
/// <param name="Public">On the staff's side: the customer sees it too.</param>
/// <param name="Of">On what the assistant understood: the number of the message.</param>
public sealed record Seen(long Number, string Kind, string Author, string? Text = null, string? Key = null, bool Public = true, long? Of = null);
