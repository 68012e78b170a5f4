using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
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
        if "$0/initdb" -A trust -U vigil --locale=C.UTF-8 --no-sync -D "$1/data" >"$1/log" 2>&1 && "$0/pg_ctl" -w -D "$1/data" -l "$1/log" -o "-c listen_addresses=127.0.0.1 -c port=$2 -c unix_socket_directories=$1 -c fsync=off -c max_connections=500" start >>"$1/log" 2>&1
        then echo ready; else cat "$1/log"; rm -rf "$1"; exit 1; fi
        cat >/dev/null
        "$0/pg_ctl" -D "$1/data" -m immediate stop >/dev/null 2>&1
        rm -rf "$1"
        """;

    private readonly Lazy<Task<Server>> _server;
    private int _databases;

    public PostgresCluster() => _server = new Lazy<Task<Server>>(StartAsync);

    /// <summary>A database of the caller's own, with the newest schema or with nothing in it.</summary>
    /// <returns>A <c>postgres://</c> URL.</returns>
    public async Task<string> CreateDatabaseAsync(bool migrated)
    {
        Assert.SkipWhen(FindBinaries() is null, HowToInstall);
        var server = await _server.Value;
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _databases)}");
        await ExecuteAsync(server, $"create database {name} template {(migrated ? Template : "template0")}");
        return server.UrlOf(name);
    }

    /// <summary>Removes a database, whoever is still connected to it.</summary>
    public async Task DropDatabaseAsync(string url) => await ExecuteAsync(await _server.Value, $"drop database if exists {new Uri(url).AbsolutePath[1..]} with (force)");

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

    private static async Task<Server> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("vigil-postgres-").FullName;
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
        Array.ForEach(["-c", Guard, FindBinaries()!, folder, port.ToString(CultureInfo.InvariantCulture)], start.ArgumentList.Add);
        var guard = Process.Start(start)!;
        var answer = await guard.StandardOutput.ReadLineAsync();
        if (answer != "ready")
        {
            throw new InvalidOperationException($"PostgreSQL did not start: {answer} {await guard.StandardOutput.ReadToEndAsync()}");
        }

        var server = new Server(guard, port);
        await ExecuteAsync(server, $"create database {Template} template template0");
        await using var template = new Database(Options.Create(new DatabaseOptions { Db = server.UrlOf(Template), Data = Path.GetTempPath() }));
        await new Migrator(template, TimeProvider.System, NullLogger<Migrator>.Instance).MigrateAsync(CancellationToken.None);
        return server;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
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

    private sealed record Server(Process Guard, int Port)
    {
        public string UrlOf(string database) => string.Create(CultureInfo.InvariantCulture, $"postgres://vigil@127.0.0.1:{Port}/{database}");
    }
}
