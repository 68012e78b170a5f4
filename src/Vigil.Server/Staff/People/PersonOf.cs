using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Staff.People;

/// <summary>The first account of the human being behind an address, so that three accounts of one person are known as one.</summary>
internal sealed class PersonOf(IDbContextFactory<VigilDb> databases)
{
    /// <summary>Null where nobody has the address.</summary>
    public async Task<StaffId?> HandleAsync(string email, CancellationToken cancellationToken)
    {
        var key = EmailAddress.KeyOf(email);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<StaffAccount>().FirstOrDefaultAsync(a => a.EmailKey == key, cancellationToken) is { } account ? account.PersonId ?? account.Id : null;
    }
}
