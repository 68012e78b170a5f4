using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Vigil.Bench.Driving;
using Vigil.Contracts;
using Vigil.Contracts.Console;

namespace Vigil.Bench.Chat;

/// <summary>A member of staff at a console: has conversations of their own, all of them open, and receives what their customers write.</summary>
internal sealed class BenchAgent : IAsyncDisposable
{
    private readonly HubConnection _hub;

    private BenchAgent(StaffId id, string token, HubConnection hub) => (Id, Token, _hub) = (id, token, hub);

    /// <summary>Who it is.</summary>
    public StaffId Id { get; }

    /// <summary>What their calls over HTTP are signed in with.</summary>
    public string Token { get; }

    /// <summary>Entries and rows that the hub pushed so far.</summary>
    public int Pushes => _hub.Pushes;

    /// <summary>Makes so many agents and connects them.</summary>
    /// <param name="deliveries">Of every customer, by index.</param>
    public static async Task<IReadOnlyList<BenchAgent>> ConnectAsync(int count, string lead, IReadOnlyList<Deliveries> deliveries, HttpClient http, PublishedServer server, TimeProvider clock, CancellationToken cancellationToken)
    {
        var tokens = new string[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = cancellationToken }, async (i, ended) =>
        {
            await server.CommandAsync(ended, "user", "add", "--email", EmailOf(i), "--name", $"Agent {i.ToString(CultureInfo.InvariantCulture)}", "--role", "agent");
            tokens[i] = await server.CommandAsync(ended, "token", "staff", "--as", EmailOf(i), "--minutes", "120");
        });

        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address, "api/console/colleagues"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", lead);
        using var answer = await http.SendAsync(request, cancellationToken);
        var ids = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<List<ColleagueView>>(cancellationToken))!.ToDictionary(c => c.Name, c => c.Id, StringComparer.Ordinal);

        var agents = new List<BenchAgent>(count);
        for (var i = 0; i < count; i++)
        {
            var hub = await HubConnection.OpenAsync(new Uri(server.Address, "hubs/console"), tokens[i], clock, cancellationToken, record => Take(record, deliveries));

            // On a break: at work, so that cases may be given to them, and routing gives them none by itself.
            await http.CallAsync<PresenceView>(HttpMethod.Put, new Uri(server.Address, "api/console/presence"), tokens[i], new SetPresence("break", null), cancellationToken);
            agents.Add(new BenchAgent(ids[$"Agent {i.ToString(CultureInfo.InvariantCulture)}"], tokens[i], hub));
        }

        return agents;
    }

    /// <summary>Opens a conversation, so that its entries are pushed.</summary>
    public async Task WatchAsync(CaseId id)
    {
        var watched = await _hub.CallAsync("Watch", id, 0);
        if (watched.Error is { } error)
        {
            throw new BenchFailedException($"the hub refused Watch: {error}");
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    private static string EmailOf(int index) => string.Create(CultureInfo.InvariantCulture, $"agent{index}@example.com");

    private static void Take(ReadOnlyMemory<byte> record, IReadOnlyList<Deliveries> deliveries)
    {
        if (Deliveries.TryRead(record.Span, out var customer, out var ordinal) && customer < deliveries.Count)
        {
            deliveries[customer].Arrived(ordinal);
        }
    }
}
