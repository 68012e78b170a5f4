using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Contracts.Messenger;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Files;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;
using Vigil.Server.Tests.Platform;

namespace Vigil.Server.Tests.Cases;

/// <summary>Files from the upload to the disk and back, and who may have them.</summary>
public abstract class FileTests(TestDatabase database) : SliceTest(database)
{
    private const string Place = "GPS 31.2304 N 121.4737 E";

    [Fact]
    public async Task A_picture_goes_with_a_message_to_those_on_the_case_and_tells_no_place()
    {
        var shift = new Shift(await StartAsync(settings: Shift.Demo));
        var (customer, stranger) = (await Customer.StartAsync(shift.Application), await Customer.StartAsync(shift.Application));
        var (jing, lan) = (await shift.SignInAsync(Shift.Jing), await shift.SignInAsync(Shift.Lan));
        var id = await Shift.WaitingAsync(customer);
        Assert.Equal(HttpStatusCode.Created, (await Shift.LookAsync(jing, id)).StatusCode);
        await using var hub = await customer.ConnectAsync();
        await hub.InvokeAsync<EntriesView>("Resume", id, 1);

        var file = await UploadedAsync(customer.Http, "photo.jpg", Pictures.JpegWith((0xE1, [.. "Exif\0\0"u8, .. Pictures.Exif(6)])));
        Assert.Equal(("photo.jpg", "image/jpeg", 8, 12, false), (file.Name, file.Type, file.Width, file.Height, file.Thumbnail));
        file = await Customer.ReadAsync<FileView>(await PutAsync(customer.Http, $"/api/messenger/files/{file.FileId}/thumbnail", Pictures.JpegWith((0xFE, Encoding.ASCII.GetBytes(Place)))), HttpStatusCode.OK);
        Assert.True(file.Thumbnail);

        // Before it is sent it is the uploader's alone.
        var own = $"/api/messenger/files/{file.FileId}";
        Assert.Equal(HttpStatusCode.OK, (await customer.GetAsync(own)).StatusCode);
        await Customer.RefusedAsync(await stranger.GetAsync(own), HttpStatusCode.NotFound, "file.not_found");
        await Customer.RefusedAsync(await jing.GetAsync($"/api/console/cases/{id}/files/{file.FileId}"), HttpStatusCode.NotFound, "file.not_found");

        var sent = await SendAsync(customer, id, "", "k", file);
        Assert.Equal(HttpStatusCode.Created, sent.StatusCode);
        var pushed = await hub.NextAsync<EntryView>("entry", 1);
        Assert.Equal(("", file), (pushed.Text, Assert.Single(pushed.Files!)));
        Assert.Equal(file, Assert.Single((await customer.EntriesAsync(id)).Entries[^1].Files!));
        Assert.Equal(file, Assert.Single((await Shift.EntriesAsync(jing, id)).Entries[^1].Files!));

        foreach (var answer in new[] { await customer.GetAsync(own), await jing.GetAsync($"/api/console/cases/{id}/files/{file.FileId}"), await customer.GetAsync($"{own}/thumbnail"), await jing.GetAsync($"/api/console/cases/{id}/files/{file.FileId}/thumbnail") })
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.DoesNotContain(Place, Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync(Ending)), StringComparison.Ordinal);
            Assert.Equal(("image/jpeg", "attachment"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.DispositionType));
            Assert.Equal("sandbox; default-src 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.True(answer.Headers.CacheControl!.NoStore);
        }

        // Neither another customer, nor who asks by another case, nor an agent of another queue.
        var other = await Shift.WaitingAsync(stranger);
        Assert.Equal(HttpStatusCode.Created, (await Shift.LookAsync(jing, other)).StatusCode);
        await Customer.RefusedAsync(await stranger.GetAsync(own), HttpStatusCode.NotFound, "file.not_found");
        await Customer.RefusedAsync(await stranger.GetAsync($"{own}/thumbnail"), HttpStatusCode.NotFound, "file.not_found");
        await Customer.RefusedAsync(await jing.GetAsync($"/api/console/cases/{other}/files/{file.FileId}"), HttpStatusCode.NotFound, "file.not_found");
        await Customer.RefusedAsync(await lan.GetAsync($"/api/console/cases/{id}/files/{file.FileId}"), HttpStatusCode.NotFound, "case.not_found");
        Assert.Equal(HttpStatusCode.Unauthorized, (await shift.Application.CreateClient().GetAsync(new Uri(own, UriKind.Relative), Ending)).StatusCode);

        // The case was not hers: both looks are in the trail, at the file and at its small picture.
        Assert.Equal(Enumerable.Repeat($"staff:{jing.Session.Staff.Id} case:{id}", 2), await LooksAsync(shift.Application));

        // Sent, it is nobody's to remove or to dress up.
        Assert.Equal(HttpStatusCode.NoContent, (await customer.Http.DeleteAsync(new Uri(own, UriKind.Relative), Ending)).StatusCode);
        await Customer.RefusedAsync(await PutAsync(customer.Http, $"{own}/thumbnail", Pictures.Png), HttpStatusCode.NotFound, "file.not_found");
        Assert.Equal(HttpStatusCode.OK, (await customer.GetAsync(own)).StatusCode);
    }

    [Fact]
    public async Task An_agents_file_reaches_the_customer_and_a_note_carries_none()
    {
        var shift = new Shift(await StartAsync(settings: Shift.Demo));
        var (customer, stranger) = (await Customer.StartAsync(shift.Application), await Customer.StartAsync(shift.Application));
        var (lin, sofia) = (await shift.SignInAsync(Shift.Lin), await shift.SignInAsync(Shift.Sofia));
        var id = await Shift.WaitingAsync(customer);
        await Shift.RowAsync(Shift.AssignAsync(lin, id));
        var file = await UploadedAsync(lin.Http, "说明.pdf", "%PDF-1.7\n"u8.ToArray(), "/api/console/files");

        // Not another agent's to send, nor a customer's.
        await Customer.RefusedAsync(await customer.PostAsync($"/api/messenger/cases/{id}/messages", new SendMessage("k", "mine", [file.FileId.ToString()])), HttpStatusCode.NotFound, "file.not_found");
        await Customer.RefusedAsync(await sofia.PostAsync($"/api/console/cases/{id}/messages", new WriteEntry("k", "mine", null, [file.FileId.ToString()])), HttpStatusCode.NotFound, "file.not_found");
        await Customer.RefusedAsync(await lin.PostAsync($"/api/console/cases/{id}/notes", new WriteEntry("n", "look", null, [file.FileId.ToString()])), HttpStatusCode.BadRequest, "request.invalid");

        Assert.Equal(HttpStatusCode.Created, (await lin.PostAsync($"/api/console/cases/{id}/messages", new WriteEntry("k", "", null, [file.FileId.ToString()]))).StatusCode);
        var read = await customer.GetAsync($"/api/messenger/files/{file.FileId}");
        Assert.Equal("%PDF-1.7\n", await read.Content.ReadAsStringAsync(Ending));
        Assert.Contains("filename*=UTF-8''%E8%AF%B4%E6%98%8E.pdf", Assert.Single(read.Content.Headers.GetValues("Content-Disposition")), StringComparison.Ordinal);
        await Customer.RefusedAsync(await stranger.GetAsync($"/api/messenger/files/{file.FileId}"), HttpStatusCode.NotFound, "file.not_found");
    }

    [Fact]
    public async Task The_same_key_with_the_same_files_is_the_same_message_and_a_file_is_in_one_message_only()
    {
        var app = await StartAsync();
        var (customer, stranger) = (await Customer.StartAsync(app), await Customer.StartAsync(app));
        var (id, second) = (await customer.OpenCaseAsync(), await customer.OpenCaseAsync());
        var (a, b, foreign) = (await UploadedAsync(customer.Http, "a.txt", "a"u8.ToArray()), await UploadedAsync(customer.Http, "b.txt", "b"u8.ToArray()), await UploadedAsync(stranger.Http, "c.txt", "c"u8.ToArray()));

        Assert.Equal(1, (await Customer.ReadAsync<SentMessage>(await SendAsync(customer, id, "two", "k", a, b), HttpStatusCode.Created)).Seq);
        Assert.Equal(1, (await Customer.ReadAsync<SentMessage>(await SendAsync(customer, id, "two", "k", a, b), HttpStatusCode.OK)).Seq);
        foreach (var files in (FileView[][])[[a], [b, a], []])
        {
            await Customer.RefusedAsync(await SendAsync(customer, id, "two", "k", files), HttpStatusCode.Conflict, "message.key_reused");
        }

        await Customer.RefusedAsync(await SendAsync(customer, id, "again", "k2", a), HttpStatusCode.Conflict, "message.file_sent");
        await Customer.RefusedAsync(await SendAsync(customer, second, "again", "k3", a), HttpStatusCode.Conflict, "message.file_sent");
        await Customer.RefusedAsync(await SendAsync(customer, id, "x", "k4", a, a), HttpStatusCode.BadRequest, "message.file_twice");
        await Customer.RefusedAsync(await SendAsync(customer, id, "x", "k5", [.. Enumerable.Repeat(a, 11)]), HttpStatusCode.BadRequest, "message.too_many_files");
        await Customer.RefusedAsync(await SendAsync(customer, id, " ", "k6"), HttpStatusCode.BadRequest, "message.bad_text");
        var missing = await SendAsync(customer, id, "x", "k7", a with { FileId = FileId.New(Clock) });
        var theirs = await SendAsync(customer, id, "x", "k7", foreign);
        await Customer.RefusedAsync(missing, HttpStatusCode.NotFound, "file.not_found");
        await Customer.RefusedAsync(theirs, HttpStatusCode.NotFound, "file.not_found");
        await Customer.RefusedAsync(await customer.PostRawAsync($"/api/messenger/cases/{id}/messages", """{"clientMessageId":"k8","text":"x","fileIds":["f1",null]}"""), HttpStatusCode.NotFound, "file.not_found");
        Assert.Equal(["a.txt", "b.txt"], Assert.Single((await customer.EntriesAsync(id)).Entries).Files!.Select(f => f.Name));

        // On a case that is not theirs, nothing is stored and the file stays unsent.
        var other = await stranger.OpenCaseAsync();
        var mine = await UploadedAsync(customer.Http, "d.txt", "d"u8.ToArray());
        await Customer.RefusedAsync(await SendAsync(customer, other, "x", "k9", mine), HttpStatusCode.NotFound, "case.not_found");
        Assert.Equal(HttpStatusCode.Created, (await SendAsync(customer, id, "x", "k9", mine)).StatusCode);
    }

    [Fact]
    public async Task Of_two_messages_that_want_one_file_at_once_one_has_it()
    {
        var app = await StartAsync();
        var customer = await Customer.StartAsync(app);
        var cases = new[] { await customer.OpenCaseAsync(), await customer.OpenCaseAsync() };
        for (var round = 0; round < 10; round++)
        {
            var file = await UploadedAsync(customer.Http, "a.txt", Encoding.ASCII.GetBytes($"{round}"));
            var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => SendAsync(customer, cases[i % 2], "x", $"{round}-{i}", file)));
            Assert.Single(answers, a => a.StatusCode is HttpStatusCode.Created);
            foreach (var late in answers.Where(a => a.StatusCode is not HttpStatusCode.Created))
            {
                await Customer.RefusedAsync(late, HttpStatusCode.Conflict, "message.file_sent");
            }
        }

        Assert.Equal(10, (await customer.EntriesAsync(cases[0])).Entries.Count + (await customer.EntriesAsync(cases[1])).Entries.Count);
    }

    [Fact]
    public async Task An_upload_goes_on_where_it_stands()
    {
        var app = await StartAsync();
        var (customer, stranger) = (await Customer.StartAsync(app), await Customer.StartAsync(app));
        var content = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 400_000).Select(i => $"{i:x6}\n")));
        var upload = await Customer.ReadAsync<UploadView>(await customer.PostAsync("/api/messenger/files/uploads", new BeginUpload("log.txt", content.Length)), HttpStatusCode.Created);
        var path = $"/api/messenger/files/uploads/{upload.UploadId}";

        Assert.Equal(1_500_000, (await Customer.ReadAsync<UploadView>(await PatchAsync(customer, path, 0, content[..1_500_000]), HttpStatusCode.OK)).Offset);
        await Customer.RefusedAsync(await PatchAsync(customer, path, 0, content[..10]), HttpStatusCode.Conflict, "upload.offset");
        await Customer.RefusedAsync(await PatchAsync(customer, path, 2_000_000, content[..10]), HttpStatusCode.Conflict, "upload.offset");
        foreach (var refused in new[] { await stranger.GetAsync(path), await PatchAsync(stranger, path, 1_500_000, content[..10]), await stranger.GetAsync($"/api/messenger/files/uploads/{UploadId.New(Clock)}") })
        {
            await Customer.RefusedAsync(refused, HttpStatusCode.NotFound, "upload.not_found");
        }

        await stranger.Http.DeleteAsync(new Uri(path, UriKind.Relative), Ending);
        Assert.Equal(1_500_000, (await Customer.ReadAsync<UploadView>(await customer.GetAsync(path), HttpStatusCode.OK)).Offset);

        // The last byte makes the file; who did not hear so asks again.
        var done = await Customer.ReadAsync<UploadView>(await PatchAsync(customer, path, 1_500_000, content[1_500_000..]), HttpStatusCode.OK);
        Assert.Equal(done, await Customer.ReadAsync<UploadView>(await customer.GetAsync(path), HttpStatusCode.OK));
        Assert.Equal(done, await Customer.ReadAsync<UploadView>(await PatchAsync(customer, path, 1_500_000, content[1_500_000..]), HttpStatusCode.OK));
        Assert.Equal(content, await (await customer.GetAsync($"/api/messenger/files/{done.File!.FileId}")).Content.ReadAsByteArrayAsync(Ending));

        var given = await Customer.ReadAsync<UploadView>(await customer.PostAsync("/api/messenger/files/uploads", new BeginUpload("a.txt", 3)), HttpStatusCode.Created);
        await customer.Http.DeleteAsync(new Uri($"/api/messenger/files/uploads/{given.UploadId}", UriKind.Relative), Ending);
        await Customer.RefusedAsync(await customer.GetAsync($"/api/messenger/files/uploads/{given.UploadId}"), HttpStatusCode.NotFound, "upload.not_found");
    }

    [Fact]
    public async Task What_came_before_a_broken_connection_stays()
    {
        var app = await StartAsync();
        var customer = await Customer.StartAsync(app);
        var owner = Author.Customer(await OwnerAsync(app));
        var uploads = app.Get<TakeUpload>();
        var upload = (await uploads.BeginAsync(owner, "a.txt", 3_000_000, Ending)).Value!;
        var content = Enumerable.Repeat((byte)'a', 3_000_000).ToArray();

        await Assert.ThrowsAsync<IOException>(() => uploads.AppendAsync(owner, upload.UploadId, 0, new Breaking(content, 2_000_123), Ending));
        Assert.Equal(2_000_123, (await uploads.ReadAsync(owner, upload.UploadId, Ending)).Value!.Offset);

        // A connection that hangs gives way to a newer one.
        var hanging = uploads.AppendAsync(owner, upload.UploadId, 2_000_123, new Hanging(), Ending);
        var done = await uploads.AppendAsync(owner, upload.UploadId, 2_000_123, new MemoryStream(content[2_000_123..]), Ending);
        Assert.Equal("upload.offset", (await hanging).Refusal?.Code);
        Assert.Equal(3_000_000, done.Value!.File!.Size);

        // A file in one request leaves nothing behind when it is broken off.
        await Assert.ThrowsAsync<IOException>(() => uploads.WholeAsync(owner, "b.txt", new Breaking(content, 1_200_000), Ending));
        Assert.Equal(1, await CountAsync(app, "uploads"));
        Assert.Equal(HttpStatusCode.OK, (await customer.GetAsync($"/api/messenger/files/{done.Value.File.FileId}")).StatusCode);
    }

    [Fact]
    public async Task Bad_files_are_refused_by_name_and_leave_nothing()
    {
        var app = await StartAsync();
        var customer = await Customer.StartAsync(app);
        foreach (var (content, status, code) in new (byte[], HttpStatusCode, string)[]
        {
            ([], HttpStatusCode.BadRequest, "file.empty"),
            (new byte[30 * 1024 * 1024], HttpStatusCode.RequestEntityTooLarge, "file.too_large"),
            ("<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(), HttpStatusCode.UnsupportedMediaType, "file.type"),
            ("<html><script>alert(1)</script>"u8.ToArray(), HttpStatusCode.UnsupportedMediaType, "file.type"),
            (Pictures.Boxes(("ftyp", "heic\0\0\0\0"u8.ToArray())), HttpStatusCode.UnsupportedMediaType, "file.heic"),
            (Pictures.Jpeg[..100], HttpStatusCode.UnprocessableEntity, "file.damaged"),
        })
        {
            await Customer.RefusedAsync(await UploadAsync(customer.Http, "picture.png", content, "image/png"), status, code);
            await Customer.RefusedAsync(await FormAsync(customer.Http, "picture.png", content), status, code);
            var begun = await customer.PostAsync("/api/messenger/files/uploads", new BeginUpload("picture.png", content.Length));
            if (begun.StatusCode is HttpStatusCode.Created)
            {
                var upload = await Customer.ReadAsync<UploadView>(begun, HttpStatusCode.Created);
                await Customer.RefusedAsync(await PatchAsync(customer, $"/api/messenger/files/uploads/{upload.UploadId}", 0, content), status, code);
                await Customer.RefusedAsync(await customer.GetAsync($"/api/messenger/files/uploads/{upload.UploadId}"), HttpStatusCode.NotFound, "upload.not_found");
            }
            else
            {
                await Customer.RefusedAsync(begun, status, code);
            }
        }

        // More than was announced; what was announced is not believed; no form at all.
        var small = await Customer.ReadAsync<UploadView>(await customer.PostAsync("/api/messenger/files/uploads", new BeginUpload("a.txt", 3)), HttpStatusCode.Created);
        await Customer.RefusedAsync(await PatchAsync(customer, $"/api/messenger/files/uploads/{small.UploadId}", 0, "abcd"u8.ToArray()), HttpStatusCode.BadRequest, "request.invalid");
        Assert.Equal("image/png", (await Customer.ReadAsync<FileView>(await UploadAsync(customer.Http, "a.html", Pictures.Png, "text/html"), HttpStatusCode.Created)).Type);
        await Customer.RefusedAsync(await UploadAsync(customer.Http, "a", "no form"u8.ToArray(), "multipart/form-data; boundary=x"), HttpStatusCode.BadRequest, "request.invalid");
        await Customer.RefusedAsync(await UploadAsync(customer.Http, "a", "--x\r\nContent-Disposition: form-data; name=a\r\n\r\nb\r\n--x--\r\n"u8.ToArray(), "multipart/form-data; boundary=x"), HttpStatusCode.BadRequest, "request.invalid");
        foreach (var body in (string[])["{}", """{"name":"a"}""", """{"name":"a","size":-1}""", """{"name":"a","size":"x"}"""])
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await customer.PostRawAsync("/api/messenger/files/uploads", body)).StatusCode);
        }

        Assert.Equal((1, 0), (await CountAsync(app, "files"), await CountAsync(app, "uploads") - 1));
    }

    [Fact]
    public async Task Names_are_cleaned_and_come_in_forms_too()
    {
        var customer = await Customer.StartAsync(await StartAsync());
        foreach (var (given, expected) in new[] { ("../../a\u202Egnp.exe", "agnp.exe.png"), (new string('图', 300), new string('图', 56) + ".png"), ("截图.png", "截图.png") })
        {
            Assert.Equal(expected, (await UploadedAsync(customer.Http, given, Pictures.Png)).Name);
            Assert.Equal(expected, (await Customer.ReadAsync<FileView>(await FormAsync(customer.Http, given, Pictures.Png), HttpStatusCode.Created)).Name);
        }
    }

    [Fact]
    public async Task A_visitors_files_become_the_customers()
    {
        var exchange = await StartExchangeAsync();
        var app = await StartAsync(exchange: exchange);
        var visitor = await Customer.StartAsync(app);
        var id = await visitor.OpenCaseAsync();
        var (sent, unsent) = (await UploadedAsync(visitor.Http, "a.png", Pictures.Png), await UploadedAsync(visitor.Http, "b.png", Pictures.MakePng(3, 3)));
        await SendAsync(visitor, id, "", "k", sent);
        var upload = await Customer.ReadAsync<UploadView>(await visitor.PostAsync("/api/messenger/files/uploads", new BeginUpload("c.txt", 2)), HttpStatusCode.Created);

        var customer = await Customer.StartAsync(app, exchange.Identity.For("88310214"), presented: visitor.Session.SessionToken);

        Assert.Equal(HttpStatusCode.OK, (await customer.GetAsync($"/api/messenger/files/{sent.FileId}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(customer, id, "", "k", sent)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await SendAsync(customer, id, "", "k2", unsent)).StatusCode);
        Assert.NotNull((await Customer.ReadAsync<UploadView>(await PatchAsync(customer, $"/api/messenger/files/uploads/{upload.UploadId}", 0, "ab"u8.ToArray()), HttpStatusCode.OK)).File);
        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.GetAsync($"/api/messenger/files/{sent.FileId}")).StatusCode);
    }

    [Fact]
    public async Task What_was_not_sent_is_removed_after_a_day_and_bytes_go_with_their_last_use()
    {
        var storage = await CreateStorageAsync();
        var app = await StartAsync(on: storage);
        var customer = await Customer.StartAsync(app);
        var id = await customer.OpenCaseAsync();
        var (sent, twin, gone) = (await UploadedAsync(customer.Http, "a.png", Pictures.Png), await UploadedAsync(customer.Http, "b.png", Pictures.Png), await UploadedAsync(customer.Http, "c.png", Pictures.MakePng(5, 5)));
        await PutAsync(customer.Http, $"/api/messenger/files/{gone.FileId}/thumbnail", Pictures.MakePng(2, 2));
        await SendAsync(customer, id, "", "k", sent);
        var upload = await Customer.ReadAsync<UploadView>(await customer.PostAsync("/api/messenger/files/uploads", new BeginUpload("c.txt", 20)), HttpStatusCode.Created);
        await PatchAsync(customer, $"/api/messenger/files/uploads/{upload.UploadId}", 0, "ab"u8.ToArray());
        var sweep = app.Get<SweepFiles>();

        await sweep.RunAsync(Ending);
        Assert.Equal((3, 4), (await CountAsync(app, "files"), await CountAsync(app, "uploads")));

        Clock.Advance(TimeSpan.FromHours(25));
        await sweep.RunAsync(Ending);
        Assert.Equal((1, 0, 1), (await CountAsync(app, "files"), await CountAsync(app, "uploads"), await CountAsync(app, "blobs")));
        var again = await Customer.StartAsync(app);
        Assert.Equal(HttpStatusCode.NotFound, (await again.GetAsync($"/api/messenger/files/{twin.FileId}")).StatusCode);
        Assert.Equal(1, await StoredAsync(app, storage));

        // A file's row can be erased: the entry stays, the bytes go.
        await app.Get<WriteGate>().WriteAsync(async session =>
        {
            await session.Db.Database.ExecuteSqlRawAsync("delete from files", Ending);
            await BlobRows.ReleaseAsync(session, Convert.ToHexStringLower(SHA256.HashData(Pictures.Png)));
            return true;
        }, Ending);
        await sweep.RunAsync(Ending);
        Assert.Equal((0, 0), (await CountAsync(app, "blobs"), await StoredAsync(app, storage)));
    }

    [Fact]
    public async Task Files_outlive_a_restart_and_bytes_without_a_row_harm_nobody()
    {
        var storage = await CreateStorageAsync();
        var app = await StartAsync(on: storage);
        var customer = await Customer.StartAsync(app);
        var file = await UploadedAsync(customer.Http, "a.png", Pictures.Png);

        // Killed between the bytes and the row: nothing names them, and a new upload of the same content is a file.
        var orphan = Pictures.MakePng(7, 7);
        await Assert.ThrowsAsync<InvalidOperationException>(() => app.Get<IFileStore>().KeepAsync(orphan, (_, _) => throw new InvalidOperationException("killed")));
        Assert.Equal(1, await CountAsync(app, "blobs"));
        var second = await UploadedAsync(customer.Http, "b.png", orphan);

        var restarted = await StartAsync(on: storage);
        foreach (var (id, content) in new[] { (file.FileId, Pictures.Png), (second.FileId, orphan) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/messenger/files/{id}");
            request.Headers.Authorization = new("Bearer", customer.Session.SessionToken);
            Assert.Equal(content, await (await restarted.CreateClient().SendAsync(request, Ending)).Content.ReadAsByteArrayAsync(Ending));
        }
    }

    [Fact]
    public async Task Files_are_counted_by_number_and_by_bytes()
    {
        var few = await Customer.StartAsync(await StartAsync(settings: ("Channels:VisitorFilesPerHour", "2")));
        await UploadedAsync(few.Http, "a.txt", "a"u8.ToArray());
        Assert.Equal(HttpStatusCode.Created, (await few.PostAsync("/api/messenger/files/uploads", new BeginUpload("a", 9))).StatusCode);
        await Customer.RefusedAsync(await UploadAsync(few.Http, "a.txt", "a"u8.ToArray()), HttpStatusCode.TooManyRequests, "limit.files");
        await Customer.RefusedAsync(await few.PostAsync("/api/messenger/files/uploads", new BeginUpload("a", 9)), HttpStatusCode.TooManyRequests, "limit.files");

        var large = await Customer.StartAsync(await StartAsync(settings: ("Channels:VisitorFileMegabytesPerHour", "20")));
        Assert.Equal(HttpStatusCode.Created, (await large.PostAsync("/api/messenger/files/uploads", new BeginUpload("a", FileContent.MaxBytes))).StatusCode);
        await Customer.RefusedAsync(await large.PostAsync("/api/messenger/files/uploads", new BeginUpload("a", 9_000_000)), HttpStatusCode.TooManyRequests, "limit.files");

        // Becoming another visitor helps nobody; signing in does.
        var exchange = await StartExchangeAsync();
        var app = await StartAsync(exchange: exchange, settings: [("Channels:SourceFileMegabytesPerHour", "20")]);
        Assert.Equal(HttpStatusCode.Created, (await (await Customer.StartAsync(app)).PostAsync("/api/messenger/files/uploads", new BeginUpload("a", 15_000_000))).StatusCode);
        await Customer.RefusedAsync(await (await Customer.StartAsync(app)).PostAsync("/api/messenger/files/uploads", new BeginUpload("a", 15_000_000)), HttpStatusCode.TooManyRequests, "limit.files");
        Assert.Equal(HttpStatusCode.Created, (await (await Customer.StartAsync(app, exchange.Identity.For("88310214"))).PostAsync("/api/messenger/files/uploads", new BeginUpload("a", 15_000_000))).StatusCode);
    }

    [Fact]
    public async Task An_upload_byte_by_byte_is_asked_to_wait()
    {
        var customer = await Customer.StartAsync(await StartAsync(settings: [("Channels:MessagesPerSecond", "1"), ("Channels:MessageBurst", "5")]));
        var upload = await Customer.ReadAsync<UploadView>(await customer.PostAsync("/api/messenger/files/uploads", new BeginUpload("a", 1_000)), HttpStatusCode.Created);
        HttpResponseMessage? refused = null;
        for (var offset = 0; refused is null; offset++)
        {
            Assert.InRange(offset, 0, 100);
            var answer = await PatchAsync(customer, $"/api/messenger/files/uploads/{upload.UploadId}", offset, "a"u8.ToArray());
            refused = answer.IsSuccessStatusCode ? null : answer;
        }

        await Customer.RefusedAsync(refused, HttpStatusCode.TooManyRequests, "limit.files");
        Assert.NotNull(refused.Headers.RetryAfter);
    }

    [Fact]
    public async Task The_assistant_says_that_it_cannot_look_into_files()
    {
        var app = await StartAsync(assistant: true);
        var customer = await Customer.StartAsync(app);
        var id = await customer.OpenCaseAsync();
        await SendAsync(customer, id, "", "k", await UploadedAsync(customer.Http, "a.png", Pictures.Png));

        EntryView? answer = null;
        await Eventually.HoldsAsync(async () => (answer = (await customer.EntriesAsync(id)).Entries.FirstOrDefault(e => e.Author.Kind == "assistant")) is not null, "the assistant answers");
        Assert.Contains("文件已收到", answer!.Text, StringComparison.Ordinal);
        Assert.Contains(answer.Parts!.Replies, r => r.Kind == "human");
        Assert.Null(answer.Files);
    }

    [Fact]
    public async Task A_recording_of_traffic_is_kept_without_the_session_in_it_on_both_ways_in()
    {
        var app = await StartAsync();
        var customer = await Customer.StartAsync(app);
        var har = """{"log":{"version":"1.2","entries":[{"request":{"url":"https://meridian.example/","headers":[{"name":"Cookie","value":"sid=c4nary7Secret0Value9"}]}}]}}"""u8.ToArray();

        var whole = await UploadedAsync(customer.Http, "trace.har", har);
        var begun = await Customer.ReadAsync<UploadView>(await customer.PostAsync("/api/messenger/files/uploads", new BeginUpload("trace.har", har.Length)), HttpStatusCode.Created);
        var pieces = await Customer.ReadAsync<UploadView>(await PatchAsync(customer, $"/api/messenger/files/uploads/{begun.UploadId}", 0, har), HttpStatusCode.OK);

        foreach (var file in new[] { whole, pieces.File! })
        {
            Assert.Equal("trace.har", file.Name);
            var kept = await (await customer.GetAsync($"/api/messenger/files/{file.FileId}")).Content.ReadAsStringAsync(Ending);
            Assert.DoesNotContain("c4nary7Secret0Value9", kept, StringComparison.Ordinal);
            Assert.Contains("https://meridian.example/", kept, StringComparison.Ordinal);
            Assert.Equal(file.Size, Encoding.UTF8.GetByteCount(kept));
        }
    }

    private static async Task<FileView> UploadedAsync(HttpClient http, string name, byte[] content, string path = "/api/messenger/files") =>
        await Customer.ReadAsync<FileView>(await UploadAsync(http, name, content, path: path), HttpStatusCode.Created);

    private static async Task<HttpResponseMessage> UploadAsync(HttpClient http, string name, byte[] content, string type = "application/octet-stream", string path = "/api/messenger/files")
    {
        using var body = new ByteArrayContent(content);
        body.Headers.TryAddWithoutValidation("Content-Type", type);
        return await http.PostAsync(new Uri($"{path}{(type.StartsWith("multipart", StringComparison.Ordinal) ? "" : $"?name={Uri.EscapeDataString(name)}")}", UriKind.Relative), body, Ending);
    }

    private static async Task<HttpResponseMessage> FormAsync(HttpClient http, string name, byte[] content)
    {
        using var form = new MultipartFormDataContent();
        using var words = new StringContent("not a file");
        using var file = new ByteArrayContent(content);
        form.Add(words, "words");
        form.Add(file, "file", name);
        return await http.PostAsync(new Uri("/api/messenger/files", UriKind.Relative), form, Ending);
    }

    private static async Task<HttpResponseMessage> PutAsync(HttpClient http, string path, byte[] content)
    {
        using var body = new ByteArrayContent(content);
        return await http.PutAsync(new Uri(path, UriKind.Relative), body, Ending);
    }

    private static async Task<HttpResponseMessage> PatchAsync(Customer customer, string path, long offset, byte[] content)
    {
        using var body = new ByteArrayContent(content);
        return await customer.Http.PatchAsync(new Uri($"{path}?offset={offset}", UriKind.Relative), body, Ending);
    }

    private static Task<HttpResponseMessage> SendAsync(Customer customer, CaseId id, string text, string key, params FileView[] files) =>
        customer.PostAsync($"/api/messenger/cases/{id}/messages", new SendMessage(key, text, [.. files.Select(f => f.FileId.ToString())]));

    private static async Task<CustomerId> OwnerAsync(VigilApplication app)
    {
        await using var db = await app.Get<IDbContextFactory<VigilDb>>().CreateDbContextAsync(Ending);
        return CustomerId.From(await db.Database.SqlQuery<Guid>($"select customer_id as \"Value\" from messenger_sessions").SingleAsync(Ending));
    }

    private static async Task<int> CountAsync(VigilApplication app, string table)
    {
        await using var connection = await app.Get<Database>().OpenAsync(Ending);
        return int.Parse(Assert.Single(await Schema.RowsAsync(connection, $"select count(*) from {table}")), CultureInfo.InvariantCulture);
    }

    private async Task<int> StoredAsync(VigilApplication app, TestStorage storage) => Database.IsSqlite
        ? Directory.EnumerateFiles(Path.Combine(storage.Folder, "files"), "*", SearchOption.AllDirectories).Count()
        : await CountAsync(app, "(select distinct hash from blob_pieces) b");

    private static async Task<List<string>> LooksAsync(VigilApplication app)
    {
        await using var db = await app.Get<IDbContextFactory<VigilDb>>().CreateDbContextAsync(Ending);
        return await db.Database.SqlQuery<string>($"select actor || ' ' || object as \"Value\" from audit_events where action = 'case.file_read'").ToListAsync(Ending);
    }

    private sealed class Breaking(byte[] content, int at) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position >= at ? throw new IOException("broken") : base.ReadAsync(buffer[..Math.Min(buffer.Length, at - (int)Position)], cancellationToken);
    }

    private sealed class Hanging : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }
}

public sealed class FileTestsOnSqlite() : FileTests(TestDatabase.Sqlite);

public sealed class FileTestsOnPostgres(PostgresCluster cluster) : FileTests(TestDatabase.Postgres(cluster));
