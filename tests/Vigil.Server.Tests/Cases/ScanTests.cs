using System.Net;
using System.Text;
using Vigil.Contracts;
using Vigil.Contracts.Messenger;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;
using Vigil.Server.Tests.Platform.Scanning;

namespace Vigil.Server.Tests.Cases;

/// <summary>Files on their way past the virus scanner: scripted, away, and the real one.</summary>
public abstract class ScanTests(TestDatabase database) : SliceTest(database)
{
    private const string Signature = "Vigil.Test.Threat.UNOFFICIAL";
    private static readonly byte[] Threat = Encoding.ASCII.GetBytes($"before {RealClamd.Threat} after");

    [Fact]
    public async Task A_file_is_shown_to_the_scanner_before_it_is_kept()
    {
        var clamd = Keep(new ScriptedClamd());
        var app = await StartAsync(settings: ("VirusScanner:Address", clamd.Address));
        var customer = await Customer.StartAsync(app);
        var id = await customer.OpenCaseAsync();
        var large = Encoding.ASCII.GetBytes(new string('x', 300_000));

        var file = await UploadedAsync(customer, "log.txt", large);

        Assert.False(file.Unchecked);
        Assert.Equal(large, Assert.Single(clamd.Given));
        Assert.Equal(HttpStatusCode.Created, (await SendAsync(customer, id, file)).StatusCode);
        Assert.Contains("vigil_file_scans_total{outcome=\"clean\"} 1", await app.Monitor().GetStringAsync(new Uri("/metrics", UriKind.Relative), Ending), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_is_shown_as_it_came_and_as_it_is_kept()
    {
        var clamd = Keep(new ScriptedClamd());
        var customer = await Customer.StartAsync(await StartAsync(settings: ("VirusScanner:Address", clamd.Address)));
        var picture = Pictures.JpegWith((0xFE, "made in the kitchen"u8.ToArray()));

        var file = await UploadedAsync(customer, "photo.jpg", picture);

        Assert.Equal(2, clamd.Given.Count);
        Assert.Equal(picture, clamd.Given.First());
        Assert.Equal(file.Size, clamd.Given.Last().Length);
        Assert.DoesNotContain("kitchen", Encoding.Latin1.GetString(clamd.Given.Last()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_scanner_finds_is_refused_kept_nowhere_and_in_the_trail()
    {
        var clamd = Keep(new ScriptedClamd { Answer = given => given.AsSpan().IndexOf(Encoding.ASCII.GetBytes(RealClamd.Threat)) >= 0 ? $"stream: {Signature} FOUND\0" : "stream: OK\0" });
        await InfectedAsync(clamd.Address);
    }

    [Fact]
    public async Task The_real_clamd_finds_what_its_signature_says()
    {
        Assert.SkipUnless(RealClamd.IsThere, RealClamd.HowToInstall);
        var clamd = Keep(await RealClamd.StartAsync());
        await InfectedAsync(clamd.Address);
    }

    [Fact]
    public async Task The_real_clamd_says_what_is_too_large_for_it()
    {
        Assert.SkipUnless(RealClamd.IsThere, RealClamd.HowToInstall);
        var clamd = Keep(await RealClamd.StartAsync(streamMaxMegabytes: 1));
        var customer = await Customer.StartAsync(await StartAsync(settings: ("VirusScanner:Address", clamd.Address)));

        await Customer.RefusedAsync(await UploadAsync(customer, "log.txt", Encoding.ASCII.GetBytes(new string('x', 3 << 20))), HttpStatusCode.UnprocessableEntity, "file.scan_too_large");
        Assert.False((await UploadedAsync(customer, "log.txt", "short"u8.ToArray())).Unchecked);
    }

    [Fact]
    public async Task A_small_picture_with_something_in_it_is_refused_too()
    {
        var clamd = Keep(new ScriptedClamd());
        var app = await StartAsync(settings: ("VirusScanner:Address", clamd.Address));
        var customer = await Customer.StartAsync(app);
        var file = await UploadedAsync(customer, "photo.png", Pictures.Png);
        clamd.Answer = _ => $"stream: {Signature} FOUND\0";

        await Customer.RefusedAsync(await ThumbnailAsync(customer, file), HttpStatusCode.UnprocessableEntity, "file.infected");

        Assert.Equal([$"file.infected file:{file.FileId}"], await TrailAsync(app));
    }

    [Fact]
    public async Task Small_pictures_wait_for_their_turn_as_files_do()
    {
        var clamd = Keep(new ScriptedClamd());
        var customer = await Customer.StartAsync(await StartAsync(settings: ("VirusScanner:Address", clamd.Address)));
        var files = new List<FileView>();
        for (var i = 0; i < 8; i++)
        {
            files.Add(await UploadedAsync(customer, "photo.png", Pictures.Png));
        }

        var before = clamd.Given.Count;
        clamd.Held = true;
        var adding = files.ConvertAll(file => ThumbnailAsync(customer, file));
        await Eventually.HoldsAsync(() => clamd.Given.Count >= before + 4, "four are looked at");
        for (var i = 0; i < files.Count; i++)
        {
            clamd.LetOneGo();
        }

        Assert.All(await Task.WhenAll(adding), answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(4, clamd.MostAtOnce);
    }

    [Theory]
    [InlineData("silent")]
    [InlineData("hangs up")]
    [InlineData("error")]
    [InlineData("babble")]
    [InlineData("somebody else")]
    [InlineData("nobody")]
    public async Task While_the_scanner_gives_no_verdict_files_wait_and_messages_go_through(string how)
    {
        var clamd = Keep(new ScriptedClamd());
        Script(clamd, how);
        var app = await StartAsync(settings: [("VirusScanner:Address", how == "nobody" ? "127.0.0.1:1" : clamd.Address), ("VirusScanner:TimeoutSeconds", how == "silent" ? "0.3" : "15")]);
        var customer = await Customer.StartAsync(app);
        var id = await customer.OpenCaseAsync();

        var answer = await UploadAsync(customer, "log.txt", "hello"u8.ToArray());

        Assert.Equal("60", Assert.Single(answer.Headers.GetValues("Retry-After")));
        await Customer.RefusedAsync(answer, HttpStatusCode.ServiceUnavailable, "file.scan_later");
        Assert.Empty(await RowsAsync(app, "select id from files"));
        Assert.Empty(await RowsAsync(app, "select hash from blobs"));
        Assert.Equal(HttpStatusCode.Created, (await SendAsync(customer, id)).StatusCode);
    }

    [Fact]
    public async Task Nobody_waits_for_a_scanner_that_is_down_until_the_pause_is_over()
    {
        var clamd = Keep(new ScriptedClamd { Answer = _ => null });
        var app = await StartAsync(settings: ("VirusScanner:Address", clamd.Address));
        var customer = await Customer.StartAsync(app);
        for (var i = 0; i < 5; i++)
        {
            await Customer.RefusedAsync(await UploadAsync(customer, "log.txt", "hello"u8.ToArray()), HttpStatusCode.ServiceUnavailable, "file.scan_later");
        }

        Assert.Equal(3, clamd.Given.Count);
        clamd.Answer = _ => "stream: OK\0";
        Clock.Advance(TimeSpan.FromSeconds(11));
        Assert.False((await UploadedAsync(customer, "log.txt", "hello"u8.ToArray())).Unchecked);
        Assert.Equal(4, clamd.Given.Count);
    }

    [Fact]
    public async Task An_upload_that_waits_for_the_scanner_is_finished_without_sending_it_again()
    {
        var clamd = Keep(new ScriptedClamd { Answer = _ => null });
        var customer = await Customer.StartAsync(await StartAsync(settings: ("VirusScanner:Address", clamd.Address)));
        var upload = await Customer.ReadAsync<UploadView>(await customer.PostAsync("/api/messenger/files/uploads", new BeginUpload("log.txt", 5)), HttpStatusCode.Created);
        await Customer.RefusedAsync(await PatchAsync(customer, upload, 0, "hello"u8.ToArray()), HttpStatusCode.ServiceUnavailable, "file.scan_later");

        clamd.Answer = _ => "stream: OK\0";
        var done = await Customer.ReadAsync<UploadView>(await PatchAsync(customer, upload, 5, []), HttpStatusCode.OK);

        Assert.Equal("log.txt", done.File!.Name);
    }

    [Fact]
    public async Task Where_the_operator_wants_it_files_that_could_not_be_checked_go_through_marked()
    {
        var clamd = Keep(new ScriptedClamd { MostBytes = 100_000 });
        var shift = new Shift(await StartAsync(settings: [Shift.Demo, ("VirusScanner:Address", clamd.Address), ("VirusScanner:WhenAway", "Mark")]));
        var customer = await Customer.StartAsync(shift.Application);
        var id = await Shift.WaitingAsync(customer);
        var lin = await shift.SignInAsync(Shift.Lin);
        await Shift.RowAsync(Shift.AssignAsync(lin, id));
        var large = await UploadedAsync(customer, "large.txt", Encoding.ASCII.GetBytes(new string('x', 200_000)));
        var seen = await UploadedAsync(customer, "seen.txt", "hello"u8.ToArray());
        clamd.Answer = _ => null;
        var missed = await UploadedAsync(customer, "missed.txt", "hello again"u8.ToArray());

        Assert.Equal((true, false, true), (large.Unchecked, seen.Unchecked, missed.Unchecked));
        Assert.Equal(HttpStatusCode.Created, (await SendAsync(customer, id, large, seen, missed)).StatusCode);
        Assert.Equal([true, false, true], (await Shift.EntriesAsync(lin, id)).Entries[^1].Files!.Select(f => f.Unchecked));

        // What it finds it finds, here too.
        clamd.Answer = _ => $"stream: {Signature} FOUND\0";
        await Customer.RefusedAsync(await UploadAsync(customer, "bad.txt", Threat), HttpStatusCode.UnprocessableEntity, "file.infected");
    }

    [Theory]
    [InlineData("clamd")]
    [InlineData("localhost:")]
    [InlineData("http://localhost:3310")]
    [InlineData("user@localhost:3310")]
    [InlineData("localhost:3310/x")]
    [InlineData("localhost:99999")]
    public async Task A_setting_that_names_no_scanner_stops_the_start(string address)
    {
        ExpectError("VirusScanner:Address");
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => StartAsync(settings: ("VirusScanner:Address", address)));

        Assert.Contains("VirusScanner:Address", failure.ToString(), StringComparison.Ordinal);
    }

    private async Task InfectedAsync(string address)
    {
        var shift = new Shift(await StartAsync(settings: [Shift.Demo, ("VirusScanner:Address", address)]));
        var app = shift.Application;
        var customer = await Customer.StartAsync(app);
        var lin = await shift.SignInAsync(Shift.Lin);
        var id = await customer.OpenCaseAsync();

        await Customer.RefusedAsync(await UploadAsync(customer, "notes.txt", Threat), HttpStatusCode.UnprocessableEntity, "file.infected");
        await Customer.RefusedAsync(await UploadAsync(lin.Http, "notes.txt", Threat, "/api/console/files"), HttpStatusCode.UnprocessableEntity, "file.infected");
        Assert.Empty(await RowsAsync(app, "select id from files"));
        Assert.Empty(await RowsAsync(app, "select hash from blobs"));
        Assert.Empty(await RowsAsync(app, "select id from uploads"));
        var told = await RowsAsync(app, "select actor, detail from audit_events where action = 'file.infected' order by actor");
        Assert.Equal(2, told.Count);
        Assert.StartsWith("customer:", told[0], StringComparison.Ordinal);
        Assert.StartsWith($"staff:{lin.Session.Staff.Id}", told[1], StringComparison.Ordinal);
        Assert.All(told, row => Assert.Contains($"\"signature\":\"{Signature}\"", row, StringComparison.Ordinal));
        Assert.All(told, row => Assert.DoesNotContain("notes.txt", row, StringComparison.Ordinal));

        // What holds nothing goes on.
        Assert.Equal(HttpStatusCode.Created, (await SendAsync(customer, id, await UploadedAsync(customer, "notes.txt", "harmless"u8.ToArray()))).StatusCode);
    }

    private static void Script(ScriptedClamd clamd, string how)
    {
        clamd.Silent = how == "silent";
        clamd.Answer = how switch
        {
            "hangs up" => _ => null,
            "error" => _ => "stream: Can't allocate memory ERROR\0",
            "babble" => _ => new string('x', 100_000),
            "somebody else" => _ => "HTTP/1.1 400 Bad Request\r\n\r\n\0",
            _ => _ => "stream: OK\0",
        };
    }

    private static async Task<List<string>> TrailAsync(VigilApplication app) => await RowsAsync(app, "select action || ' ' || object from audit_events where action = 'file.infected'");

    private static async Task<FileView> UploadedAsync(Customer customer, string name, byte[] content) => await Customer.ReadAsync<FileView>(await UploadAsync(customer, name, content), HttpStatusCode.Created);

    private static Task<HttpResponseMessage> UploadAsync(Customer customer, string name, byte[] content) => UploadAsync(customer.Http, name, content, "/api/messenger/files");

    private static async Task<HttpResponseMessage> UploadAsync(HttpClient http, string name, byte[] content, string path)
    {
        using var body = new ByteArrayContent(content);
        return await http.PostAsync(new Uri($"{path}?name={Uri.EscapeDataString(name)}", UriKind.Relative), body, Ending);
    }

    private static async Task<HttpResponseMessage> ThumbnailAsync(Customer customer, FileView file)
    {
        using var small = new ByteArrayContent(Pictures.Png);
        return await customer.Http.PutAsync(new Uri($"/api/messenger/files/{file.FileId}/thumbnail", UriKind.Relative), small, Ending);
    }

    private static async Task<HttpResponseMessage> PatchAsync(Customer customer, UploadView upload, long offset, byte[] content)
    {
        using var body = new ByteArrayContent(content);
        return await customer.Http.PatchAsync(new Uri($"/api/messenger/files/uploads/{upload.UploadId}?offset={offset}", UriKind.Relative), body, Ending);
    }

    private static Task<HttpResponseMessage> SendAsync(Customer customer, CaseId id, params FileView[] files) =>
        customer.PostAsync($"/api/messenger/cases/{id}/messages", new SendMessage(Customer.NewKey(), "see here", [.. files.Select(f => f.FileId.ToString())]));
}

public sealed class ScanTestsOnSqlite() : ScanTests(TestDatabase.Sqlite);

public sealed class ScanTestsOnPostgres(PostgresCluster cluster) : ScanTests(TestDatabase.Postgres(cluster));
