using System.CommandLine;
using Vigil.Bench.Driving;
using Vigil.Bench.Load;

namespace Vigil.Bench.Chat;

/// <summary><c>vigil bench chat</c>: what is written on the line, and how often it is done.</summary>
internal static class ChatCommand
{
    private static readonly Option<int> Clients = LoadCommand.Count("--clients", "Connected customers, each with a conversation.", 50, 1, 20_000);
    private static readonly Option<int> Messages = LoadCommand.Count("--messages", "Measured messages of each customer.", 200, 1, 100_000);
    private static readonly Option<int> WarmUp = LoadCommand.Count("--warm-up", "Messages of each customer before measuring, at the same rate, and for no longer than --seconds.", 50, 0, 10_000);
    private static readonly Option<double?> Rate = new("--rate") { Description = "Messages a second of all customers together, whether acknowledged or not (open loop). Without it each sends as soon as the last one is acknowledged." };
    private static readonly Option<int> Seconds = LoadCommand.Count("--seconds", "The most one measurement takes.", 120, 1, 3600);
    private static readonly Option<int> Runs = LoadCommand.Count("--runs", "Repetitions on fresh data; the median is reported.", 1, 1, 99);
    private static readonly Option<bool> NoAssistant = new("--no-assistant") { Description = "A person holds every conversation, so the assistant has nothing to answer." };
    private static readonly Option<int> Agents = LoadCommand.Count("--agents", "With --no-assistant: people who hold the conversations and receive what is written.", 10, 1, 500);

    private static readonly Option<int> Entries = LoadCommand.Count("--entries", "Entries of other customers' cases that are stored before anything is measured, about; 0 for none.", 0, 0, 100_000_000);
    private static readonly Option<int> Reads = LoadCommand.Count("--reads", "With --entries: how often each kind of stored case and list is read afterwards.", 200, 1, 10_000);

    private static readonly Option<int> Acts = LoadCommand.Count("--acts", "With --no-assistant: acts of the agents a second, each of which leaves a line in the audit trail; 0 for none.", 0, 0, 10_000);
    private static readonly Option<bool> NoTrail = new("--no-trail") { Description = "With --acts: the database drops every line of the trail, to compare with." };

    /// <summary>The command, ready to run.</summary>
    public static Command Make(TimeProvider clock)
    {
        var command = new Command("chat", "Customers write over the hub; measures the time until a message is acknowledged, and looks for every message afterwards.")
        {
            LoadCommand.Server, LoadCommand.Models, LoadCommand.Db, Clients, Messages, WarmUp, Rate, Seconds, Runs, NoAssistant, Agents, Entries, Reads, Acts, NoTrail, LoadCommand.Json,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(Read(parsed), clock, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ChatOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var postgres = options.Db == "postgres" ? await PrivatePostgres.StartAsync(cancellationToken) : null;
        var run = new ChatRun(options, postgres?.Url ?? options.Db, clock);
        var measured = new List<ChatFigures>();
        for (var i = 1; i <= options.Runs; i++)
        {
            measured.Add(await run.MeasureAsync(cancellationToken));
            await Console.Out.WriteLineAsync(ChatReport.LineOf(i, measured[^1]));
        }

        var median = ChatFigures.MedianOf(measured);
        await Console.Out.WriteLineAsync(ChatReport.TextOf(median, options));
        if (options.Json)
        {
            await Console.Out.WriteLineAsync(ChatReport.JsonOf(median, options));
        }

        return median.Sound ? 0 : 1;
    }

    private static ChatOptions Read(ParseResult parsed)
    {
        var options = new ChatOptions(
            parsed.GetRequiredValue(LoadCommand.Server), parsed.GetRequiredValue(LoadCommand.Models), parsed.GetRequiredValue(LoadCommand.Db), parsed.GetValue(Clients), parsed.GetValue(Messages), parsed.GetValue(WarmUp),
            parsed.GetValue(Rate), parsed.GetValue(Seconds), parsed.GetValue(Runs), !parsed.GetValue(NoAssistant), parsed.GetValue(Agents), parsed.GetValue(LoadCommand.Json))
        {
            Entries = parsed.GetValue(Entries),
            Reads = parsed.GetValue(Reads),
            Acts = parsed.GetValue(Acts),
            NoTrail = parsed.GetValue(NoTrail),
        };
        if ((options.Acts > 0 && options.Assistant) || (options.NoTrail && options.Acts == 0))
        {
            throw new BadInputException(options.Assistant ? "--acts: they are acts of agents, who have the conversations only with --no-assistant." : "--no-trail: expected with --acts, whose lines it leaves out.");
        }

        if (options.Db != "postgres" && BenchDatabase.Check(options.Db) is { } wrong)
        {
            throw new BadInputException(wrong);
        }

        if (options.Rate is <= 0 or > 1_000_000 or double.NaN)
        {
            throw new BadInputException("--rate: expected messages a second, more than 0 and at most 1000000.");
        }

        return File.Exists(options.Server) ? options : throw new BadInputException($"--server: there is no file {options.Server}.");
    }
}
