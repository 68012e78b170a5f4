using Microsoft.Extensions.Options;
using Vigil.Server.Cases;
using Vigil.Server.Desk.Presence;

namespace Vigil.Server.Desk.Routing;

/// <summary>Puts cases whose agent is gone and whose customer waits back into the queue, before the others: nobody waits for somebody who is not there.</summary>
internal sealed partial class ReturnStranded(Presences presences, AbsentAgents absent, StaffLists lists, WorkCase work, IOptions<DeskOptions> options, TimeProvider clock, ILogger<ReturnStranded> logger)
{
    private DateTimeOffset _since = clock.GetUtcNow();

    /// <summary>Looks once.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var absentAfter = TimeSpan.FromMinutes(options.Value.AbsentAfterMinutes);
        var now = clock.GetUtcNow();

        // A clock that was set back begins anew.
        _since = _since <= now ? _since : now;
        var gone = now - absentAfter;
        if (gone < _since)
        {
            // This server has just started: after an outage nobody has given a sign of life yet, and all are about to.
            return;
        }

        foreach (var @case in await lists.StrandedAsync(await presences.SeenAfterAsync(gone, cancellationToken), gone, now, cancellationToken))
        {
            if (!await absent.IsAbsentAsync(@case, absentAfter, cancellationToken))
            {
                // They have said 'offline', and are at work on this one all the same.
                continue;
            }

            var returned = await work.ReturnAsync(@case.Id, @case.AgentId!.Value);
            if (returned.Refusal is null)
            {
                Returned(logger, @case.Id.Value, @case.AgentId.Value.Value);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Case {CaseId} went back to its queue: {StaffId} is gone.")]
    private static partial void Returned(ILogger logger, Guid caseId, Guid staffId);
}
