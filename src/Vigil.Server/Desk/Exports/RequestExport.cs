using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Desk.Exports;

/// <summary>Puts the wish for a customer's export before a second person, beside a case that the asker may see.</summary>
internal sealed class RequestExport(CaseAccess access, ReadingPause pause, AskForApproval ask)
{
    /// <returns>What waits now; <see cref="CaseRefusals.NotFound"/>, which field is wrong, or why not now.</returns>
    public async Task<Outcome<ApprovalView>> HandleAsync(StaffCaller caller, CaseId id, AskForExport request, CancellationToken cancellationToken)
    {
        var found = await access.FindAsync(caller, id, cancellationToken);
        if ((found.Refusal ?? await pause.RefusalAsync(caller, cancellationToken)) is { } refusal)
        {
            return refusal;
        }

        if (request.Note?.Trim() is not { Length: >= AskForApproval.MinNote and <= AskForApproval.MaxNote } note || MessageText.Check(note) is not null)
        {
            return RequestRefusals.Invalid($"note must have {AskForApproval.MinNote} to {AskForApproval.MaxNote} characters and no U+0000.");
        }

        var @case = found.Value!;
        var content = new Dictionary<string, string>(StringComparer.Ordinal) { ["case"] = @case.Number, ["customer"] = @case.CustomerId.ToString() };
        return await ask.HandleAsync(caller, new Wish(CustomerExport.Name, content, HideSecrets.In(note), id), cancellationToken);
    }
}
