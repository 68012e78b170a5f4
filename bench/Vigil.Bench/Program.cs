using System.CommandLine;
using Vigil.Bench.Answers;
using Vigil.Bench.Chat;
using Vigil.Bench.Dialogues;
using Vigil.Bench.Driving;
using Vigil.Bench.Load;

var bench = new RootCommand("Load drivers: what the published product does under load, measured from outside.");
bench.Subcommands.Add(ChatCommand.Make(TimeProvider.System));
bench.Subcommands.Add(AnswersCommand.Make(TimeProvider.System));
bench.Subcommands.Add(DialoguesCommand.Make(TimeProvider.System));
bench.Subcommands.Add(CasesCommand.Make(TimeProvider.System));
bench.Subcommands.Add(ConnectionsCommand.Make(TimeProvider.System));

var parsed = bench.Parse(args);
if (parsed.Errors is [var first, ..])
{
    return await SayAsync(first.Message, 2);
}

try
{
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (BadInputException wrong)
{
    return await SayAsync(wrong.Message, 2);
}
catch (BenchFailedException failed)
{
    return await SayAsync(failed.Message, 1);
}
catch (OperationCanceledException)
{
    return await SayAsync("stopped before it was done.", 130);
}

static async Task<int> SayAsync(string sentence, int code)
{
    await Console.Error.WriteLineAsync($"vigil: {sentence.ReplaceLineEndings(" ")}");
    return code;
}
