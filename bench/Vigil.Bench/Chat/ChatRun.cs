using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Vigil.Bench.Driving;

namespace Vigil.Bench.Chat;

/// <summary>One measurement on fresh data: start, connect, warm up, measure, look for every message.</summary>
internal sealed class ChatRun(ChatOptions options, string db, TimeProvider clock)
{
    // Connecting is not what is measured: enough at once to be quick, few enough not to crowd the start.
    private const int ConnectingAtOnce = 16;
    private const string Person = "bench@example.com";

    private static readonly string[] Settings =
    [
        // The person who holds the conversations is not connected; nobody takes them away meanwhile.
        "--Desk:AbsentAfterMinutes", "120",

        // All customers come from one address, and each writes as fast as it is answered.
        "--Channels:VisitorSessionsPerHour", "1000000", "--Channels:MessagesPerSecond", "1000000", "--Channels:MessageBurst", "1000000",
    ];

    /// <exception cref="BenchFailedException">The measurement could not be made.</exception>
    public async Task<ChatFigures> MeasureAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        await using var database = await BenchDatabase.CreateAsync(db, clock, cancellationToken);

        await using var server = await PublishedServer.StartAsync(options.Server, options.Models, database.Setting, http, Settings, cancellationToken);
        var customers = new BenchCustomer[options.Clients];
        try
        {
            await ConnectAsync(customers, http, server, cancellationToken);
            if (!options.Assistant)
            {
                await GiveToPersonAsync(customers, http, server, cancellationToken);
            }

            return await MeasureAsync(customers, http, server, cancellationToken);
        }
        catch (HttpRequestException failure)
        {
            throw new BenchFailedException($"the server stopped answering: {failure.Message}", failure);
        }
        finally
        {
            foreach (var customer in customers)
            {
                await (customer?.DisposeAsync() ?? ValueTask.CompletedTask);
            }
        }
    }

    private Task ConnectAsync(BenchCustomer[] customers, HttpClient http, PublishedServer server, CancellationToken cancellationToken) =>
        Parallel.ForAsync(0, customers.Length, new ParallelOptions { MaxDegreeOfParallelism = ConnectingAtOnce, CancellationToken = cancellationToken },
            async (i, ended) => customers[i] = await BenchCustomer.ConnectAsync(http, server.Address, i, clock, ended));

    private static async Task GiveToPersonAsync(BenchCustomer[] customers, HttpClient http, PublishedServer server, CancellationToken cancellationToken)
    {
        await server.CommandAsync(cancellationToken, "user", "add", "--email", Person, "--name", "Bench", "--role", "supervisor");
        var token = await server.CommandAsync(cancellationToken, "token", "staff", "--as", Person, "--minutes", "120");
        await Parallel.ForEachAsync(customers, new ParallelOptions { MaxDegreeOfParallelism = ConnectingAtOnce, CancellationToken = cancellationToken }, async (customer, ended) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Address, $"api/console/cases/{customer.CaseId}/assign")) { Content = JsonContent.Create(new { }) };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var answer = await http.SendAsync(request, ended);
            if (!answer.IsSuccessStatusCode)
            {
                throw new BenchFailedException($"a case could not be assigned: {await answer.Content.ReadAsStringAsync(ended)}");
            }
        });
    }

    private async Task<ChatFigures> MeasureAsync(BenchCustomer[] customers, HttpClient http, PublishedServer server, CancellationToken cancellationToken)
    {
        await WriteAsync(customers, options.WarmUp, null, measured: false, cancellationToken);

        var before = await SampleAsync(http, server, cancellationToken);
        await WriteAsync(customers, options.Messages, options.Rate is { } rate ? new Pace(rate, customers.Length, clock) : null, measured: true, cancellationToken);
        var after = await SampleAsync(http, server, cancellationToken);
        var took = clock.GetElapsedTime(before.At, after.At).TotalSeconds;

        var verdict = new Verdict(0, 0, 0);
        foreach (var customer in customers)
        {
            verdict += await customer.CheckAsync(cancellationToken);
        }

        List<double> latencies = [.. customers.SelectMany(c => c.Latencies).Order()];
        return new ChatFigures(
            took, latencies.Count, Figures.Percentile(latencies, 0.5), Figures.Percentile(latencies, 0.99), Figures.Percentile(latencies, 0.999),
            customers.Sum(c => c.Errors.Count), customers.SelectMany(c => c.Errors).FirstOrDefault(), verdict,
            CoresOf(s => s.Server.Cpu), after.Server.RssMb, after.Server.PeakRssMb, CoresOf(s => s.Driver), CoresOf(s => s.Machine - s.Server.Cpu - s.Driver),
            after.Assistant - before.Assistant, customers.Sum(c => c.Pushes));

        double CoresOf(Func<Sample, TimeSpan> used) => (used(after) - used(before)).TotalSeconds / took;
    }

    private async Task WriteAsync(BenchCustomer[] customers, int messages, Pace? pace, bool measured, CancellationToken cancellationToken)
    {
        using var timeOver = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeOver.CancelAfter(TimeSpan.FromSeconds(options.Seconds));
        await Task.WhenAll(customers.Select(customer => customer.WriteAsync(messages, pace, measured, timeOver.Token)));
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task<Sample> SampleAsync(HttpClient http, PublishedServer server, CancellationToken cancellationToken) => new(
        await AssistantAsync(http, server, cancellationToken), await server.UsageAsync(cancellationToken), Environment.CpuUsage.TotalTime,
        await MachineUsage.BusyAsync(cancellationToken), clock.GetTimestamp());

    // Messages that the assistant has dealt with since the server's start.
    private static async Task<double> AssistantAsync(HttpClient http, PublishedServer server, CancellationToken cancellationToken)
    {
        const string Name = "vigil_outbox_done_total{listener=\"AnswerCustomer\"} ";
        var metrics = await http.GetStringAsync(new Uri(server.Address, "metrics"), cancellationToken);
        var line = Array.Find(metrics.Split('\n'), l => l.StartsWith(Name, StringComparison.Ordinal));
        return line is null ? 0 : double.Parse(line[Name.Length..], CultureInfo.InvariantCulture);
    }

    private sealed record Sample(double Assistant, ProcessUsage Server, TimeSpan Driver, TimeSpan Machine, long At);
}
