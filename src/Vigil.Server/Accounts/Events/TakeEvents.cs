using Vigil.Contracts.Console;
using Vigil.Contracts.Exchange;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Realtime;

namespace Vigil.Server.Accounts.Events;

/// <summary>Takes what the exchange tells and lets everyone who works on the customer's open cases read the record again.</summary>
internal sealed partial class TakeEvents(SeenEvents seen, Customers customers, ReadOpenCases openCases, IEnumerable<IEndedAtExchange> sessions, EndChecks checks, Push push, ILogger<TakeEvents> logger)
{
    private const string SessionEnded = "session.ended";

    /// <summary>Tells of the new events, then remembers them: after a failure in between the exchange repeats them, and being told twice does no harm. A push that is lost on its way costs one round of polling.</summary>
    public async Task<ExchangeEventsTaken> HandleAsync(IReadOnlyList<ExchangeEvent> events, CancellationToken cancellationToken)
    {
        if (events.Count == 0)
        {
            return new ExchangeEventsTaken(0, 0);
        }

        var distinct = events.DistinctBy(e => e.Id, StringComparer.Ordinal).ToList();
        var unknown = await seen.UnknownAsync(distinct.ConvertAll(e => e.Id), cancellationToken);
        await EndSessionsAsync(distinct.Where(e => unknown.Contains(e.Id) && e is { Type: SessionEnded, Uid: not null }).ToList(), cancellationToken);
        await EndChecksAsync(distinct.Where(e => unknown.Contains(e.Id)), cancellationToken);
        var told = await TellAsync(Changes(distinct.Where(e => unknown.Contains(e.Id))), cancellationToken);
        var fresh = unknown.Count == 0 ? 0 : await seen.RememberAsync(unknown, cancellationToken);
        Taken(logger, fresh, events.Count - fresh, told);
        return new ExchangeEventsTaken(fresh, events.Count - fresh);
    }

    // A restriction that began or ended: whoever has passed a check before shows anew who they are. What was asked for since goes on, however late the event comes.
    private async Task EndChecksAsync(IEnumerable<ExchangeEvent> events, CancellationToken cancellationToken)
    {
        foreach (var account in events.Where(e => e is { Type: "freeze.changed", Uid: not null }).GroupBy(e => e.Uid!, StringComparer.Ordinal))
        {
            var whose = await customers.OfUidsAsync([account.Key], cancellationToken);
            await checks.OfCustomersAsync([.. whose.Select(c => c.Id)], CheckEnd.Restricted, account.Max(e => e.At), cancellationToken);
        }
    }

    /// <summary>One change for each record, with the highest version: events come in any order.</summary>
    private static List<Change> Changes(IEnumerable<ExchangeEvent> events) =>
    [
        .. events.Where(e => e.Uid is not null).Select(e => (Event: e, Kind: RecordKinds.OfEvent(e.Type))).Where(e => e.Kind is not null)
            .GroupBy(e => (Uid: e.Event.Uid!, Kind: e.Kind!, e.Event.ObjectId)).Select(g => new Change(g.Key.Uid, g.Key.Kind, g.Key.ObjectId, g.Max(e => e.Event.Version))),
    ];

    private async Task EndSessionsAsync(List<ExchangeEvent> ended, CancellationToken cancellationToken)
    {
        if (ended.Count == 0)
        {
            return;
        }

        var writers = (await customers.OfUidsAsync(ended.Select(e => e.Uid!).ToHashSet(StringComparer.Ordinal), cancellationToken)).ToDictionary(c => c.Uid!, c => c.Id, StringComparer.Ordinal);
        foreach (var one in ended.Where(e => writers.ContainsKey(e.Uid!)))
        {
            foreach (var listener in sessions)
            {
                await listener.EndAsync(writers[one.Uid!], one.ObjectId, cancellationToken);
            }
        }
    }

    private async Task<int> TellAsync(List<Change> changes, CancellationToken cancellationToken)
    {
        if (changes.Count == 0)
        {
            return 0;
        }

        var writers = await customers.OfUidsAsync(changes.Select(c => c.Uid).ToHashSet(StringComparer.Ordinal), cancellationToken);
        var cases = (await openCases.HandleAsync([.. writers.Select(w => w.Id)], cancellationToken)).ToLookup(c => c.CustomerId, c => c.Id);
        var uids = writers.ToDictionary(w => w.Uid!, w => w.Id, StringComparer.Ordinal);
        var told = 0;
        foreach (var change in changes.Where(c => uids.ContainsKey(c.Uid)))
        {
            foreach (var id in cases[uids[change.Uid]])
            {
                push.Send(new PushMessage(StaffFeed.Hub, StaffFeed.Group(id), "recordChanged", [new RecordChangedView(id, change.Kind, change.RecordId, change.Version)]));
                told++;
            }
        }

        return told;
    }

    [LoggerMessage(1, LogLevel.Debug, "Took {Fresh} events of the exchange and {Repeated} repeats; {Told} open cases were told.")]
    private static partial void Taken(ILogger logger, int fresh, int repeated, int told);

    private sealed record Change(string Uid, string Kind, string RecordId, long Version);
}
