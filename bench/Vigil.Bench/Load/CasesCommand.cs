using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Vigil.Bench.Driving;
using Vigil.Contracts.Messenger;

namespace Vigil.Bench.Load;

/// <summary><c>vigil bench cases</c>: how many cases are opened a second, each committed before it is answered, and whether all of them are there.</summary>
internal static class CasesCommand
{
    private static readonly Option<int> Clients = LoadCommand.Count("--clients", "Customers who open cases at once, each the next one as soon as the last is there; each stands for as many as --customers divides into.", 100, 1, 2000);
    private static readonly Option<int> Each = LoadCommand.Count("--cases", "Cases of each client.", 100, 1, 10_000);
    private static readonly Option<int> Customers = LoadCommand.Count("--customers", "Customers in all, who take turns: nobody has hundreds of open cases.", 1000, 1, 10_000);
    private static readonly Option<int> WarmUp = LoadCommand.Count("--warm-up", "Cases of each client before measuring.", 100, 0, 10_000);

    /// <summary>The command, ready to run.</summary>
    public static Command Make(TimeProvider clock)
    {
        var command = new Command("cases", "Customers open cases over HTTP; measures until each is committed, and looks for every one afterwards.") { LoadCommand.Server, LoadCommand.Models, LoadCommand.Db, Clients, Customers, Each, WarmUp, LoadCommand.Json };
        command.SetAction((parsed, cancellationToken) => LoadCommand.WithServerAsync(parsed, (server, http) => MeasureAsync(parsed, server, http, clock, cancellationToken), clock, cancellationToken));
        return command;
    }

    private static async Task<int> MeasureAsync(ParseResult parsed, PublishedServer server, HttpClient http, TimeProvider clock, CancellationToken cancellationToken)
    {
        var clients = new Opener[parsed.GetValue(Clients)];
        var each = Math.Max(1, parsed.GetValue(Customers) / clients.Length);
        await Parallel.ForAsync(0, clients.Length, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancellationToken }, async (i, ended) => clients[i] = await Opener.StartAsync(http, server.Address, i, each, clock, ended));
        await Task.WhenAll(clients.Select(c => c.OpenAsync(parsed.GetValue(WarmUp), measured: false, cancellationToken)));
        var (before, from) = (await server.UsageAsync(cancellationToken), clock.GetTimestamp());
        await Task.WhenAll(clients.Select(c => c.OpenAsync(parsed.GetValue(Each), measured: true, cancellationToken)));
        var (after, took) = (await server.UsageAsync(cancellationToken), clock.GetElapsedTime(from).TotalSeconds);
        List<double> latencies = [.. clients.SelectMany(c => c.Latencies).Order()];
        var doubled = clients.Sum(c => c.Opened.Count) - clients.SelectMany(c => c.Opened.Values).Distinct().Count();
        var lost = 0;
        foreach (var client in clients)
        {
            lost += await client.LostAsync(cancellationToken);
        }

        var (perSecond, p50, p99) = (latencies.Count / took, Figures.Percentile(latencies, 0.5), Figures.Percentile(latencies, 0.99));
        var cores = (after.Cpu - before.Cpu).TotalSeconds / took;
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{perSecond:0} cases/s ({latencies.Count} in {took:0.0} s), p50 {p50:0.0} ms, p99 {p99:0.0} ms; {lost} lost, {doubled} doubled; server {cores:0.00} cores, {cores * 1_000_000 / perSecond:0} µs for each, {after.RssMb:0} MB resident"));
        if (parsed.GetValue(LoadCommand.Json))
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new
            {
                throughput_per_s = Math.Round(perSecond, 1), p50_ms = Math.Round(p50, 3), p99_ms = Math.Round(p99, 3), p999_ms = Math.Round(Figures.Percentile(latencies, 0.999), 3), errors = 0, lost, doubled,
                server_cpu_cores = Math.Round(cores, 2), server_rss_mb = Math.Round(after.RssMb, 1),
            }));
        }

        return lost + doubled == 0 ? 0 : 1;
    }

    private sealed class Opener(HttpClient http, Uri server, IReadOnlyList<string> tokens, int index, TimeProvider clock)
    {
        private int _ordinal;

        public List<double> Latencies { get; } = [];

        public Dictionary<string, (OpenedCase Case, int Ordinal)> Opened { get; } = new(StringComparer.Ordinal);

        public static async Task<Opener> StartAsync(HttpClient http, Uri server, int index, int customers, TimeProvider clock, CancellationToken cancellationToken)
        {
            var tokens = new List<string>(customers);
            while (tokens.Count < customers)
            {
                using var answer = await http.PostAsJsonAsync(new Uri(server, "api/messenger/session"), new StartSession(null, "zh-CN", "Asia/Shanghai"), cancellationToken);
                var session = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<SessionView>(cancellationToken);
                tokens.Add(session!.SessionToken);
            }

            return new Opener(http, server, tokens, index, clock);
        }

        public async Task OpenAsync(int count, bool measured, CancellationToken cancellationToken)
        {
            for (var i = 0; i < count; i++)
            {
                var ordinal = ++_ordinal;
                var key = string.Create(CultureInfo.InvariantCulture, $"bench-{index}-{ordinal}");
                var from = clock.GetTimestamp();
                var opened = await SendAsync(key, ordinal, HttpStatusCode.Created, cancellationToken);
                if (measured)
                {
                    Latencies.Add(clock.GetElapsedTime(from).TotalMilliseconds);
                }

                Opened.Add(key, (opened, ordinal));
            }
        }

        // The same key again finds the same case, or it was lost.
        public async Task<int> LostAsync(CancellationToken cancellationToken)
        {
            var lost = 0;
            foreach (var (key, (opened, ordinal)) in Opened)
            {
                lost += await SendAsync(key, ordinal, HttpStatusCode.OK, cancellationToken) == opened ? 0 : 1;
            }

            return lost;
        }

        private async Task<OpenedCase> SendAsync(string key, int ordinal, HttpStatusCode expected, CancellationToken cancellationToken)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, "api/messenger/cases")) { Content = JsonContent.Create(new OpenCase(key, null, null, null, null)) };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens[ordinal % tokens.Count]);
            using var answer = await http.SendAsync(request, cancellationToken);
            return answer.StatusCode == expected
                ? (await answer.Content.ReadFromJsonAsync<OpenedCase>(cancellationToken))!
                : throw new BenchFailedException($"opening {key} answered {(int)answer.StatusCode}, expected {(int)expected}: {await answer.Content.ReadAsStringAsync(cancellationToken)}");
        }
    }
}
