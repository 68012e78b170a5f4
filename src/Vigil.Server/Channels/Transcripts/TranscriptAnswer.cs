using System.Text;
using Vigil.Contracts;
using Vigil.Server.Cases;

namespace Vigil.Server.Channels.Transcripts;

/// <summary>Writes a conversation out as it is read, a page of entries at a time, so that a long one is never held whole.</summary>
internal sealed class TranscriptAnswer(CaseId id, ReadCases cases, TranscriptForm form) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        // Before the first byte, so that a database that is away becomes a refusal and not half a transcript.
        var page = await cases.CustomerEntriesAsync(id, 0, httpContext.RequestAborted);
        var response = httpContext.Response;
        response.ContentType = $"{form.Type}; charset=utf-8";
        response.Headers.ContentDisposition = form.Disposition;
        response.Headers.CacheControl = "private, no-store";
        response.Headers.ContentSecurityPolicy = form.Policy;
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        await response.WriteAsync(form.Begin(), httpContext.RequestAborted);
        while (page.Entries.Count > 0)
        {
            var text = new StringBuilder();
            foreach (var entry in page.Entries)
            {
                form.Append(text, entry);
            }

            await response.WriteAsync(text.ToString(), httpContext.RequestAborted);
            if (!page.More)
            {
                break;
            }

            page = await cases.CustomerEntriesAsync(id, page.Entries[^1].Seq, httpContext.RequestAborted);
        }

        await response.WriteAsync(form.End(), httpContext.RequestAborted);
    }
}
