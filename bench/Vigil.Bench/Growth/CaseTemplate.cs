using Vigil.Contracts;

namespace Vigil.Bench.Growth;

/// <summary>How a model case stands.</summary>
internal enum Standing
{
    /// <summary>Done.</summary>
    Resolved,

    /// <summary>Done by the security team.</summary>
    ResolvedBySecurity,

    /// <summary>Waits for a person.</summary>
    Queued,

    /// <summary>An agent has it and spoke last.</summary>
    WithAgent,

    /// <summary>The assistant has it and spoke last.</summary>
    WithAssistant,
}

/// <summary>A case that the product itself wrote, with all that it stored of it.</summary>
/// <param name="Agent">Which of the model's agents has or had it; null for none.</param>
/// <param name="Case">One row.</param>
/// <param name="Entries">In order.</param>
/// <param name="Customer">One row.</param>
internal sealed record CaseTemplate(CaseId Id, Standing Standing, bool Visitor, int? Agent, StoredRows Case, StoredRows Entries, StoredRows Customer)
{
    /// <summary>When it was opened, in microseconds since 1970.</summary>
    public long From { get; } = (long)Case.Rows[0][Case.IndexOf("opened_at")]!;

    /// <summary>When its newest entry was written.</summary>
    public long To { get; } = (long)Entries.Rows[^1][Entries.IndexOf("at")]!;
}
