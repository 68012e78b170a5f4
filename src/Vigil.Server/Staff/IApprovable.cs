using Vigil.Contracts;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Staff;

/// <summary>A kind of act that needs two people. Its module registers it; how the two come together is the same for all kinds. It must not ask for approvals itself: what asks is another class.</summary>
public interface IApprovable
{
    /// <summary>The stable dotted name, such as <c>customer.export</c>.</summary>
    string Kind { get; }

    /// <summary>What both have to hold: who asks, also at the moment of the decision, and who agrees.</summary>
    Permission Needs { get; }

    /// <summary>
    /// Does what was agreed to, in the very write that stores the decision: both or neither, and so exactly once. What happens elsewhere than in the database is put
    /// into the outbox here, under the approval's id as its key.
    /// </summary>
    /// <returns>A refusal where it cannot be done any more: then nothing is decided.</returns>
    Task<Refusal?> CarryOutAsync(WriteSession session, ApprovedAct act);

    /// <summary>
    /// True for what was done at once and only confirmed afterwards, since waiting would have done harm: a second person's no undoes it, nobody takes the question back,
    /// and it is asked however much waits. False for all else.
    /// </summary>
    bool IsDoneAtOnce => false;

    /// <summary>Undoes it in the write that stores the no; for what <see cref="IsDoneAtOnce"/>.</summary>
    /// <returns>A refusal where it cannot be undone any more: then nothing is decided.</returns>
    Task<Refusal?> UndoAsync(WriteSession session, ApprovedAct act) => Task.FromResult<Refusal?>(null);
}

/// <summary>What was agreed to.</summary>
/// <param name="RequestedBy">Who wanted it.</param>
/// <param name="DecidedBy">Who agreed.</param>
public sealed record ApprovedAct(ApprovalId Id, IReadOnlyDictionary<string, string> Content, CaseId? CaseId, StaffId RequestedBy, StaffId DecidedBy, DateTimeOffset At);
