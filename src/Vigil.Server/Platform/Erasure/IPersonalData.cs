using Vigil.Contracts;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Platform.Erasure;

/// <summary>
/// What one module keeps of a person: every module that keeps words or data of people registers one, and whoever erases asks all of them. Both
/// methods are called again after a kill and for what came in meanwhile, so a repeat finds nothing to do. None of them may ask for approvals.
/// </summary>
public interface IPersonalData
{
    /// <summary>Takes out of the database whatever tells of the person or was said by or about them, inside the one transaction of the erasure.</summary>
    /// <returns>How many rows were changed: 0 where there was nothing (left).</returns>
    Task<int> EraseAsync(WriteSession session, ErasedPerson person);

    /// <summary>After the commit, on every node: what no transaction reaches, such as bytes in files, open connections and what is remembered in memory.</summary>
    Task FinishAsync(ErasedPerson person, CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Whose data is to go.</summary>
/// <param name="Ids">The person, as a customer and as the visitors they were before they signed in. Empty where the words of some cases are erased and nobody is forgotten.</param>
/// <param name="Cases">All of their cases.</param>
/// <param name="Why">What the tombstone of each case says.</param>
public sealed record ErasedPerson(IReadOnlyList<CustomerId> Ids, IReadOnlyList<CaseId> Cases, ErasureReason Why, DateTimeOffset At);

/// <summary>Why words are gone. Stored by name.</summary>
public enum ErasureReason
{
    /// <summary>The person wanted it, and two people agreed.</summary>
    Request,

    /// <summary>A rule of retention says so.</summary>
    Retention,
}
