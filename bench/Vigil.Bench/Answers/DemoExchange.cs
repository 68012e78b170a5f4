using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Vigil.Bench.Driving;

namespace Vigil.Bench.Answers;

/// <summary>The published demo exchange, started as <c>./vigil up</c> starts it, on a data folder of its own that goes with it.</summary>
internal sealed class DemoExchange : IAsyncDisposable
{
    // Longer than any measurement: the withdrawals that are asked about must not be over before it.
    private const string Pace = "20";
    private const string Situation = "withdrawal.";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    /// <summary>The published demo exchange's executable.</summary>
    public static readonly Option<string> Executable = new("--exchange-server") { Description = "The published demo exchange's executable.", Hidden = true };

    private readonly string _folder = Directory.CreateTempSubdirectory("vigil-bench-exchange-").FullName;
    private readonly string _token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
    private readonly Uri _address = new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Loopback.FreePort()}/"));
    private readonly HttpClient _http = new();
    private readonly Process _process;

    private DemoExchange(string executable)
    {
        // The shell only points the output at a file and becomes the exchange: same process id, and no pipe for the driver to empty.
        var start = new ProcessStartInfo("/bin/sh") { UseShellExecute = false, WorkingDirectory = _folder };
        Array.ForEach(["-c", "log=$1; shift; exec \"$@\" >>\"$log\" 2>&1", "sh", Path.Combine(_folder, "exchange.log"), executable, "--urls", _address.ToString(), "--data", Path.Combine(_folder, "data")], start.ArgumentList.Add);
        start.Environment["MERIDIAN_SERVICE_TOKEN"] = _token;
        start.Environment["MERIDIAN_PACE"] = Pace;
        _process = Process.Start(start)!;
    }

    /// <summary>What a server is given so that it reads from here. The token opens nothing but this exchange, for as long as it is measured.</summary>
    public IReadOnlyList<string> ServerSettings => ["--Exchange:ConnectorUrl", _address.ToString(), "--Exchange:ServiceToken", _token];

    /// <summary>Starts the one that the command line names.</summary>
    /// <exception cref="BadInputException">There is none.</exception>
    public static Task<DemoExchange> StartAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        StartAsync(parsed.GetValue(Executable) is { } path && File.Exists(path) ? path : throw new BadInputException($"--exchange-server: there is no file {parsed.GetValue(Executable)}."), cancellationToken);

    /// <summary>Starts it and waits until it answers.</summary>
    /// <exception cref="BenchFailedException">It ended or was not ready in time.</exception>
    public static async Task<DemoExchange> StartAsync(string executable, CancellationToken cancellationToken)
    {
        var exchange = new DemoExchange(executable);
        try
        {
            await exchange.WaitUntilReadyAsync(cancellationToken);
            return exchange;
        }
        catch
        {
            await exchange.DisposeAsync();
            throw;
        }
    }

    /// <summary>Identity tokens of the demo's customers whose story is a withdrawal, made as for its own page.</summary>
    public async Task<IReadOnlyList<string>> SignInAsync(CancellationToken cancellationToken)
    {
        var tokens = new List<string>();
        foreach (var persona in await PersonasAsync(cancellationToken))
        {
            if (persona.Situation.StartsWith(Situation, StringComparison.Ordinal))
            {
                tokens.Add(await SignInAsync(persona, cancellationToken));
            }
        }

        return tokens.Count > 0 ? tokens : throw new BenchFailedException("the demo exchange has no customer whose story is a withdrawal.");
    }

    /// <summary>An identity token of the demo's customer of this id, or of the first in this situation; null where there is none.</summary>
    public async Task<string?> SignInAsync(string idOrSituation, CancellationToken cancellationToken)
    {
        var personas = await PersonasAsync(cancellationToken);
        return (personas.Find(p => p.Id == idOrSituation) ?? personas.Find(p => p.Situation == idOrSituation)) is { } persona ? await SignInAsync(persona, cancellationToken) : null;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private Task<List<Persona>> PersonasAsync(CancellationToken cancellationToken) =>
        _http.CallAsync<List<Persona>>(HttpMethod.Get, new Uri(_address, "demo/personas"), null, null, cancellationToken);

    private async Task<string> SignInAsync(Persona persona, CancellationToken cancellationToken) =>
        (await _http.CallAsync<SignedIn>(HttpMethod.Post, new Uri(_address, $"demo/personas/{persona.Id}/identity-token"), null, null, cancellationToken)).IdentityToken;

    private async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StartLimit);
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        try
        {
            while (!await IsReadyAsync(limit.Token))
            {
                if (_process.HasExited)
                {
                    throw new BenchFailedException("the demo exchange ended while starting.");
                }

                await ticks.WaitForNextTickAsync(limit.Token);
            }
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new BenchFailedException($"the demo exchange was not ready within {StartLimit.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s.", late);
        }
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri(_address, "healthz"), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            // The port is not open yet.
            return false;
        }
    }

    private sealed record Persona(string Id, string Situation);

    private sealed record SignedIn(string IdentityToken);
}
