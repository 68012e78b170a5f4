using Vigil.Contracts.Console;
using Vigil.Server.Accounts;
using Vigil.Server.Cases;
using Vigil.Server.Desk.Live;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Desk.Finding;

/// <summary>
/// Finds a person by exactly their account number, or a case by exactly its number, and gives the cases that the searcher may see anyway. Nobody is found by a part, a name or a guess, and who
/// is not there is answered like who is not for these eyes (docs/decisions/0057).
/// </summary>
internal sealed class FindPerson(ReadingPause pause, Customers customers, StaffLists lists, NoteSearch notes, CaseRows rows)
{
    /// <summary>Longest identifier.</summary>
    public const int Max = 64;

    /// <returns>
    /// The cases, the latest change first, empty where there is nobody; which field is wrong; <see cref="CaseRefusals.ReadingPaused"/> or <see cref="CaseRefusals.SearchBudgetSpent"/>.
    /// </returns>
    public async Task<Outcome<FoundPersonView>> HandleAsync(StaffCaller caller, FindPersonBy request, CancellationToken cancellationToken)
    {
        if (request.Identifier is not { Length: >= 1 and <= Max } identifier || identifier.Any(c => c <= ' ' || char.IsControl(c)))
        {
            return RequestRefusals.Invalid($"identifier must have 1 to {Max} characters, without spaces.");
        }

        if (await pause.RefusalAsync(caller, cancellationToken) is { } paused)
        {
            return paused;
        }

        // The same questions whoever is meant, so that the time tells nothing either.
        var whose = await customers.OfUidsAsync([identifier], cancellationToken);
        var numbered = await lists.NumberedAsync(identifier, cancellationToken);
        var about = whose is [var customer, ..] ? Audit.Customer(customer.Id) : numbered is { } @case ? $"case:{@case}" : null;
        if (await notes.AddAsync(caller, identifier, about, cancellationToken) is { } spent)
        {
            return spent;
        }

        var found = await lists.ExactlyAsync(caller, whose is [var person, ..] ? person.Id : null, numbered, cancellationToken);
        return new FoundPersonView(await rows.AllAsync(found, cancellationToken));
    }
}
