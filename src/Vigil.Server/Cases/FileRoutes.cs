using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Vigil.Contracts;
using Vigil.Contracts.Messenger;
using Vigil.Server.Platform.Files;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Cases;

/// <summary>The routes by which files come in, the same for customers and staff. Reading stands with whoever decides who may read.</summary>
public static class FileRoutes
{
    // What a form adds around its file.
    private const int FormOverhead = 64 * 1024;

    /// <summary>Maps <c>/files</c> and <c>/files/uploads</c> in a group that demands a session.</summary>
    /// <param name="who">Whose files they are, from the session.</param>
    /// <param name="limit">Asked before a file of so many bytes is taken, and, with null, before a part of one is.</param>
    public static void MapFileUploads(this RouteGroupBuilder group, Func<HttpContext, Author> who, Func<HttpContext, long?, Refusal?> limit)
    {
        var files = group.MapGroup("/files");
        group.MapPost("/files", (HttpContext http, TakeUpload uploads, string? name, CancellationToken cancellationToken) => TakeWholeAsync(http, who(http), name, limit, uploads, cancellationToken))
            .WithMetadata(new RequestSizeLimitAttribute(FileContent.MaxBytes + (2 * FormOverhead)))
            .Produces<FileView>(201).ProducesProblem(400).ProducesProblem(401).ProducesProblem(413).ProducesProblem(415).ProducesProblem(422).ProducesProblem(429).ProducesProblem(503)
            .WithSummary("Takes a file in one request: as the body, with its name as ?name=, or as the first file of a multipart/form-data form. At most 20 MB; what it is, its content tells.");
        files.MapPost("/uploads", async (BeginUpload request, HttpContext http, TakeUpload uploads, CancellationToken cancellationToken) =>
                limit(http, request.Size) is { } tooMuch ? tooMuch.ToProblem() : Created(await uploads.BeginAsync(who(http), request.Name, request.Size, cancellationToken)))
            .Produces<UploadView>(201).ProducesProblem(400).ProducesProblem(401).ProducesProblem(413).ProducesProblem(429)
            .WithSummary("Begins an upload that may be broken off and gone on with.");
        files.MapGet("/uploads/{uploadId}", async (UploadId uploadId, HttpContext http, TakeUpload uploads, CancellationToken cancellationToken) =>
                (await uploads.ReadAsync(who(http), uploadId, cancellationToken)).ToHttp())
            .Produces<UploadView>().ProducesProblem(401).ProducesProblem(404).WithSummary("How far an upload is, and the file it became.");
        files.MapPatch("/uploads/{uploadId}", async (UploadId uploadId, long offset, HttpContext http, TakeUpload uploads, CancellationToken cancellationToken) =>
                http.Request.ContentLength > FileContent.MaxBytes ? FileRefusals.TooLarge.ToProblem() : limit(http, null) is { } tooOften ? tooOften.ToProblem() : (await uploads.AppendAsync(who(http), uploadId, offset, http.Request.Body, cancellationToken)).ToHttp())
            .WithMetadata(new RequestSizeLimitAttribute(FileContent.MaxBytes + FormOverhead))
            .Produces<UploadView>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(404).ProducesProblem(409).ProducesProblem(413).ProducesProblem(415).ProducesProblem(422).ProducesProblem(429).ProducesProblem(503)
            .WithSummary("Goes on with an upload: the body is its bytes from ?offset= on. What came before a broken connection stays. The last byte makes the file.");
        files.MapDelete("/uploads/{uploadId}", async (UploadId uploadId, HttpContext http, TakeUpload uploads, CancellationToken cancellationToken) =>
        {
            await uploads.CancelAsync(who(http), uploadId, cancellationToken);
            return TypedResults.NoContent();
        }).Produces(204).ProducesProblem(401).WithSummary("Breaks an upload off for good.");
        files.MapPut("/{fileId}/thumbnail", async (FileId fileId, HttpContext http, KeepFile keep, CancellationToken cancellationToken) =>
                limit(http, null) is { } tooOften ? tooOften.ToProblem() : await SmallBodyAsync(http, cancellationToken) is { } small ? (await keep.AddThumbnailAsync(who(http), fileId, small, cancellationToken)).ToHttp() : FileRefusals.Thumbnail.ToProblem())
            .Produces<FileView>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(404).ProducesProblem(422).ProducesProblem(429).ProducesProblem(503).WithSummary("Puts a small picture beside a picture of one's own that is not sent yet: the body, at most 64 KB and 320 pixels on a side.");
        files.MapDelete("/{fileId}", async (FileId fileId, HttpContext http, KeepFile keep, CancellationToken cancellationToken) =>
        {
            await keep.RemoveAsync(who(http), fileId, cancellationToken);
            return TypedResults.NoContent();
        }).Produces(204).ProducesProblem(401).WithSummary("Removes a file of one's own that is not sent yet.");
    }

    /// <summary>The bytes of a file.</summary>
    public static IResult Answer(Outcome<StoredFile> file) =>
        file.Refusal?.ToProblem() ?? new FileAnswer(file.Value!.Hash, file.Value.Type, file.Value.Name, file.Value.Size);

    /// <summary>The small picture of a file.</summary>
    public static IResult AnswerThumbnail(Outcome<StoredFile> file) =>
        file.Refusal?.ToProblem() ?? (file.Value is { ThumbnailHash: { } hash, ThumbnailType: { } type } ? new FileAnswer(hash, type, "thumbnail", null) : FileRefusals.NotFound.ToProblem());

    private static async Task<IResult> TakeWholeAsync(HttpContext http, Author owner, string? name, Func<HttpContext, long?, Refusal?> limit, TakeUpload uploads, CancellationToken cancellationToken)
    {
        var (length, boundary) = (http.Request.ContentLength ?? FileContent.MaxBytes, BoundaryOf(http.Request));
        if (length > FileContent.MaxBytes + (boundary is null ? 0 : FormOverhead))
        {
            return FileRefusals.TooLarge.ToProblem();
        }

        if (limit(http, length) is { } tooMuch)
        {
            return tooMuch.ToProblem();
        }

        if (boundary is null)
        {
            return Created(await uploads.WholeAsync(owner, name, http.Request.Body, cancellationToken));
        }

        return await FirstFileAsync(new MultipartReader(boundary, http.Request.Body), cancellationToken) is var (given, body)
            ? Created(await uploads.WholeAsync(owner, name ?? given, body, cancellationToken))
            : RequestRefusals.Invalid("The body is no form of RFC 7578 with a file in it.").ToProblem();
    }

    private static async Task<(string Name, Stream Body)?> FirstFileAsync(MultipartReader form, CancellationToken cancellationToken)
    {
        try
        {
            while (await form.ReadNextSectionAsync(cancellationToken) is { } section)
            {
                if (section.GetContentDispositionHeader() is { } disposition && disposition.IsFileDisposition())
                {
                    return (HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString(), section.Body);
                }
            }
        }
        catch (Exception failure) when (failure is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            // What the reader says of a body that is no form, or ends in the middle of one.
        }

        return null;
    }

    private static string? BoundaryOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            ? HeaderUtilities.RemoveQuotes(type.Boundary).ToString() is { Length: > 0 and <= 200 } boundary ? boundary : "-"
            : null;

    private static async Task<byte[]?> SmallBodyAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var body = new byte[FileContent.MaxThumbnailBytes + 1];
        var length = await http.Request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellationToken);
        return length is > 0 and <= FileContent.MaxThumbnailBytes ? body[..length] : null;
    }

    private static IResult Created<T>(Outcome<T> outcome) => outcome.Refusal?.ToProblem() ?? TypedResults.Created((string?)null, outcome.Value);
}
