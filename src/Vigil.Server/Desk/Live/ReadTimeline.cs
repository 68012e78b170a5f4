using System.Collections.Concurrent;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Accounts;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Desk.Live;

/// <summary>Reads a case's timeline for a member of staff: whether they may, audited and watched if the case is not theirs, and read for the customer if it is.</summary>
internal sealed class ReadTimeline(CaseAccess access, StaffLists lists, WorkCase work, ReadingPause pause, Looks looks, Audit audit, Outage outage, TimeProvider clock)
{
    // Beyond this many remembered looks all are forgotten: one line too many in the trail is better than one too few.
    private const int MaxRemembered = 10_000;

    private readonly ConcurrentDictionary<(StaffId, CaseId, long Hour), byte> _looks = [];

    /// <summary>The entries after a number, or <see cref="CaseRefusals.NotFound"/>, or of a case that is not the reader's own <see cref="CaseRefusals.ReadingPaused"/>.</summary>
    public async Task<Outcome<StaffEntriesView>> ReadAsync(StaffCaller caller, CaseId id, long after, CancellationToken cancellationToken)
    {
        var found = await access.FindAsync(caller, id, cancellationToken);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var @case = found.Value!;
        if (!CaseDataAccess.Has(caller, @case))
        {
            if (await pause.RefusalAsync(caller, cancellationToken) is { } paused)
            {
                return paused;
            }

            await AuditAsync(caller, id, cancellationToken);
            await looks.AtConversationAsync(caller, @case);
        }

        var entries = await lists.EntriesAsync(id, Math.Max(0, after), cancellationToken);
        if (!entries.More)
        {
            await MarkReadAsync(@case, caller);
        }

        return entries;
    }

    private async Task MarkReadAsync(CaseSnapshot @case, StaffCaller caller)
    {
        try
        {
            await work.MarkReadAsync(@case, caller.Id);
        }
        catch (Exception failure) when (outage.Note(failure) is not null)
        {
            // Who reads while nothing can be stored shall read: the mark is made with the next reading.
        }
    }

    // Before anything is shown. Once per person, case and hour on each node: reconnects and pages are one look.
    private async Task AuditAsync(StaffCaller caller, CaseId id, CancellationToken cancellationToken)
    {
        var look = (caller.Id, id, clock.GetUtcNow().ToUnixTimeSeconds() / 3600);
        if (_looks.ContainsKey(look))
        {
            return;
        }

        await audit.AppendAsync(new AuditEvent(caller.Actor, "case.read", $"case:{id}"), cancellationToken);
        if (_looks.Count >= MaxRemembered)
        {
            _looks.Clear();
        }

        _looks[look] = 0;
    }
}
