using System.Globalization;
using Vigil.Contracts;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Privacy.Holds;
using Vigil.Server.Staff;

namespace Vigil.Server.Privacy.Erasing;

/// <summary>Erases a customer, as something that two people have to want: exactly what the second one has read, and only while nothing is open and no hold stands.</summary>
internal sealed class CustomerErasure(ErasePerson erase, Audit audit) : IApprovable
{
    /// <summary>The kind's stable name.</summary>
    public const string Name = "customer.erase";

    private const string Customer = "customer";

    /// <inheritdoc/>
    public string Kind => Name;

    /// <inheritdoc/>
    public Permission Needs => Permission.EraseCustomerData;

    /// <summary>What is bound by the approval's hash: whom, how many cases, from when to when. Ids and numbers, for the approval outlives the person.</summary>
    public static Dictionary<string, string> ContentOf(string caseNumber, CustomerId customer, PersonCases person) => new(StringComparer.Ordinal)
    {
        ["case"] = caseNumber,
        [Customer] = customer.ToString(),
        ["cases"] = person.Cases.Count.ToString(CultureInfo.InvariantCulture),
        ["files"] = person.Files.ToString(CultureInfo.InvariantCulture),
        ["from"] = Text(person.Cases[0].OpenedAt),
        ["to"] = Text(person.Cases.Max(c => c.UpdatedAt)),
        ["holds"] = "0",
    };

    /// <summary>Why a person cannot be erased now; null where they can.</summary>
    public static async Task<Refusal?> RefusalAsync(VigilDb db, PersonCases person, CancellationToken cancellationToken) =>
        person.Cases.All(c => c.Erased) ? PrivacyRefusals.Done
        : await KeepHolds.RefusalAsync(db, person.Cases, cancellationToken) is { } held ? held
        : person.Cases.Where(c => c.Open).Select(c => c.Number).ToList() is { Count: > 0 } open ? PrivacyRefusals.CasesOpen(open)
        : null;

    /// <inheritdoc/>
    public async Task<Refusal?> CarryOutAsync(WriteSession session, ApprovedAct act)
    {
        if (!CustomerId.TryParse(act.Content[Customer], out var customer))
        {
            return PrivacyRefusals.Changed;
        }

        await CasesOfPerson.LockAsync(session, [customer]);
        var person = await CasesOfPerson.FindAsync(session.Db, [customer], [], CancellationToken.None);
        if (person.Cases.Count == 0)
        {
            return PrivacyRefusals.Changed;
        }

        if (await RefusalAsync(session.Db, person, CancellationToken.None) is { } refusal)
        {
            return refusal;
        }

        var now = ContentOf(act.Content["case"], customer, person);
        if (now.Count != act.Content.Count || now.Any(fact => act.Content.GetValueOrDefault(fact.Key) != fact.Value))
        {
            return PrivacyRefusals.Changed;
        }

        await erase.RunAsync(session, act.Id, person, act.At, recordedAt: null);
        await audit.AppendAsync(session, new AuditEvent(
            Audit.Staff(act.DecidedBy), "customer.erased", Audit.Customer(customer),
            new Dictionary<string, string>(StringComparer.Ordinal) { ["approval"] = act.Id.ToString(), ["cases"] = now["cases"], ["files"] = now["files"] }));
        return null;
    }

    private static string Text(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
