using Vigil.Contracts;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Desk.Http;

/// <summary>Files at the console: uploads of one's own, and the files of cases whose data is open to one.</summary>
internal static class FileEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapConsole();

        // Parts of a file are requests, which are counted before they come here.
        group.MapFileUploads(AuthorOf, (http, size) => size is null ? null : http.RequestServices.GetRequiredService<StaffLimits>().CheckFile(StaffCaller.Of(http.User).Id));
        group.MapGet("/cases/{id}/files/{fileId}", async (CaseId id, FileId fileId, HttpContext http, OpenFile open, StaffConnections sessions, CancellationToken cancellationToken) =>
                Watched(FileRoutes.Answer(await open.HandleAsync(StaffCaller.Of(http.User), id, fileId, small: false, cancellationToken)), id, fileId, http, open, sessions))
            .Produces(200, contentType: "application/octet-stream").ProducesProblem(401).ProducesProblem(403).ProducesProblem(404)
            .WithSummary("A file of a case, as a download. Kept in the audit trail. 403 file.covered for what a customer has sent and may show a document of identity (all but plain text and evident copies of a screen; those too in a case about identity, or once somebody has said so), unless the caller has revealed it within the last 60 seconds.");
        group.MapGet("/cases/{id}/files/{fileId}/thumbnail", async (CaseId id, FileId fileId, HttpContext http, OpenFile open, StaffConnections sessions, CancellationToken cancellationToken) =>
                Watched(FileRoutes.AnswerThumbnail(await open.HandleAsync(StaffCaller.Of(http.User), id, fileId, small: true, cancellationToken)), id, fileId, http, open, sessions))
            .Produces(200, contentType: "image/jpeg").ProducesProblem(401).ProducesProblem(403).ProducesProblem(404)
            .WithSummary("Its small picture, on which much can be read already: kept in the audit trail, once in ten minutes, and 403 file.covered as the file is.");
        group.MapPost("/cases/{id}/files/{fileId}/document", async (CaseId id, FileId fileId, HttpContext http, CaseDataAccess access, MarkDocument mark, CancellationToken cancellationToken) =>
            {
                var caller = StaffCaller.Of(http.User);
                var found = await access.FindAsync(caller, id, CustomerData.Files, cancellationToken);
                return found.Refusal is { } closed ? closed.ToProblem() : (await mark.ByAgentAsync(caller, id, fileId, cancellationToken))?.ToProblem() ?? TypedResults.NoContent();
            })
            .Produces(204).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404)
            .WithSummary("Says that a file of the customer shows a document of identity: covered for everybody from now on, and never uncovered. Kept in the audit trail. Again changes nothing. 404 file.not_found for plain text, which is never covered.");
    }

    private static Author AuthorOf(HttpContext http)
    {
        var me = StaffCaller.Of(http.User);
        return Author.Staff(me.Id, me.Name);
    }

    // While it is written the case may go to somebody else, the minute of what is covered may be over, and the session may end.
    private static WatchedAnswer Watched(IResult answer, CaseId id, FileId fileId, HttpContext http, OpenFile open, StaffConnections sessions)
    {
        var caller = StaffCaller.Of(http.User);
        return new WatchedAnswer(answer, async still => await sessions.StandsAsync(caller, still) && await open.IsStillOpenAsync(caller, id, fileId, still));
    }
}
