using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Vigil.Bench.Chat;
using Vigil.Bench.Driving;

namespace Vigil.Bench.Load;

/// <summary><c>vigil bench connections</c>: what a server takes that has nothing to do, alone and with many customers connected.</summary>
internal static class ConnectionsCommand
{
    private static readonly Option<int> Connections = LoadCommand.Count("--connections", "Customers connected at once, each with a session, a case and the hub subscribed to it.", 10_000, 1, 20_000);
    private static readonly Option<int> Settle = LoadCommand.Count("--settle", "Seconds without any call before memory is read.", 30, 1, 600);

    /// <summary>The command, ready to run.</summary>
    public static Command Make(TimeProvider clock)
    {
        var command = new Command("connections", "Memory of a server that idles: alone, and with many customers connected.") { LoadCommand.Server, LoadCommand.Models, LoadCommand.Db, Connections, Settle, LoadCommand.Json };
        command.SetAction((parsed, cancellationToken) => LoadCommand.WithServerAsync(parsed, (server, http) => MeasureAsync(parsed, server, http, clock, cancellationToken), clock, cancellationToken));
        return command;
    }

    private static async Task<int> MeasureAsync(ParseResult parsed, PublishedServer server, HttpClient http, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (count, settle) = (parsed.GetValue(Connections), TimeSpan.FromSeconds(parsed.GetValue(Settle)));
        await Task.Delay(settle, clock, cancellationToken);
        var alone = await server.UsageAsync(cancellationToken);
        var customers = new BenchCustomer?[count];
        try
        {
            await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancellationToken },
                async (i, ended) => customers[i] = await BenchCustomer.ConnectAsync(http, server.Address, i, new Deliveries(i, 0, clock), clock, ended));
            var connected = await server.UsageAsync(cancellationToken);
            var from = clock.GetTimestamp();
            await Task.Delay(settle, clock, cancellationToken);
            var idle = await server.UsageAsync(cancellationToken);
            var cores = (idle.Cpu - connected.Cpu).TotalSeconds / clock.GetElapsedTime(from).TotalSeconds;
            var each = (idle.RssMb - alone.RssMb) * 1024 / count;
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"""
                idle alone         {alone.RssMb:0} MB resident after {settle.TotalSeconds:0} s
                {count} connected    {idle.RssMb:0} MB resident after {settle.TotalSeconds:0} s without a call (at most {idle.PeakRssMb:0} MB), {each:0.0} KB for each; {cores:0.00} cores
                """));
            if (parsed.GetValue(LoadCommand.Json))
            {
                await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new
                {
                    connections = count, idle_rss_mb = Math.Round(alone.RssMb, 1), server_rss_mb = Math.Round(idle.RssMb, 1), server_peak_rss_mb = Math.Round(idle.PeakRssMb, 1), kb_each = Math.Round(each, 2), server_cpu_cores = Math.Round(cores, 3),
                }));
            }

            return 0;
        }
        finally
        {
            await Parallel.ForEachAsync(customers, CancellationToken.None, async (customer, _) => await (customer?.DisposeAsync() ?? ValueTask.CompletedTask));
        }
    }
}
