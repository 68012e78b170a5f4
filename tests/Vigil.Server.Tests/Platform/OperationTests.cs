using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Platform;

public abstract class OperationTests(TestDatabase database) : SliceTest(database)
{
    // The routes of contract.md that are built.
    private static readonly string[] Promised =
    [
        "post /api/messenger/session", "post /api/messenger/cases", "post /api/messenger/cases/{id}/messages", "get /api/messenger/cases/{id}/entries",
        "get /healthz", "get /readyz", "get /metrics",
    ];

    [Fact]
    public async Task The_process_lives_and_is_ready()
    {
        var http = (await StartAsync()).CreateClient();

        Assert.Equal("ok", await http.GetStringAsync(new Uri("/healthz", UriKind.Relative), Ending));
        Assert.Equal("ready", await http.GetStringAsync(new Uri("/readyz", UriKind.Relative), Ending));
    }

    [Fact]
    public async Task A_data_folder_that_the_server_makes_is_for_its_own_user_alone()
    {
        var storage = await CreateStorageAsync();
        var folder = Path.Combine(storage.Folder, "made");

        await StartAsync(on: storage, settings: ("Database:Data", folder));

        Assert.True(Directory.Exists(folder));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        }
    }

    [Fact]
    public async Task Metrics_count_what_was_stored_in_Prometheus_text()
    {
        var app = await StartAsync();
        var customer = await Customer.StartAsync(app);
        await customer.OpenCaseAsync("hello");
        await using var hub = await customer.ConnectAsync();

        var answer = await app.CreateClient().GetAsync(new Uri("/metrics", UriKind.Relative), Ending);
        var lines = (await answer.Content.ReadAsStringAsync(Ending)).Split('\n');

        Assert.Equal("text/plain; version=0.0.4", answer.Content.Headers.ContentType?.ToString());
        Assert.Contains("# TYPE vigil_entries_total counter", lines);
        Assert.Contains("vigil_entries_total 2", lines);

        // SignalR answers the handshake first and tells the hub after it.
        await Eventually.HoldsAsync(async () => (await app.CreateClient().GetStringAsync(new Uri("/metrics", UriKind.Relative), Ending)).Contains("vigil_hub_connections{hub=\"messenger\"} 1\n", StringComparison.Ordinal), "the connection is counted");
    }

    [Fact]
    public async Task The_OpenAPI_document_has_every_route_of_the_contract_and_every_route_there_is()
    {
        var app = await StartAsync();
        using var document = JsonDocument.Parse(await app.CreateClient().GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), Ending));
        var described = document.RootElement.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(method => $"{method.Name} {path.Name}")).ToList();
        var mapped = app.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.TrimStart('/').StartsWith("api/", StringComparison.Ordinal))
            .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Select(m => $"{m.ToLowerInvariant()} /{e.RoutePattern.RawText!.TrimStart('/')}"));

        Assert.Empty(Promised.Concat(mapped).Except(described));
    }

    [Fact]
    public async Task What_is_not_there_is_a_problem_with_a_code_and_safe_headers()
    {
        var http = (await StartAsync()).CreateClient();

        var answer = await http.GetAsync(new Uri("/api/nothing", UriKind.Relative), Ending);

        await Customer.RefusedAsync(answer, HttpStatusCode.NotFound, "not_found");
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task A_setting_that_makes_no_sense_stops_the_start_with_its_name()
    {
        ExpectError("Hosting failed to start");
        foreach (var (name, value) in ((string, string)[])[("Exchange:ConnectorUrl", "no url"), ("Exchange:TimeoutSeconds", "0"), ("Exchange:SharedKeys:k", "c2hvcnQ="), ("Database:Db", "mysql")])
        {
            var stopped = await Record.ExceptionAsync(() => StartAsync(settings: (name, value)));
            var setting = name.Split(':');
            Assert.True(stopped is not null && $"{stopped}".Contains(setting[1], StringComparison.Ordinal), $"{name}: {stopped?.Message}");
        }
    }
}

public sealed class OperationTestsOnSqlite() : OperationTests(TestDatabase.Sqlite);

public sealed class OperationTestsOnPostgres(PostgresCluster cluster) : OperationTests(TestDatabase.Postgres(cluster))
{
    [Fact]
    public async Task Without_its_database_the_server_lives_but_is_not_ready()
    {
        ExpectError("database.unavailable");
        var app = await StartAsync();
        await app.Storage.Cluster!.DropDatabaseAsync(app.Storage.Db);
        var http = app.CreateClient();

        await Customer.RefusedAsync(await http.GetAsync(new Uri("/readyz", UriKind.Relative), Ending), HttpStatusCode.ServiceUnavailable, "database.unavailable");
        Assert.Equal("ok", await http.GetStringAsync(new Uri("/healthz", UriKind.Relative), Ending));
    }
}
