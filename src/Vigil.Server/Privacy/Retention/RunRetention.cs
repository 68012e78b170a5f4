using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Vigil.Contracts;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Erasure;
using Vigil.Server.Platform.Files;
using Vigil.Server.Privacy.Erasing;
using Vigil.Server.Privacy.Holds;
using Vigil.Server.Staff;

namespace Vigil.Server.Privacy.Retention;

/// <summary>
/// Erases what has been kept for long enough, each hour and in small pieces, and leaves alone what a legal hold covers. Runs on every node; twice does no harm. How much went
/// is in the audit trail.
/// </summary>
internal sealed partial class RunRetention(
    IOptions<PrivacyOptions> options, RetentionClock time, ErasePerson erase, IEnumerable<IKeptForAWhile> kept, CompactDatabase compact, IFileStore files, WriteGate gate,
    IDbContextFactory<VigilDb> databases, Audit audit, Outage outage, ILogger<RunRetention> logger) : BackgroundService
{
    private const int AtOnce = 100;

    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    private readonly IReadOnlyList<IKeptForAWhile> _kept = [.. kept];

    /// <summary>Does what is due now.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = await gate.WriteAsync(time.NextAsync, cancellationToken);
        var gone = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (options.Value.ConversationDays is > 0 and var days)
        {
            Count(gone, "conversations", await EraseConversationsAsync(now.AddDays(-days), cancellationToken));
        }

        foreach (var rule in Enum.GetValues<RetentionRule>())
        {
            if (DaysOf(rule) is > 0 and var ruleDays)
            {
                Count(gone, EnumCode.Of(rule), await RemoveAsync(rule, now.AddDays(-ruleDays), cancellationToken));
            }
        }

        if (gone.Count > 0)
        {
            await audit.AppendAsync(new AuditEvent(Audit.System, "retention.erased", "retention", gone), cancellationToken);
            await files.RemoveUnusedAsync(cancellationToken);

            // Where a reader is in the way the next erasure does it.
            await compact.RunAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // On real time, and for the first time an hour after the start: a server that starts again and again must not hurry the clock above.
        using var timer = new PeriodicTimer(Every, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryRunAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private static void Count(SortedDictionary<string, string> gone, string what, int count)
    {
        if (count > 0)
        {
            gone.Add(what, count.ToString(CultureInfo.InvariantCulture));
        }
    }

    private int DaysOf(RetentionRule rule) => rule switch
    {
        RetentionRule.Files => options.Value.FileDays,
        RetentionRule.Drafts => options.Value.DraftDays,
        _ => options.Value.NoteDays,
    };

    private async Task TryRunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // A worker's edge: the next hour tries again.
            if (outage.Note(failure) is null)
            {
                NotErased(logger, failure);
            }
        }
    }

    private async Task<int> EraseConversationsAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var erased = 0;
        while (true)
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var due = await CasesOfPerson.DoneBeforeAsync(db, before, await KeepHolds.CoveredAsync(db), AtOnce, cancellationToken);
            foreach (var id in due)
            {
                var person = new ErasedPerson(new List<CustomerId>(), new List<CaseId> { id }, ErasureReason.Retention, before);
                if (await gate.WriteAsync(session => EraseOneAsync(session, person, before), cancellationToken))
                {
                    await erase.FinishAsync(person, cancellationToken);
                    erased++;
                }
            }

            if (due.Count < AtOnce)
            {
                return erased;
            }
        }
    }

    // Asked again under the case's lock: it may go on by now, or be held.
    private async Task<bool> EraseOneAsync(WriteSession session, ErasedPerson person, DateTimeOffset before)
    {
        if (!await CasesOfPerson.LockDoneAsync(session, person.Cases[0], before) || (await KeepHolds.CoveredAsync(session.Db)).Contains(person.Cases[0]))
        {
            return false;
        }

        await erase.EraseAsync(session, person);
        return true;
    }

    private async Task<int> RemoveAsync(RetentionRule rule, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var removed = 0;
        foreach (var part in _kept.Where(k => k.Rule == rule))
        {
            int now;
            do
            {
                now = await gate.WriteAsync(async session => await part.RemoveAsync(session, before, await KeepHolds.CoveredAsync(session.Db), AtOnce), cancellationToken);
                removed += now;
            }
            while (now == AtOnce);
        }

        return removed;
    }

    [LoggerMessage(1, LogLevel.Warning, "What has been kept for long enough could not be erased; it is tried again in an hour.")]
    private static partial void NotErased(ILogger logger, Exception failure);
}
