using System.CommandLine;
using System.Globalization;
using Vigil.Bench.Driving;
using Vigil.Bench.Load;

namespace Vigil.Bench.Answers;

/// <summary><c>vigil bench answers</c>: how long a customer waits for the assistant.</summary>
internal static class AnswersCommand
{
    private static readonly Option<int> Clients = LoadCommand.Count("--clients", "Connected customers.", 100, 1, 5000);
    private static readonly Option<int> WarmUp = LoadCommand.Count("--warm-up", "Questions of each customer before measuring, at the same rate.", 2, 0, 1000);
    private static readonly Option<double> Rate = new("--rate") { Description = "Questions a second of all customers together, whether answered or not.", DefaultValueFactory = _ => 20 };
    private static readonly Option<int> Seconds = LoadCommand.Count("--seconds", "For how long they ask.", 60, 1, 3600);
    private static readonly Option<bool> Records = new("--exchange") { Description = "Customers of the demo exchange, signed in, who ask about their own withdrawals; without it visitors, whom articles answer." };

    /// <summary>The command, ready to run.</summary>
    public static Command Make(TimeProvider clock)
    {
        var command = new Command("answers", "Customers ask the assistant; measures until its answer arrives, and looks for every question and its one answer afterwards.")
        {
            LoadCommand.Server, LoadCommand.Models, LoadCommand.Db, Clients, WarmUp, Rate, Seconds, Records, DemoExchange.Executable, LoadCommand.Json,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, clock, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, TimeProvider clock, CancellationToken cancellationToken)
    {
        var run = new AnswersRun(parsed.GetValue(Clients), parsed.GetValue(WarmUp), parsed.GetValue(Rate), parsed.GetValue(Seconds));
        if (run.Rate is not (> 0 and <= 10_000))
        {
            throw new BadInputException("--rate: expected questions a second, more than 0 and at most 10000.");
        }

        // For visitors too: the figures in articles come from the exchange, and without them most of the answers cannot be given.
        await using var exchange = await DemoExchange.StartAsync(parsed, cancellationToken);
        return await MeasureAsync(parsed, run, exchange, clock, cancellationToken);
    }

    private static Task<int> MeasureAsync(ParseResult parsed, AnswersRun run, DemoExchange exchange, TimeProvider clock, CancellationToken cancellationToken) =>
        LoadCommand.WithServerAsync(parsed, async (server, http) =>
        {
            var signedIn = parsed.GetValue(Records);
            var figures = await run.MeasureAsync(server, http, signedIn ? await exchange.SignInAsync(cancellationToken) : [], clock, cancellationToken);

            // A URL may hold a password.
            var db = parsed.GetRequiredValue(LoadCommand.Db) == BenchDatabase.Sqlite ? BenchDatabase.Sqlite : "postgres";
            await Console.Out.WriteLineAsync(figures.ToText(string.Create(
                CultureInfo.InvariantCulture, $"answers on {db}, {run.Clients} {(signedIn ? "signed-in customers who ask about their withdrawals" : "visitors")}, open loop at {run.Rate} questions/s")));
            if (parsed.GetValue(LoadCommand.Json))
            {
                await Console.Out.WriteLineAsync(figures.ToJson(db, signedIn, run.Clients, run.Rate));
            }

            return figures.Sound ? 0 : 1;
        }, clock, cancellationToken, exchange.ServerSettings);
}
