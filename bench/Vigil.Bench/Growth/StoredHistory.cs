using System.Globalization;
using Vigil.Bench.Driving;
using Vigil.Contracts;
using Vigil.Contracts.Console;

namespace Vigil.Bench.Growth;

/// <summary>What was stored before a measurement.</summary>
/// <param name="Copies">The stored cases.</param>
/// <param name="Entries">Entries of all cases, as the database counts them.</param>
/// <param name="Bytes">What the database takes.</param>
/// <param name="Seconds">How long the filling took.</param>
internal sealed record StoredHistory(CaseCopies Copies, Staff Staff, IdentityKey Key, long Entries, long Cases, long Bytes, double Seconds)
{
    // Compared with their models before anything is measured.
    private const int Compared = 24;

    private static readonly TimeSpan SettleLimit = TimeSpan.FromSeconds(60);

    /// <summary>Has the product write the models, stops it, copies them, starts it again, and reads some copies back through it.</summary>
    /// <param name="entries">About how many entries.</param>
    /// <exception cref="BenchFailedException">A copy does not read like its model.</exception>
    public static async Task<StoredHistory> MakeAsync(PublishedServer server, HttpClient http, IStore store, IdentityKey key, long entries, TimeProvider clock, CancellationToken cancellationToken)
    {
        var staff = await Staff.MakeAsync(server, http, cancellationToken);
        var models = await new ModelCases(server, http, staff, key, clock).MakeAsync(cancellationToken);
        await SettledAsync(store, clock, cancellationToken);
        await server.KillAsync();

        var from = clock.GetTimestamp();
        var templates = new List<CaseTemplate>();
        foreach (var model in models)
        {
            templates.Add(await ReadAsync(store, model, cancellationToken));
        }

        var copies = new CaseCopies(templates, entries, clock.GetUtcNow(), store.IdOf);
        var taken = templates.Select(t => (string)t.Case.Rows[0][t.Case.IndexOf("number")]!).ToHashSet(StringComparer.Ordinal);
        await store.WriteAsync("customers", templates[0].Customer.Columns, copies.CustomerRows(), cancellationToken);
        await store.WriteAsync("cases", templates[0].Case.Columns, copies.CaseRows(taken), cancellationToken);
        await store.WriteAsync("entries", templates[0].Entries.Columns, copies.EntryRows(), cancellationToken);
        await store.SettleAsync(cancellationToken);
        var took = clock.GetElapsedTime(from).TotalSeconds;
        var history = new StoredHistory(
            copies, staff, key, await store.CountAsync("entries", cancellationToken), await store.CountAsync("cases", cancellationToken), await store.SizeAsync(cancellationToken), took);

        await server.StartAgainAsync(http, cancellationToken);
        await history.CompareAsync(server, http, cancellationToken);
        return history;
    }

    /// <summary>For people.</summary>
    public string ToText() => string.Create(
        CultureInfo.InvariantCulture,
        $"stored            {Entries} entries of {Cases} cases ({Copies.Open} of them open) of {Copies.Customers} customers, {Bytes / 1048576.0:0} MB, filled in {Seconds:0} s; {Compared} read like what they are copies of");

    private static async Task SettledAsync(IStore store, TimeProvider clock, CancellationToken cancellationToken)
    {
        var from = clock.GetTimestamp();
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await store.CountAsync("outbox", cancellationToken) > 0)
        {
            if (clock.GetElapsedTime(from) > SettleLimit)
            {
                throw new BenchFailedException("the server did not finish its work on the model cases.");
            }

            await ticks.WaitForNextTickAsync(cancellationToken);
        }
    }

    private static async Task<CaseTemplate> ReadAsync(IStore store, ModelCase model, CancellationToken cancellationToken)
    {
        var @case = await store.ReadAsync("cases", "id", model.Id.Value, "id", cancellationToken);
        var customer = @case.Rows[0][@case.IndexOf("customer_id")]!;
        return new CaseTemplate(
            model.Id, model.Standing, model.Visitor, model.Agent, @case, await store.ReadAsync("entries", "case_id", model.Id.Value, "seq", cancellationToken),
            await store.ReadAsync("customers", "id", customer as Guid? ?? Guid.Parse((string)customer, CultureInfo.InvariantCulture), "id", cancellationToken));
    }

    private async Task CompareAsync(PublishedServer server, HttpClient http, CancellationToken cancellationToken)
    {
        foreach (var copy in Copies.Sample(Compared, _ => true))
        {
            var (caseRow, timeline) = await ReadAsync(server, http, CaseId.From(copy.Id), cancellationToken);
            var (modelRow, modelTimeline) = await ReadAsync(server, http, copy.Template.Id, cancellationToken);
            if (CopyCheck.Difference(copy, caseRow, timeline, modelRow, modelTimeline) is { } difference)
            {
                throw new BenchFailedException($"the copy {caseRow.Number} does not read like its model {modelRow.Number}: {difference}.");
            }
        }
    }

    private async Task<(CaseRowView Row, StaffEntriesView Timeline)> ReadAsync(PublishedServer server, HttpClient http, CaseId id, CancellationToken cancellationToken) => (
        await http.CallAsync<CaseRowView>(HttpMethod.Get, new Uri(server.Address, $"api/console/cases/{id}"), Staff.Lead.Token, null, cancellationToken),
        await http.CallAsync<StaffEntriesView>(HttpMethod.Get, new Uri(server.Address, $"api/console/cases/{id}/entries?after=0"), Staff.Lead.Token, null, cancellationToken));
}
