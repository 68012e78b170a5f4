using System.Diagnostics;

namespace Vigil.Server.Tests.Operation;

/// <summary>The one command, asked how it is used: it answers at once, builds nothing and starts nothing.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("up", "--port")]
    [InlineData("serve", "--urls")]
    [InlineData("user", "--email")]
    [InlineData("token", "--uid")]
    [InlineData("test", "--fast")]
    [InlineData("eval", "--train")]
    [InlineData("bench", "--clients")]
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
        Assert.Equal(["up", "serve", "user", "token", "test", "eval", "bench", "doctor", "build", "api"], commands);
        Assert.Equal(2, (await RunAsync("nonsense", "--help")).Code);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Vigil.slnx")))
        {
            folder = folder.Parent;
        }

        using var process = Process.Start(new ProcessStartInfo("bash", [Path.Combine(folder.FullName, "vigil"), .. arguments])
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
