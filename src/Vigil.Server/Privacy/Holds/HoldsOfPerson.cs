using Microsoft.EntityFrameworkCore;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Erasure;

namespace Vigil.Server.Privacy.Holds;

/// <summary>Takes out what was noted with holds that have been lifted since: it was written about the person.</summary>
internal sealed class HoldsOfPerson : IPersonalData
{
    /// <inheritdoc/>
    public Task<int> EraseAsync(WriteSession session, ErasedPerson person)
    {
        var cases = person.Cases;
        return session.Db.Set<LegalHold>().Where(h => cases.Contains(h.CaseId) && h.Note != "").ExecuteUpdateAsync(set => set.SetProperty(h => h.Note, ""), CancellationToken.None);
    }
}
