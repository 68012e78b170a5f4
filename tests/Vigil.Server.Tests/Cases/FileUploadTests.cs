using System.Net;
using System.Text;
using Vigil.Contracts;
using Vigil.Contracts.Messenger;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Files;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Cases;

/// <summary>Files on their way in: pieces, drops, names, limits and what is refused.</summary>
public abstract class FileUploadTests(TestDatabase database) : FileScene(database)
{
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
}

public sealed class FileUploadTestsOnSqlite() : FileUploadTests(TestDatabase.Sqlite);

public sealed class FileUploadTestsOnPostgres(PostgresCluster cluster) : FileUploadTests(TestDatabase.Postgres(cluster));
