using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Privacy.Holds;
using Vigil.Server.Staff;

namespace Vigil.Server.Privacy.Erasing;

/// <summary>Tells what an erasure would take away, and puts the wish for one before a second person, beside a case that the asker may see.</summary>
internal sealed class RequestErasure(CaseAccess access, KeepHolds holds, AskForApproval ask, IDbContextFactory<VigilDb> databases)
{
    // As many numbers as anybody looks up one by one.
    private const int MostNamed = 20;

    /// <returns>What would go, and what is in the way; or <see cref="CaseRefusals.NotFound"/>.</returns>
    public async Task<Outcome<ErasureView>> ReadAsync(StaffCaller caller, CaseId id, CancellationToken cancellationToken)
    {
        var found = await access.FindAsync(caller, id, cancellationToken);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var person = await CasesOfPerson.FindAsync(db, [found.Value!.CustomerId], [], cancellationToken);
        return new ErasureView(
            person.Cases.Count, person.Files, person.Cases[0].OpenedAt, person.Cases.Max(c => c.UpdatedAt), [.. person.Cases.Where(c => c.Open).Take(MostNamed).Select(c => c.Number)],
            await holds.ListAsync(person.Cases, cancellationToken), person.Cases.All(c => c.Erased));
    }

    /// <returns>What waits now; <see cref="CaseRefusals.NotFound"/>, which field is wrong, or why it cannot be done now.</returns>
    public async Task<Outcome<ApprovalView>> AskAsync(StaffCaller caller, CaseId id, AskForErasure request, CancellationToken cancellationToken)
    {
        var found = await access.FindAsync(caller, id, cancellationToken);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        if (WrittenReason.WrongWith(request.Note) is { } wrong)
        {
            return wrong;
        }

        var @case = found.Value!;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var person = await CasesOfPerson.FindAsync(db, [@case.CustomerId], [], cancellationToken);
        return await CustomerErasure.RefusalAsync(db, person, cancellationToken) is { } no
            ? no
            : await ask.HandleAsync(caller, new Wish(CustomerErasure.Name, CustomerErasure.ContentOf(@case.Number, @case.CustomerId, person), HideSecrets.In(request.Note.Trim()), id), cancellationToken);
    }
}
