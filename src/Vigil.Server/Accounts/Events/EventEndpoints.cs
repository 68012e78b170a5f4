using Microsoft.Extensions.Options;
using Vigil.Contracts.Exchange;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Accounts.Events;

/// <summary>What the exchange calls. The signature is the session: nothing is parsed before it holds.</summary>
internal static class EventEndpoints
{
    private const int Chunk = 16 * 1024;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/exchange/events", TakeAsync).AllowAnonymous().WithTags("Exchange")
        .Accepts<ExchangeEventBatch>("application/json").Produces<ExchangeEventsTaken>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(413).ProducesProblem(503)
        .WithSummary($"Takes a batch of at most {ReadBatch.MaxEvents} events, signed with {EventSignature.TimestampHeader} and {EventSignature.SignatureHeader}. At least once and in any order: a repeated id changes nothing. Repeat until answered 200.");

    private static async Task<IResult> TakeAsync(HttpContext http, TakeEvents take, IOptions<ExchangeOptions> options, TimeProvider clock, CancellationToken cancellationToken)
    {
        var secret = options.Value.EventSecret;
        if (secret.Length == 0)
        {
            return AccountRefusals.EventsNotConfigured.ToProblem();
        }

        if (await BodyAsync(http.Request, cancellationToken) is not { } body)
        {
            return AccountRefusals.EventsTooLarge($"{HttpDefaults.MaxBodyBytes / 1024} KiB").ToProblem();
        }

        var timestamp = http.Request.Headers[EventSignature.TimestampHeader].ToString();
        if (!EventSignature.Holds(secret, timestamp, body, http.Request.Headers[EventSignature.SignatureHeader].ToString()))
        {
            return AccountRefusals.EventsUnsigned.ToProblem();
        }

        if (!EventSignature.IsFresh(timestamp, clock.GetUtcNow()))
        {
            return AccountRefusals.EventsStale.ToProblem();
        }

        var read = ReadBatch.From(body);
        return read.Refusal?.ToProblem() ?? TypedResults.Ok(await take.HandleAsync(read.Value!, cancellationToken));
    }

    /// <summary>The body as sent, or null where it is longer than any batch may be.</summary>
    private static async Task<byte[]?> BodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > HttpDefaults.MaxBodyBytes)
        {
            return null;
        }

        using var body = new MemoryStream();
        var chunk = new byte[Chunk];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, cancellationToken)) > 0)
        {
            if (body.Length + read > HttpDefaults.MaxBodyBytes)
            {
                return null;
            }

            body.Write(chunk, 0, read);
        }

        return body.ToArray();
    }
}
