using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Platform.Scanning;

/// <summary>Debian's clamd with one signature of our own, in a folder of its own, without network and without anybody else's signatures.</summary>
internal sealed class RealClamd : IAsyncDisposable
{
    /// <summary>What to do where these tests are skipped.</summary>
    public const string HowToInstall = "clamd was not found at /usr/sbin/clamd: `apt-get install --no-install-recommends clamav-daemon` brings it.";

    /// <summary>What its one signature finds.</summary>
    public const string Threat = "VIGIL-TEST-THREAT-7f3a";

    private const string Program = "/usr/sbin/clamd";

    private readonly string _folder;
    private readonly Process _process;

    private RealClamd(string folder, Process process) => (_folder, _process) = (folder, process);

    /// <summary>False where it is not installed.</summary>
    public static bool IsThere => File.Exists(Program);

    /// <summary>The path of its socket.</summary>
    public string Address => Path.Combine(_folder, "clamd.sock");

    /// <summary>Starts it and waits until it listens.</summary>
    public static async Task<RealClamd> StartAsync(int streamMaxMegabytes = 25)
    {
        var folder = ThrownAway.Folder("vigil-clamd-");
        var signatures = Directory.CreateDirectory(Path.Combine(folder, "signatures")).FullName;

        // Name, any kind of file, anywhere in it, the bytes in hexadecimal.
        await File.WriteAllTextAsync(Path.Combine(signatures, "test.ndb"), $"Vigil.Test.Threat:0:*:{Convert.ToHexStringLower(Encoding.ASCII.GetBytes(Threat))}\n");
        var settings = Path.Combine(folder, "clamd.conf");
        await File.WriteAllTextAsync(settings, $"""
            DatabaseDirectory {signatures}
            TemporaryDirectory {folder}
            LocalSocket {Path.Combine(folder, "clamd.sock")}
            Foreground yes
            User {Environment.UserName}
            StreamMaxLength {streamMaxMegabytes}M
            AlertExceedsMax yes

            """);
        var process = Process.Start(new ProcessStartInfo(Program, ["-c", settings]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var clamd = new RealClamd(folder, process);
        await Eventually.HoldsAsync(clamd.ListensAsync, "clamd listens");
        return clamd;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<bool> ListensAsync()
    {
        Assert.False(_process.HasExited, "clamd ended by itself");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(Address));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
