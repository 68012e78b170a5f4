using Microsoft.Extensions.Options;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Desk.Exports;

/// <summary>Puts the wish for a customer's export before a second person, beside a case that the asker may see.</summary>
internal sealed class RequestExport(CaseAccess access, ReadingPause pause, ReadExtent extents, AskForApproval ask, IOptions<DeskOptions> options)
{
    /// <returns>What waits now; <see cref="CaseRefusals.NotFound"/>, which field is wrong, <see cref="DeskRefusals.ExportTooLarge"/>, or why not now.</returns>
    public async Task<Outcome<ApprovalView>> HandleAsync(StaffCaller caller, CaseId id, AskForExport request, CancellationToken cancellationToken)
    {
        var found = await access.FindAsync(caller, id, cancellationToken);
        if ((found.Refusal ?? await pause.RefusalAsync(caller, cancellationToken)) is { } refusal)
        {
            return refusal;
        }

        if (WrittenReason.WrongWith(request.Note) is { } wrong)
        {
            return wrong;
        }

        var @case = found.Value!;
        var extent = await extents.OfAsync(@case.CustomerId, cancellationToken);
        return CustomerExport.TooLarge(extent, options.Value) is { } tooLarge
            ? tooLarge
            : await ask.HandleAsync(caller, new Wish(CustomerExport.Name, CustomerExport.ContentOf(@case.Number, @case.CustomerId, extent), HideSecrets.In(request.Note.Trim()), id), cancellationToken);
    }
}
