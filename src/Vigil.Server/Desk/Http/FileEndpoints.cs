using Vigil.Contracts;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Desk.Http;

/// <summary>Files at the console: uploads of one's own, and the files of cases one may see.</summary>
internal static class FileEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapConsole();

        // Staff are few and known: only size and kind bound what they send.
        group.MapFileUploads(AuthorOf, (_, _) => null);
        group.MapGet("/cases/{id}/files/{fileId}", ReadAsync)
            .Produces(200, contentType: "application/octet-stream").ProducesProblem(401).ProducesProblem(404).WithSummary("A file of a case, as a download. Opening one of a case that is not one's own is kept in the audit trail.");
        group.MapGet("/cases/{id}/files/{fileId}/thumbnail", async (CaseId id, FileId fileId, HttpContext http, CaseAccess access, ReadFiles files, CancellationToken cancellationToken) =>
                FileRoutes.AnswerThumbnail(await FindAsync(id, fileId, http, access, files, cancellationToken)))
            .Produces(200, contentType: "image/jpeg").ProducesProblem(401).ProducesProblem(404).WithSummary("Its small picture.");
    }

    private static Author AuthorOf(HttpContext http)
    {
        var me = StaffCaller.Of(http.User);
        return Author.Staff(me.Id, me.Name);
    }

    private static async Task<IResult> ReadAsync(CaseId id, FileId fileId, HttpContext http, CaseAccess access, ReadFiles files, Audit audit, CancellationToken cancellationToken)
    {
        var caller = StaffCaller.Of(http.User);
        var found = await access.FindAsync(caller, id, cancellationToken);
        if (found.Refusal is { } notFound)
        {
            return notFound.ToProblem();
        }

        var file = await files.OfCaseAsync(id, fileId, cancellationToken);
        if (file.Refusal is null && found.Value!.AgentId != caller.Id)
        {
            // Before anything is shown.
            await audit.AppendAsync(new AuditEvent(caller.Actor, "case.file_read", $"case:{id}", new Dictionary<string, string>(StringComparer.Ordinal) { ["file"] = fileId.ToString() }), cancellationToken);
        }

        return FileRoutes.Answer(file);
    }

    private static async Task<Outcome<StoredFile>> FindAsync(CaseId id, FileId fileId, HttpContext http, CaseAccess access, ReadFiles files, CancellationToken cancellationToken) =>
        (await access.FindAsync(StaffCaller.Of(http.User), id, cancellationToken)).Refusal is { } notFound ? notFound : await files.OfCaseAsync(id, fileId, cancellationToken);
}
