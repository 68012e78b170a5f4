using System.Diagnostics;
using System.Globalization;

namespace Vigil.Bench.Driving;

/// <summary>A PostgreSQL server for this measurement alone: in a folder of its own, on a free loopback port, with the settings it ships with, so that a commit is on the disk.</summary>
public sealed class PrivatePostgres : IAsyncDisposable
{
    // One guard process keeps the server: it stops it and removes its folder when its standard input closes, even if the driver was killed.
    private const string Guard = """
        trap '' INT TERM
        if "$0/initdb" -A trust -U vigil --locale=C.UTF-8 -D "$1/data" >"$1/log" 2>&1 && "$0/pg_ctl" -w -D "$1/data" -l "$1/log" -o "-c listen_addresses=127.0.0.1 -c port=$2 -c unix_socket_directories=$1" start >>"$1/log" 2>&1
        then echo ready; else tail -1 "$1/log"; rm -rf "$1"; exit 1; fi
        cat >/dev/null
        "$0/pg_ctl" -D "$1/data" -m immediate stop >/dev/null 2>&1
        rm -rf "$1"
        """;

    private readonly Process _guard;

    private PrivatePostgres(Process guard, string url) => (_guard, Url) = (guard, url);

    /// <summary>Its maintenance database.</summary>
    public string Url { get; }

    /// <exception cref="BenchFailedException">PostgreSQL is not installed or did not start.</exception>
    public static async Task<PrivatePostgres> StartAsync(CancellationToken cancellationToken)
    {
        var binaries = FindBinaries() ?? throw new BenchFailedException("--db postgres needs initdb and pg_ctl below /usr/lib/postgresql/*/bin: `apt-get install postgresql` brings them.");
        var folder = Directory.CreateTempSubdirectory("vigil-bench-postgres-").FullName;
        var port = Loopback.FreePort();
        var start = new ProcessStartInfo { UseShellExecute = false, FileName = "/bin/sh", WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Environment.IsPrivilegedProcess)
        {
            // The server refuses to run as root.
            using var give = Process.Start("chown", ["postgres:postgres", folder]);
            await give.WaitForExitAsync(cancellationToken);
            start.FileName = "setpriv";
            Array.ForEach(["--reuid=postgres", "--regid=postgres", "--clear-groups", "/bin/sh"], start.ArgumentList.Add);
        }

        Array.ForEach(["-c", Guard, binaries, folder, port.ToString(CultureInfo.InvariantCulture)], start.ArgumentList.Add);
        var guard = Process.Start(start)!;
        var server = new PrivatePostgres(guard, string.Create(CultureInfo.InvariantCulture, $"postgres://vigil@127.0.0.1:{port}/postgres"));
        var answer = await guard.StandardOutput.ReadLineAsync(cancellationToken);
        if (answer != "ready")
        {
            await server.DisposeAsync();
            throw new BenchFailedException($"PostgreSQL did not start: {answer}");
        }

        return server;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _guard.StandardInput.Close();
        await _guard.WaitForExitAsync();
        _guard.Dispose();
    }

    private static string? FindBinaries() => !Directory.Exists("/usr/lib/postgresql") ? null : Directory.EnumerateDirectories("/usr/lib/postgresql")
        .Select(version => Path.Combine(version, "bin"))
        .Where(bin => File.Exists(Path.Combine(bin, "initdb")) && File.Exists(Path.Combine(bin, "pg_ctl")))
        .Order(StringComparer.Ordinal).LastOrDefault();
}
