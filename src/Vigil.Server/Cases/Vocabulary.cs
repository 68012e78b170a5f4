using System.Text.Json.Serialization;

namespace Vigil.Server.Cases;

/// <summary>Where a case came from.</summary>
public enum CaseChannel
{
    /// <summary>The messenger on web or in the app.</summary>
    Messenger,
}

/// <summary>Whether a case goes on.</summary>
public enum CaseStatus
{
    /// <summary>Somebody owes somebody an answer.</summary>
    Open,

    /// <summary>Done; a customer's next message opens it again.</summary>
    Resolved,
}

/// <summary>Who owns a case: one at a time.</summary>
public enum CaseOwner
{
    /// <summary>Nobody: the case is resolved.</summary>
    Nobody,

    /// <summary>The assistant answers.</summary>
    Assistant,

    /// <summary>A queue: a person is wanted and none has it yet.</summary>
    Queue,

    /// <summary>One agent.</summary>
    Agent,
}

/// <summary>How pressing a case is. Stored as its number; a higher one is served first.</summary>
public enum CasePriority
{
    /// <summary>Can wait.</summary>
    Low = 0,

    /// <summary>As most.</summary>
    Normal = 1,

    /// <summary>Money or access is concerned.</summary>
    High = 2,

    /// <summary>Theft or an ongoing loss: passes everyone else.</summary>
    Urgent = 3,
}

/// <summary>Who wrote an entry.</summary>
public enum AuthorKind
{
    /// <summary>The customer or visitor.</summary>
    Customer,

    /// <summary>The assistant.</summary>
    Assistant,

    /// <summary>A member of staff.</summary>
    Agent,

    /// <summary>The system: state changes that follow from others.</summary>
    System,
}

/// <summary>What an entry is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EntryKind>))]
public enum EntryKind
{
    /// <summary>Words to or from the customer.</summary>
    Message,

    /// <summary>Words among staff. Never public.</summary>
    Note,

    /// <summary>The case began. Never public.</summary>
    Opened,

    /// <summary>A person was asked for; the case stands in a queue.</summary>
    Queued,

    /// <summary>An agent has the case.</summary>
    Assigned,

    /// <summary>Handed on by a person, with a word for whoever takes it on. Never public: the customer sees the assignment or the queue that follows.</summary>
    Transferred,

    /// <summary>Topic and urgency as understood. Never public.</summary>
    Understood,

    /// <summary>The customer's records were read. Never public.</summary>
    LookedUp,

    /// <summary>Done.</summary>
    Resolved,

    /// <summary>Goes on after all.</summary>
    Reopened,

    /// <summary>The customer's stars and word.</summary>
    Rated,

    /// <summary>The visitor has signed in; the case is that customer's from here on. Never public: who has just signed in knows it.</summary>
    SignedIn,

    /// <summary>The customer freezes their account: asked for, not confirmed yet, done or refused. Public throughout.</summary>
    Freeze,

    /// <summary>A step-up check: asked for, passed, failed or expired, which are public; half passed or ended, which are not.</summary>
    Check,

    /// <summary>What was said is gone: the last entry there is. Never public.</summary>
    Erased,
}

/// <summary>Who acts on a case.</summary>
/// <param name="Kind">Role in the conversation.</param>
/// <param name="Id">Customer or staff id; null for assistant and system.</param>
/// <param name="Name">Public name of an agent; null for others.</param>
public sealed record Author(AuthorKind Kind, Guid? Id, string? Name)
{
    /// <summary>The assistant.</summary>
    public static readonly Author Assistant = new(AuthorKind.Assistant, null, null);

    /// <summary>The system.</summary>
    public static readonly Author System = new(AuthorKind.System, null, null);

    /// <summary>A member of staff, under their public name.</summary>
    public static Author Staff(Contracts.StaffId id, string name) => new(AuthorKind.Agent, id.Value, name);

    /// <summary>A customer or visitor.</summary>
    public static Author Customer(Contracts.CustomerId id) => new(AuthorKind.Customer, id.Value, null);
}
