using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Vigil.Contracts;
using Vigil.Server.Cases;
using Vigil.Server.Channels;
using Vigil.Server.Platform.Erasure;
using Vigil.Server.Platform.Files;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Desk.Exports;

/// <summary>
/// Writes an export as a ZIP archive while it is read: who fetched it, the files, each conversation as text, and last <c>data.json</c> with everything (docs/operate/privacy.md has its shape).
/// Nothing is held whole: entries come a page at a time, files pass through. What only staff see is not in it.
/// </summary>
internal sealed class ExportAnswer(ExportHead head, PersonExtent extent, WriteConversation conversations, IEnumerable<IPersonalCopy> parts) : IResult
{
    /// <summary>The shape of <c>data.json</c>: another number where somebody who reads this one would be misled.</summary>
    public const int Format = 1;

    // As people write, but for what a page could take for markup.
    private static readonly JsonWriterOptions Json = new() { Indented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var ending = httpContext.RequestAborted;
        var store = httpContext.RequestServices.GetRequiredService<IFileStore>();
        var response = httpContext.Response;
        response.ContentType = "application/zip";
        response.Headers.ContentDisposition = $"attachment; filename=\"{head.FileName}\"";
        response.Headers.CacheControl = "private, no-store";
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        await using var body = new BodyStream(response.BodyWriter);
        await WriteAsync(await ZipArchive.CreateAsync(body, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, ending), store, ending);
        await body.FlushAsync(ending);
    }

    private async Task WriteAsync(ZipArchive archive, IFileStore store, CancellationToken ending)
    {
        await WriteAsync(archive, "about.txt", to => to.WriteAsync(Encoding.UTF8.GetBytes(AboutExport.Text(head, extent)), ending).AsTask(), ending);
        var paths = await WriteFilesAsync(archive, store, ending);
        foreach (var (number, @case) in extent.Cases.Index())
        {
            var about = new ConversationHead(@case.Number, head.Language, head.TimeZone, head.Origin);
            await WriteAsync(archive, $"conversations/{FileNames.InArchive(number + 1, @case.Number)}.txt", to => conversations.ToAsync(to, @case.Id, @case.Entries, about, ending), ending);
        }

        await WriteAsync(archive, "data.json", to => WriteDataAsync(to, new CopiedPerson(extent.Ids, extent.Cases, paths), ending), ending);

        // Only an archive that is whole gets its end: one that breaks off opens nowhere.
        await archive.DisposeAsync();
    }

    private static async Task WriteAsync(ZipArchive archive, string path, Func<Stream, Task> write, CancellationToken ending)
    {
        // Fast: pictures and PDF are compressed already, and the rest is small.
        await using var to = await archive.CreateEntry(path, CompressionLevel.Fastest).OpenAsync(ending);
        await write(to);
    }

    private async Task<IReadOnlyDictionary<FileId, string?>> WriteFilesAsync(ZipArchive archive, IFileStore store, CancellationToken ending)
    {
        var paths = new Dictionary<FileId, string?>();
        foreach (var (number, file) in extent.Files.Index())
        {
            var path = $"files/{FileNames.InArchive(number + 1, file.Name)}";
            await WriteAsync(archive, path, async to => paths[file.Id] = await CopyAsync(store, file, to, ending) ? path : null, ending);
        }

        return paths;
    }

    private static async Task<bool> CopyAsync(IFileStore store, PersonFile file, Stream to, CancellationToken ending)
    {
        try
        {
            await store.CopyToAsync(file.Hash, to, ending);
            return true;
        }
        catch (FileNotFoundException)
        {
            // Removed since the list was read: its place stays empty and data.json says so. Everything else is still owed.
            return false;
        }
    }

    private async Task WriteDataAsync(Stream to, CopiedPerson person, CancellationToken ending)
    {
        await using var json = new Utf8JsonWriter(to, Json);
        json.WriteStartObject();
        json.WriteNumber("format", Format);
        json.WriteStartObject("export");
        json.WriteString("fetchedBy", head.ExportedBy);
        json.WriteString("approvedBy", head.ApprovedBy);
        json.WriteString("approval", head.Approval.ToString());
        json.WriteString("at", head.At);
        json.WriteString("from", head.Origin);
        json.WriteEndObject();
        foreach (var part in parts)
        {
            json.WritePropertyName(part.Name);
            await part.WriteAsync(json, person, ending);
            await json.FlushAsync(ending);
        }

        json.WriteEndObject();
        await json.FlushAsync(ending);
    }
}
