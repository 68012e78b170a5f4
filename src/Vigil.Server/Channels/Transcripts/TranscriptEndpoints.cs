using Vigil.Contracts;
using Vigil.Server.Accounts;
using Vigil.Server.Cases;
using Vigil.Server.Channels.Messenger;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Channels.Transcripts;

/// <summary>A conversation to keep: all that its customer may see, as plain text or as a page to print.</summary>
internal static class TranscriptEndpoints
{
    public static void Map(RouteGroupBuilder group) =>
        group.MapGet("/cases/{id}/transcript", ReadAsync)
            .Produces(200, contentType: "text/plain", additionalContentTypes: "text/html").ProducesProblem(400).ProducesProblem(401).ProducesProblem(404)
            .WithSummary("The whole conversation to keep, in the customer's language and time zone. format: text (the default, a download) or html (a page to print, without script). language: zh-CN, zh-TW or en; the session's where absent.");

    private static async Task<IResult> ReadAsync(
        CaseId id, string? format, string? language, HttpContext http, CustomerCases own, ReadCases cases, ExchangeRecords records, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (format is not (null or "text" or "html"))
        {
            return RequestRefusals.Invalid("format must be text or html.").ToProblem();
        }

        var caller = MessengerAuthentication.CallerOf(http.User);
        if (TranscriptTexts.In(language ?? caller.Locale) is not { } words)
        {
            return RequestRefusals.Invalid("language must be zh-CN, zh-TW or en.").ToProblem();
        }

        var found = await own.OwnAsync(id, caller, cancellationToken);
        if (found.Refusal is { } notFound)
        {
            return notFound.ToProblem();
        }

        var exchange = (await records.ParametersAsync(cancellationToken))?.Exchange;
        var head = new TranscriptHead(
            words, words.Brand(exchange), found.Value!.Number, $"{http.Request.Scheme}://{http.Request.Host}", clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(caller.TimeZone));
        return new TranscriptAnswer(id, cases, format is "html" ? new PageTranscript(head) : new TextTranscript(head));
    }
}
