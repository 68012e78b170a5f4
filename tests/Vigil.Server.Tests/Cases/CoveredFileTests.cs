using System.Net;
using System.Text;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Contracts.Messenger;
using Vigil.Server.Cases;
using Vigil.Server.Cases.Watching;
using Vigil.Server.Platform.Data;
using Vigil.Server.Tests.Accounts;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Cases;

/// <summary>What customers send in cases about identity is covered for the staff, shown one file at a time by a reveal, for a minute, to who asked for it alone.</summary>
public abstract class CoveredFileTests(TestDatabase database) : SliceTest(database)
{
    private const string Marker = "P<CHNWANG<<XIAOMING<<<<<<<E12345678";
    private const string Note = "核对护照上的姓名和申请是否一致";

    private static readonly byte[] Passport = Encoding.ASCII.GetBytes($"%PDF-1.7\n{Marker}\n%%EOF\n");

    private VigilApplication _app = null!;
    private FakeExchange _exchange = null!;
    private Customer _customer = null!;
    private StaffClient _lin = null!;
    private StaffClient _jing = null!;
    private CaseId _case;
    private FileView _picture = null!;
    private FileView _pdf = null!;

    [Fact]
    public async Task Nothing_is_given_out_before_a_reveal_and_each_file_needs_its_own()
    {
        await AboutAsync("kyc.rejected");
        foreach (var path in (string[])[PathOf(_picture), $"{PathOf(_picture)}/thumbnail", PathOf(_pdf)])
        {
            await CoveredAsync(_lin, path);
        }

        Assert.Empty(await TrailAsync("case.file_read"));
        var shown = await Customer.ReadAsync<RevealedView>(await RevealAsync(_lin, _picture), HttpStatusCode.OK);
        Assert.Equal(new RevealedView(PathOf(_picture), Clock.Now.AddSeconds(60)), shown);
        Assert.Equal(Pictures.Png, await BytesAsync(_lin, shown.Value));
        Assert.Equal(Pictures.MakePng(2, 2), await BytesAsync(_lin, $"{shown.Value}/thumbnail"));
        await CoveredAsync(_lin, PathOf(_pdf));

        Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(HttpStatusCode.OK, (await _lin.GetAsync(PathOf(_picture))).StatusCode);
        Clock.Advance(TimeSpan.FromSeconds(1));
        await CoveredAsync(_lin, PathOf(_picture));
        await CoveredAsync(_lin, $"{PathOf(_picture)}/thumbnail");

        // A clock that is set back shows nothing that was shown later.
        Clock.Now -= TimeSpan.FromSeconds(90);
        await CoveredAsync(_lin, PathOf(_picture));
    }

    [Fact]
    public async Task No_other_way_of_the_staff_gives_its_bytes()
    {
        await AboutAsync("kyc.rejected");
        await using var hub = await _lin.ConnectAsync(_app);
        await hub.InvokeAsync<StaffEntriesView>("Watch", _case, 0);
        await SendAsync(await UploadedAsync(_customer.Http, "again.pdf", Encoding.ASCII.GetBytes($"%PDF-1.7\n{Marker}\nagain\n")));
        var pushed = (await hub.NextAsync("entry"))[1].GetRawText();
        Assert.Contains("again.pdf", pushed, StringComparison.Ordinal);
        GivesNothing("the push", pushed);

        var routes = _app.Get<Microsoft.AspNetCore.Routing.EndpointDataSource>().Endpoints.OfType<Microsoft.AspNetCore.Routing.RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<Microsoft.AspNetCore.Routing.HttpMethodMetadata>()?.HttpMethods.Contains("GET") is true)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Where(r => r.StartsWith("/api/console/", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.Contains("/api/console/cases/{id}/assist", routes);
        Assert.Contains("/api/console/cases/{id}/entries", routes);
        Assert.Contains("/api/console/cases/{id}/files/{fileId}/thumbnail", routes);
        foreach (var route in routes)
        {
            var path = route.Replace("{fileId}", _pdf.FileId.ToString(), StringComparison.Ordinal).Replace("{kind}", "withdrawals", StringComparison.Ordinal).Replace("{id}", _case.ToString(), StringComparison.Ordinal);
            GivesNothing(route, Encoding.Latin1.GetString(await (await _lin.GetAsync(path)).Content.ReadAsByteArrayAsync(Ending)));
        }

        // Their own it stays.
        foreach (var file in (FileView[])[_picture, _pdf])
        {
            Assert.Equal(HttpStatusCode.OK, (await _customer.GetAsync($"/api/messenger/files/{file.FileId}")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, (await _customer.GetAsync($"/api/messenger/files/{_picture.FileId}/thumbnail")).StatusCode);
    }

    [Fact]
    public async Task It_is_shown_to_nobody_but_who_has_revealed_it()
    {
        await AboutAsync("account.two_factor_reset");
        var sofia = await new Shift(_app).OnBreakAsync(Shift.Sofia);
        Assert.Equal(HttpStatusCode.OK, (await RevealAsync(_lin, _pdf)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _lin.GetAsync(PathOf(_pdf))).StatusCode);

        // A colleague, a lead, a lead who has opened the data with a reason.
        await Customer.RefusedAsync(await sofia.GetAsync(PathOf(_pdf)), HttpStatusCode.Forbidden, "case.data_closed");
        await Customer.RefusedAsync(await RevealAsync(sofia, _pdf), HttpStatusCode.Forbidden, "case.data_closed");
        await Customer.RefusedAsync(await _jing.GetAsync(PathOf(_pdf)), HttpStatusCode.Forbidden, "case.data_closed");
        await Shift.LookAsync(_jing, _case);
        await CoveredAsync(_jing, PathOf(_pdf));

        // Whoever gets the case next begins anew, and who had it has nothing any more.
        await Shift.RowAsync(Shift.TransferAsync(_lin, _case, sofia));
        await CoveredAsync(sofia, PathOf(_pdf));
        await Customer.RefusedAsync(await _lin.GetAsync(PathOf(_pdf)), HttpStatusCode.Forbidden, "case.data_closed");
    }

    [Fact]
    public async Task Whose_reading_is_paused_gets_nothing_by_an_earlier_reveal()
    {
        await AboutAsync("kyc.pending");
        Assert.Equal(HttpStatusCode.OK, (await RevealAsync(_lin, _pdf)).StatusCode);
        await _app.Get<WriteGate>().WriteAsync(session => _app.Get<ReadingPause>().RaiseAsync(session, _lin.Session.Staff.Id, ReadingRules.Canary, 1), Ending);
        await Customer.RefusedAsync(await _lin.GetAsync(PathOf(_pdf)), HttpStatusCode.Forbidden, "reading.paused");
        await Customer.RefusedAsync(await RevealAsync(_lin, _pdf), HttpStatusCode.Forbidden, "reading.paused");
    }

    [Fact]
    public async Task Of_fifty_at_once_exactly_the_budget_is_shown_and_above_it_two_people_agree_to_this_file_once()
    {
        await AboutAsync("kyc.more_documents");
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => RevealAsync(_lin, i % 2 == 0 ? _pdf : _picture)));
        Assert.Equal(10, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        Assert.All(answers.Where(a => a.StatusCode != HttpStatusCode.OK), a => Assert.Equal(HttpStatusCode.Conflict, a.StatusCode));
        Clock.Advance(TimeSpan.FromSeconds(61));
        await Customer.RefusedAsync(await RevealAsync(_lin, _pdf), HttpStatusCode.Conflict, "reveal.budget_spent");

        var wish = WishFor(_pdf);
        var asked = await Customer.ReadAsync<ApprovalView>(await _lin.PostAsync($"{Reveals}/approval", wish), HttpStatusCode.Created);
        Assert.Equal(("customer.reveal", $"files:{_pdf.FileId}", "document"), (asked.Kind, asked.Content["record"], asked.Content["field"]));
        await Customer.ReadAsync<ApprovalView>(await _jing.PostAsync($"/api/console/approvals/{asked.Id}/decision", new DecideApproval("approved", asked.Hash)), HttpStatusCode.OK);
        await Customer.RefusedAsync(await _lin.PostAsync(Reveals, WishFor(_picture) with { Approval = asked.Id }), HttpStatusCode.Conflict, "reveal.not_approved");
        await CoveredAsync(_lin, PathOf(_pdf));
        var second = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => _lin.PostAsync(Reveals, wish with { Approval = asked.Id })));
        Assert.Single(second, a => a.StatusCode == HttpStatusCode.OK);
        Assert.Equal(Passport, await BytesAsync(_lin, PathOf(_pdf)));
    }

    [Fact]
    public async Task It_is_told_to_the_customer_by_its_kind_and_the_trail_holds_ids_alone()
    {
        await AboutAsync("account.change_contact");
        Assert.Equal(HttpStatusCode.OK, (await RevealAsync(_lin, _pdf)).StatusCode);
        Assert.Equal(Passport, await BytesAsync(_lin, PathOf(_pdf)));

        var told = Assert.Single((await Customer.ReadAsync<AccessesView>(await _customer.GetAsync("/api/messenger/accesses"), HttpStatusCode.OK)).Items);
        Assert.Equal((Shift.Lin, "document", "case"), (told.Who, told.Kind, told.Why));
        var line = Assert.Single(await TrailAsync("customer.revealed"));
        Assert.StartsWith($"staff:{_lin.Session.Staff.Id} case:{_case} {{\"record\":\"files:{_pdf.FileId}\",\"field\":\"document\",\"reason\":\"match\",\"reveal\":", line, StringComparison.Ordinal);
        Assert.Equal($"staff:{_lin.Session.Staff.Id} case:{_case} {{\"file\":\"{_pdf.FileId}\"}}", Assert.Single(await TrailAsync("case.file_read")));
        Assert.DoesNotContain(await RowsAsync(_app, "select coalesce(detail, '') from audit_events"), detail => detail.Contains("passport", StringComparison.Ordinal) || detail.Contains("护照", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_customer_is_not_told_of_takes_two_and_the_file_behind_it_tells_nothing_either()
    {
        await AboutAsync("kyc.rejected");
        var wish = WishFor(_pdf) with { Reason = "legal" };
        await Customer.RefusedAsync(await _lin.PostAsync(Reveals, wish), HttpStatusCode.Conflict, "reveal.needs_second_person");
        var asked = await Customer.ReadAsync<ApprovalView>(await _lin.PostAsync($"{Reveals}/approval", wish), HttpStatusCode.Created);
        await Customer.ReadAsync<ApprovalView>(await _jing.PostAsync($"/api/console/approvals/{asked.Id}/decision", new DecideApproval("approved", asked.Hash)), HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.OK, (await _lin.PostAsync(Reveals, wish with { Approval = asked.Id })).StatusCode);
        Assert.Equal(Passport, await BytesAsync(_lin, PathOf(_pdf)));
        Assert.Empty((await Customer.ReadAsync<AccessesView>(await _customer.GetAsync("/api/messenger/accesses"), HttpStatusCode.OK)).Items);
    }

    [Fact]
    public async Task What_evidently_copies_a_screen_is_open_until_the_case_is_about_identity_and_stays_covered_then()
    {
        var screen = await ScreenshotAsync("withdrawal.png");
        await SendAsync(screen);
        await AboutAsync("withdrawal.not_arrived");
        Assert.False((await Shift.EntriesAsync(_lin, _case)).Identity);
        Assert.Equal(Pictures.Screenshot, await BytesAsync(_lin, PathOf(screen)));
        Assert.Equal(Pictures.MakePng(2, 2), await BytesAsync(_lin, $"{PathOf(screen)}/thumbnail"));

        // What is open costs nobody their budget.
        await Customer.RefusedAsync(await RevealAsync(_lin, screen), HttpStatusCode.Conflict, "file.not_covered");
        Assert.Equal("0", Assert.Single(await RowsAsync(_app, "select count(*) from reveals")));

        await AboutAsync("kyc.rejected");
        await CoveredAsync(_lin, PathOf(screen));
        await CoveredAsync(_lin, $"{PathOf(screen)}/thumbnail");

        // The next question is about something else; what was sent about identity still was.
        await AboutAsync("withdrawal.not_arrived");
        await CoveredAsync(_lin, PathOf(screen));
        var read = await Shift.EntriesAsync(_lin, _case);
        Assert.True(read.Identity);
        Assert.Equal([false, true, false], read.Entries.Select(e => e.Understood).OfType<UnderstoodView>().Select(u => u.Identity));
    }

    [Fact]
    public async Task In_every_case_a_photo_a_pdf_and_what_its_name_or_the_words_beside_it_call_a_document_are_covered()
    {
        await AboutAsync("withdrawal.not_arrived");
        var (photo, named, worded, plain) = (
            await UploadedAsync(_customer.Http, "IMG_1.jpg", Pictures.Jpeg), await ScreenshotAsync("护照.png"), await ScreenshotAsync("1.png"), await ScreenshotAsync("2.png"));
        Assert.Equal([true, true, false, false], new[] { photo, named, worded, plain }.Select(f => f.Covered));
        await SendAsync(photo, named);
        await SendAsync("这是我的身份证", worded);
        await SendAsync("提币截图", plain);

        foreach (var file in (FileView[])[_pdf, _picture, photo, named, worded])
        {
            await CoveredAsync(_lin, PathOf(file));
            Assert.Equal(HttpStatusCode.OK, (await _customer.GetAsync($"/api/messenger/files/{file.FileId}")).StatusCode);
        }

        await CoveredAsync(_lin, $"{PathOf(worded)}/thumbnail");
        Assert.Equal(Pictures.Screenshot, await BytesAsync(_lin, PathOf(plain)));
        var read = (await Shift.EntriesAsync(_lin, _case)).Entries.SelectMany(e => e.Files ?? []).ToDictionary(f => f.FileId, f => f.Covered);
        Assert.Equal([true, true, true, true, true, false], new[] { _pdf, _picture, photo, named, worded, plain }.Select(f => read[f.FileId]));
        Assert.Equal(HttpStatusCode.OK, (await RevealAsync(_lin, worded)).StatusCode);
        Assert.Equal(Pictures.Screenshot, await BytesAsync(_lin, PathOf(worded)));
    }

    [Fact]
    public async Task An_agents_mark_covers_at_once_for_everybody_and_is_pushed_and_in_the_trail_once()
    {
        var screen = await ScreenshotAsync("1.png");
        await SendAsync(screen);
        await AboutAsync("withdrawal.not_arrived");
        Assert.Equal(Pictures.Screenshot, await BytesAsync(_lin, PathOf(screen)));
        await using var desk = await _lin.ConnectAsync(_app);
        await desk.InvokeAsync<StaffEntriesView>("Watch", _case, 0);

        // Nobody marks in a case whose data is closed to them, a file of another case, a text, or what staff have sent.
        var mark = $"{PathOf(screen)}/document";
        await Customer.RefusedAsync(await _jing.PostAsync(mark, new { }), HttpStatusCode.Forbidden, "case.data_closed");
        var log = await UploadedAsync(_customer.Http, "app.log", "started\n"u8.ToArray());
        await SendAsync(log);
        await Customer.RefusedAsync(await _lin.PostAsync($"{PathOf(log)}/document", new { }), HttpStatusCode.NotFound, "file.not_found");

        foreach (var answer in await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => _lin.PostAsync(mark, new { }))))
        {
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        }

        await CoveredAsync(_lin, PathOf(screen));
        await CoveredAsync(_lin, $"{PathOf(screen)}/thumbnail");
        Assert.Equal(new FileCoveredView(_case, screen.FileId), await desk.NextAsync<FileCoveredView>("fileCovered", 0));
        Assert.False(desk.HasCall("fileCovered"));
        Assert.Equal($"staff:{_lin.Session.Staff.Id} file:{screen.FileId} {{\"case\":\"{_case}\"}}", Assert.Single(await TrailAsync("case.file_marked")));
        Assert.True((await Shift.EntriesAsync(_lin, _case)).Entries.SelectMany(e => e.Files ?? []).Single(f => f.FileId == screen.FileId).Covered);
        Assert.Equal(HttpStatusCode.OK, (await RevealAsync(_lin, screen)).StatusCode);
    }

    [Fact]
    public async Task A_customer_marks_their_own_before_it_is_sent_and_afterwards_and_nobody_elses()
    {
        await AboutAsync("withdrawal.not_arrived");
        var (before, after) = (await ScreenshotAsync("1.png"), await ScreenshotAsync("2.png"));
        var stranger = await Customer.StartAsync(_app, _exchange.Identity.For("11112222"));
        await Customer.RefusedAsync(await stranger.PostAsync($"/api/messenger/files/{before.FileId}/document", new { }), HttpStatusCode.NotFound, "file.not_found");
        Assert.Equal(HttpStatusCode.NoContent, (await _customer.PostAsync($"/api/messenger/files/{before.FileId}/document", new { })).StatusCode);
        await SendAsync(before, after);
        await CoveredAsync(_lin, PathOf(before));
        Assert.Equal(Pictures.Screenshot, await BytesAsync(_lin, PathOf(after)));

        Assert.Equal(HttpStatusCode.NoContent, (await _customer.PostAsync($"/api/messenger/files/{after.FileId}/document", new { })).StatusCode);
        await CoveredAsync(_lin, PathOf(after));
        Assert.Equal(Pictures.Screenshot, await (await _customer.GetAsync($"/api/messenger/files/{after.FileId}")).Content.ReadAsByteArrayAsync(Ending));
    }

    [Fact]
    public async Task A_message_that_asks_about_identity_besides_covers_too()
    {
        var screen = await ScreenshotAsync("1.png");
        await SendAsync(screen);
        await AboutAsync("withdrawal.not_arrived", "kyc.pending");
        await CoveredAsync(_lin, PathOf(screen));
        Assert.True((await Shift.EntriesAsync(_lin, _case)).Identity);
    }

    [Fact]
    public async Task Plain_text_and_what_staff_send_are_open()
    {
        await AboutAsync("kyc.rejected");
        var log = await UploadedAsync(_customer.Http, "app.log", "started\n"u8.ToArray());
        await SendAsync(log);
        Assert.Equal("started\n"u8.ToArray(), await BytesAsync(_lin, PathOf(log)));
        var guide = await UploadedAsync(_lin.Http, "guide.pdf", "%PDF-1.7\nhow to\n"u8.ToArray(), "/api/console/files");
        Assert.Equal(HttpStatusCode.Created, (await _lin.PostAsync($"/api/console/cases/{_case}/messages", new WriteEntry("g", "", null, [guide.FileId.ToString()]))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _lin.GetAsync(PathOf(guide))).StatusCode);
    }

    [Theory]
    [InlineData("files", null, "address", HttpStatusCode.BadRequest, "request.invalid")]
    [InlineData("files", "../../x", "document", HttpStatusCode.BadRequest, "request.invalid")]
    [InlineData("withdrawals", null, "document", HttpStatusCode.BadRequest, "request.invalid")]
    [InlineData("files", "01900000-0000-7000-8000-000000000001", "document", HttpStatusCode.NotFound, "file.not_found")]
    public async Task What_is_wrong_is_refused_and_shows_nothing(string kind, string? record, string field, HttpStatusCode status, string code)
    {
        await AboutAsync("kyc.rejected");
        await Customer.RefusedAsync(await _lin.PostAsync(Reveals, new RevealField(kind, record ?? _pdf.FileId.ToString(), field, "match", Note)), status, code);
        Assert.Equal("0", Assert.Single(await RowsAsync(_app, "select count(*) from reveals")));
    }

    [Fact]
    public async Task A_file_of_another_case_is_shown_by_no_reveal_of_this_one()
    {
        await AboutAsync("kyc.rejected");
        var other = await ConsoleScene.QueuedAsync(await Customer.StartAsync(_app, _exchange.Identity.For("11112222")));
        await Shift.RowAsync(Shift.AssignAsync(_lin, other));
        await Customer.RefusedAsync(await _lin.PostAsync($"/api/console/cases/{other}/reveals", WishFor(_pdf)), HttpStatusCode.NotFound, "file.not_found");
        await CoveredAsync(_lin, PathOf(_pdf));
    }

    [Fact]
    public async Task What_a_visitor_has_sent_is_covered_and_shown_alike()
    {
        var visitor = await Customer.StartAsync(_app);
        var id = await ConsoleScene.QueuedAsync(visitor);
        var file = await UploadedAsync(visitor.Http, "id.png", Pictures.MakePng(4, 4));
        Assert.Equal(HttpStatusCode.Created, (await visitor.PostAsync($"/api/messenger/cases/{id}/messages", new SendMessage("v", "", [file.FileId.ToString()]))).StatusCode);
        await Shift.RowAsync(Shift.AssignAsync(_lin, id));
        await _app.Get<ChangeCase>().UnderstandAsync(id, new UnderstoodData(1, "zh", "account.login_problem", 0.9, [], []), CasePriority.Normal);
        var path = $"/api/console/cases/{id}/files/{file.FileId}";
        await CoveredAsync(_lin, path);
        Assert.Equal(HttpStatusCode.OK, (await _lin.PostAsync($"/api/console/cases/{id}/reveals", WishFor(file))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _lin.GetAsync(path)).StatusCode);
    }

    public override async ValueTask InitializeAsync()
    {
        _exchange = await StartExchangeAsync();
        _exchange.Answers[ConsoleScene.At("")] = ConsoleScene.Profile();
        _exchange.Answers[ConsoleScene.At("withdrawals")] = ConsoleScene.Page();
        _app = await StartAsync(exchange: _exchange, settings: Shift.Demo);
        _customer = await Customer.StartAsync(_app, _exchange.Identity.For(ConsoleScene.Uid));
        var shift = new Shift(_app);
        (_lin, _jing) = (await shift.OnBreakAsync(Shift.Lin), await shift.OnBreakAsync(Shift.Jing));
        _case = await ConsoleScene.QueuedAsync(_customer);
        (_picture, _pdf) = (await UploadedAsync(_customer.Http, "passport.png", Pictures.Png), await UploadedAsync(_customer.Http, "passport.pdf", Passport));
        using var small = new ByteArrayContent(Pictures.MakePng(2, 2));
        _picture = await Customer.ReadAsync<FileView>(await _customer.Http.PutAsync(new Uri($"/api/messenger/files/{_picture.FileId}/thumbnail", UriKind.Relative), small, Ending), HttpStatusCode.OK);
        await SendAsync(_picture, _pdf);
        await Shift.RowAsync(Shift.AssignAsync(_lin, _case));
    }

    private string Reveals => $"/api/console/cases/{_case}/reveals";

    private string PathOf(FileView file) => $"/api/console/cases/{_case}/files/{file.FileId}";

    private static RevealField WishFor(FileView file) => new("files", file.FileId.ToString(), "document", "match", Note);

    private Task<HttpResponseMessage> RevealAsync(StaffClient staff, FileView file) => staff.PostAsync(Reveals, WishFor(file));

    private static async Task CoveredAsync(StaffClient staff, string path) => await Customer.RefusedAsync(await staff.GetAsync(path), HttpStatusCode.Forbidden, "file.covered");

    private static async Task<byte[]> BytesAsync(StaffClient staff, string path)
    {
        var answer = await staff.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        return await answer.Content.ReadAsByteArrayAsync(Ending);
    }

    private async Task AboutAsync(string topic, params string[] others)
    {
        var seq = (await Shift.EntriesAsync(_lin, _case)).UpTo;
        Assert.Null((await _app.Get<ChangeCase>().UnderstandAsync(_case, new UnderstoodData(seq, "zh", topic, 0.9, [], [], Others: others.Length > 0 ? others : null), CasePriority.Normal)).Refusal);
    }

    private async Task<FileView> ScreenshotAsync(string name)
    {
        var file = await UploadedAsync(_customer.Http, name, Pictures.Screenshot);
        using var small = new ByteArrayContent(Pictures.MakePng(2, 2));
        return await Customer.ReadAsync<FileView>(await _customer.Http.PutAsync(new Uri($"/api/messenger/files/{file.FileId}/thumbnail", UriKind.Relative), small, Ending), HttpStatusCode.OK);
    }

    private Task SendAsync(params FileView[] files) => SendAsync("", files);

    private async Task SendAsync(string text, params FileView[] files) => Assert.Equal(
        HttpStatusCode.Created, (await _customer.PostAsync($"/api/messenger/cases/{_case}/messages", new SendMessage(Customer.NewKey(), text, [.. files.Select(f => f.FileId.ToString())]))).StatusCode);

    private static async Task<FileView> UploadedAsync(HttpClient http, string name, byte[] content, string path = "/api/messenger/files")
    {
        using var body = new ByteArrayContent(content);
        return await Customer.ReadAsync<FileView>(await http.PostAsync(new Uri($"{path}?name={Uri.EscapeDataString(name)}", UriKind.Relative), body, Ending), HttpStatusCode.Created);
    }

    private static void GivesNothing(string way, string given)
    {
        foreach (var shape in (string[])[Marker, Convert.ToBase64String(Passport)[..24], Encoding.Latin1.GetString(Pictures.Png)[..24], Encoding.Latin1.GetString(Pictures.MakePng(2, 2))[..24], "data:image"])
        {
            Assert.False(given.Contains(shape, StringComparison.Ordinal), $"{way} gives what is covered");
        }
    }

    private Task<List<string>> TrailAsync(string action) => RowsAsync(_app, $"select actor || ' ' || object || ' ' || detail from audit_events where action = '{action}'");
}

public sealed class CoveredFileTestsOnSqlite() : CoveredFileTests(TestDatabase.Sqlite);

public sealed class CoveredFileTestsOnPostgres(PostgresCluster cluster) : CoveredFileTests(TestDatabase.Postgres(cluster));
