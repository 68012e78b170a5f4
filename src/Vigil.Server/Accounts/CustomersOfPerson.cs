using Microsoft.EntityFrameworkCore;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Erasure;

namespace Vigil.Server.Accounts;

/// <summary>Takes away by what a person could be recognised: the account number and the masked name. The row stays as somebody without either; whoever signs in with that account again begins anew.</summary>
internal sealed class CustomersOfPerson(Customers customers) : IPersonalData
{
    private const string NoZone = "UTC";

    /// <inheritdoc/>
    public Task<int> EraseAsync(WriteSession session, ErasedPerson person)
    {
        var ids = person.Ids;
        return session.Db.Set<Customers.Customer>().Where(c => ids.Contains(c.Id) && (c.Uid != null || c.DisplayName != null || c.TimeZone != NoZone)).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.Uid, (string?)null).SetProperty(c => c.DisplayName, (string?)null).SetProperty(c => c.TimeZone, NoZone), CancellationToken.None);
    }

    /// <inheritdoc/>
    public Task FinishAsync(ErasedPerson person, CancellationToken cancellationToken)
    {
        foreach (var id in person.Ids)
        {
            customers.Forget(id);
        }

        return Task.CompletedTask;
    }
}
