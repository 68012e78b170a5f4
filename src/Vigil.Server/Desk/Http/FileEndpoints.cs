using Vigil.Contracts;
using Vigil.Server.Accounts;
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
        group.MapGet("/cases/{id}/files/{fileId}", async (CaseId id, FileId fileId, HttpContext http, CaseDataAccess access, ReadFiles files, Looks looks, FileReads reads, StaffConnections sessions, CancellationToken cancellationToken) =>
                Watched(FileRoutes.Answer(await OpenAsync(id, fileId, small: false, http, access, files, looks, reads, cancellationToken)), id, http, access, sessions))
            .Produces(200, contentType: "application/octet-stream").ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).WithSummary("A file of a case, as a download. Kept in the audit trail.");
        group.MapGet("/cases/{id}/files/{fileId}/thumbnail", async (CaseId id, FileId fileId, HttpContext http, CaseDataAccess access, ReadFiles files, Looks looks, FileReads reads, StaffConnections sessions, CancellationToken cancellationToken) =>
                Watched(FileRoutes.AnswerThumbnail(await OpenAsync(id, fileId, small: true, http, access, files, looks, reads, cancellationToken)), id, http, access, sessions))
            .Produces(200, contentType: "image/jpeg").ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).WithSummary("Its small picture, on which much can be read already: kept in the audit trail, once in ten minutes.");
    }

    private static Author AuthorOf(HttpContext http)
    {
        var me = StaffCaller.Of(http.User);
        return Author.Staff(me.Id, me.Name);
    }

    // While it is written the case may go to somebody else, and the session may end.
    private static WatchedAnswer Watched(IResult answer, CaseId id, HttpContext http, CaseDataAccess access, StaffConnections sessions)
    {
        var caller = StaffCaller.Of(http.User);
        return new WatchedAnswer(answer, async still => await sessions.StandsAsync(caller, still) && await access.IsStillOpenAsync(caller, id, still));
    }

    // The one way to a file of a case.
    private static async Task<Outcome<StoredFile>> OpenAsync(CaseId id, FileId fileId, bool small, HttpContext http, CaseDataAccess access, ReadFiles files, Looks looks, FileReads reads, CancellationToken cancellationToken)
    {
        var caller = StaffCaller.Of(http.User);
        var found = await access.FindAsync(caller, id, CustomerData.Files, cancellationToken);
        if (found.Refusal is { } notFound)
        {
            return notFound;
        }

        var file = await files.OfCaseAsync(id, fileId, cancellationToken);
        if (file.Refusal is null)
        {
            // Before anything is shown.
            await (small ? reads.NoteThumbnailAsync(caller, id, fileId) : reads.NoteAsync(caller, id, fileId, cancellationToken));
            await looks.AtFilesAsync(caller, found.Value!);
        }

        return file;
    }
}
