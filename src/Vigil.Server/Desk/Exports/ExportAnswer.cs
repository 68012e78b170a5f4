using System.Text.Json;
using Vigil.Contracts;
using Vigil.Server.Cases;

namespace Vigil.Server.Desk.Exports;

/// <summary>Writes an export as one JSON document, case by case and a page of entries at a time, so that a long history is never held whole. What only staff see is not in it.</summary>
internal sealed class ExportAnswer(ExportHead head, CustomerId customer, ReadCases cases, int most) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var ending = httpContext.RequestAborted;

        // Before the first byte, so that a database that is away becomes a refusal and not half an export.
        var all = await cases.AllOfCustomerAsync(customer, ending);
        var response = httpContext.Response;
        response.ContentType = "application/json; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename=\"{head.FileName}\"";
        response.Headers.CacheControl = "private, no-store";
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        await using var json = new Utf8JsonWriter(response.BodyWriter, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("exportedBy", head.ExportedBy);
        json.WriteString("approvedBy", head.ApprovedBy);
        json.WriteString("approval", head.Approval.ToString());
        json.WriteString("at", head.At);
        json.WriteStartObject("customer");
        json.WriteString("uid", head.Uid);
        json.WriteString("language", head.Language);
        json.WriteString("timeZone", head.TimeZone);
        json.WriteEndObject();
        json.WriteStartArray("cases");
        var left = most;
        foreach (var @case in all)
        {
            json.WriteStartObject();
            json.WriteString("number", @case.Number);
            json.WriteString("openedAt", @case.OpenedAt);
            json.WriteString("status", JsonNamingPolicy.CamelCase.ConvertName(@case.Status.ToString()));
            json.WriteStartArray("entries");
            left = await EntriesAsync(json, @case.Id, left, ending);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();

        // Whoever reads a cut export must see that it is one.
        json.WriteBoolean("complete", left >= 0);
        json.WriteEndObject();
        await json.FlushAsync(ending);
    }

    /// <returns>How many entries may still be written; negative once there was one too many.</returns>
    private async Task<int> EntriesAsync(Utf8JsonWriter json, CaseId id, int left, CancellationToken ending)
    {
        for (var after = 0L; left >= 0;)
        {
            var page = await cases.CustomerEntriesAsync(id, after, ending);
            foreach (var entry in page.Entries)
            {
                if (--left < 0)
                {
                    return left;
                }

                JsonSerializer.Serialize(json, entry with { Parts = FullSight.Cover(entry.Parts) }, JsonSerializerOptions.Web);
            }

            await json.FlushAsync(ending);
            if (!page.More)
            {
                break;
            }

            after = page.Entries[^1].Seq;
        }

        return left;
    }
}
