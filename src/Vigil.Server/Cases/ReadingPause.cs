using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Cases.Model;
using Vigil.Server.Cases.Watching;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Platform.Telemetry;
using Vigil.Server.Staff;

namespace Vigil.Server.Cases;

/// <summary>Whose reading of customers' data is paused, because it looked unusual: until a colleague who leads a shift has cleared it. They go on answering customers meanwhile.</summary>
public sealed class ReadingPause(IDbContextFactory<VigilDb> databases, StaffDirectory directory, WriteGate gate, Audit audit, VigilMetrics metrics, TimeProvider clock)
{
    private const int MostAlerts = 100;

    /// <returns>Null, or <see cref="CaseRefusals.ReadingPaused"/>.</returns>
    public async Task<Refusal?> RefusalAsync(StaffCaller caller, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<ReadingAlert>().AnyAsync(a => a.PersonId == caller.Id && a.ClearedAt == null, cancellationToken) ? CaseRefusals.ReadingPaused : null;
    }

    /// <summary>Everybody whose reading is paused now.</summary>
    public async Task<IReadOnlySet<StaffId>> PausedAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return (await db.Set<ReadingAlert>().Where(a => a.ClearedAt == null).Select(a => a.PersonId).Distinct().ToListAsync(cancellationToken)).ToHashSet();
    }

    /// <summary>Those that hold, then the latest that were cleared; for whoever holds <see cref="Permission.OpenCustomerData"/>.</summary>
    public async Task<ReadingAlertsView> ListAsync(StaffCaller reader, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var alerts = await db.Set<ReadingAlert>().OrderByDescending(a => a.ClearedAt == null).ThenByDescending(a => a.At).ThenByDescending(a => a.Id).Take(MostAlerts).ToListAsync(cancellationToken);

        // Those who have left are to be named too.
        var names = new Dictionary<StaffId, string>();
        foreach (var person in alerts.Select(a => a.PersonId).Concat(alerts.Select(a => a.ClearedById).OfType<StaffId>()).Distinct())
        {
            names[person] = (await directory.FindAsync(person, cancellationToken))?.Name ?? "";
        }

        return new ReadingAlertsView([.. alerts.Select(a => ToView(a, reader, names))]);
    }

    /// <summary>Lets somebody read again. Never by themselves, under whatever account nor by who has just come or has just invited them, and once.</summary>
    /// <returns>Null; which field is wrong; <see cref="CaseRefusals.AlertNotFound"/>, <see cref="CaseRefusals.OwnAlert"/> or <see cref="CaseRefusals.AlertCleared"/>.</returns>
    public async Task<Refusal?> ClearAsync(StaffCaller by, AlertId id, ClearAlert request, CancellationToken cancellationToken)
    {
        if (WrittenReason.WrongWith(request.Note) is { } wrong)
        {
            return wrong;
        }

        StaffId person;
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
        {
            if (await db.Set<ReadingAlert>().FirstOrDefaultAsync(a => a.Id == id.Value, cancellationToken) is not { } alert)
            {
                return CaseRefusals.AlertNotFound;
            }

            person = alert.PersonId;
        }

        if (!await directory.IsSecondPersonAsync(by.Id, person, cancellationToken))
        {
            return CaseRefusals.OwnAlert;
        }

        return await gate.WriteAsync(async session =>
        {
            // Of several at once the database lets one through.
            var (me, now, note) = ((StaffId?)by.Id, (DateTimeOffset?)clock.GetUtcNow(), (string?)HideSecrets.In(request.Note.Trim()));
            var cleared = await session.Db.Set<ReadingAlert>().Where(a => a.Id == id.Value && a.ClearedAt == null).ExecuteUpdateAsync(
                set => set.SetProperty(a => a.ClearedById, me).SetProperty(a => a.ClearedAt, now).SetProperty(a => a.Note, note), CancellationToken.None);
            if (cleared == 0)
            {
                return CaseRefusals.AlertCleared;
            }

            await audit.AppendAsync(session, new AuditEvent(by.Actor, "reading.cleared", Audit.Staff(person), new Dictionary<string, string>(StringComparer.Ordinal) { ["alert"] = id.ToString() }));
            return null;
        }, cancellationToken);
    }

    /// <summary>Pauses somebody's reading; where it is paused by the same rule already, nothing.</summary>
    internal Task RaiseAsync(StaffId person, string rule, int found, CancellationToken cancellationToken) => gate.WriteAsync(session => RaiseAsync(session, person, rule, found), cancellationToken);

    /// <summary>The same together with the reading that it follows from.</summary>
    internal async Task<bool> RaiseAsync(WriteSession session, StaffId person, string rule, int found)
    {
        var id = AlertId.New(clock);
        var raised = await session.Db.Database.ExecuteSqlAsync($"""
            insert into reading_alerts (id, person_id, rule, found, at) values ({id.Value}, {person.Value}, {rule}, {found}, {clock.GetUtcNow().ToMicroseconds()})
            on conflict (person_id, rule) where cleared_at is null do nothing
            """, CancellationToken.None);
        if (raised > 0)
        {
            // Somebody has to hear of it at night, too: monitoring calls whoever is on duty.
            metrics.ReadingPaused();
            await audit.AppendAsync(session, new AuditEvent(
                Audit.System, "reading.paused", Audit.Staff(person), new Dictionary<string, string>(StringComparer.Ordinal) { ["rule"] = rule, ["alert"] = id.ToString() }));
        }

        return raised > 0;
    }

    private static ReadingAlertView ToView(ReadingAlert alert, StaffCaller reader, Dictionary<StaffId, string> names) => new(
        AlertId.From(alert.Id), names[alert.PersonId], alert.PersonId == reader.Id ? ReadingRules.Untold : alert.Rule, alert.PersonId == reader.Id ? 0 : alert.Found, alert.At, alert.PersonId == reader.Id, alert.ClearedById is { } by ? names[by] : null, alert.ClearedAt, alert.Note);
}
