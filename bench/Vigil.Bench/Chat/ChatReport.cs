using System.Globalization;
using System.Text.Json;
using Vigil.Bench.Driving;

namespace Vigil.Bench.Chat;

/// <summary>How the figures are told, to people and to programs.</summary>
internal static class ChatReport
{
    /// <summary>One run in one line.</summary>
    public static string LineOf(int run, ChatFigures figures) => string.Create(
        CultureInfo.InvariantCulture,
        $"run {run}: {figures.Throughput:0} messages/s, acknowledged in p50 {figures.P50:0.0} ms, p99 {figures.P99:0.0} ms, p999 {figures.P999:0.0} ms; {DeliveredIn(figures)}{figures.Errors} errors, {figures.Verdict.Lost} lost, {figures.Verdict.Doubled} doubled, {figures.Verdict.Gaps} gaps");

    /// <summary>The result for people.</summary>
    public static string TextOf(ChatFigures figures, ChatOptions options) => string.Create(CultureInfo.InvariantCulture, $"""

        chat on {DbOf(options)}, {options.Clients} customers connected, {(options.Rate is { } rate ? $"open loop at {rate} messages/s" : "each sending as soon as it is acknowledged")}{(options.Runs > 1 ? $", median of {options.Runs} runs" : "")}
          throughput        {figures.Throughput:0} messages/s ({figures.Acknowledged:0} acknowledged in {figures.Seconds:0.0} s), {(figures.Throughput > 0 ? figures.ServerCores * 1_000_000 / figures.Throughput : 0):0} µs of the server's processor time for each
          acknowledged in   p50 {figures.P50:0.0} ms, p99 {figures.P99:0.0} ms, p999 {figures.P999:0.0} ms
          delivered in      {(figures.Delivered is { } d ? $"p50 {d.P50:0.0} ms, p99 {d.P99:0.0} ms, p999 {d.P999:0.0} ms, to {options.Agents} agents; {d.Undelivered} not delivered, {d.Twice} twice" : "not measured: no person has the conversations")}
          errors            {figures.Errors}{(figures.FirstError is { } error ? $", the first: {error}" : "")}
          lost, doubled     {figures.Verdict.Lost}, {figures.Verdict.Doubled}; gaps in the numbers {figures.Verdict.Gaps}
          server            {figures.ServerCores:0.00} cores, {figures.ServerRssMb:0} MB resident (at most {figures.ServerPeakRssMb:0} MB)
          beside it         the driver {figures.DriverCores:0.00} cores, everything else on this machine of {Environment.ProcessorCount} {figures.OtherCores:0.00}{(options.Db == BenchDatabase.Sqlite ? "" : ", PostgreSQL included")}
          assistant         {(options.Assistant ? $"answered {figures.Assistant:0} messages meanwhile, {PerSecond(figures):0} a second; the rest after it" : "nothing to answer: a person holds every conversation")}{ActsIn(figures, options)}{StoredIn(figures)}
        """);

    /// <summary>The result for programs.</summary>
    public static string JsonOf(ChatFigures figures, ChatOptions options) => JsonSerializer.Serialize(new
    {
        throughput_per_s = Math.Round(figures.Throughput, 1),
        p50_ms = Math.Round(figures.P50, 3),
        p99_ms = Math.Round(figures.P99, 3),
        p999_ms = Math.Round(figures.P999, 3),
        errors = figures.Errors,
        lost = figures.Verdict.Lost,
        doubled = figures.Verdict.Doubled,
        server_cpu_cores = Math.Round(figures.ServerCores, 2),
        server_rss_mb = Math.Round(figures.ServerRssMb, 1),
        delivered_p50_ms = Rounded(figures.Delivered?.P50),
        delivered_p99_ms = Rounded(figures.Delivered?.P99),
        delivered_p999_ms = Rounded(figures.Delivered?.P999),
        undelivered = figures.Delivered?.Undelivered,
        delivered_twice = figures.Delivered?.Twice,
        agents = figures.Delivered is null ? 0 : options.Agents,
        server_us_per_message = Rounded(figures.Throughput > 0 ? figures.ServerCores * 1_000_000 / figures.Throughput : null),
        gaps = figures.Verdict.Gaps,
        acknowledged = figures.Acknowledged,
        seconds = Math.Round(figures.Seconds, 2),
        server_peak_rss_mb = Math.Round(figures.ServerPeakRssMb, 1),
        driver_cpu_cores = Math.Round(figures.DriverCores, 2),
        other_cpu_cores = Math.Round(figures.OtherCores, 2),
        assistant_answered = figures.Assistant,
        assistant_per_s = Math.Round(PerSecond(figures), 1),
        pushes = figures.Pushes,
        db = DbOf(options),
        clients = options.Clients,
        messages = options.Messages,
        rate = options.Rate,
        runs = options.Runs,
        acts_per_s = Rounded(figures.Seconds > 0 ? figures.Acts / figures.Seconds : null),
        trail = !options.NoTrail,
        stored_entries = figures.Stored?.Entries ?? 0,
        stored_cases = figures.Stored?.Cases ?? 0,
        stored_mb = Rounded(figures.Stored?.Bytes / 1048576.0),
        readings = figures.Readings.Select(r => new { name = r.Name, count = r.Count, p50_ms = Rounded(r.P50), p99_ms = Rounded(r.P99) }),
    });

    private static string ActsIn(ChatFigures figures, ChatOptions options) => options.Acts == 0 ? "" : string.Create(
        CultureInfo.InvariantCulture,
        $"\n  audit trail       {(figures.Seconds > 0 ? figures.Acts / figures.Seconds : 0):0} acts a second beside the messages, {(options.NoTrail ? "whose lines the database dropped" : "each with its line")}");

    private static string StoredIn(ChatFigures figures) =>
        figures.Stored is { } stored ? $"\n  {stored.ToText()}\n  read of it, one after the other:\n{string.Join('\n', figures.Readings.Select(r => "  " + r.ToText()))}" : "";

    private static string DeliveredIn(ChatFigures figures) =>
        figures.Delivered is { } d ? string.Create(CultureInfo.InvariantCulture, $"delivered in p50 {d.P50:0.0} ms, p99 {d.P99:0.0} ms, p999 {d.P999:0.0} ms; {d.Undelivered} not delivered; ") : "";

    private static double? Rounded(double? figure) => figure is { } known ? Math.Round(known, 3) : null;

    // A URL may hold a password.
    private static string DbOf(ChatOptions options) => options.Db == BenchDatabase.Sqlite ? "sqlite" : "postgres";

    private static double PerSecond(ChatFigures figures) => figures.Seconds > 0 ? figures.Assistant / figures.Seconds : 0;
}
