using Vigil.Contracts;
using Vigil.Server.Accounts;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Desk;

/// <summary>The one way of the staff to a file of a case and to its small picture: only while the case's data is open to them, and of what may show a document of identity only while it is revealed to them.</summary>
internal sealed class OpenFile(CaseDataAccess access, ReadFiles files, ShownDocuments shown, Looks looks, FileReads reads)
{
    /// <returns>
    /// The file, once the opening is in the audit trail; <see cref="CaseRefusals.NotFound"/>, <see cref="CaseRefusals.DataClosed"/> or <see cref="CaseRefusals.ReadingPaused"/> as
    /// <see cref="CaseDataAccess"/> says it; that there is no such file; or <see cref="AccountRefusals.FileCovered"/>.
    /// </returns>
    public async Task<Outcome<StoredFile>> HandleAsync(StaffCaller caller, CaseId id, FileId fileId, bool small, CancellationToken cancellationToken)
    {
        var found = await access.FindAsync(caller, id, CustomerData.Files, cancellationToken);
        if (found.Refusal is { } notFound)
        {
            return notFound;
        }

        var file = await ShownAsync(caller, id, fileId, cancellationToken);
        if (file.Refusal is not null)
        {
            return file;
        }

        // Before anything is shown.
        await (small ? reads.NoteThumbnailAsync(caller, id, fileId) : reads.NoteAsync(caller, id, fileId, cancellationToken));

        // What was covered the reveal has told of, and for its reason the customer may have to be the last to hear of it.
        if (!file.Value!.Covered)
        {
            await looks.AtFilesAsync(caller, found.Value!);
        }

        return file;
    }

    /// <summary>Whether a file that is being given out may still be: the case goes to somebody else, the minute is over, or the case turns out to be about identity. A no is no try that the trail would have to tell of.</summary>
    public async Task<bool> IsStillOpenAsync(StaffCaller caller, CaseId id, FileId fileId, CancellationToken cancellationToken) =>
        await access.IsStillOpenAsync(caller, id, cancellationToken) && (await ShownAsync(caller, id, fileId, cancellationToken)).Refusal is null;

    private async Task<Outcome<StoredFile>> ShownAsync(StaffCaller caller, CaseId id, FileId fileId, CancellationToken cancellationToken)
    {
        var file = await files.OfCaseAsync(id, fileId, cancellationToken);
        return file.Value is { Covered: true } && await shown.RefusalAsync(caller, id, fileId, cancellationToken) is { } covered ? covered : file;
    }
}
