using System.Collections.Concurrent;
using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Vigil.Bench.Answers;
using Vigil.Bench.Driving;
using Vigil.Bench.Load;

namespace Vigil.Bench.Dialogues;

/// <summary><c>vigil eval dialogues</c>: plays rows against the published product and writes down what became of each.</summary>
internal static class DialoguesCommand
{
    private const string Lead = "dialogues@example.com";
    private const int AtOnce = 8;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Argument<string> Rows = new("FILE") { Description = "JSON lines {id,lang,turns[]}, and optionally persona." };
    private static readonly Option<string> Out = new("--out") { Description = "Folder for one JSON file a row; made if needed.", Required = true };

    /// <summary>The command, ready to run.</summary>
    public static Command Make(TimeProvider clock)
    {
        var command = new Command("dialogues", "Plays rows {id,lang,turns[]} against the assistant through the real write path; writes, for each, the whole timeline, how it ended and the case's end state; counts what was answered without a person.")
        {
            Rows, Out, LoadCommand.Server, LoadCommand.Models, LoadCommand.Db, DemoExchange.Executable,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, clock, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, TimeProvider clock, CancellationToken cancellationToken)
    {
        var rows = DialogueRow.Read(parsed.GetRequiredValue(Rows));
        var folder = MakeFolder(parsed.GetRequiredValue(Out));
        await using var exchange = await DemoExchange.StartAsync(parsed, cancellationToken);
        var tokens = await TokensAsync(exchange, rows, cancellationToken);
        return await LoadCommand.WithServerAsync(parsed, async (server, http) =>
        {
            await server.CommandAsync(cancellationToken, "user", "add", "--email", Lead, "--name", "Dialogue Lead", "--role", "supervisor");
            var staff = await server.CommandAsync(cancellationToken, "token", "staff", "--as", Lead, "--minutes", "600");
            var play = new PlayDialogue(http, server.Address, staff, clock);
            var ended = new ConcurrentBag<(string Lang, string Outcome)>();
            await Parallel.ForEachAsync(rows, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (row, cancelled) =>
            {
                var played = await play.RunAsync(row, row.Persona is null ? null : tokens[row.Persona], cancelled);
                ended.Add((row.Lang, played["outcome"]!.GetValue<string>()));
                await File.WriteAllTextAsync(Path.Combine(folder, $"{row.Id}.json"), played.ToJsonString(Readable) + "\n", cancelled);
            });
            foreach (var language in ended.GroupBy(e => e.Lang, e => e.Outcome, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
            {
                await Console.Out.WriteLineAsync(Outcome.Summary(language.Key, [.. language]));
            }

            await Console.Out.WriteLineAsync(Outcome.Summary("all", [.. ended.Select(e => e.Outcome)]));
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{rows.Count} dialogues played; what became of each stands in {folder}"));
            return 0;
        }, clock, cancellationToken, exchange.ServerSettings);
    }

    private static string MakeFolder(string path)
    {
        try
        {
            return Directory.CreateDirectory(path).FullName;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new BadInputException($"--out: a folder that can be made or written to expected ({refused.Message.ReplaceLineEndings(" ")}).");
        }
    }

    private static async Task<Dictionary<string, string>> TokensAsync(DemoExchange exchange, IReadOnlyList<DialogueRow> rows, CancellationToken cancellationToken)
    {
        var tokens = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var persona in rows.Select(r => r.Persona).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            tokens[persona] = await exchange.SignInAsync(persona, cancellationToken)
                ?? throw new BadInputException($"{rows.First(r => r.Persona == persona).Id}: the demo exchange has no customer and no situation '{persona}'.");
        }

        return tokens;
    }
}
