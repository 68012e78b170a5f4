using Vigil.Contracts;
using Vigil.Contracts.Messenger;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Cases;

/// <summary>What became of a step-up check.</summary>
public enum CheckStep
{
    /// <summary>The customer was asked for it.</summary>
    Asked,

    /// <summary>The first of two ways was passed. Never public: it opens nothing.</summary>
    Half,

    /// <summary>It was passed, and counts for a while.</summary>
    Passed,

    /// <summary>No tries are left.</summary>
    Failed,

    /// <summary>Nobody passed it in time.</summary>
    Expired,

    /// <summary>It counts no more, for something else has happened. Never public: the customer reads of that itself.</summary>
    Ended,
}

/// <summary>Stored with a Check entry. Never a code, nor where one went.</summary>
/// <param name="Purpose">Stable name of what it is for.</param>
/// <param name="Words">The same in words, as they were then: what it was called stays readable when the table has changed.</param>
public sealed record CheckData(CheckStep Step, CheckId Check, string Purpose, PurposeWords Words)
{
    /// <summary>By which ways it was passed.</summary>
    public IReadOnlyList<string> Ways { get; init; } = [];

    /// <summary>On Asked, until when it can be passed; on Passed, until when it counts.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>On Ended, what has happened.</summary>
    public string? Why { get; init; }

    internal CheckStepView ToView() => new(EnumCode.Of(Step), Check, Purpose, Words, Ways, Until, Why);
}
