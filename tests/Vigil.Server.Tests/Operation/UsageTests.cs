using System.Diagnostics;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Operation;

/// <summary>The one command, asked how it is used: it answers at once, builds nothing and starts nothing.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("up", "--port")]
    [InlineData("serve", "--urls")]
    [InlineData("user", "--email")]
    [InlineData("token", "--uid")]
    [InlineData("learn", "--out")]
    [InlineData("test", "--fast")]
    [InlineData("eval", "--train")]
    [InlineData("eval", "eval search")]
    [InlineData("bench", "--clients")]
    [InlineData("bench", "bench search")]
    [InlineData("build", "without starting")]
    [InlineData("api", "description of the API")]
    [InlineData("doctor", "what is missing")]
    public async Task Every_command_says_how_it_is_used(string command, string said)
    {
        foreach (var arguments in new[] { [command, "--help"], [command, "-h"], new[] { command, "--data", "somewhere", "--help" } })
        {
            var (code, output, error) = await RunAsync(arguments);
            Assert.Equal((0, ""), (code, error));
            Assert.StartsWith($"  ./vigil {command}", output, StringComparison.Ordinal);
            Assert.Contains(said, output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task All_commands_of_the_usage_explain_themselves_and_an_unknown_one_is_an_error()
    {
        var (code, usage, _) = await RunAsync("--help");
        Assert.Equal(0, code);
        var commands = usage.Split('\n').Where(line => line.StartsWith("  ./vigil ", StringComparison.Ordinal)).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]).Distinct().ToList();
        Assert.Equal(["up", "serve", "user", "token", "learn", "audit", "privacy", "scams", "test", "eval", "bench", "doctor", "build", "--version", "api"], commands);
        Assert.Equal(2, (await RunAsync("nonsense", "--help")).Code);
    }

    [Theory]
    [InlineData("up --port", "--port needs a value: a number from 1 to 65535.")]
    [InlineData("up --data", "--data needs a value: a folder.")]
    [InlineData("up --db", "--db needs a value: sqlite or postgres://user:password@host:port/name.")]
    [InlineData("up --port --no-demo", "--port needs a value: a number from 1 to 65535.")]
    [InlineData("up --db mysql://x", "--db must be sqlite or postgres://user:password@host:port/name.")]
    [InlineData("up --bogus", "up does not know '--bogus' (./vigil up --help says more).")]
    [InlineData("serve --db=mysql://x", "--db must be sqlite or postgres://user:password@host:port/name.")]
    [InlineData("serve --urls notaurl", "--urls must be an address such as http://localhost:5080 (found: notaurl).")]
    [InlineData("serve --urls", "--urls needs a value: an address such as http://localhost:5080.")]
    [InlineData("serve --bogus", "serve does not know '--bogus' (./vigil serve --help says more).")]
    [InlineData("serve --Desk:DefaultCapacity", "--Desk:DefaultCapacity needs a value: the value of this setting.")]
    [InlineData("user add --email", "--email needs a value: an e-mail address.")]
    [InlineData("user add --email --name X", "--email needs a value: an e-mail address.")]
    [InlineData("user add somebody", "user add does not know 'somebody' (./vigil user --help says more).")]
    [InlineData("token staff --minutes", "--minutes needs a value: a number.")]
    [InlineData("token customer --uid", "--uid needs a value: the number of an account.")]
    [InlineData("audit verify --checkpoints", "--checkpoints needs a value: a folder.")]
    [InlineData("audit verify --key=", "--key needs a value: a file with a public key.")]
    [InlineData("learn export --out", "--out needs a value: a folder.")]
    [InlineData("bench chat --bogus", "bench chat does not know '--bogus' (./vigil bench --help says more).")]
    [InlineData("bench cases --clients", "--clients needs a value: a number.")]
    [InlineData("bench search --clients 5", "bench search does not know '--clients' (./vigil bench --help says more).")]
    [InlineData("bench search --articles", "--articles needs a value: a number.")]
    [InlineData("doctor now", "doctor takes no arguments (found: now).")]
    [InlineData("build now", "build takes no arguments (found: now).")]
    [InlineData("api now", "api takes no arguments (found: now).")]
    public async Task A_wrong_line_is_refused_in_one_sentence_before_anything_is_built(string line, string said)
    {
        var (code, output, error) = await RunAsync(line.Split(' '));
        Assert.Equal((2, "", $"vigil: {said}\n"), (code, output, error));
    }

    [Theory]
    [InlineData("user", "./vigil user add --email")]
    [InlineData("token", "./vigil token customer --uid")]
    public async Task A_group_alone_lists_its_commands(string group, string said)
    {
        var (code, output, error) = await RunAsync(group);
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(said, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_version_is_that_of_the_assemblies()
    {
        var (code, output, _) = await RunAsync("--version");
        Assert.Equal((0, $"vigil {typeof(Program).Assembly.GetName().Version!.ToString(3)}\n"), (code, output));
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", [Path.Combine(Checkout.Root, "vigil"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output, await error);
    }
}
