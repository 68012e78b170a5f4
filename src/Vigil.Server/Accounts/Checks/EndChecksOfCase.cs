using Microsoft.EntityFrameworkCore;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Outbox;

namespace Vigil.Server.Accounts.Checks;

/// <summary>Ends the checks of a case that was resolved. They count for nothing from that moment on: whoever asks compares the times until this has run.</summary>
internal sealed class EndChecksOfCase(EndChecks end, IDbContextFactory<VigilDb> databases) : IListener<CaseResolved>
{
    /// <inheritdoc/>
    public async Task HandleAsync(CaseResolved happened, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await CheckCases.ResolvedAtAsync(db, happened.CaseId, cancellationToken) is { } at)
        {
            await end.OfCaseAsync(happened.CaseId, CheckEnd.Resolved, at, cancellationToken);
        }
    }
}
