using Vigil.Contracts;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Erasure;

namespace Vigil.Server.Privacy.Erasing;

/// <summary>Has every module take out what it keeps of a person, in one transaction. Who may want that, and whether it may be done now, was asked before.</summary>
internal sealed class ErasePerson(IEnumerable<IPersonalData> data)
{
    private readonly IReadOnlyList<IPersonalData> _data = [.. data];

    /// <summary>Erases, and notes what <see cref="FinishErasures"/> has to do after the commit.</summary>
    /// <param name="recordedAt">Since when it stands in the ledger; null for what is done for the first time.</param>
    public async Task RunAsync(WriteSession session, ApprovalId id, PersonCases person, DateTimeOffset at, DateTimeOffset? recordedAt)
    {
        await EraseAsync(session, Of(person, at));
        session.Db.Add(new Erasure
        {
            Id = id,
            Persons = Erasure.Write(person.Ids),
            Cases = Erasure.Write(person.Cases.Select(c => c.Id)),
            At = at,
            RecordedAt = recordedAt,
        });
        await session.Db.SaveChangesAsync(CancellationToken.None);
    }

    /// <summary>The same for what came in meanwhile, sent before the person was gone and stored after it.</summary>
    /// <returns>True where there was anything.</returns>
    public async Task<bool> AgainAsync(WriteSession session, Erasure erasure)
    {
        await CasesOfPerson.LockAsync(session, erasure.PersonIds);
        var person = await CasesOfPerson.FindAsync(session.Db, erasure.PersonIds, erasure.CaseIds, CancellationToken.None);
        return await EraseAsync(session, Of(person, erasure.At)) > 0;
    }

    /// <summary>Takes out what the modules keep of this.</summary>
    /// <returns>How many rows were changed.</returns>
    public async Task<int> EraseAsync(WriteSession session, ErasedPerson person)
    {
        var changed = 0;
        foreach (var part in _data)
        {
            changed += await part.EraseAsync(session, person);
        }

        return changed;
    }

    /// <summary>What no transaction reaches, on this node.</summary>
    public async Task FinishAsync(ErasedPerson person, CancellationToken cancellationToken)
    {
        foreach (var part in _data)
        {
            await part.FinishAsync(person, cancellationToken);
        }
    }

    private static ErasedPerson Of(PersonCases person, DateTimeOffset at) => new(person.Ids, person.Cases.Select(c => c.Id).ToList(), ErasureReason.Request, at);
}
