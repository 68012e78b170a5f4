using Microsoft.EntityFrameworkCore;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Files;
using Vigil.Server.Platform.Http;
using Vigil.Server.Platform.Realtime;
using Vigil.Server.Staff;

namespace Vigil.Server.Cases;

/// <summary>Somebody says that a file of a customer shows a document of identity: from then on it is covered for all of the staff, on every way. It is never taken back (docs/decisions/0061).</summary>
public sealed class MarkDocument(WriteGate gate, Audit audit, Push push)
{
    /// <summary>An agent says so. The caller has asked <see cref="CaseDataAccess"/>.</summary>
    /// <returns>Null once it is stored and in the trail, the first time; <see cref="FileRefusals.NotFound"/> for no file of this case that a customer has sent, or for plain text, which shows none.</returns>
    public Task<Refusal?> ByAgentAsync(StaffCaller caller, CaseId @case, FileId id, CancellationToken cancellationToken) =>
        MarkAsync(f => f.Id == id && f.CaseId == @case && f.OwnerKind == AuthorKind.Customer, "agent", caller.Actor, cancellationToken);

    /// <summary>Its owner says so, before it is sent or afterwards.</summary>
    /// <returns>As with <see cref="ByAgentAsync"/>; a file of somebody else's is none.</returns>
    public Task<Refusal?> ByCustomerAsync(CustomerId customer, FileId id, CancellationToken cancellationToken) =>
        MarkAsync(f => f.Id == id && f.OwnerKind == AuthorKind.Customer && f.OwnerId == customer.Value, "customer", Audit.Customer(customer), cancellationToken);

    private async Task<Refusal?> MarkAsync(System.Linq.Expressions.Expression<Func<Attachment, bool>> meant, string by, string actor, CancellationToken cancellationToken)
    {
        Attachment? marked = null;
        var refusal = await gate.WriteAsync(
            async session =>
            {
                if (await session.Db.Set<Attachment>().AsNoTracking().FirstOrDefaultAsync(meant, CancellationToken.None) is not { MayShowDocument: true } file)
                {
                    return FileRefusals.NotFound;
                }

                // Of several who say so at once the database takes one.
                if (await session.Db.Set<Attachment>().Where(f => f.Id == file.Id && f.Document == null).ExecuteUpdateAsync(set => set.SetProperty(f => f.Document, by), CancellationToken.None) == 1)
                {
                    await audit.AppendAsync(session, new AuditEvent(actor, "case.file_marked", $"file:{file.Id}", file.CaseId is { } @case ? new Dictionary<string, string>(StringComparer.Ordinal) { ["case"] = @case.ToString() } : []));
                    marked = file;
                }

                return null;
            },
            cancellationToken);
        if (marked is { CaseId: { } of })
        {
            push.Send(new PushMessage(StaffFeed.Hub, StaffFeed.Group(of), "fileCovered", [new FileCoveredView(of, marked.Id)]));
        }

        return refusal;
    }
}
