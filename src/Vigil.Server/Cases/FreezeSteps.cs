using Vigil.Contracts;
using Vigil.Contracts.Messenger;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Cases;

/// <summary>How far a customer's own freeze is.</summary>
public enum FreezeStep
{
    /// <summary>Stored, and on its way to the exchange.</summary>
    Asked,

    /// <summary>The exchange has not confirmed it yet; it is tried again.</summary>
    Delayed,

    /// <summary>The exchange has confirmed it.</summary>
    Done,

    /// <summary>The exchange has declined.</summary>
    Refused,
}

/// <summary>How it was made sure whose wish it is.</summary>
public enum FreezeWay
{
    /// <summary>By the session in which it was tapped.</summary>
    Session,

    /// <summary>Nobody was signed in: by a code that was sent to the contacts of the account.</summary>
    Code,

    /// <summary>Nobody was signed in: by a link in a mail of the exchange.</summary>
    Link,
}

/// <summary>Stored with a Freeze entry.</summary>
/// <param name="Of">Number of the entry that asked; null on that entry itself.</param>
public sealed record FreezeData(FreezeStep Step, long? Of)
{
    /// <summary>The exchange's id of the restriction, where it named one.</summary>
    public string? FreezeId { get; init; }

    /// <summary>Withdrawals that the exchange has cancelled, by id.</summary>
    public IReadOnlyList<string> Withdrawals { get; init; } = [];

    /// <summary>Devices that it has signed out.</summary>
    public int Sessions { get; init; }

    /// <summary>API keys that it has disabled.</summary>
    public int Keys { get; init; }

    /// <summary>Open orders that it has cancelled.</summary>
    public int Orders { get; init; }

    /// <summary>Why it has refused.</summary>
    public string? Code { get; init; }

    /// <summary>How whoever asked was known, where nobody was signed in; null otherwise.</summary>
    public FreezeWay? Way { get; init; }

    internal FreezeStepView ToView(bool forStaff) => new(EnumCode.Of(Step), Withdrawals, Sessions, Keys, Orders, forStaff ? Code : null, Way is { } way ? EnumCode.Of(way) : null);
}

/// <summary>A customer's newest wish to freeze.</summary>
/// <param name="Seq">Number of the entry that asked.</param>
/// <param name="FreezeId">The exchange's id of the restriction, once it is done and was named.</param>
/// <param name="At">When this step was stored.</param>
public sealed record FreezeState(CaseId CaseId, long Seq, FreezeStep Step, string? FreezeId, DateTimeOffset At)
{
    /// <summary>Not yet decided by the exchange.</summary>
    public bool IsUnderWay => Step is FreezeStep.Asked or FreezeStep.Delayed;

    /// <summary>As the customer sees it.</summary>
    public FreezeView ToView() => new(CaseId, EnumCode.Of(Step));
}
