using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Accounts.Console;

/// <summary>Puts a field above somebody's budget before a second person. What is agreed to is exactly this field of this record in this case.</summary>
internal sealed class RequestReveal(RevealValue reveal, AskForApproval ask)
{
    /// <returns>What waits now; why it may not be asked for, as <see cref="RevealValue"/> says it; or why not now.</returns>
    public async Task<Outcome<ApprovalView>> HandleAsync(StaffCaller caller, CaseId id, RevealField request, CancellationToken cancellationToken)
    {
        var asked = await reveal.AskedAsync(caller, id, request, cancellationToken);
        return asked.Refusal is { } refusal
            ? refusal
            : await ask.HandleAsync(caller, new Wish(RevealApproval.Name, RevealValue.Content(asked.Value!, request), HideSecrets.In(request.Note.Trim()), id), cancellationToken);
    }
}
