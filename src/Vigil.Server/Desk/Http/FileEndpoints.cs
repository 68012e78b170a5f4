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

        // Staff are few and known: only size and kind bound what they send.
        group.MapFileUploads(AuthorOf, (_, _) => null);
        group.MapGet("/cases/{id}/files/{fileId}", async (CaseId id, FileId fileId, HttpContext http, CaseDataAccess access, ReadFiles files, Looks looks, Audit audit, CancellationToken cancellationToken) =>
                FileRoutes.Answer(await OpenAsync(id, fileId, "file", http, access, files, looks, audit, cancellationToken)))
            .Produces(200, contentType: "application/octet-stream").ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).WithSummary("A file of a case, as a download. Opening one of a case that is not one's own is kept in the audit trail.");
        group.MapGet("/cases/{id}/files/{fileId}/thumbnail", async (CaseId id, FileId fileId, HttpContext http, CaseDataAccess access, ReadFiles files, Looks looks, Audit audit, CancellationToken cancellationToken) =>
                FileRoutes.AnswerThumbnail(await OpenAsync(id, fileId, "thumbnail", http, access, files, looks, audit, cancellationToken)))
            .Produces(200, contentType: "image/jpeg").ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).WithSummary("Its small picture, on which much can be read already: kept in the audit trail like the file.");
    }

    private static Author AuthorOf(HttpContext http)
    {
        var me = StaffCaller.Of(http.User);
        return Author.Staff(me.Id, me.Name);
    }

    // The one way to a file of a case.
    private static async Task<Outcome<StoredFile>> OpenAsync(CaseId id, FileId fileId, string part, HttpContext http, CaseDataAccess access, ReadFiles files, Looks looks, Audit audit, CancellationToken cancellationToken)
    {
        var caller = StaffCaller.Of(http.User);
        var found = await access.FindAsync(caller, id, CustomerData.Files, cancellationToken);
        if (found.Refusal is { } notFound)
        {
            return notFound;
        }

        var file = await files.OfCaseAsync(id, fileId, cancellationToken);
        if (file.Refusal is null && found.Value!.AgentId != caller.Id)
        {
            // Before anything is shown.
            await audit.AppendAsync(new AuditEvent(caller.Actor, "case.file_read", $"case:{id}", new Dictionary<string, string>(StringComparer.Ordinal) { [part] = fileId.ToString() }), cancellationToken);
        }

        if (file.Refusal is null)
        {
            await looks.AtFilesAsync(caller, found.Value!);
        }

        return file;
    }
}
