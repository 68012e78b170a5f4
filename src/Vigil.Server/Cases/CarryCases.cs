using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Server.Cases.Model;
using Vigil.Server.Cases.Timeline;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Outbox;

namespace Vigil.Server.Cases;

/// <summary>
/// Carries a visitor's cases over to the customer they have signed in as, inside the caller's transaction: ids, public numbers and
/// timelines go on, each with an entry that says so. The caller has made sure that it is a visitor and that this happens once.
/// </summary>
public sealed class CarryCases
{
    private readonly BatchWriter _writer;
    private readonly OutboxSignal _signal;
    private readonly TimeProvider _clock;
    private readonly IReadOnlyList<ICaseObserver> _observers;

    internal CarryCases(BatchWriter writer, OutboxSignal signal, TimeProvider clock, IEnumerable<ICaseObserver> observers)
    {
        _writer = writer;
        _signal = signal;
        _clock = clock;
        _observers = [.. observers];
    }

    /// <summary>Moves the cases. Stored when the session commits; then hand the answer to <see cref="Tell"/>.</summary>
    /// <param name="account">The customer's account as staff may read it: masked.</param>
    public async Task<CarriedCases> WriteAsync(WriteSession session, CustomerId visitor, CustomerId customer, string account)
    {
        // What they have uploaded too, sent or not.
        await session.Db.Set<Attachment>().Where(f => f.OwnerKind == AuthorKind.Customer && f.OwnerId == visitor.Value).ExecuteUpdateAsync(set => set.SetProperty(f => f.OwnerId, customer.Value), CancellationToken.None);
        await session.Db.Set<Upload>().Where(u => u.OwnerKind == AuthorKind.Customer && u.OwnerId == visitor.Value).ExecuteUpdateAsync(set => set.SetProperty(u => u.OwnerId, customer.Value), CancellationToken.None);
        var theirs = session.Db.Set<Case>().Where(c => c.CustomerId == visitor && c.ErasedAt == null);

        // First of all, for the locks: what is being written to these cases elsewhere is waited for.
        await theirs.ExecuteUpdateAsync(set => set.SetProperty(c => c.Visitor, false), CancellationToken.None);
        var moved = await theirs.Select(c => new { c.Id, c.ClientCaseId }).ToListAsync(CancellationToken.None);
        if (moved.Count == 0)
        {
            return new CarriedCases([], false);
        }

        await FreeKeysAsync(session, customer, moved.ToDictionary(c => c.ClientCaseId, c => c.Id, StringComparer.Ordinal));
        await theirs.ExecuteUpdateAsync(set => set.SetProperty(c => c.CustomerId, customer), CancellationToken.None);
        var commands = moved.ConvertAll(c => new CaseCommand(c.Id, null, null, null, change => change.SignIn(visitor, account)));
        var written = await _writer.WriteAsync(session, commands);
        return new CarriedCases([.. written.Results.Select(r => ToTold(r, visitor))], written.HasWork);
    }

    /// <summary>Shows the change to whoever has one of the cases open, and wakes what follows from it. After the commit.</summary>
    public void Tell(CarriedCases carried)
    {
        if (carried.HasWork)
        {
            _signal.Wake();
        }

        foreach (var told in carried.Told)
        {
            foreach (var observer in _observers)
            {
                observer.Show(told);
            }
        }
    }

    // Two people may have chosen the same key for two cases. The visitor's case gets one that nobody else can have chosen.
    private async Task FreeKeysAsync(WriteSession session, CustomerId customer, Dictionary<string, CaseId> moved)
    {
        var keys = moved.Keys.ToList();
        var taken = await session.Db.Set<Case>().Where(c => c.CustomerId == customer && keys.Contains(c.ClientCaseId)).Select(c => c.ClientCaseId).ToListAsync(CancellationToken.None);
        foreach (var id in taken.Select(key => moved[key]))
        {
            var free = $"carried-{Guid.CreateVersion7(_clock.GetUtcNow())}";
            await session.Db.Set<Case>().Where(c => c.Id == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.ClientCaseId, free), CancellationToken.None);
        }
    }

    private static CaseTold ToTold(CommandResult? result, CustomerId visitor) => result is { Refusal: null, Case: { } now }
        ? CaseTold.Of(result.Before! with { CustomerId = visitor, Visitor = true }, now, result.Entries)
        : throw new InvalidOperationException("A case whose lock this transaction holds could not be written.");
}

/// <summary>Cases that were carried over, to be told after the commit.</summary>
public sealed record CarriedCases(IReadOnlyList<CaseTold> Told, bool HasWork);
