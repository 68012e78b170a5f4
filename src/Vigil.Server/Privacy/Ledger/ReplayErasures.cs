using Microsoft.EntityFrameworkCore;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;
using Vigil.Server.Privacy.Erasing;
using Vigil.Server.Staff;

namespace Vigil.Server.Privacy.Ledger;

/// <summary>
/// Does again what the ledger tells of and the database does not know: it is an older copy that was put back. Holds that stand in that copy were lifted before the erasure, and cases
/// that are open in it were closed.
/// </summary>
internal sealed partial class ReplayErasures(ErasureLedger ledger, ErasePerson erase, WriteGate gate, Audit audit, TimeProvider clock, ILogger<ReplayErasures> logger)
{
    /// <returns>How many the ledger holds, and how many of them had to be done again.</returns>
    /// <exception cref="InvalidDataException">The ledger is damaged.</exception>
    public async Task<(int Recorded, int Again)> RunAsync(CancellationToken cancellationToken)
    {
        var recorded = await ledger.ReadAsync(cancellationToken);
        var again = 0;
        foreach (var one in recorded.DistinctBy(r => r.Id))
        {
            again += await gate.WriteAsync(session => AgainAsync(session, one), cancellationToken) ? 1 : 0;
        }

        if (again > 0)
        {
            DoneAgain(logger, again);
        }

        return (recorded.Count, again);
    }

    private async Task<bool> AgainAsync(WriteSession session, RecordedErasure one)
    {
        // Locked first: another node that starts beside this one has done it by the time it is looked for.
        await CasesOfPerson.LockAsync(session, one.Persons);
        if (await session.Db.Set<Erasure>().AnyAsync(e => e.Id == one.Id, CancellationToken.None))
        {
            return false;
        }

        var person = await CasesOfPerson.FindAsync(session.Db, one.Persons, one.Cases, CancellationToken.None);
        var now = clock.GetUtcNow();
        await erase.RunAsync(session, one.Id, person, now, recordedAt: now);
        await audit.AppendAsync(session, new AuditEvent(
            Audit.System, "customer.erased_again", $"approval:{one.Id}", new Dictionary<string, string>(StringComparer.Ordinal) { ["cases"] = person.Cases.Count.ToString(System.Globalization.CultureInfo.InvariantCulture) }));
        return true;
    }

    [LoggerMessage(1, LogLevel.Warning, "The database is older than the ledger of erasures: {Count} erasures were done again.")]
    private static partial void DoneAgain(ILogger logger, int count);
}
