using System.Diagnostics;
using Microsoft.Extensions.Options;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Tests.Operation;

/// <summary>One data folder, one server.</summary>
public sealed class DataFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("vigil-test-").FullName;

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_second_server_is_told_folder_and_process_and_the_folder_is_free_once_the_first_is_gone()
    {
        using (var first = Lock(_folder))
        {
            Assert.Null(first.Take());
            using var second = Lock(_folder);
            var refused = second.Take();
            Assert.Contains(_folder, refused, StringComparison.Ordinal);
            Assert.Contains($"process {Environment.ProcessId}.", refused, StringComparison.Ordinal);
        }

        using var next = Lock(_folder);
        Assert.Null(next.Take());
    }

    [Fact]
    public async Task A_second_process_ends_with_that_one_line()
    {
        using var first = Lock(_folder);
        Assert.Null(first.Take());

        var (code, error) = await ServeAsync(_folder);

        Assert.Equal(2, code);
        Assert.Equal($"vigil: the data folder {_folder} is in use by another server, process {Environment.ProcessId}. Stop that one, or name another folder with --data.\n", error);
    }

    [Fact]
    public async Task A_file_is_no_data_folder()
    {
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);

        var (code, error) = await ServeAsync(file);

        Assert.Equal(2, code);
        Assert.StartsWith($"vigil: --data: {file} is no folder", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task A_server_whose_database_does_not_answer_ends_with_one_line()
    {
        // Port 1 of the loopback: nobody listens there.
        var (code, error) = await ServeAsync(_folder, "--db", "postgres://vigil@127.0.0.1:1/vigil");

        Assert.Equal(2, code);
        Assert.StartsWith("vigil: the database cannot be used: ", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void Servers_beside_PostgreSQL_share_a_folder()
    {
        using var first = Lock(_folder, "postgres://vigil@db.example/vigil");
        using var second = Lock(_folder, "postgres://vigil@db.example/vigil");
        Assert.Null(first.Take());
        Assert.Null(second.Take());
    }

    private static DataFolderLock Lock(string folder, string db = "sqlite") => new(Options.Create(new DatabaseOptions { Data = folder, Db = db }));

    private static async Task<(int Code, string Error)> ServeAsync(string data, params string[] more)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Vigil.Server"), ["--urls", "http://127.0.0.1:0", "--data", data, .. more]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await output;
        return (process.ExitCode, error);
    }
}
