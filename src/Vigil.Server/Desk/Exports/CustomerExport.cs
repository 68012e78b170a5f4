using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Desk.Exports;

/// <summary>A copy of all that a customer may see of what they have said and been told: to be asked for beside a case, agreed to by a second person, and fetched by who asked.</summary>
internal sealed class CustomerExport(CaseAccess access, AskForApproval ask) : IApprovable
{
    /// <summary>The kind's stable name.</summary>
    public const string Name = "customer.export";

    /// <inheritdoc/>
    public string Kind => Name;

    /// <inheritdoc/>
    public Permission Needs => Permission.ExportCustomerData;

    /// <summary>Puts the wish before a second person.</summary>
    /// <returns>What waits now; <see cref="CaseRefusals.NotFound"/>, which field is wrong, or why not now.</returns>
    public async Task<Outcome<ApprovalView>> AskAsync(StaffCaller caller, CaseId id, AskForExport request, CancellationToken cancellationToken)
    {
        var found = await access.FindAsync(caller, id, cancellationToken);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        if (request.Note?.Trim() is not { Length: >= AskForApproval.MinNote and <= AskForApproval.MaxNote } note || MessageText.Check(note) is not null)
        {
            return RequestRefusals.Invalid($"note must have {AskForApproval.MinNote} to {AskForApproval.MaxNote} characters and no U+0000.");
        }

        var @case = found.Value!;
        var content = new Dictionary<string, string>(StringComparer.Ordinal) { ["case"] = @case.Number, ["customer"] = @case.CustomerId.ToString() };
        return await ask.HandleAsync(caller, new Wish(Name, content, HideSecrets.In(note), id), cancellationToken);
    }

    /// <inheritdoc/>
    // The approval itself is the right to fetch it: nothing is made that would have to be kept.
    public Task<Refusal?> CarryOutAsync(WriteSession session, ApprovedAct act) => Task.FromResult<Refusal?>(null);
}
