namespace Vigil.Durability.Tests.History;

/// <summary>What a server must never do.</summary>
public enum Wrong
{
    /// <summary>Acknowledged, and not stored under that number with those words.</summary>
    Lost,

    /// <summary>Stored more than once.</summary>
    Doubled,

    /// <summary>Sent after another was acknowledged, and stored before it.</summary>
    Reordered,

    /// <summary>The numbers are not 1, 2, 3 …, or the last is not the last.</summary>
    Gap,

    /// <summary>The customer's timeline is not what the staff's says that the customer sees.</summary>
    SidesDiffer,

    /// <summary>A client's timeline is not the server's at the end.</summary>
    ClientDiffers,

    /// <summary>The same key was acknowledged with two numbers.</summary>
    TwoNumbers,

    /// <summary>A client was never told what became of what it sent.</summary>
    Unanswered,

    /// <summary>A client was shown what is not stored there.</summary>
    ShownNotStored,

    /// <summary>A customer was shown what is for staff alone.</summary>
    InternalShown,

    /// <summary>Stored, and nobody sent it.</summary>
    FromNobody,

    /// <summary>The assistant did not take note of a message, or more often than once.</summary>
    NotUnderstoodOnce,

    /// <summary>The assistant answered a message more often than once, or what nobody asked.</summary>
    AnsweredTwice,

    /// <summary>The assistant had the case and left a message without an answer.</summary>
    NotAnswered,

    /// <summary>A wish for a person did not lead to exactly one place in line and then one person.</summary>
    NotHandedOverOnce,

    /// <summary>An agent spoke on a case that was another's.</summary>
    SpokeOutOfTurn,
}

/// <summary>One thing that went wrong, and where.</summary>
public sealed record Offence(Wrong Wrong, string? Case, string Story)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Wrong} ({Case ?? "no case"}): {Story}";
}
