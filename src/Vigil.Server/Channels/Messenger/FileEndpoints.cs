using Vigil.Contracts;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Http;

namespace Vigil.Server.Channels.Messenger;

/// <summary>The customer's files.</summary>
internal static class FileEndpoints
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapFileUploads(
            http => Author.Customer(MessengerAuthentication.CallerOf(http.User).CustomerId),
            (http, size) => Limit(http.RequestServices.GetRequiredService<MessengerLimits>(), MessengerAuthentication.CallerOf(http.User), http, size));
        group.MapGet("/files/{fileId}", async (FileId fileId, HttpContext http, ReadFiles files, CancellationToken cancellationToken) =>
                FileRoutes.Answer(await files.ForCustomerAsync(MessengerAuthentication.CallerOf(http.User).CustomerId, fileId, cancellationToken)))
            .Produces(200, contentType: "application/octet-stream").ProducesProblem(401).ProducesProblem(404).WithSummary("A file of one's own or of one's cases, as a download.");
        group.MapGet("/files/{fileId}/thumbnail", async (FileId fileId, HttpContext http, ReadFiles files, CancellationToken cancellationToken) =>
                FileRoutes.AnswerThumbnail(await files.ForCustomerAsync(MessengerAuthentication.CallerOf(http.User).CustomerId, fileId, cancellationToken)))
            .Produces(200, contentType: "image/jpeg").ProducesProblem(401).ProducesProblem(404).WithSummary("Its small picture.");
        group.MapPost("/files/{fileId}/document", async (FileId fileId, HttpContext http, MarkDocument mark, CancellationToken cancellationToken) =>
                (await mark.ByCustomerAsync(MessengerAuthentication.CallerOf(http.User).CustomerId, fileId, cancellationToken))?.ToProblem() ?? TypedResults.NoContent())
            .Produces(204).ProducesProblem(401).ProducesProblem(404)
            .WithSummary("Says that a file of one's own shows a document of identity, before it is sent or afterwards: staff see it from now on only with a reason, for a minute. Never taken back; again changes nothing.");
    }

    private static Refusal? Limit(MessengerLimits limits, MessengerCaller caller, HttpContext http, long? size) =>
        size is { } bytes ? limits.CheckFile(caller, http.Connection.RemoteIpAddress, bytes) : limits.CheckPiece(caller);
}
