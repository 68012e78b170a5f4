using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Server.Cases.Model;
using Vigil.Server.Cases.Timeline;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Platform.Outbox;
using Vigil.Server.Staff;

namespace Vigil.Server.Cases;

/// <summary>A wish to freeze. The caller has made sure whose session it is.</summary>
/// <param name="In">The conversation in which it was tapped; null for the one about the account's safety that goes on, or a new one.</param>
/// <param name="Way">How it was made sure.</param>
/// <param name="Session">Key of the session in which it was tapped, which goes on; null for none.</param>
public sealed record FreezeWish(CustomerId CustomerId, CaseId? In, string Language, string TimeZone, FreezeWay Way = FreezeWay.Session, string? Session = null);

/// <summary>A freeze as it can be told to somebody who sees no conversation.</summary>
/// <param name="Number">Of the case that tells of it.</param>
public sealed record FreezeTold(string Number, FreezeData What);

/// <summary>
/// Keeps a customer's own freeze on a timeline: the wish with its work for the outbox and its line in the audit trail in one commit, and
/// what came of it in another. Whatever was stored is then shown with <see cref="Tell"/>.
/// </summary>
public sealed class FreezeCases
{
    private readonly BatchWriter _writer;
    private readonly WriteGate _gate;
    private readonly IDbContextFactory<VigilDb> _databases;
    private readonly Audit _audit;
    private readonly OutboxSignal _signal;
    private readonly TimeProvider _clock;
    private readonly IReadOnlyList<ICaseObserver> _observers;

    internal FreezeCases(BatchWriter writer, WriteGate gate, IDbContextFactory<VigilDb> databases, Audit audit, OutboxSignal signal, TimeProvider clock, IEnumerable<ICaseObserver> observers)
    {
        (_writer, _gate, _databases, _audit, _signal, _clock) = (writer, gate, databases, audit, signal, clock);
        _observers = [.. observers];
    }

    /// <summary>The customer's newest wish, or null.</summary>
    public async Task<FreezeState?> NewestAsync(CustomerId customer, CancellationToken cancellationToken)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        return await NewestAsync(db, customer, cancellationToken);
    }

    /// <summary>The same inside a transaction.</summary>
    public static async Task<FreezeState?> NewestAsync(VigilDb db, CustomerId customer, CancellationToken cancellationToken)
    {
        // Few cases are urgent, and urgency never falls: for nearly everybody no timeline is looked at.
        var newest = await (from @case in db.Set<Case>()
                            where @case.CustomerId == customer && @case.Priority == CasePriority.Urgent
                            from entry in db.Set<Entry>()
                            where entry.CaseId == @case.Id && entry.Kind == EntryKind.Freeze && entry.Data != null
                            orderby entry.At descending, entry.Seq descending
                            select new { entry.CaseId, entry.Seq, entry.Data, entry.At }).FirstOrDefaultAsync(cancellationToken);
        return newest is null || JsonSerializer.Deserialize<FreezeData>(newest.Data!, CaseChange.Json) is not { } data ? null : new FreezeState(newest.CaseId, data.Of ?? newest.Seq, data.Step, data.FreezeId, newest.At);
    }

    /// <summary>What a step of a freeze says.</summary>
    public async Task<FreezeTold> ReportAsync(FreezeState state, CancellationToken cancellationToken)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        var number = await db.Set<Case>().Where(c => c.Id == state.CaseId).Select(c => c.Number).SingleAsync(cancellationToken);
        var told = await db.Set<Entry>().Where(e => e.CaseId == state.CaseId && e.Kind == EntryKind.Freeze && e.Seq >= state.Seq && e.Data != null).OrderByDescending(e => e.Seq).Select(e => e.Data!).ToListAsync(cancellationToken);
        var data = told.Select(t => JsonSerializer.Deserialize<FreezeData>(t, CaseChange.Json)).OfType<FreezeData>().FirstOrDefault(d => d.Step == state.Step);
        return new FreezeTold(number, data ?? new FreezeData(state.Step, state.Seq));
    }

    /// <summary>Writes the wish. Stored when the session commits; then hand the answer to <see cref="Tell"/>. The caller keeps two wishes of one customer apart.</summary>
    /// <returns>What was written, or <see cref="CaseRefusals.NotFound"/> where the conversation is not the customer's.</returns>
    public async Task<Outcome<WrittenFreeze>> AskAsync(WriteSession session, FreezeWish wish)
    {
        // Before anything else, for the locks: what is being written to these cases elsewhere is waited for.
        await session.Db.Set<Case>().Where(c => c.CustomerId == wish.CustomerId).ExecuteUpdateAsync(set => set.SetProperty(c => c.CustomerRead, c => c.CustomerRead), CancellationToken.None);
        var author = Author.Customer(wish.CustomerId);
        var written = await WriteAsync(session, (wish.In ?? await PresentAsync(session.Db, wish.CustomerId)) is { } present
            ? new CaseCommand(present, null, null, null, change => Ask(change, author, wish), wish.CustomerId)
            : Opening(wish, author));
        if (written.Refusal is null)
        {
            await _audit.AppendAsync(session, new AuditEvent(Audit.Customer(wish.CustomerId), "account.freeze_asked", $"case:{written.Value!.State.CaseId}",
                wish.Way is FreezeWay.Session ? null : new Dictionary<string, string>(StringComparer.Ordinal) { ["way"] = EnumCode.Of(wish.Way) }));
        }

        return written;
    }

    /// <summary>Stores what came of a wish and shows it. Once: the same step of the same wish again changes nothing.</summary>
    public async Task NoteAsync(CaseId id, FreezeData what, CancellationToken cancellationToken)
    {
        var key = $"f:{what.Of}:{EnumCode.Of(what.Step)}";
        var written = await _gate.WriteAsync(async session =>
        {
            await session.Db.Set<Case>().Where(c => c.Id == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.CustomerRead, c => c.CustomerRead), CancellationToken.None);
            var noted = (await WriteAsync(session, new CaseCommand(id, key, null, null, change =>
            {
                change.NoteFreeze(what, key);
                return null;
            }))).Value;
            if (noted is { Told: not null })
            {
                await _audit.AppendAsync(session, new AuditEvent(Audit.System, $"account.freeze_{EnumCode.Of(what.Step)}", $"case:{id}", DetailOf(what)));
            }

            return noted;
        }, cancellationToken);
        if (written is not null)
        {
            Tell(written);
        }
    }

    /// <summary>Shows the change to whoever has the case open, and wakes what follows from it. After the commit.</summary>
    public void Tell(WrittenFreeze written)
    {
        written.Committed();
        if (written.HasWork)
        {
            _signal.Wake();
        }

        if (written.Told is { } told)
        {
            foreach (var observer in _observers)
            {
                observer.Show(told);
            }
        }
    }

    private async Task<Outcome<WrittenFreeze>> WriteAsync(WriteSession session, CaseCommand command)
    {
        var batch = await _writer.WriteAsync(session, [command]);
        return batch.Results[0] switch
        {
            null => throw new InvalidOperationException("A case whose lock this transaction holds could not be written."),
            { Refusal: { } refusal } => refusal,
            { Repeated: true } => new WrittenFreeze(new FreezeState(command.CaseId, 0, FreezeStep.Asked, null, default), null, batch.HasWork, batch.Committed),
            var done => new WrittenFreeze(StateOf(done.Entries), CaseTold.Of(done.Before, done.Case!, done.Entries), batch.HasWork, batch.Committed),
        };
    }

    private static FreezeState StateOf(IReadOnlyList<Entry> entries)
    {
        var asked = entries.First(e => e.Kind is EntryKind.Freeze);
        return new FreezeState(asked.CaseId, asked.Seq, FreezeStep.Asked, null, asked.At);
    }

    private static Refusal? Ask(CaseChange change, Author author, FreezeWish wish)
    {
        change.AskFreeze(author, wish.Way, wish.Session);
        return null;
    }

    private CaseCommand Opening(FreezeWish wish, Author author)
    {
        var (id, now) = (CaseId.New(_clock), _clock.GetUtcNow());
        var request = new CaseOpeningRequest(wish.CustomerId, false, $"freeze-{Guid.CreateVersion7(now)}", wish.Language, wish.TimeZone, FreezeDecisions.Topic, null, null, null);
        return new CaseCommand(id, null, null, new CaseOpening(wish.CustomerId, request.ClientCaseId, number => OpenNewCase.Begin(id, number, request, now), now, _ => null), change =>
        {
            change.Append(EntryKind.Opened, author, isPublic: false, data: new OpenedData(FreezeDecisions.Topic, null));
            return Ask(change, author, wish);
        });
    }

    // The one about the account's safety that goes on: whoever has it need not look into two.
    private static async Task<CaseId?> PresentAsync(VigilDb db, CustomerId customer)
    {
        var open = await db.Set<Case>().Where(c => c.CustomerId == customer && c.Status == CaseStatus.Open).OrderByDescending(c => c.UpdatedAt).Select(c => new { c.Id, c.Queue, c.Topic }).ToListAsync(CancellationToken.None);
        return open.FirstOrDefault(c => c.Queue == CaseQueues.Security || CaseQueues.For(c.Topic) == CaseQueues.Security)?.Id;
    }

    private static Dictionary<string, string> DetailOf(FreezeData what)
    {
        var detail = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, count) in new[] { ("withdrawals", what.Withdrawals.Count), ("sessions", what.Sessions), ("keys", what.Keys), ("orders", what.Orders) })
        {
            if (count > 0)
            {
                detail[name] = count.ToString(System.Globalization.CultureInfo.InvariantCulture);
            }
        }

        if (what.Code is { } code)
        {
            detail["code"] = code;
        }

        return detail;
    }
}

/// <summary>A step that was written, to be told after the commit.</summary>
/// <param name="Told">Null where it stood there before.</param>
/// <param name="Committed">To be called when the commit is done.</param>
public sealed record WrittenFreeze(FreezeState State, CaseTold? Told, bool HasWork, Action Committed);
