using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Erasure;
using Vigil.Server.Privacy.Ledger;

namespace Vigil.Server.Privacy.Erasing;

/// <summary>
/// Does what comes after the transaction of an erasure, on every node and again after a kill until it is done: the line in the ledger, the bytes of files, the person's
/// connections, the bytes of the database's file; and a while later once more for what was under way at the time.
/// </summary>
internal sealed partial class FinishErasures(
    ErasePerson erase, ErasureLedger ledger, CompactDatabase compact, WriteGate gate, IDbContextFactory<VigilDb> databases, Outage outage, TimeProvider clock, ILogger<FinishErasures> logger) : BackgroundService
{
    // As soon as revoked sessions of the staff end.
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    // No request that was let in before is still under way after this long: an upload that takes longer is one that was refused at its next piece.
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(10);

    // Whose connections on this node have been ended.
    private readonly HashSet<ApprovalId> _ended = [];

    /// <summary>Does what is due now.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var open = await db.Set<Erasure>().Where(e => e.FinishedAt == null).OrderBy(e => e.At).ToListAsync(cancellationToken);
        await CleanAsync(open, cancellationToken);

        // After the cleaning: a folder that cannot be written to keeps nobody's words.
        foreach (var erasure in open.Where(e => e.RecordedAt is null))
        {
            await ledger.AppendAsync(erasure);
            await MarkAsync([erasure.Id], (rows, now) => rows.Where(e => e.RecordedAt == null).ExecuteUpdateAsync(set => set.SetProperty(e => e.RecordedAt, now), CancellationToken.None));
        }

        // Where the clock was set back past the erasure it stays open for longer, which takes nothing from anybody.
        await SettleAsync([.. open.Where(e => clock.GetUtcNow() - e.At >= Settled)], cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // On real time: what is stored is compared with the clock.
        using var timer = new PeriodicTimer(Every, TimeProvider.System);
        try
        {
            do
            {
                await TryRunAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping: the next start goes on.
        }
    }

    private async Task TryRunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // A worker's edge: the rows say what is still to be done.
            if (outage.Note(failure) is null)
            {
                NotFinished(logger, failure);
            }
        }
    }

    private async Task CleanAsync(IReadOnlyList<Erasure> open, CancellationToken cancellationToken)
    {
        foreach (var erasure in open.Where(e => e.CleanedAt is null || !_ended.Contains(e.Id)))
        {
            await FinishAsync(erasure, cancellationToken);
        }

        var unclean = open.Where(e => e.CleanedAt is null).Select(e => e.Id).ToList();
        if (unclean.Count > 0 && await compact.RunAsync(cancellationToken))
        {
            await MarkAsync(unclean, (rows, now) => rows.Where(e => e.CleanedAt == null).ExecuteUpdateAsync(set => set.SetProperty(e => e.CleanedAt, now), CancellationToken.None));
        }
    }

    private async Task SettleAsync(IReadOnlyList<Erasure> due, CancellationToken cancellationToken)
    {
        var late = false;
        foreach (var erasure in due)
        {
            if (await gate.WriteAsync(session => erase.AgainAsync(session, erasure), cancellationToken))
            {
                late = true;
                await FinishAsync(erasure, cancellationToken);
            }
        }

        if (due.Count == 0 || (late && !await compact.RunAsync(cancellationToken)))
        {
            return;
        }

        // Only what was cleaned and recorded is over; the rest is tried again.
        var ids = due.Select(e => e.Id).ToList();
        await MarkAsync(ids, (rows, now) => rows.Where(e => e.CleanedAt != null && e.RecordedAt != null).ExecuteUpdateAsync(set => set.SetProperty(e => e.FinishedAt, now), CancellationToken.None));
        _ended.ExceptWith(ids);
    }

    private async Task FinishAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        await erase.FinishAsync(new ErasedPerson(erasure.PersonIds, erasure.CaseIds, ErasureReason.Request, erasure.At), cancellationToken);
        _ended.Add(erasure.Id);
    }

    private Task<int> MarkAsync(IReadOnlyList<ApprovalId> ids, Func<IQueryable<Erasure>, DateTimeOffset?, Task<int>> mark)
    {
        var now = (DateTimeOffset?)clock.GetUtcNow();
        return gate.WriteAsync(session => mark(session.Db.Set<Erasure>().Where(e => ids.Contains(e.Id)), now), CancellationToken.None);
    }

    [LoggerMessage(1, LogLevel.Warning, "An erasure is not finished yet; it is tried again.")]
    private static partial void NotFinished(ILogger logger, Exception failure);
}
