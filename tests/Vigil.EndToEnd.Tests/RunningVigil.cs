using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Playwright;
using Vigil.EndToEnd.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(RunningVigil))]

// They share one desk: an agent of one test would be given the customer of another.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Vigil.EndToEnd.Tests;

/// <summary>The product as a newcomer starts it, <c>./vigil up</c> on free ports and an empty data folder, and a browser to look at it.</summary>
public sealed class RunningVigil : IAsyncLifetime
{
    private const string Lead = "jing@demo.meridian.example";

    // The first line, panels below an address bar that nobody sees, cost two seconds of processor time a window; the others are what Playwright turns off itself, for the browser obeys one such switch only.
    private static readonly string[] NotNeeded =
    [
        "WebUIOmniboxPopup", "WebUIOmniboxAimPopup",
        "AimEnabled", "AutoDeElevate", "AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync", "BlockOriginHeaderModificationOnRedirect", "DestroyProfileOnBrowserClose",
        "DialMediaRouteProvider", "GlobalMediaControls", "HttpsUpgrades", "LensOverlay", "MediaRouter", "NetworkTimeServiceQuerying", "OptimizationHints", "PaintHolding", "ThirdPartyStoragePartitioning", "Translate",
    ];

    // Longer than the pages need to make good a push that was lost: what they show is read again after half a minute at the latest. No passing test waits this long.
    private const float PatienceMilliseconds = 60_000;

    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(10);

    private readonly string _data = Directory.CreateTempSubdirectory("vigil-e2e-").FullName;
    private Process? _process;
    private IPlaywright? _playwright;

    /// <summary>Address of the server.</summary>
    public string Server { get; private set; } = "";

    /// <summary>Address of the console.</summary>
    public string Console { get; private set; } = "";

    /// <summary>Address of the demo exchange.</summary>
    public string Sandbox { get; private set; } = "";

    /// <summary>The browser.</summary>
    public IBrowser Browser { get; private set; } = null!;

    /// <summary>Where screenshots are left for a person to look at.</summary>
    public static string Screenshots { get; } = Directory.CreateDirectory(Path.Combine(Root(), "artifacts", "screenshots")).FullName;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _process = Start("--port", FreePortPair().ToString(System.Globalization.CultureInfo.InvariantCulture), "--data", _data);
        await ReadEndpointsAsync();
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(PatienceMilliseconds);
        Browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", $"--disable-features={string.Join(',', NotNeeded)}"],
        });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
        {
            await Browser.DisposeAsync();
        }

        _playwright?.Dispose();
        await StopAsync(_process);
        Directory.Delete(_data, recursive: true);
    }

    /// <summary>Stops what <see cref="Start(string[])"/> started.</summary>
    public static async Task StopAsync(Process? process)
    {
        if (process is { HasExited: false })
        {
            // TERM, so that the command stops the processes it started; its own id and nobody else's.
            using var stop = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await stop.WaitForExitAsync();
            await process.WaitForExitAsync();
        }

        process?.Dispose();
    }

    /// <summary>The password of one of the demo people.</summary>
    public async Task<string> PasswordOfAsync(string email)
    {
        using var people = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_data, "demo-staff.json"), TestContext.Current.CancellationToken));
        return people.RootElement.EnumerateArray().Single(p => p.GetProperty("email").GetString() == email).GetProperty("password").GetString()!;
    }

    /// <summary>A browser window of its own, as patient as the assertions.</summary>
    public async Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions? options = null)
    {
        var context = await Browser.NewContextAsync(options);
        context.SetDefaultTimeout(PatienceMilliseconds);
        return context;
    }

    /// <summary>Resolves what earlier tests left open, so that no test meets another one's cases.</summary>
    public async Task ClearDeskAsync()
    {
        using var http = new HttpClient { BaseAddress = new Uri(Server) };
        using var signedIn = await http.PostAsJsonAsync("/api/staff/sign-in", new { email = Lead, password = await PasswordOfAsync(Lead) }, TestContext.Current.CancellationToken);
        using var session = JsonDocument.Parse(await signedIn.EnsureSuccessStatusCode().Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.RootElement.GetProperty("token").GetString());
        while (true)
        {
            using var list = JsonDocument.Parse(await http.GetStringAsync("/api/console/cases?view=all&limit=200", TestContext.Current.CancellationToken));
            var rows = list.RootElement.GetProperty("items");
            if (rows.GetArrayLength() == 0)
            {
                return;
            }

            foreach (var row in rows.EnumerateArray())
            {
                using var resolved = await http.PostAsync($"/api/console/cases/{row.GetProperty("id").GetString()}/resolve", null, TestContext.Current.CancellationToken);

                // A test that ended with a press of the button may still be resolving it.
                Assert.True(resolved.IsSuccessStatusCode || resolved.StatusCode is HttpStatusCode.Conflict, $"Resolving what was left open: {(int)resolved.StatusCode}.");
            }
        }
    }

    /// <summary>Lets the demo exchange's time go on: blocks and timers.</summary>
    public async Task AdvanceAsync(TimeSpan by)
    {
        using var http = new HttpClient();
        using var answer = await http.PostAsJsonAsync(new Uri($"{Sandbox}/demo/clock"), new { advanceSeconds = (int)by.TotalSeconds }, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Lets the demo exchange's connector misbehave until the returned switch is disposed: slow, refuse, down, timeoutAfterActing.</summary>
    public async Task<IAsyncDisposable> FaultAsync(string mode)
    {
        await SetFaultAsync(mode);
        return new Fault(this);
    }

    /// <summary>Everything the server has logged so far.</summary>
    public async Task<string> LogAsync()
    {
        await using var log = new FileStream(Path.Combine(_data, "logs", "server.log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(log);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Starts <c>./vigil up</c> with these arguments.</summary>
    public static Process Start(params string[] arguments) => Start(new Dictionary<string, string>(StringComparer.Ordinal), arguments);

    /// <summary>The same with settings in the environment.</summary>
    public static Process Start(IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Root(), "vigil"), ["up", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };

        // The withdrawal that the scenes speak of must be on its way until the last of them is played: for 74 minutes. Any slower, and it would have been broadcast
        // before it was asked for.
        // The demonstration's few people do within this hour what a desk does in a week.
        start.Environment["CustomerData__ConversationsPerHour"] = "100000";
        start.Environment["CustomerData__ConversationsPerDay"] = "100000";
        start.Environment["Staff__RequestBurst"] = "100000";
        start.Environment["Staff__RequestsPerSecond"] = "10000";
        start.Environment["MERIDIAN_PACE"] = "10";

        // More than a crowded machine needs for an answer, and less than the five seconds of the fault "slow".
        start.Environment["Exchange__TimeoutSeconds"] = "4";
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => System.Console.WriteLine(line.Data);
        process.ErrorDataReceived += (_, line) => System.Console.WriteLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>Waits until the process has written its endpoints, which it does when everything is ready.</summary>
    public static async Task WaitForAsync(Process process, string endpoints)
    {
        using var limit = new CancellationTokenSource(StartLimit);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!File.Exists(endpoints) || new FileInfo(endpoints).Length == 0)
        {
            Assert.False(process.HasExited, "./vigil up ended before it was ready.");
            await look.WaitForNextTickAsync(limit.Token);
        }
    }

    private async Task SetFaultAsync(string mode)
    {
        using var http = new HttpClient();
        using var answer = await http.PostAsJsonAsync(new Uri($"{Sandbox}/demo/faults"), new { mode }, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    private async Task ReadEndpointsAsync()
    {
        var file = Path.Combine(_data, "endpoints.json");
        await WaitForAsync(_process!, file);
        using var endpoints = JsonDocument.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Server = endpoints.RootElement.GetProperty("server").GetString()!;
        Console = endpoints.RootElement.GetProperty("console").GetString()!;
        Sandbox = endpoints.RootElement.GetProperty("sandbox").GetString()!;
    }

    // The demo exchange takes the port after the server's, so both must be free.
    internal static int FreePortPair()
    {
        while (true)
        {
            // Below the ports that the system gives to outgoing connections, of which other tests open thousands meanwhile.
            var port = RandomNumberGenerator.GetInt32(20_000, 32_000);
            if (IsFree(port) && IsFree(port + 1))
            {
                return port;
            }
        }
    }

    /// <summary>The folder of the repository.</summary>
    internal static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Vigil.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder.FullName;
    }

    private sealed class Fault(RunningVigil vigil) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await vigil.SetFaultAsync("none");
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
