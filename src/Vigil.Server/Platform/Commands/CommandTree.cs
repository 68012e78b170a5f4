using System.CommandLine;
using System.CommandLine.Parsing;
using System.Data.Common;
using Microsoft.Extensions.Options;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Platform.Commands;

/// <summary>
/// What an operator can do on the machine that holds the data folder, as sub-commands of the server's executable. Whoever may read and
/// write that folder may do it: there is no sign-in. The server may be running; a command writes past it in one short transaction.
/// </summary>
/// <param name="build">Makes the application of these arguments, without starting it.</param>
public sealed class CommandTree(Func<string[], WebApplication> build)
{
    private const int Fault = 1;
    private const int BadInput = 2;

    private readonly RootCommand _root = new("Vigil's operator commands. The server may be running.");
    private readonly Option<string> _data = new("--data") { Description = "The data folder.", DefaultValueFactory = _ => new DatabaseOptions().Data, Recursive = true };
    private readonly Option<string> _db = new("--db") { Description = "sqlite or postgres://user:password@host:port/name.", DefaultValueFactory = _ => Environment.GetEnvironmentVariable("Database__Db") ?? new DatabaseOptions().Db, Recursive = true };
    private TextReader _input = TextReader.Null;

    /// <summary>True if these arguments are a command and not settings of the server.</summary>
    public static bool IsCommand(string[] args) => args is ["user" or "token" or "learn" or "audit" or "scams" or "privacy", ..];

    /// <summary>Adds a command below a group.</summary>
    /// <param name="group">First word, such as <c>token</c>; made when first named.</param>
    /// <param name="purpose">What the group is for.</param>
    /// <param name="act">Does it. Its text goes to standard output; a refusal is one line on standard error and exit code 2.</param>
    public void Add(string group, string purpose, Command command, Func<CommandCall, CancellationToken, Task<Outcome<string>>> act)
    {
        var parent = _root.Subcommands.FirstOrDefault(c => c.Name == group);
        if (parent is null)
        {
            parent = new Command(group, purpose);
            _root.Subcommands.Add(parent);
        }

        parent.Subcommands.Add(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, act, cancellationToken));
    }

    /// <summary>Runs a command line.</summary>
    /// <returns>The exit code: 0 done, 1 the database failed or a check found something, 2 bad input.</returns>
    public Task<int> RunAsync(string[] args, TextReader input, TextWriter output, TextWriter error)
    {
        _input = input;
        _root.Options.Add(_data);
        _root.Options.Add(_db);
        var parsed = _root.Parse(args);
        return WrongWith(parsed) is { } wrong
            ? RefuseAsync(error, wrong.ReplaceLineEndings(" "), BadInput)
            : parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
    }

    // In one sentence; null where nothing is. The parser takes a following option for the value of one that has none, and then speaks of what stands behind.
    private static string? WrongWith(ParseResult parsed)
    {
        for (var level = parsed.CommandResult; level is not null; level = level.Parent as CommandResult)
        {
            if (level.Children.OfType<OptionResult>().FirstOrDefault(o => o.Tokens.Any(t => t.Value.StartsWith("--", StringComparison.Ordinal))) is { } lacking)
            {
                return $"Required argument missing for option: '{lacking.Option.Name}'.";
            }
        }

        var command = parsed.CommandResult.Command;
        return parsed.Errors.Count == 0 ? null
            : command.Subcommands.Count > 0 && parsed.UnmatchedTokens.Count == 0 ? $"{command.Name}: name what is to be done: {string.Join(", ", command.Subcommands.Select(c => c.Name))}."
            : parsed.Errors[0].Message;
    }

    private async Task<int> RunAsync(ParseResult parsed, Func<CommandCall, CancellationToken, Task<Outcome<string>>> act, CancellationToken cancellationToken)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var settings = new DatabaseOptions { Data = parsed.GetRequiredValue(_data), Db = parsed.GetRequiredValue(_db) };

        // A mistyped folder must not become a new installation.
        if (settings.IsSqlite && !File.Exists(Path.Combine(settings.Data, "vigil.db")))
        {
            return await RefuseAsync(error, $"--data: {settings.Data} holds no data of Vigil. Name the folder that the server uses.", BadInput);
        }

        try
        {
            // Standard output is for the answer alone.
            await using var app = build(["--data", settings.Data, "--db", settings.Db, "--Logging:Console:LogLevel:Default", "None"]);
            var call = new CommandCall(app.Services, parsed, _input);
            var done = await act(call, cancellationToken);
            if (done.Refusal is { } refusal)
            {
                return await RefuseAsync(error, refusal.Detail, BadInput);
            }

            await output.WriteLineAsync(done.Value);
            return call.FoundFault ? Fault : 0;
        }
        catch (OptionsValidationException wrong)
        {
            return await RefuseAsync(error, wrong.Message, BadInput);
        }
        catch (DbException failure)
        {
            return await RefuseAsync(error, $"the database could not be used: {failure.Message.ReplaceLineEndings(" ")}", Fault);
        }
    }

    private static async Task<int> RefuseAsync(TextWriter error, string sentence, int code)
    {
        await error.WriteLineAsync($"vigil: {sentence}");
        return code;
    }
}

/// <summary>A command that runs: the product's services, what was written on the line, and standard input.</summary>
public sealed record CommandCall(IServiceProvider Services, ParseResult Line, TextReader Input)
{
    /// <summary>True where what the command checked does not hold: its text is printed, and the exit code is 1.</summary>
    public bool FoundFault { get; set; }

    /// <summary>One of the product's services.</summary>
    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();
}
