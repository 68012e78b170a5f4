using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Vigil.Contracts;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Cases.Watching;

/// <summary>
/// Judges every ten seconds the reading of whoever has read customers' data, or conversations that are not their own, of late, from what is stored, so that it does not matter on which nodes they read.
/// What is found pauses their reading: <see cref="ReadingPause"/>. A round reads what has come since the last one and which alerts were cleared, and asks for replies only of who would be
/// paused without them.
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
    private static readonly IReadOnlyDictionary<string, DateTimeOffset> NothingCleared = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);

    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private readonly RecentReading _recent = new();
    private readonly Dictionary<StaffId, (long Hour, IReadOnlySet<int>? Own)> _hours = [];

    /// <summary>Judges everybody once.</summary>
    public async Task JudgeAsync(CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            var now = clock.GetUtcNow();
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            await _recent.ReadOnAsync(db, now, cancellationToken);
            var cleared = await ClearedAsync(db, now, cancellationToken);
            foreach (var person in _recent.Since(now - Late))
            {
                var known = new ReadingOfPerson(_recent.Of(person), new HashSet<CaseId>(), await OwnHoursAsync(db, person, now, cancellationToken), cleared.GetValueOrDefault(person, NothingCleared));
                foreach (var finding in ReadingRules.Judge(await WithRepliesAsync(db, person, known, now, cancellationToken), options.Value, now))
                {
                    await pause.RaiseAsync(person, finding.Rule, finding.Found, cancellationToken);
                }
            }
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _oneAtATime.Dispose();
        base.Dispose();
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

    // Of everybody at once: as many rows as alerts were cleared within a day.
    private static async Task<Dictionary<StaffId, IReadOnlyDictionary<string, DateTimeOffset>>> ClearedAsync(VigilDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var from = now - ReadingRules.Window;
        var rows = await db.Set<ReadingAlert>().Where(a => a.ClearedAt != null && a.ClearedAt > from).Select(a => new { a.PersonId, a.Rule, At = a.ClearedAt!.Value }).ToListAsync(cancellationToken);
        return rows.GroupBy(a => a.PersonId).ToDictionary(
            g => g.Key, g => (IReadOnlyDictionary<string, DateTimeOffset>)g.GroupBy(a => a.Rule, StringComparer.Ordinal).ToDictionary(r => r.Key, r => r.Max(a => a.At), StringComparer.Ordinal));
    }

    // Who has read too few cases to be found without a reply in any of them need not be asked about.
    private async Task<ReadingOfPerson> WithRepliesAsync(VigilDb db, StaffId person, ReadingOfPerson known, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var open = ReadingRules.Unanswered(known, now, options.Value);
        if (open.Count < options.Value.UnansweredCases)
        {
            return known;
        }

        // What they did in the case before they looked, earlier in the shift, shows that they work on it as well.
        var (me, since) = (person.Value, now - Late - HoursUntil);
        var answered = await db.Set<Entry>()
            .Where(e => open.Contains(e.CaseId) && e.AuthorKind == AuthorKind.Agent && e.AuthorId == me && e.At > since && (e.Kind == EntryKind.Message || e.Kind == EntryKind.Transferred || e.Kind == EntryKind.Resolved))
            .Select(e => e.CaseId).Distinct().ToListAsync(cancellationToken);
        return known with { Answered = answered.ToHashSet() };
    }

    // Once an hour for each: four weeks are many rows, and what is twelve hours old changes no faster.
    private async Task<IReadOnlySet<int>?> OwnHoursAsync(VigilDb db, StaffId person, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hour = now.ToMicroseconds() / MicrosecondsOfHour;
        if (_hours.TryGetValue(person, out var known) && known.Hour == hour)
        {
            return known.Own;
        }

        var (from, until) = ((now - HoursFrom).ToMicroseconds(), (now - HoursUntil).ToMicroseconds());
        var hours = await db.Database.SqlQuery<long>($"select distinct at / {MicrosecondsOfHour} as \"Value\" from data_reads where by_id = {person.Value} and at > {from} and at <= {until}").ToListAsync(cancellationToken);
        var own = hours.Select(h => h / 24).Distinct().Count() < DaysForHours ? null : hours.Select(h => (int)(h % 24)).ToHashSet();
        _hours[person] = (hour, own);
        return own;
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "The reading of customers' data could not be judged; it is tried again in ten seconds.")]
    private static partial void Failed(ILogger logger, Exception failure);
}
