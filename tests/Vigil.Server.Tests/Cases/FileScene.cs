using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Contracts.Messenger;
using Vigil.Server.Platform.Data;
using Vigil.Server.Tests.Harness;
using Vigil.Server.Tests.Platform;

namespace Vigil.Server.Tests.Cases;

/// <summary>Uploads, and what is stored of them.</summary>
public abstract class FileScene(TestDatabase database) : SliceTest(database)
{
    private protected const string Place = "GPS 31.2304 N 121.4737 E";

    private protected static async Task<FileView> UploadedAsync(HttpClient http, string name, byte[] content, string path = "/api/messenger/files") =>
        await Customer.ReadAsync<FileView>(await UploadAsync(http, name, content, path: path), HttpStatusCode.Created);

    private protected static async Task<HttpResponseMessage> UploadAsync(HttpClient http, string name, byte[] content, string type = "application/octet-stream", string path = "/api/messenger/files")
    {
        using var body = new ByteArrayContent(content);
        body.Headers.TryAddWithoutValidation("Content-Type", type);
        return await http.PostAsync(new Uri($"{path}{(type.StartsWith("multipart", StringComparison.Ordinal) ? "" : $"?name={Uri.EscapeDataString(name)}")}", UriKind.Relative), body, Ending);
    }

    private protected static async Task<HttpResponseMessage> FormAsync(HttpClient http, string name, byte[] content)
    {
        using var form = new MultipartFormDataContent();
        using var words = new StringContent("not a file");
        using var file = new ByteArrayContent(content);
        form.Add(words, "words");
        form.Add(file, "file", name);
        return await http.PostAsync(new Uri("/api/messenger/files", UriKind.Relative), form, Ending);
    }

    private protected static async Task<HttpResponseMessage> PutAsync(HttpClient http, string path, byte[] content)
    {
        using var body = new ByteArrayContent(content);
        return await http.PutAsync(new Uri(path, UriKind.Relative), body, Ending);
    }

    private protected static async Task<HttpResponseMessage> PatchAsync(Customer customer, string path, long offset, byte[] content)
    {
        using var body = new ByteArrayContent(content);
        return await customer.Http.PatchAsync(new Uri($"{path}?offset={offset}", UriKind.Relative), body, Ending);
    }

    private protected static Task<HttpResponseMessage> SendAsync(Customer customer, CaseId id, string text, string key, params FileView[] files) =>
        customer.PostAsync($"/api/messenger/cases/{id}/messages", new SendMessage(key, text, [.. files.Select(f => f.FileId.ToString())]));

    private protected static async Task<CustomerId> OwnerAsync(VigilApplication app)
    {
        await using var db = await app.Get<IDbContextFactory<VigilDb>>().CreateDbContextAsync(Ending);
        return CustomerId.From(await db.Database.SqlQuery<Guid>($"select customer_id as \"Value\" from messenger_sessions").SingleAsync(Ending));
    }

    private protected static async Task<int> CountAsync(VigilApplication app, string table)
    {
        await using var connection = await app.Get<Database>().OpenAsync(Ending);
        return int.Parse(Assert.Single(await Schema.RowsAsync(connection, $"select count(*) from {table}")), CultureInfo.InvariantCulture);
    }

    private protected async Task<int> StoredAsync(VigilApplication app, TestStorage storage) => Database.IsSqlite
        ? Directory.EnumerateFiles(Path.Combine(storage.Folder, "files"), "*", SearchOption.AllDirectories).Count()
        : await CountAsync(app, "(select distinct hash from blob_pieces) b");

    private protected static async Task<List<string>> LooksAsync(VigilApplication app)
    {
        await using var db = await app.Get<IDbContextFactory<VigilDb>>().CreateDbContextAsync(Ending);
        return await db.Database.SqlQuery<string>($"select actor || ' ' || object as \"Value\" from audit_events where action = 'case.file_read'").ToListAsync(Ending);
    }

    private protected sealed class Breaking(byte[] content, int at) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position >= at ? throw new IOException("broken") : base.ReadAsync(buffer[..Math.Min(buffer.Length, at - (int)Position)], cancellationToken);
    }

    private protected sealed class Hanging : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }
}
