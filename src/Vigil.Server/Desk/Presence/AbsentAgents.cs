using Vigil.Server.Cases;

namespace Vigil.Server.Desk.Presence;

/// <summary>
/// Whether the agent of a case is there for it. Not there is who gives no sign of life, and who has said 'offline' and done nothing on the
/// case since. Who is connected, says 'offline' to get no more cases and takes one by hand or writes in it all the same is there for that one.
/// </summary>
internal sealed class AbsentAgents(Presences presences, StaffLists lists)
{
    /// <summary>Whether a case is with an agent who counts as offline, so that a colleague may take it.</summary>
    public Task<bool> IsAbsentAsync(CaseSnapshot @case, CancellationToken cancellationToken) => IsAbsentAsync(@case, presences.AwayAfter, cancellationToken);

    /// <summary>Whether a case is with an agent who has been silent for so long, or has said that they are gone.</summary>
    public async Task<bool> IsAbsentAsync(CaseSnapshot @case, TimeSpan silence, CancellationToken cancellationToken)
    {
        if (@case is not { Owner: CaseOwner.Agent, AgentId: { } agent })
        {
            return false;
        }

        var row = await presences.RowOfAsync(agent, cancellationToken);
        return presences.IsSilent(row, silence)
            || (row!.State is PresenceState.Offline && !await lists.HasWorkedOnAsync(@case.Id, agent, row.SaidAt ?? DateTimeOffset.UnixEpoch, cancellationToken));
    }
}
