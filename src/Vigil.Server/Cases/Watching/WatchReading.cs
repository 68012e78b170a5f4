using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Vigil.Contracts;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Cases.Watching;

/// <summary>
/// Judges every ten seconds the reading of whoever has read customers' data, or conversations that are not their own, of late, from what is stored, so that it does not matter on which nodes they read.
/// What is found pauses their reading: <see cref="ReadingPause"/>.
/// </summary>
internal sealed partial class WatchReading(IDbContextFactory<VigilDb> databases, ReadingPause pause, IOptions<CustomerDataOptions> options, Outage outage, TimeProvider clock, ILogger<WatchReading> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    // A finding grows with a reading and with half an hour without a reply; who did neither of late was judged before.
    private static readonly TimeSpan Late = TimeSpan.FromHours(2);

    // Own hours are those of the last weeks without the last hours, known once there are ten days of them.
    private static readonly TimeSpan HoursFrom = TimeSpan.FromDays(28);
    private static readonly TimeSpan HoursUntil = TimeSpan.FromHours(12);
    private const int DaysForHours = 10;
    private const long MicrosecondsOfHour = 3_600_000_000;

    /// <summary>Judges everybody once.</summary>
    public async Task JudgeAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var from = now - Late;
        var people = await db.Set<DataRead>().Where(r => r.At > from && r.At <= now).Select(r => r.ById).Distinct().ToListAsync(cancellationToken);
        foreach (var person in people)
        {
            foreach (var finding in ReadingRules.Judge(await ReadAsync(db, person, now, cancellationToken), options.Value, now))
            {
                await pause.RaiseAsync(person, finding.Rule, finding.Found, cancellationToken);
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // On real time: how soon it is judged is no matter of the calendar.
        using var timer = new PeriodicTimer(Every, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await JudgeAsync(stoppingToken);
                }
                catch (Exception failure) when (failure is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
                {
                    // What is not judged now is judged ten seconds later; nothing of it is lost.
                    if (outage.Note(failure) is null)
                    {
                        Failed(logger, failure);
                    }
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private static async Task<ReadingOfPerson> ReadAsync(VigilDb db, StaffId person, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var from = now - ReadingRules.Window;
        var reads = await db.Set<DataRead>().Where(r => r.ById == person && r.At > from && r.At <= now).Select(r => new Reading(r.At, r.CaseId, r.Uid, r.Reason != null, r.Kind == NoteReading.Conversation)).ToListAsync(cancellationToken);
        var cases = reads.Where(r => !r.OfConversation).Select(r => r.Case).Distinct().ToList();

        // What they did in the case before they looked, earlier in the shift, shows that they work on it as well.
        var (me, since) = (person.Value, now - Late - HoursUntil);
        var answered = await db.Set<Entry>()
            .Where(e => cases.Contains(e.CaseId) && e.AuthorKind == AuthorKind.Agent && e.AuthorId == me && e.At > since && (e.Kind == EntryKind.Message || e.Kind == EntryKind.Transferred || e.Kind == EntryKind.Resolved))
            .Select(e => e.CaseId).Distinct().ToListAsync(cancellationToken);
        var cleared = await db.Set<ReadingAlert>().Where(a => a.PersonId == person && a.ClearedAt != null).GroupBy(a => a.Rule).Select(g => new { g.Key, At = g.Max(a => a.ClearedAt) }).ToListAsync(cancellationToken);
        return new ReadingOfPerson(reads, answered.ToHashSet(), await OwnHoursAsync(db, person, now, cancellationToken), cleared.ToDictionary(c => c.Key, c => c.At!.Value, StringComparer.Ordinal));
    }

    private static async Task<IReadOnlySet<int>?> OwnHoursAsync(VigilDb db, StaffId person, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (from, until) = ((now - HoursFrom).ToMicroseconds(), (now - HoursUntil).ToMicroseconds());
        var hours = await db.Database.SqlQuery<long>($"select distinct at / {MicrosecondsOfHour} as \"Value\" from data_reads where by_id = {person.Value} and at > {from} and at <= {until}").ToListAsync(cancellationToken);
        return hours.Select(hour => hour / 24).Distinct().Count() < DaysForHours ? null : hours.Select(hour => (int)(hour % 24)).ToHashSet();
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "The reading of customers' data could not be judged; it is tried again in ten seconds.")]
    private static partial void Failed(ILogger logger, Exception failure);
}
