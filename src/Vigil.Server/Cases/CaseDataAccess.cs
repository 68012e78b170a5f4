using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Cases;

/// <summary>
/// Who may read the customer's data behind a case: whoever has the case, while it is open, and not by their own pulling it to them (<see cref="Model.Case.PulledBy"/>), and whoever has opened it with a reason, for as long as that lasts. The one place
/// that decides: card, records, files and drafts ask here, each time anew, so that nothing outlives the assignment but what was read already.
/// </summary>
public sealed class CaseDataAccess(CaseAccess access, IDbContextFactory<VigilDb> databases, RefusedData refused, ReadingPause pause, StaffDirectory directory, TimeProvider clock)
{
    /// <returns>
    /// The case; <see cref="CaseRefusals.NotFound"/> as <see cref="CaseAccess"/> says it; or <see cref="CaseRefusals.DataClosed"/> or <see cref="CaseRefusals.ReadingPaused"/>, once the try is in the audit trail.
    /// </returns>
    public async Task<Outcome<CaseSnapshot>> FindAsync(StaffCaller caller, CaseId id, CustomerData part, CancellationToken cancellationToken)
    {
        var found = await access.FindAsync(caller, id, cancellationToken);
        if (found.Refusal is not null)
        {
            return found;
        }

        var closed = await IsHeldOrOpenedAsync(caller, found.Value!, cancellationToken) ? await pause.RefusalAsync(caller, cancellationToken) : CaseRefusals.DataClosed;
        if (closed is null)
        {
            return found;
        }

        await refused.NoteAsync(caller, id, part);
        return closed;
    }

    /// <summary>Whether the data is open, for what can be answered without it too. The caller has asked <see cref="CaseAccess"/>.</summary>
    public async Task<bool> IsOpenAsync(StaffCaller caller, CaseSnapshot @case, CancellationToken cancellationToken) =>
        await IsHeldOrOpenedAsync(caller, @case, cancellationToken) && await pause.RefusalAsync(caller, cancellationToken) is null;

    /// <summary>The same of a case by its id, for what is still being given out; a no is no try that the trail would have to tell of.</summary>
    public async Task<bool> IsStillOpenAsync(StaffCaller caller, CaseId id, CancellationToken cancellationToken) =>
        (await access.FindAsync(caller, id, cancellationToken)).Value is { } @case && await IsOpenAsync(caller, @case, cancellationToken);

    /// <summary>Until when this person has opened the data with a reason; null where they have not, or may not any more.</summary>
    public async Task<DateTimeOffset?> LookUntilAsync(StaffCaller caller, CaseId id, CancellationToken cancellationToken)
    {
        if (!caller.May(Permission.OpenCustomerData))
        {
            return null;
        }

        // A look that a clock set back has put into the future is none.
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Look>().Where(l => l.ById == caller.Id && l.CaseId == id && l.Until > now && l.At <= now)
            .OrderByDescending(l => l.Until).Select(l => (DateTimeOffset?)l.Until).FirstOrDefaultAsync(cancellationToken);
    }

    private async Task<bool> IsHeldOrOpenedAsync(StaffCaller caller, CaseSnapshot @case, CancellationToken cancellationToken) =>
        (Has(caller, @case) && !await directory.IsAmongAsync(caller.Id, @case.PulledBy.All, cancellationToken)) || await LookUntilAsync(caller, @case.Id, cancellationToken) is not null;

    /// <summary>Whether the case is this person's own by more than their own taking it from a colleague or reopening it, and goes on. Pure.</summary>
    internal static bool Has(StaffCaller caller, CaseSnapshot @case) =>
        @case is { Status: CaseStatus.Open, Owner: CaseOwner.Agent } && @case.AgentId == caller.Id && !@case.PulledBy.Has(caller.Id);
}

/// <summary>The parts of a customer's data that are asked for by themselves.</summary>
public enum CustomerData
{
    /// <summary>Who they are.</summary>
    Card,

    /// <summary>Their records at the exchange.</summary>
    Records,

    /// <summary>The files of the case and their small pictures.</summary>
    Files,
}
