using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Server.Accounts.Console;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Calendar;
using Vigil.Server.Platform.Data;
using Vigil.Server.Staff;

namespace Vigil.Server.Accounts;

/// <summary>Writes down who looked at a customer's data, in the audit trail and for whoever watches over reading: once for each person, case, kind and ten minutes, since an open panel reads again and again.</summary>
public sealed class Looks(Audit audit, NoteReading notes, WriteGate gate, TimeProvider clock)
{
    // Some hundred people with a dozen cases each.
    private readonly OncePerWhile<(StaffId Person, CaseId Case, string Kind)> _once = new(TimeSpan.FromMinutes(10), 20_000);

    /// <summary>Remembers a look at the customer card.</summary>
    public Task AtCardAsync(StaffCaller caller, CaseSnapshot @case) => RememberAsync(caller, @case, "customer.card_read", "card");

    /// <summary>Remembers a look at records of a kind.</summary>
    public Task AtRecordsAsync(StaffCaller caller, CaseSnapshot @case, string kind) => RememberAsync(caller, @case, "customer.records_read", kind);

    /// <summary>Remembers that records were read to draft a reply.</summary>
    public Task AtDraftAsync(StaffCaller caller, CaseSnapshot @case) => RememberAsync(caller, @case, "customer.records_read", "draft");

    /// <summary>Remembers that files of the case were opened. Which ones the caller tells the trail.</summary>
    public Task AtFilesAsync(StaffCaller caller, CaseSnapshot @case) => RememberAsync(caller, @case, null, "files");

    /// <summary>Remembers that a conversation was read that is not the reader's own. That it was, the caller tells the trail.</summary>
    public Task AtConversationAsync(StaffCaller caller, CaseSnapshot @case) => RememberAsync(caller, @case, null, NoteReading.Conversation);

    /// <summary>Remembers that a copy of what the customer has said was fetched. Which one the caller tells the trail.</summary>
    public Task AtExportAsync(StaffCaller caller, CaseSnapshot @case) => RememberAsync(caller, @case, null, "export");

    /// <summary>Stores one reading within a write, together with what it follows from. Not one of many: each counts.</summary>
    internal async Task NoteAsync(WriteSession session, StaffCaller caller, CaseSnapshot @case, string kind, string? reason = null)
    {
        var uid = await session.Db.Set<Customers.Customer>().Where(c => c.Id == @case.CustomerId).Select(c => c.Uid).FirstOrDefaultAsync(CancellationToken.None);
        await notes.AddAsync(session, caller, @case, kind, uid, isBait: uid is not null && await session.Db.Set<CanaryCustomer>().AnyAsync(c => c.Uid == uid, CancellationToken.None), reason);
    }

    // Returns when it is stored: nothing is shown that the trail does not tell of.
    private Task RememberAsync(StaffCaller caller, CaseSnapshot @case, string? action, string kind) =>
        _once.DoAsync((caller.Id, @case.Id, kind), clock.GetUtcNow(), () => StoreAsync(caller, @case, action, kind));

    private Task<bool> StoreAsync(StaffCaller caller, CaseSnapshot @case, string? action, string kind) => gate.WriteAsync(async session =>
    {
        if (action is not null)
        {
            await audit.AppendAsync(session, new AuditEvent(caller.Actor, action, $"case:{@case.Id}", new Dictionary<string, string>(StringComparer.Ordinal) { ["kind"] = kind }));
        }

        await NoteAsync(session, caller, @case, kind);
        return true;
    }, CancellationToken.None);
}
