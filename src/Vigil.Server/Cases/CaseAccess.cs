using Vigil.Contracts;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Cases;

/// <summary>Which cases a member of staff may see at all. Every staff path to a case asks here first: HTTP, hub, search, export.</summary>
public sealed class CaseAccess(ReadCases cases)
{
    /// <returns>The case, or <see cref="CaseRefusals.NotFound"/> when there is none or it is not for this person's eyes: both look the same.</returns>
    public async Task<Outcome<CaseSnapshot>> FindAsync(StaffCaller caller, CaseId id, CancellationToken cancellationToken) =>
        await cases.FindAsync(id, cancellationToken) is { } found && Allows(caller, found) ? found : CaseRefusals.NotFound;

    /// <summary>Agents see the cases of their queues and those assigned to them; whoever leads a shift sees all. Pure.</summary>
    public static bool Allows(StaffCaller caller, CaseSnapshot @case) =>
        caller.May(Permission.SeeAllCases) || @case.AgentId == caller.Id || (@case.Queue is { } queue && caller.Queues.Contains(queue));
}
