using Vigil.Contracts.Messenger;

namespace Vigil.Server.Accounts.Checks;

/// <summary>How sure one has to be of who asks.</summary>
internal enum CheckLevel
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Signed in to the messenger.</summary>
    Session,

    /// <summary>A check was passed by any way, and counts.</summary>
    Check,

    /// <summary>The same by an authenticator code, or by two other ways.</summary>
    Strong,

    /// <summary>A person has seen the face. The place for it is left; nothing gives it yet.</summary>
    Person,
}

/// <summary>A way to pass a check.</summary>
internal enum CheckWay
{
    /// <summary>The code that an authenticator shows, compared by the exchange.</summary>
    Authenticator,

    /// <summary>A code of ours in a mail.</summary>
    Email,

    /// <summary>A code of ours in a text message.</summary>
    Sms,

    /// <summary>Not there yet, and offered to nobody: a passkey is bound to the exchange's own pages.</summary>
    Passkey,

    /// <summary>Not there yet, and offered to nobody.</summary>
    Video,
}

/// <summary>One action of account help, or one group of fields.</summary>
/// <param name="Covers">Fields that are revealed only then, each as <c>kind.field</c>; empty for an action.</param>
internal sealed record CheckRow(string Purpose, CheckLevel Level, IReadOnlyList<string> Covers, PurposeWords Words)
{
    /// <summary>Whether a customer can be asked for it.</summary>
    public bool CanBeAsked => Level is CheckLevel.Check or CheckLevel.Strong;
}
