using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff.People;

namespace Vigil.Server.Staff.Factors;

/// <summary>Puts the wish to take a colleague's lost factors away before a second administrator.</summary>
internal sealed class RequestFactorReset(AskForApproval ask, IDbContextFactory<VigilDb> databases)
{
    /// <returns>What waits now; <see cref="StaffRefusals.PersonNotFound"/>, <see cref="StaffRefusals.OwnApproval"/> for one's own, which field is wrong, or why not now.</returns>
    public async Task<Outcome<ApprovalView>> HandleAsync(StaffCaller caller, StaffId person, AskForFactorReset request, CancellationToken cancellationToken)
    {
        List<StaffAccount> two;
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
        {
            two = await db.Set<StaffAccount>().Where(a => a.Id == person || a.Id == caller.Id).ToListAsync(cancellationToken);
        }

        if (two.Find(a => a.Id == person) is not { Active: true } owner)
        {
            return StaffRefusals.PersonNotFound;
        }

        if (two.Exists(a => a.Id == caller.Id && a.IsSamePersonAs(owner)))
        {
            return StaffRefusals.OwnApproval;
        }

        if (WrittenReason.WrongWith(request.Note) is { } wrong)
        {
            return wrong;
        }

        var content = new Dictionary<string, string>(StringComparer.Ordinal) { [FactorReset.Person] = person.ToString(), ["name"] = owner.Name, ["email"] = owner.Email };
        return await ask.HandleAsync(caller, new Wish(FactorReset.Name, content, request.Note.Trim()), cancellationToken);
    }
}
