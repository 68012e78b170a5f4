using System.Globalization;
using Vigil.Bench.Driving;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Contracts.Messenger;

namespace Vigil.Bench.Growth;

/// <summary>How long one kind of reading takes, in milliseconds.</summary>
/// <param name="Count">How often it was asked.</param>
internal sealed record Reading(string Name, int Count, double P50, double P99)
{
    /// <summary>For people.</summary>
    public string ToText() => string.Create(CultureInfo.InvariantCulture, $"  {Name,-34} p50 {P50:0.0} ms, p99 {P99:0.0} ms ({Count})");
}

/// <summary>What is read of stored cases after a measurement, one after the other: as an agent, as who leads the shift, as a customer who comes back.</summary>
internal sealed class OldReadings(StoredHistory history, PublishedServer server, HttpClient http, int times, TimeProvider clock)
{
    private const int TimelinePage = 200;

    // Not counted: what is read for the first time is compiled for the first time.
    private const int WarmUp = 10;

    private static readonly string[] Views = ["mine", "queued", "all", "resolved"];

    // A reading that takes seconds has shown what there is to show long before.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>All of them.</summary>
    public async Task<IReadOnlyList<Reading>> MeasureAsync(CancellationToken cancellationToken)
    {
        var agents = history.Staff.Agents;
        var readings = new List<Reading> { await OpenAsync(cancellationToken), await ResumeAsync(cancellationToken) };
        foreach (var (whose, person) in new (string, Person)[] { ("agent", agents[0]), ("security agent", agents[history.Staff.Security]), ("supervisor", history.Staff.Lead) })
        {
            foreach (var view in Views)
            {
                var address = new Uri(server.Address, $"api/console/cases?view={view}");
                readings.Add(await MeasureAsync($"list {view}, {whose}", Enumerable.Repeat(address, times + WarmUp), page => CallAsync<CaseListView>(page, person.Token, cancellationToken)));
            }
        }

        return readings;
    }

    // As its agent, who looks it up long after. The first look at it is written to the audit trail.
    private Task<Reading> OpenAsync(CancellationToken cancellationToken) => MeasureAsync("an old case and its last page", history.Copies.Sample(times + WarmUp, c => c.Template is { Standing: Standing.Resolved, Agent: not null }), async copy =>
    {
        var token = history.Staff.Agents[copy.Template.Agent!.Value].Token;
        var row = await CallAsync<CaseRowView>(new Uri(server.Address, $"api/console/cases/{CaseId.From(copy.Id)}"), token, cancellationToken);
        var after = Math.Max(0, row.LastSeq - TimelinePage).ToString(CultureInfo.InvariantCulture);
        await CallAsync<StaffEntriesView>(new Uri(server.Address, $"api/console/cases/{row.Id}/entries?after={after}"), token, cancellationToken);
    });

    // Each by a customer of their own, connected before.
    private async Task<Reading> ResumeAsync(CancellationToken cancellationToken)
    {
        var back = new List<(CaseCopy Copy, HubConnection Hub)>();
        try
        {
            foreach (var copy in history.Copies.Sample(times + WarmUp, c => CaseCopies.UidOf(c.Customer) is not null))
            {
                var start = new StartSession(history.Key.TokenOf(CaseCopies.UidOf(copy.Customer)!), null, "Asia/Shanghai");
                var session = await http.CallAsync<SessionView>(HttpMethod.Post, new Uri(server.Address, "api/messenger/session"), null, start, cancellationToken);
                back.Add((copy, await HubConnection.OpenAsync(new Uri(server.Address, "hubs/messenger"), session.SessionToken, clock, cancellationToken)));
            }

            return await MeasureAsync("a customer's resume of a case", back, async who =>
            {
                var resumed = await who.Hub.CallAsync("Resume", CaseId.From(who.Copy.Id), 0);
                if (resumed.Error is { } error)
                {
                    throw new BenchFailedException($"the hub refused Resume of a stored case: {error}");
                }
            });
        }
        finally
        {
            foreach (var (_, hub) in back)
            {
                await hub.DisposeAsync();
            }
        }
    }

    private async Task<Reading> MeasureAsync<T>(string name, IEnumerable<T> what, Func<T, Task> read)
    {
        var (took, begun) = (new List<double>(), clock.GetTimestamp());
        foreach (var one in what)
        {
            var from = clock.GetTimestamp();
            await read(one);
            took.Add(clock.GetElapsedTime(from).TotalMilliseconds);
            if (clock.GetElapsedTime(begun) > Limit)
            {
                break;
            }
        }

        took.RemoveRange(0, Math.Min(WarmUp, took.Count - 1));
        took.Sort();
        return new Reading(name, took.Count, Figures.Percentile(took, 0.5), Figures.Percentile(took, 0.99));
    }

    private Task<T> CallAsync<T>(Uri address, string token, CancellationToken cancellationToken) => http.CallAsync<T>(HttpMethod.Get, address, token, null, cancellationToken);
}
