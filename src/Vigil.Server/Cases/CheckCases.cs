using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Server.Cases.Model;
using Vigil.Server.Cases.Timeline;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Platform.Outbox;

namespace Vigil.Server.Cases;

/// <summary>Keeps step-up checks on a timeline, in the write that changes the check itself. Whatever was stored is shown with <see cref="Tell"/> after the commit.</summary>
public sealed class CheckCases
{
    private readonly BatchWriter _writer;
    private readonly OutboxSignal _signal;
    private readonly IReadOnlyList<ICaseObserver> _observers;

    internal CheckCases(BatchWriter writer, OutboxSignal signal, IEnumerable<ICaseObserver> observers)
    {
        (_writer, _signal) = (writer, signal);
        _observers = [.. observers];
    }

    /// <summary>Waits for whatever is being written to these cases elsewhere, and keeps it out. Comes before a check itself is changed, as everywhere: who takes the two in one order waits for nobody in a circle.</summary>
    public static Task LockAsync(WriteSession session, IReadOnlyCollection<CaseId> ids) =>
        session.Db.Set<Case>().Where(c => ids.Contains(c.Id)).ExecuteUpdateAsync(set => set.SetProperty(c => c.CustomerRead, c => c.CustomerRead), CancellationToken.None);

    /// <summary>When the case was last resolved; null if it never was. What was asked before counts no more, also where it has been opened again since.</summary>
    public static Task<DateTimeOffset?> ResolvedAtAsync(VigilDb db, CaseId id, CancellationToken cancellationToken) =>
        db.Set<Entry>().Where(e => e.CaseId == id && e.Kind == EntryKind.Resolved).OrderByDescending(e => e.Seq).Select(e => (DateTimeOffset?)e.At).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Writes that the customer is asked.</summary>
    /// <param name="agent">Who asks; null for the system.</param>
    /// <returns>What was written; <see cref="CaseRefusals.AlreadyResolved"/> or <see cref="CaseRefusals.NotYourTurn"/>.</returns>
    public Task<Outcome<WrittenCheck>> AskAsync(WriteSession session, CaseId id, CheckData what, Author author, StaffId? agent) =>
        WriteAsync(session, new CaseCommand(id, null, null, null, change => change.AskCheck(what, author, agent)));

    /// <summary>Writes what became of it.</summary>
    public async Task<WrittenCheck> NoteAsync(WriteSession session, CaseId id, CheckData what) =>
        (await WriteAsync(session, new CaseCommand(id, null, null, null, change => change.NoteCheck(what)))).Value!;

    /// <summary>Shows the change to whoever has the case open. After the commit.</summary>
    public void Tell(WrittenCheck written)
    {
        written.Committed();
        if (written.HasWork)
        {
            _signal.Wake();
        }

        foreach (var observer in _observers)
        {
            observer.Show(written.Told);
        }
    }

    private async Task<Outcome<WrittenCheck>> WriteAsync(WriteSession session, CaseCommand command)
    {
        var batch = await _writer.WriteAsync(session, [command]);
        return batch.Results[0] switch
        {
            null => throw new InvalidOperationException("A case whose lock this transaction holds could not be written."),
            { Refusal: { } refusal } => refusal,
            var done => new WrittenCheck(CaseTold.Of(done.Before, done.Case!, done.Entries), batch.HasWork, batch.Committed),
        };
    }
}

/// <summary>A step that was written, to be told after the commit.</summary>
/// <param name="Committed">To be called when the commit is done.</param>
public sealed record WrittenCheck(CaseTold Told, bool HasWork, Action Committed);
