using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Vigil.Contracts.Messenger;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Files;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Cases;

/// <summary>Files as they are kept: as long as they are used, over restarts, and without the secrets that stood in them.</summary>
public abstract class FileKeepingTests(TestDatabase database) : FileScene(database)
{
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
}

public sealed class FileKeepingTestsOnSqlite() : FileKeepingTests(TestDatabase.Sqlite);

public sealed class FileKeepingTestsOnPostgres(PostgresCluster cluster) : FileKeepingTests(TestDatabase.Postgres(cluster));
