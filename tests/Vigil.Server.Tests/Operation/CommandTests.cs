using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Vigil.Contracts.Console;
using Vigil.Contracts.Messenger;
using Vigil.Server.Platform.Data;
using Vigil.Server.Staff.Trail;
using Vigil.Server.Tests.Accounts;
using Vigil.Server.Tests.Assistant;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Operation;

/// <summary>The operator's commands, as a second process beside a server that runs.</summary>
public abstract class CommandTests(TestDatabase database) : SliceTest(database)
{
    [Fact]
    public async Task A_staff_token_holds_exactly_that_persons_rights_for_its_time()
    {
        var app = await RunningAsync();
        foreach (var name in new[] { "lin", "LIN@demo.meridian.example", "小林" })
        {
            var made = await RunAsync(app, null, "token", "staff", "--as", name);
            Assert.Equal((0, ""), (made.Code, made.Error));
            var client = StaffClient.Open(app);
            client.DefaultRequestHeaders.Authorization = new("Bearer", made.Output.TrimEnd('\n'));
            var me = await Customer.ReadAsync<StaffView>(await client.GetAsync(new Uri("/api/staff/me", UriKind.Relative), Ending), HttpStatusCode.OK);
            Assert.Equal(("小林", "agent"), (me.Name, me.Role));
        }

        var brief = StaffClient.Open(app);
        brief.DefaultRequestHeaders.Authorization = new("Bearer", (await RunAsync(app, null, "token", "staff", "--as", "jing", "--minutes", "1")).Output.TrimEnd('\n'));
        Clock.Now = Clock.Now.AddMinutes(5);
        await Customer.RefusedAsync(await brief.GetAsync(new Uri("/api/staff/me", UriKind.Relative), Ending), HttpStatusCode.Unauthorized, "session.required");
        Assert.Equal(4, (await AuditAsync(app)).Count(line => line.StartsWith("terminal staff.token_made staff:", StringComparison.Ordinal)));
        Assert.Contains(await AuditAsync(app), line => line.Contains("{\"minutes\":\"1\",", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_customer_token_is_a_session_of_that_customer_whether_they_wrote_before_or_not()
    {
        var exchange = await StartExchangeAsync();
        var app = await RunningAsync(exchange);
        var known = await Customer.StartAsync(app, exchange.Identity.For("42"), locale: "en");
        var id = await known.OpenCaseAsync("hello");

        var made = await RunAsync(app, null, "token", "customer", "--uid", "42");
        Assert.Equal((0, ""), (made.Code, made.Error));
        var http = app.CreateClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", made.Output.TrimEnd('\n'));
        Assert.Equal(id, (await Customer.ReadAsync<CaseStateView>(await http.GetAsync(new Uri($"/api/messenger/cases/{id}", UriKind.Relative), Ending), HttpStatusCode.OK)).CaseId);

        http.DefaultRequestHeaders.Authorization = new("Bearer", (await RunAsync(app, null, "token", "customer", "--uid", "77")).Output.TrimEnd('\n'));
        Assert.Empty((await Customer.ReadAsync<HomeView>(await http.GetAsync(new Uri("/api/messenger/home", UriKind.Relative), Ending), HttpStatusCode.OK)).Cases);
        Assert.Equal(2, (await AuditAsync(app)).Count(line => line.StartsWith("terminal customer.token_made customer:", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_line_that_lacks_something_is_told_what()
    {
        var app = await RunningAsync();
        foreach (var (line, said) in new (string[], string)[]
        {
            (["user"], "user: name what is to be done: add."),
            (["token"], "token: name what is to be done: staff, customer."),
            (["user", "add", "--email"], "Required argument missing for option: '--email'."),
            (["user", "add", "--email", "--name", "X"], "Required argument missing for option: '--email'."),
        })
        {
            var refused = await RunAsync(app, null, line);
            Assert.Equal((2, "", $"vigil: {said}\n"), (refused.Code, refused.Output, refused.Error));
        }
    }

    [Fact]
    public async Task A_new_person_signs_in_with_the_printed_password_or_with_their_own()
    {
        var app = await RunningAsync();
        var made = await RunAsync(app, null, "user", "add", "--email", "mei@example.com", "--name", "梅", "--role", "supervisor", "--queues", "general,security", "--language", "en");
        Assert.Equal((0, ""), (made.Code, made.Error));
        Assert.Contains("梅 <mei@example.com> as supervisor; queues: general, security.", made.Output, StringComparison.Ordinal);
        var mei = await StaffClient.SignInAsync(app, "mei@example.com", made.Output.TrimEnd('\n').Split(": ")[^1]);
        Assert.Equal(("supervisor", "en"), (mei.Session.Staff.Role, mei.Session.Staff.Language));

        var own = await RunAsync(app, "my own long password\n", "user", "add", "--email", "tom@example.com", "--name", "Tom", "--role", "agent", "--password-stdin");
        Assert.Equal((0, ""), (own.Code, own.Error));
        Assert.DoesNotContain("password", own.Output, StringComparison.OrdinalIgnoreCase);
        await StaffClient.SignInAsync(app, "tom@example.com", "my own long password");
        Assert.Equal(2, (await AuditAsync(app)).Count(line => line.StartsWith("terminal staff.added staff:", StringComparison.Ordinal)));
        Assert.DoesNotContain(await AuditAsync(app), line => line.Contains("example.com", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Bad_input_is_one_line_on_standard_error_and_exit_code_2()
    {
        var app = await RunningAsync();
        string[][] wrong =
        [
            ["token"], ["token", "staff"], ["token", "staff", "--as", "nobody"], ["token", "staff", "--as", "lin", "--minutes", "0"], ["token", "staff", "--as", "lin", "--minutes", "721"], ["token", "staff", "--as", "lin", "--minutes", "x"],
            ["token", "staff", "--as", "lin", "--mintues", "5"], ["token", "customer"], ["token", "customer", "--uid", "a b"], ["token", "robot"], ["user"],
            ["user", "add", "--email", "x@example.com", "--name", "X"], ["user", "add", "--email", "x@example.com", "--name", "X", "--role", "king"], ["user", "add", "--email", "nonsense", "--name", "X", "--role", "agent"],
            ["user", "add", "--email", "lin@demo.meridian.example", "--name", "X", "--role", "agent"], ["user", "add", "--email", "x@example.com", "--name", "X", "--role", "agent", "--queues", "No Queue!"],
            ["user", "add", "--email", "x@example.com", "--name", "X", "--role", "agent", "--password-stdin"],
        ];
        var before = await AuditAsync(app);
        foreach (var line in wrong)
        {
            var refused = await RunAsync(app, "short\n", line);
            Assert.True(refused.Code == 2, $"{string.Join(' ', line)}: {refused}");
            Assert.Equal("", refused.Output);
            Assert.StartsWith("vigil: ", refused.Error, StringComparison.Ordinal);
            Assert.Single(refused.Error.TrimEnd('\n').Split('\n'));
        }

        Assert.Equal(before, await AuditAsync(app));
    }

    [Fact]
    public async Task A_mistyped_data_folder_does_not_become_an_installation()
    {
        var app = await RunningAsync();
        var missing = Path.Combine(app.Storage.Folder, "no", "such");
        var refused = await ProcessAsync(null, "token", "staff", "--as", "lin", "--data", missing);
        Assert.Equal(2, refused.Code);
        Assert.Contains(missing, refused.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(missing));
    }

    [Fact]
    public async Task A_queue_that_does_not_exist_is_refused_with_those_that_do()
    {
        var refused = await RunAsync(await RunningAsync(), null, "user", "add", "--email", "x@example.com", "--name", "X", "--role", "agent", "--queues", "general,nope");
        Assert.Equal((2, "vigil: --queues: there is no queue 'nope'; there are: security, general.\n"), (refused.Code, refused.Error));
    }

    [Fact]
    public async Task A_token_is_refused_for_an_account_that_the_exchange_does_not_know_and_given_where_it_does_not_answer()
    {
        var exchange = await StartExchangeAsync();
        exchange.Accounts["42"] = Meridians.Account(Clock.Now);
        var app = await RunningAsync(exchange);
        Dictionary<string, string> connected = new(StringComparer.Ordinal) { ["Exchange__ConnectorUrl"] = exchange.Address.ToString(), ["Exchange__ServiceToken"] = FakeExchange.ServiceToken };
        string[] Token(string uid) => ["token", "customer", "--uid", uid, "--data", app.Storage.Folder, "--db", app.Storage.Db];

        Assert.Equal(0, (await ProcessAsync(null, connected, Token("42"))).Code);
        var refused = await ProcessAsync(null, connected, Token("999"));
        Assert.Equal((2, "", "vigil: --uid: the exchange knows no account '999'.\n"), (refused.Code, refused.Output, refused.Error));

        connected["Exchange__ConnectorUrl"] = "http://127.0.0.1:1/";
        Assert.Equal(0, (await ProcessAsync(null, connected, Token("999"))).Code);
    }

    [Fact]
    public async Task The_audit_trail_is_checked_beside_the_running_server_and_a_fault_is_an_exit_code()
    {
        var app = await RunningAsync();
        await RunAsync(app, null, "token", "staff", "--as", "lin");
        await Eventually.HoldsAsync(async () => (await RowsAsync(app, "select event_id from audit_unsealed")).Count == 0, "all is sealed");
        var whole = await RunAsync(app, null, "audit", "verify");
        Assert.Equal((0, ""), (whole.Code, whole.Error));
        Assert.EndsWith("The trail is whole.\n", whole.Output, StringComparison.Ordinal);

        // A copy of checkpoints from elsewhere that reach farther than the trail.
        var elsewhere = Directory.CreateDirectory(Path.Combine(app.Storage.Folder, "elsewhere")).FullName;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var made = Checkpoint.Sign(new TrailLink(1_000_000, Guid.Empty, TrailLink.None.Hash), Clock.Now.ToMicroseconds(), key);
        await File.WriteAllTextAsync(Path.Combine(elsewhere, "a.jsonl"), JsonSerializer.Serialize(new { made.Seq, Hash = Convert.ToHexStringLower(made.Hash), At = Clock.Now, made.Key, Signature = Convert.ToBase64String(made.Signature) }) + "\n", Ending);
        var publicKey = Path.Combine(elsewhere, "a.pem");
        await File.WriteAllTextAsync(publicKey, key.ExportSubjectPublicKeyInfoPem(), Ending);
        var cut = await RunAsync(app, null, "audit", "verify", "--checkpoints", elsewhere, "--key", publicKey);
        Assert.Equal((1, ""), (cut.Code, cut.Error));
        Assert.Contains("BROKEN: The trail ends with link", cut.Output, StringComparison.Ordinal);

        var wrong = await RunAsync(app, null, "audit", "verify", "--checkpoints", elsewhere + "x");
        Assert.Equal((2, $"vigil: --checkpoints: there is no folder {elsewhere}x.\n"), (wrong.Code, wrong.Error));
        var noKey = await RunAsync(app, null, "audit", "verify", "--key", Path.Combine(elsewhere, "a.jsonl"));
        Assert.Equal((2, $"vigil: --key: {Path.Combine(elsewhere, "a.jsonl")} holds no public key in PEM.\n"), (noKey.Code, noKey.Error));
    }

    private async Task<VigilApplication> RunningAsync(FakeExchange? exchange = null)
    {
        // The other process has the real time; the server must not think it is another day.
        Clock.Now = TimeProvider.System.GetUtcNow();
        return await StartAsync(exchange: exchange, settings: ConsoleScene.DemoStaff);
    }

    private static Task<Ran> RunAsync(VigilApplication app, string? input, params string[] line) => ProcessAsync(input, [.. line, "--data", app.Storage.Folder, "--db", app.Storage.Db]);

    private static Task<Ran> ProcessAsync(string? input, params string[] line) => ProcessAsync(input, new Dictionary<string, string>(StringComparer.Ordinal), line);

    private static async Task<Ran> ProcessAsync(string? input, Dictionary<string, string> settings, string[] line)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Vigil.Server"), line) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(Ending), process.StandardError.ReadToEndAsync(Ending));
        await process.WaitForExitAsync(Ending);
        return new Ran(process.ExitCode, await output, await error);
    }

    private static async Task<IReadOnlyList<string>> AuditAsync(VigilApplication app)
    {
        await using var db = await app.Get<IDbContextFactory<VigilDb>>().CreateDbContextAsync(Ending);
        var lines = await db.Database.SqlQuery<string>($"select actor || ' ' || action || ' ' || object || ' ' || coalesce(detail, '') as \"Value\" from audit_events").ToListAsync(Ending);
        return [.. lines.Order(StringComparer.Ordinal)];
    }

    private sealed record Ran(int Code, string Output, string Error);
}

public sealed class CommandTestsOnSqlite() : CommandTests(TestDatabase.Sqlite);

public sealed class CommandTestsOnPostgres(PostgresCluster cluster) : CommandTests(TestDatabase.Postgres(cluster));
