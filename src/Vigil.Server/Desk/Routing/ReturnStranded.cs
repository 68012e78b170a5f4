using Microsoft.Extensions.Options;
using Vigil.Server.Cases;
using Vigil.Server.Desk.Presence;

namespace Vigil.Server.Desk.Routing;

/// <summary>Puts cases whose agent is gone and whose customer waits back into the queue, before the others: nobody waits for somebody who is not there.</summary>
internal sealed partial class ReturnStranded(Presences presences, AbsentAgents absent, StaffLists lists, WorkCase work, IOptions<DeskOptions> options, TimeProvider clock, ILogger<ReturnStranded> logger)
{
    /// <summary>Since when signs of life have been taken without a break; null after one.</summary>
    public DateTimeOffset? Since { get; private set; } = clock.GetUtcNow();

    /// <summary>Signs of life could not be taken: silence until now tells nothing about anybody, on any node.</summary>
    public void BeginAnew() => Since = null;

    /// <summary>Looks once.</summary>
    /// <param name="seenAt">When signs of life were last taken: time that has passed since then, while the database kept this waiting, is nobody's silence.</param>
    /// <param name="cancellationToken">Ends it between two cases.</param>
    public async Task RunAsync(DateTimeOffset seenAt, CancellationToken cancellationToken)
    {
        var absentAfter = TimeSpan.FromMinutes(options.Value.AbsentAfterMinutes);

        // A clock that was set back begins anew.
        Since = Since <= seenAt ? Since : seenAt;
        var gone = seenAt - absentAfter;
        if (gone < Since)
        {
            // This server has just started, or the database was away: nobody has given a sign of life yet, and all are about to.
            return;
        }

        foreach (var @case in await lists.StrandedAsync(await presences.SeenAfterAsync(gone, cancellationToken), gone, clock.GetUtcNow(), cancellationToken))
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
