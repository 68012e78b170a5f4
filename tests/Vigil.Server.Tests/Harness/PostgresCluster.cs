using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using Vigil.Server.Platform.Data;
using Vigil.Server.Tests.Harness;

[assembly: AssemblyFixture(typeof(PostgresCluster))]

namespace Vigil.Server.Tests.Harness;

/// <summary>One PostgreSQL server for the whole run, started when the first test asks for it, on a free loopback port, in a folder of its own.</summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    /// <summary>What to do where the tests on PostgreSQL are skipped.</summary>
    public const string HowToInstall = "PostgreSQL's initdb and pg_ctl were not found below /usr/lib/postgresql/*/bin: `apt-get install postgresql` brings them.";

    private const string Template = "vigil_template";

    // One guard process keeps the server: it stops it and removes its folder when its standard input closes, even if the tests were killed.
    // No fsync: these tests lose no power. The benchmarks keep it on.
    private const string Guard = """
        trap '' INT TERM
        if "$0/initdb" -A trust -U vigil --locale=C.UTF-8 --no-sync -D "$1/data" >"$1/log" 2>&1 && "$0/pg_ctl" -w -D "$1/data" -l "$1/log" -o "$3" start >>"$1/log" 2>&1
        then echo ready; else cat "$1/log"; rm -rf "$1"; exit 1; fi
        cat >/dev/null
        "$0/pg_ctl" -D "$1/data" -m immediate stop >/dev/null 2>&1
        rm -rf "$1"
        """;

    private readonly Lazy<Task<Server>> _server;
    private int _databases;

    public PostgresCluster()
        : this(null)
    {
    }

    /// <param name="folder">An empty folder of the caller's for its data; null for a temporary one.</param>
    internal PostgresCluster(string? folder) => _server = new Lazy<Task<Server>>(() => StartAsync(folder ?? ThrownAway.Folder("vigil-postgres-")));

    /// <summary>A database of the caller's own, with the newest schema or with nothing in it.</summary>
    /// <returns>A <c>postgres://</c> URL.</returns>
    public async Task<string> CreateDatabaseAsync(bool migrated)
    {
        Assert.SkipWhen(FindBinaries() is null, HowToInstall);
        var server = await _server.Value;
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _databases)}");

        // Copied file by file: block by block through the log, as by default, took three times as long, and more again to remove.
        await ExecuteAsync(server, $"create database {name} template {(migrated ? Template : "template0")} strategy file_copy");
        return server.UrlOf(name);
    }

    /// <summary>A copy of a database to which nobody is connected.</summary>
    /// <returns>A <c>postgres://</c> URL.</returns>
    public async Task<string> CopyDatabaseAsync(string url)
    {
        var server = await _server.Value;
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _databases)}");
        await ExecuteAsync(server, $"create database {name} template {new Uri(url).AbsolutePath[1..]} strategy file_copy");
        return server.UrlOf(name);
    }

    /// <summary>Removes a database, whoever is still connected to it.</summary>
    public async Task DropDatabaseAsync(string url) => await ExecuteAsync(await _server.Value, $"drop database if exists {new Uri(url).AbsolutePath[1..]} with (force)");

    /// <summary>Stops the server as an operator does, closing every connection. For a cluster of the test's own.</summary>
    public async Task StopAsync() => await ControlAsync("-m", "fast", "stop");

    /// <summary>Starts it again on the same data and port.</summary>
    public async Task StartAgainAsync() => await ControlAsync("-l", "again.log", "-o", Settings((await _server.Value).Port, (await _server.Value).Folder), "start");

    /// <summary>Starts it again unless it runs: PostgreSQL stops by itself where it cannot write its log.</summary>
    public async Task EnsureStartedAsync()
    {
        if (await PgControlAsync("status") != 0)
        {
            await StartAgainAsync();
        }
    }

    /// <summary>Ends all its processes as a crash does.</summary>
    public async Task KillAsync()
    {
        var server = await _server.Value;
        var main = int.Parse((await File.ReadAllLinesAsync(Path.Combine(server.Folder, "data", "postmaster.pid")))[0], CultureInfo.InvariantCulture);

        // Stopped first: no child is born while they are counted, and none that is left keeps the memory which the next start asks for.
        await RunAsync("kill", "-STOP", main.ToString(CultureInfo.InvariantCulture));
        int[] children = [.. (await File.ReadAllTextAsync($"/proc/{main}/task/{main}/children")).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(c => int.Parse(c, CultureInfo.InvariantCulture))];
        foreach (var id in (int[])[main, .. children])
        {
            try
            {
                using var process = Process.GetProcessById(id);
                process.Kill();
                await process.WaitForExitAsync();
            }
            catch (ArgumentException)
            {
                // It has ended with the first one.
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_server.IsValueCreated)
        {
            var server = await _server.Value;
            server.Guard.StandardInput.Close();
            await server.Guard.WaitForExitAsync();
            server.Guard.Dispose();
        }
    }

    private static string? FindBinaries() => !Directory.Exists("/usr/lib/postgresql") ? null : Directory.EnumerateDirectories("/usr/lib/postgresql")
        .Select(version => Path.Combine(version, "bin"))
        .Where(bin => File.Exists(Path.Combine(bin, "initdb")) && File.Exists(Path.Combine(bin, "pg_ctl")))
        .Order(StringComparer.Ordinal).LastOrDefault();

    private static async Task<Server> StartAsync(string folder)
    {
        var port = FreePort();
        var start = new ProcessStartInfo { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, FileName = "/bin/sh" };
        if (Environment.IsPrivilegedProcess)
        {
            // The server refuses to run as root.
            await RunAsync("chown", "postgres:postgres", folder);
            start.FileName = "setpriv";
            Array.ForEach(["--reuid=postgres", "--regid=postgres", "--clear-groups", "/bin/sh"], start.ArgumentList.Add);
        }

        start.WorkingDirectory = folder;
        Array.ForEach(["-c", Guard, FindBinaries()!, folder, port.ToString(CultureInfo.InvariantCulture), Settings(port, folder)], start.ArgumentList.Add);
        var guard = Process.Start(start)!;
        var answer = await guard.StandardOutput.ReadLineAsync();
        if (answer != "ready")
        {
            throw new InvalidOperationException($"PostgreSQL did not start: {answer} {await guard.StandardOutput.ReadToEndAsync()}");
        }

        var server = new Server(guard, port, folder);
        await ExecuteAsync(server, $"create database {Template} template template0");
        await using var template = new Database(Options.Create(new DatabaseOptions { Db = server.UrlOf(Template), Data = Path.GetTempPath() }));
        await new Migrator(template, TimeProvider.System, NullLogger<Migrator>.Instance).MigrateAsync(CancellationToken.None);
        return server;
    }

    // What guards against a power cut or feeds a standby costs these tests time and them alone; a killed process loses nothing without it.
    private static string Settings(int port, string folder) => string.Create(
        CultureInfo.InvariantCulture,
        $"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={folder} -c max_connections=500 -c fsync=off -c full_page_writes=off -c wal_level=minimal -c max_wal_senders=0 -c autovacuum=off -c shared_buffers=64MB");

    private async Task ControlAsync(params string[] arguments)
    {
        var code = await PgControlAsync(arguments);
        if (code != 0)
        {
            throw new InvalidOperationException($"pg_ctl {string.Join(' ', arguments)} ended with {code}.");
        }
    }

    private async Task<int> PgControlAsync(params string[] arguments)
    {
        var server = await _server.Value;
        string[] command = [Path.Combine(FindBinaries()!, "pg_ctl"), "-w", "-D", Path.Combine(server.Folder, "data"), .. arguments];
        string[] all = Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", .. command] : command;
        var start = new ProcessStartInfo(all[0], all[1..]) { WorkingDirectory = server.Folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    // Below the ports that the system gives to outgoing connections, of which the tests open thousands while it starts.
    private static int FreePort()
    {
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, RandomNumberGenerator.GetInt32(10_000, 20_000));
            try
            {
                listener.Start();
                return ((IPEndPoint)listener.LocalEndpoint).Port;
            }
            catch (SocketException)
            {
                // Taken: try another one.
            }
        }
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }

    private static async Task ExecuteAsync(Server server, string sql)
    {
        await using var connection = new NpgsqlConnection($"Host=127.0.0.1;Port={server.Port};Username=vigil;Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private sealed record Server(Process Guard, int Port, string Folder)
    {
        public string UrlOf(string database) => string.Create(CultureInfo.InvariantCulture, $"postgres://vigil@127.0.0.1:{Port}/{database}");
    }
}
