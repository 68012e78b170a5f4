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

        var answer = await app.Monitor().GetAsync(new Uri("/metrics", UriKind.Relative), Ending);
        var lines = (await answer.Content.ReadAsStringAsync(Ending)).Split('\n');

        Assert.Equal("text/plain; version=0.0.4", answer.Content.Headers.ContentType?.ToString());
        Assert.Contains("# TYPE vigil_entries_total counter", lines);
        Assert.Contains("vigil_entries_total 2", lines);

        // SignalR answers the handshake first and tells the hub after it.
        await Eventually.HoldsAsync(async () => (await app.Monitor().GetStringAsync(new Uri("/metrics", UriKind.Relative), Ending)).Contains("vigil_hub_connections{hub=\"messenger\"} 1\n", StringComparison.Ordinal), "the connection is counted");
    }

    [Theory]
    [InlineData("/metrics")]
    [InlineData("/METRICS")]
    [InlineData("/openapi/v1.json")]
    public async Task What_tells_of_the_installation_is_read_with_the_token_or_on_the_machine_itself_and_past_no_proxy(string path)
    {
        var app = await StartAsync(services: StaffClient.SourcesFromHeader);
        async Task<HttpStatusCode> ReadAsync(HttpClient http) => (await http.GetAsync(new Uri(path, UriKind.Relative), Ending)).StatusCode;

        await Customer.RefusedAsync(await StaffClient.Open(app, "203.0.113.9").GetAsync(new Uri(path, UriKind.Relative), Ending), HttpStatusCode.Unauthorized, "metrics.token_required");
        foreach (var wrong in (string[])["", "the-monitoring-of-these-test", "the-monitoring-of-these-tests2", "THE-MONITORING-OF-THESE-TESTS"])
        {
            using var guesser = StaffClient.Open(app, "203.0.113.9");
            guesser.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {wrong}");
            Assert.Equal(HttpStatusCode.Unauthorized, await ReadAsync(guesser));
        }

        Assert.Equal(HttpStatusCode.OK, await ReadAsync(app.Monitor()));
        Assert.Equal(HttpStatusCode.OK, await ReadAsync(StaffClient.Open(app, "127.0.0.1")));
        Assert.Equal(HttpStatusCode.OK, await ReadAsync(StaffClient.Open(app, "::1")));
        foreach (var header in (string[])["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"])
        {
            using var proxied = StaffClient.Open(app, "127.0.0.1");
            proxied.DefaultRequestHeaders.TryAddWithoutValidation(header, header == "Via" ? "1.1 proxy" : "203.0.113.9");
            Assert.Equal(HttpStatusCode.Unauthorized, await ReadAsync(proxied));
        }
    }

    [Fact]
    public async Task Whom_a_trusted_proxy_names_as_this_machine_is_not_on_it()
    {
        var app = await StartAsync(services: StaffClient.SourcesFromHeader, settings: ("Proxies:Trusted:0", "10.0.0.5"));
        using var proxied = StaffClient.Open(app, "10.0.0.5");
        proxied.DefaultRequestHeaders.TryAddWithoutValidation("X-Forwarded-For", "127.0.0.1");
        await Customer.RefusedAsync(await proxied.GetAsync(new Uri("/metrics", UriKind.Relative), Ending), HttpStatusCode.Unauthorized, "metrics.token_required");
    }

    [Fact]
    public async Task Without_a_token_set_none_opens_anything()
    {
        var app = await StartAsync(services: StaffClient.SourcesFromHeader, settings: ("Metrics:Token", ""));
        using var http = StaffClient.Open(app, "203.0.113.9");
        foreach (var header in (string?[])[null, "Bearer ", "Bearer x"])
        {
            http.DefaultRequestHeaders.Remove("Authorization");
            if (header is not null)
            {
                http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);
            }

            Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync(new Uri("/metrics", UriKind.Relative), Ending)).StatusCode);
        }

        Assert.Equal("ok", await http.GetStringAsync(new Uri("/healthz", UriKind.Relative), Ending));
    }

    [Theory]
    [InlineData("https://support.exchange.example/healthz", null, "10.0.0.5", true)]
    [InlineData("http://support.exchange.example/healthz", "https", "10.0.0.5", true)]
    [InlineData("http://support.exchange.example/healthz", "https", "203.0.113.9", false)]
    [InlineData("http://support.exchange.example/healthz", null, "10.0.0.5", false)]
    [InlineData("https://localhost/healthz", null, "10.0.0.5", false)]
    public async Task Browsers_are_told_to_come_by_https_alone_where_they_came_by_it(string address, string? proto, string from, bool told)
    {
        foreach (var on in (bool[])[true, false])
        {
            var app = await StartAsync(services: StaffClient.SourcesFromHeader, settings: [("Proxies:Trusted:0", "10.0.0.5"), ("Web:StrictTransportSecurity", on ? "true" : "false")]);
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address));
            if (proto is not null)
            {
                request.Headers.Add("X-Forwarded-Proto", proto);
                request.Headers.Add("X-Forwarded-For", "198.51.100.7");
            }

            var answer = await StaffClient.Open(app, from).SendAsync(request, Ending);

            Assert.Equal(told && on ? ["max-age=31536000"] : [], answer.Headers.TryGetValues("Strict-Transport-Security", out var values) ? values : []);
        }
    }

    [Theory]
    [InlineData("Exchange:ConnectorUrl", "http://backoffice.exchange.example/", "Exchange:AllowHttp")]
    [InlineData("Exchange:KeySetUrl", "http://10.0.0.7/keys", "Exchange:AllowHttp")]
    [InlineData("LanguageModel:Url", "http://models.exchange.example/v1", "LanguageModel:AllowHttp")]
    public async Task Plain_http_beyond_this_machine_stops_the_start_and_names_what_allows_it_in_the_house(string setting, string url, string allows)
    {
        ExpectError("Hosting failed to start");
        (string, string?)[] given = [(setting, url), ("LanguageModel:Model", "m")];
        var stopped = await Record.ExceptionAsync(() => StartAsync(settings: given));
        Assert.Contains(setting, $"{stopped}", StringComparison.Ordinal);
        Assert.Contains(allows, $"{stopped}", StringComparison.Ordinal);

        // On the internet never, whatever is set.
        var open = await Record.ExceptionAsync(() => StartAsync(settings: [(setting, "http://93.184.216.34/"), ("LanguageModel:Model", "m"), (allows, "true")]));
        Assert.Contains(setting, $"{open}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:9/", false, true)]
    [InlineData("http://localhost:9/", false, true)]
    [InlineData("http://[::1]:9/", false, true)]
    [InlineData("https://backoffice.exchange.example/", false, true)]
    [InlineData("http://10.0.0.7/", false, false)]
    [InlineData("http://10.0.0.7/", true, true)]
    [InlineData("http://backoffice/", true, true)]
    [InlineData("http://93.184.216.34/", true, false)]
    [InlineData("http://[2606:4700::1111]/", true, false)]
    [InlineData("http://localhost.exchange.example/", false, false)]
    public void Plain_http_stays_on_the_machine_and_where_it_is_allowed_in_the_house(string address, bool allowed, bool taken) =>
        Assert.Equal(taken, Server.Platform.Http.Outgoing.OutgoingHttp.MayBePlain(address, allowed));

    [Theory]
    [InlineData("sqlite", null)]
    [InlineData("postgres://u:p@127.0.0.1:5432/vigil", null)]
    [InlineData("postgres://u:p@localhost/vigil", null)]
    [InlineData("postgres://u:p@db.exchange.example/vigil", "db.exchange.example")]
    [InlineData("postgres://u:p@db.exchange.example/vigil?sslmode=require", "db.exchange.example")]
    [InlineData("postgres://u:p@db.exchange.example/vigil?sslmode=verify-full&sslrootcert=ca.pem", null)]
    [InlineData("postgres://u:p@db.exchange.example/vigil?sslmode=VerifyCA", null)]
    public void A_database_elsewhere_that_proves_itself_by_nothing_is_named(string db, string? host) =>
        Assert.Equal(host, new Server.Platform.Data.DatabaseOptions { Db = db }.UncheckedHost);

    [Fact]
    public async Task A_messenger_that_any_page_may_show_is_told_of_at_the_start()
    {
        var app = await StartAsync(settings: ("Web:FrameAncestors", "'self' *"));
        Assert.Contains(app.Log.Lines, line => line.Text.Contains("Web:FrameAncestors is '*'", StringComparison.Ordinal));
        var quiet = await StartAsync(settings: ("Web:FrameAncestors", "https://*.exchange.example"));
        Assert.DoesNotContain(quiet.Log.Lines, line => line.Text.Contains("Web:FrameAncestors", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_OpenAPI_document_has_every_route_of_the_contract_and_every_route_there_is()
    {
        var app = await StartAsync();
        using var document = JsonDocument.Parse(await app.Monitor().GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), Ending));
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

    [Fact]
    public async Task The_consoles_page_lets_no_style_through_but_its_own_and_what_bears_the_nonce_of_this_very_answer()
    {
        var root = Directory.CreateTempSubdirectory("vigil-web-");
        try
        {
            root.CreateSubdirectory("console").CreateSubdirectory("assets");
            var index = Path.Combine(root.FullName, "console", "index.html");
            await File.WriteAllTextAsync(index, "<meta property=\"csp-nonce\" nonce=\"VIGIL_STYLE_NONCE\">", Ending);
            await File.WriteAllTextAsync(Path.Combine(root.FullName, "console", "assets", "a.js"), "1", Ending);
            var http = (await StartAsync(settings: ("Web:Root", root.FullName))).CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
            var nonces = new HashSet<string>(StringComparer.Ordinal);
            foreach (var path in (string[])["/console/", "/console/", "/console/index.html", "/console/setup", "/console/join", "/console/sso/house"])
            {
                var answer = await http.GetAsync(new Uri(path, UriKind.Relative), Ending);
                var body = await answer.Content.ReadAsStringAsync(Ending);
                var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
                var nonce = policy.Split("'nonce-")[1].Split('\'')[0];
                Assert.Equal($"<meta property=\"csp-nonce\" nonce=\"{nonce}\">", body);
                Assert.Contains($"style-src 'self' 'nonce-{nonce}';", policy, StringComparison.Ordinal);
                Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
                Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
                Assert.True(Convert.FromBase64String(nonce).Length >= 16 && nonces.Add(nonce), path);
                Assert.True(answer.Headers.CacheControl?.NoStore);
                Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
                Assert.Null(answer.Headers.ETag);
            }

            // Built anew while the server runs; and what is no page needs nothing.
            await File.WriteAllTextAsync(index, "anew VIGIL_STYLE_NONCE", Ending);
            File.SetLastWriteTimeUtc(index, File.GetLastWriteTimeUtc(index).AddSeconds(1));
            Assert.StartsWith("anew ", await http.GetStringAsync(new Uri("/console/", UriKind.Relative), Ending), StringComparison.Ordinal);
            var script = await http.GetAsync(new Uri("/console/assets/a.js", UriKind.Relative), Ending);
            Assert.Contains("default-src 'none'", Assert.Single(script.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, script.StatusCode);
        }
        finally
        {
            root.Delete(recursive: true);
        }
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
        foreach (var (name, value) in ((string, string)[])[("Exchange:ConnectorUrl", "no url"), ("Metrics:Token", "short"), ("Exchange:TimeoutSeconds", "0"), ("Exchange:SharedKeys:k", "c2hvcnQ="), ("Database:Db", "mysql")])
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

        // Whoever balances is told that it is not ready, and whoever runs it why.
        await Customer.RefusedAsync(await http.GetAsync(new Uri("/readyz", UriKind.Relative), Ending), HttpStatusCode.ServiceUnavailable, "server.not_ready");
        await Customer.RefusedAsync(await app.Monitor().GetAsync(new Uri("/readyz", UriKind.Relative), Ending), HttpStatusCode.ServiceUnavailable, "database.unavailable");
        Assert.Equal("ok", await http.GetStringAsync(new Uri("/healthz", UriKind.Relative), Ending));
    }
}
