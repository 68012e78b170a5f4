using Vigil.Contracts;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Platform.Erasure;

/// <summary>What one module keeps for as long as a rule of retention says, and no longer.</summary>
public interface IKeptForAWhile
{
    /// <summary>The rule it falls under.</summary>
    RetentionRule Rule { get; }

    /// <summary>Removes what is older, in the caller's transaction.</summary>
    /// <param name="held">Cases that a legal hold covers: nothing of theirs is removed.</param>
    /// <param name="atMost">So much at once that no other write waits long.</param>
    /// <returns>How much was removed; less than asked for where that was all.</returns>
    Task<int> RemoveAsync(WriteSession session, DateTimeOffset before, IReadOnlyList<CaseId> held, int atMost);
}

/// <summary>The rules of retention beside that of conversations.</summary>
public enum RetentionRule
{
    /// <summary>Files of resolved cases.</summary>
    Files,

    /// <summary>Drafts that agents' replies began from.</summary>
    Drafts,

    /// <summary>Notes of looks, reveals, cleared alerts, approvals and lifted holds, and who has read what.</summary>
    Notes,
}
