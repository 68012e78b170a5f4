using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Testing;
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

    [Theory]
    [InlineData("/api/nothing")]
    [InlineData("/no/such/page")]
    [InlineData("/api/console/cases")]
    [InlineData("/help")]
    [InlineData("/healthz")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/help/zh")]
    public async Task Every_answer_says_that_it_runs_no_strangers_scripts_and_is_shown_in_no_frame(string path)
    {
        var http = (await StartAsync()).CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

        var answer = await http.GetAsync(new Uri(path, UriKind.Relative), Ending);

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.All((string[])["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"], part => Assert.Contains(part, policy, StringComparison.Ordinal));
        Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Theory]
    [InlineData("/", "/console/")]
    [InlineData("/console", "/console/")]
    [InlineData("/console?a=b", "/console/?a=b")]
    [InlineData("/messenger", "/messenger/")]
    [InlineData("/help", "/help/zh")]
    [InlineData("/verify", "/verify/zh")]
    [InlineData("/freeze", "/freeze/zh")]
    public async Task A_redirect_stays_here_whatever_host_a_request_names(string path, string target)
    {
        var root = Directory.CreateTempSubdirectory("vigil-web-");
        try
        {
            root.CreateSubdirectory("messenger");
            root.CreateSubdirectory("console");
            await File.WriteAllTextAsync(Path.Combine(root.FullName, "console", "index.html"), "console", Ending);
            await File.WriteAllTextAsync(Path.Combine(root.FullName, "messenger", "index.html"), "messenger", Ending);
            var http = (await StartAsync(settings: ("Web:Root", root.FullName))).CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
            request.Headers.Host = "evil.example";

            var answer = await http.SendAsync(request, Ending);

            Assert.InRange((int)answer.StatusCode, 301, 308);
            Assert.Equal(target, answer.Headers.Location?.OriginalString);
        }
        finally
        {
            root.Delete(recursive: true);
        }
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
