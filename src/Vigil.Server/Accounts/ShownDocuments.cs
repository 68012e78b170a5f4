using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Server.Accounts.Console;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Accounts;

/// <summary>Which covered files somebody has shown themselves with a reason (<see cref="RevealValue"/>): each for as long as a reveal lasts, in that case, to nobody else.</summary>
public sealed class ShownDocuments(IDbContextFactory<VigilDb> databases, TimeProvider clock)
{
    /// <summary>Whether the file may be given to this person now. The caller has asked <see cref="CaseDataAccess"/>.</summary>
    /// <returns>Null, or <see cref="AccountRefusals.FileCovered"/>.</returns>
    public async Task<Refusal?> RefusalAsync(StaffCaller caller, CaseId id, FileId file, CancellationToken cancellationToken)
    {
        // What a clock that was set back has put into the future shows nothing.
        var now = clock.GetUtcNow();
        var (since, record) = (now - RevealValue.Shown, file.ToString());
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Reveal>().AnyAsync(r => r.ById == caller.Id && r.At > since && r.At <= now && r.CaseId == id && r.Kind == CoveredDocument.Kind && r.RecordId == record, cancellationToken)
            ? null
            : AccountRefusals.FileCovered;
    }
}
