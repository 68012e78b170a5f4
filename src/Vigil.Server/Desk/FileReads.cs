using Vigil.Contracts;
using Vigil.Server.Platform.Calendar;
using Vigil.Server.Staff;

namespace Vigil.Server.Desk;

/// <summary>Writes into the audit trail which files of cases somebody has opened, whosever the case is: a file is what somebody would carry away.</summary>
internal sealed class FileReads(Audit audit, TimeProvider clock)
{
    // A small picture is read with each opening of its case.
    private readonly OncePerWhile<(StaffId Person, FileId File)> _small = new(TimeSpan.FromMinutes(10), 20_000);

    /// <summary>A file was opened. Returns when it is stored, and before anything is shown.</summary>
    public Task NoteAsync(StaffCaller caller, CaseId id, FileId file, CancellationToken cancellationToken) => AppendAsync(caller, id, "file", file, cancellationToken);

    /// <summary>Its small picture was read: once for each person, file and ten minutes.</summary>
    public Task NoteThumbnailAsync(StaffCaller caller, CaseId id, FileId file) =>
        _small.DoAsync((caller.Id, file), clock.GetUtcNow(), () => AppendAsync(caller, id, "thumbnail", file, CancellationToken.None));

    private Task AppendAsync(StaffCaller caller, CaseId id, string part, FileId file, CancellationToken cancellationToken) =>
        audit.AppendAsync(new AuditEvent(caller.Actor, "case.file_read", $"case:{id}", new Dictionary<string, string>(StringComparer.Ordinal) { [part] = file.ToString() }), cancellationToken);
}
