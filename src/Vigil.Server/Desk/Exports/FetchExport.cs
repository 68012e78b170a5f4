using System.Globalization;
using Microsoft.Extensions.Options;
using Vigil.Contracts;
using Vigil.Server.Accounts;
using Vigil.Server.Cases;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Desk.Exports;

/// <summary>Gives out what a second person has agreed to: to who asked, for a while, each time in the audit trail before the first byte.</summary>
internal sealed class FetchExport(ReadApprovals approvals, ReadingPause pause, Looks looks, Customers customers, ReadCases cases, StaffDirectory directory, Audit audit, IOptions<DeskOptions> options, TimeProvider clock)
{
    /// <returns>The answer to be written, <see cref="CaseRefusals.ReadingPaused"/>, or <see cref="DeskRefusals.ExportNotFound"/>: for others', too, and once its time is over.</returns>
    public async Task<Outcome<ExportAnswer>> HandleAsync(StaffCaller caller, ApprovalId id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await approvals.ApprovedAsync(caller, CustomerExport.Name, id, cancellationToken) is not { } act || now >= act.At.AddHours(options.Value.ExportHours) || now < act.At
            || !CustomerId.TryParse(act.Content["customer"], out var customer) || await customers.FindAsync(customer, cancellationToken) is not { } identity)
        {
            return DeskRefusals.ExportNotFound;
        }

        if (await pause.RefusalAsync(caller, cancellationToken) is { } paused)
        {
            return paused;
        }

        if (act.CaseId is { } askedAt && await cases.FindAsync(askedAt, cancellationToken) is { } beside)
        {
            await looks.AtExportAsync(caller, beside);
        }

        var decider = await directory.FindAsync(act.DecidedBy, cancellationToken);
        await audit.AppendAsync(
            new AuditEvent(caller.Actor, "customer.exported", Audit.Customer(customer), new Dictionary<string, string>(StringComparer.Ordinal) { ["approval"] = id.ToString() }), cancellationToken);
        var head = new ExportHead(
            id, caller.Name, decider?.Name ?? "", now, identity.Uid, identity.Language, identity.TimeZone, string.Create(CultureInfo.InvariantCulture, $"customer-export-{act.Content["case"]}-{now:yyyyMMdd-HHmm}.json"));
        return new ExportAnswer(head, customer, cases, options.Value.ExportEntries);
    }
}

/// <summary>What stands above an export: whose it is, and by whose hands it went, so that a copy that is found can be told.</summary>
/// <param name="FileName">As the browser stores it.</param>
internal sealed record ExportHead(ApprovalId Approval, string ExportedBy, string ApprovedBy, DateTimeOffset At, string? Uid, string Language, string TimeZone, string FileName);
