using Microsoft.EntityFrameworkCore;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Erasure;

namespace Vigil.Server.Accounts.Console;

/// <summary>Takes the notes and the records out of what was revealed of a person. Who saw a field of which kind, why by code, and when, stays.</summary>
internal sealed class RevealsOfPerson : IPersonalData
{
    /// <inheritdoc/>
    public Task<int> EraseAsync(WriteSession session, ErasedPerson person)
    {
        var cases = person.Cases;
        return session.Db.Set<Reveal>().Where(r => cases.Contains(r.CaseId) && (r.Note != "" || r.RecordId != ""))
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Note, "").SetProperty(r => r.RecordId, ""), CancellationToken.None);
    }
}
