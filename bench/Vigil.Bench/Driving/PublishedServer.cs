using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Vigil.Bench.Driving;

/// <summary>The published server, started as <c>./vigil up</c> starts it, on a data folder of its own that goes with it.</summary>
public sealed class PublishedServer : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly string _executable;
    private readonly string _folder;
    private readonly string _db;
    private readonly string[] _arguments;
    private Process _process;

    private PublishedServer(string executable, string folder, string db, string models, IEnumerable<string> settings)
    {
        (_executable, _folder, _db, Address) = (executable, folder, db, new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Loopback.FreePort()}/")));

        // The shell only points the output at a file and becomes the server: same process id, and no pipe for the driver to empty.
        _arguments = ["-c", "log=$1; shift; exec \"$@\" >>\"$log\" 2>&1", "sh", Log, executable, "--urls", Address.ToString(), "--data", folder, "--db", db, "--models", models, .. settings];
        _process = Launch();
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Its data folder.</summary>
    public string Folder => _folder;

    /// <summary>What it has written, over all starts.</summary>
    public string Log => Path.Combine(_folder, "server.log");

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <param name="db">sqlite or a postgres URL.</param>
    /// <param name="models">Folder of the trained models.</param>
    /// <param name="settings">Further settings, each by its full name.</param>
    /// <exception cref="BenchFailedException">It ended or was not ready in time.</exception>
    public static async Task<PublishedServer> StartAsync(string executable, string models, string db, HttpClient http, IReadOnlyList<string> settings, CancellationToken cancellationToken)
    {
        var server = new PublishedServer(executable, Directory.CreateTempSubdirectory("vigil-bench-").FullName, db, models, settings);
        try
        {
            await server.WaitUntilReadyAsync(http, cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>What it has used so far.</summary>
    public Task<ProcessUsage> UsageAsync(CancellationToken cancellationToken) => ProcessUsage.OfAsync(_process.Id, cancellationToken);

    /// <summary>Runs one of the operator's commands on its data.</summary>
    /// <returns>What the command printed.</returns>
    /// <exception cref="BenchFailedException">The command refused.</exception>
    public async Task<string> CommandAsync(CancellationToken cancellationToken, params string[] words)
    {
        var start = new ProcessStartInfo(_executable) { UseShellExecute = false, WorkingDirectory = _folder, RedirectStandardOutput = true };
        Array.ForEach([.. words, "--data", _folder, "--db", _db], start.ArgumentList.Add);
        using var command = Process.Start(start)!;
        var printed = await command.StandardOutput.ReadToEndAsync(cancellationToken);
        await command.WaitForExitAsync(cancellationToken);
        return command.ExitCode == 0 ? printed.Trim() : throw new BenchFailedException($"the server's command '{string.Join(' ', words.Take(2))}' failed.");
    }

    /// <summary>Kills it (SIGKILL: it can neither finish nor tidy up), without waiting.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Kills it and waits until the system has taken back all it held.</summary>
    public async Task KillAsync()
    {
        Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Starts it anew on the same data and address after <see cref="KillAsync"/>, and waits until it is ready.</summary>
    /// <exception cref="BenchFailedException">It ended or was not ready in time.</exception>
    public async Task StartAgainAsync(HttpClient http, CancellationToken cancellationToken)
    {
        _process.Dispose();
        _process = Launch();
        await WaitUntilReadyAsync(http, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private Process Launch()
    {
        var start = new ProcessStartInfo("/bin/sh") { UseShellExecute = false, WorkingDirectory = _folder, RedirectStandardInput = true };
        Array.ForEach(_arguments, start.ArgumentList.Add);
        return Process.Start(start)!;
    }

    private async Task WaitUntilReadyAsync(HttpClient http, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StartLimit);
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        try
        {
            while (!await IsReadyAsync(http, limit.Token))
            {
                if (_process.HasExited)
                {
                    throw new BenchFailedException($"the server ended while starting: {await LastLineAsync()}");
                }

                await ticks.WaitForNextTickAsync(limit.Token);
            }
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new BenchFailedException($"the server was not ready within {StartLimit.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s: {await LastLineAsync()}", late);
        }
    }

    private async Task<bool> IsReadyAsync(HttpClient http, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(Address, "readyz"), cancellationToken);
            return answer.StatusCode is HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            // The port is not open yet.
            return false;
        }
    }

    private async Task<string> LastLineAsync() =>
        File.Exists(Log) ? (await File.ReadAllLinesAsync(Log)).LastOrDefault(line => line.Length > 0) ?? "it said nothing" : "it said nothing";
}
