using System.Globalization;
using Microsoft.Extensions.Options;
using Vigil.Contracts;
using Vigil.Server.Accounts;
using Vigil.Server.Cases;
using Vigil.Server.Channels;
using Vigil.Server.Platform.Erasure;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Desk.Exports;

/// <summary>Gives out what a second person has agreed to: to who asked, for a while, each time in the audit trail before the first byte, and no longer than they may have it.</summary>
internal sealed class FetchExport(
    ReadApprovals approvals, ReadingPause pause, StaffConnections sessions, Looks looks, Customers customers, ReadExtent extents, ReadCases cases, WriteConversation conversations,
    IEnumerable<IPersonalCopy> parts, StaffDirectory directory, Audit audit, IOptions<DeskOptions> options, TimeProvider clock)
{
    /// <summary>Whether it would be given out now, before a browser is sent for it, which can tell nobody why it was not.</summary>
    /// <returns>Null, or what <see cref="HandleAsync"/> refuses with.</returns>
    public async Task<Refusal?> CheckAsync(StaffCaller caller, ApprovalId id, CancellationToken cancellationToken) => (await ReadyAsync(caller, id, cancellationToken)).Refusal;

    /// <param name="origin">Scheme and host of this server, as the archive names it.</param>
    /// <returns>
    /// The answer to be written, <see cref="CaseRefusals.ReadingPaused"/>, <see cref="DeskRefusals.ExportTooLarge"/>, or <see cref="DeskRefusals.ExportNotFound"/>: for others', too, and once
    /// its time is over.
    /// </returns>
    public async Task<Outcome<IResult>> HandleAsync(StaffCaller caller, ApprovalId id, string origin, CancellationToken cancellationToken)
    {
        var ready = await ReadyAsync(caller, id, cancellationToken);
        if (ready.Refusal is { } refusal)
        {
            return refusal;
        }

        var (act, customer, identity, extent) = ready.Value!;
        if (act.CaseId is { } askedAt && await cases.FindAsync(askedAt, cancellationToken) is { } beside)
        {
            await looks.AtExportAsync(caller, beside);
        }

        var decider = await directory.FindAsync(act.DecidedBy, cancellationToken);
        var now = clock.GetUtcNow();
        await audit.AppendAsync(new AuditEvent(caller.Actor, "customer.exported", Audit.Customer(customer), Detail(id, extent)), cancellationToken);
        var head = new ExportHead(
            id, caller.Name, decider?.Name ?? "", now, identity.Uid, identity.Language, identity.TimeZone, origin,
            string.Create(CultureInfo.InvariantCulture, $"customer-export-{act.Content["case"]}-{now:yyyyMMdd-HHmm}.zip"));
        return new WatchedAnswer(new ExportAnswer(head, extent, conversations, parts), async still =>
            await sessions.StandsAsync(caller, still) && await pause.RefusalAsync(caller, still) is null && await ApprovedAsync(caller, id, still) is not null);
    }

    private async Task<Outcome<Ready>> ReadyAsync(StaffCaller caller, ApprovalId id, CancellationToken cancellationToken)
    {
        if (await ApprovedAsync(caller, id, cancellationToken) is not { } act
            || !CustomerId.TryParse(act.Content[CustomerExport.Customer], out var customer) || await customers.FindAsync(customer, cancellationToken) is not { } identity)
        {
            return DeskRefusals.ExportNotFound;
        }

        if (await pause.RefusalAsync(caller, cancellationToken) is { } paused)
        {
            return paused;
        }

        var extent = await extents.OfAsync(customer, cancellationToken);
        return CustomerExport.TooLarge(extent, options.Value) is { } tooLarge ? tooLarge : new Ready(act, customer, identity, extent);
    }

    // Erased meanwhile, it is none any more.
    private async Task<ApprovedAct?> ApprovedAsync(StaffCaller caller, ApprovalId id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await approvals.ApprovedAsync(caller, CustomerExport.Name, id, cancellationToken) is { } act && now < act.At.AddHours(options.Value.ExportHours) && now >= act.At ? act : null;
    }

    private sealed record Ready(ApprovedAct Act, CustomerId Customer, CustomerIdentity Identity, PersonExtent Extent);

    private static Dictionary<string, string> Detail(ApprovalId id, PersonExtent extent) => new(StringComparer.Ordinal)
    {
        ["approval"] = id.ToString(),
        ["cases"] = extent.Cases.Count.ToString(CultureInfo.InvariantCulture),
        ["files"] = extent.Files.Count.ToString(CultureInfo.InvariantCulture),
        ["bytes"] = extent.Bytes.ToString(CultureInfo.InvariantCulture),
    };
}

/// <summary>What stands above an export: whose it is, and by whose hands it went, so that a copy that is found can be told.</summary>
/// <param name="Language">The person's: zh-CN or en. The conversations are written out in it.</param>
/// <param name="FileName">As the browser stores it.</param>
internal sealed record ExportHead(ApprovalId Approval, string ExportedBy, string ApprovedBy, DateTimeOffset At, string? Uid, string Language, string TimeZone, string Origin, string FileName);
