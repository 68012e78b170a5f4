using Microsoft.Net.Http.Headers;
using Vigil.Server.Platform.Files;

namespace Vigil.Server.Cases;

/// <summary>
/// Answers with the bytes of a file so that no browser makes more of it than a file: always a download, never another type than its content
/// has, and opened by itself in a sandbox without script, origin or network. Kept by no cache: pictures of documents and banks' records must
/// not lie on the disk of a shared computer.
/// </summary>
public sealed class FileAnswer(string hash, string type, string name, long? size) : IResult
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = type.StartsWith("text/", StringComparison.Ordinal) ? $"{type}; charset=utf-8" : type;
        response.ContentLength = size;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.CacheControl = "private, no-store";
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        await httpContext.RequestServices.GetRequiredService<IFileStore>().CopyToAsync(hash, response.Body, httpContext.RequestAborted);
    }
}
