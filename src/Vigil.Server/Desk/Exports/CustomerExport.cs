using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Desk.Exports;

/// <summary>A copy of all that a customer may see of what they have said and been told, as something that two people have to want.</summary>
internal sealed class CustomerExport : IApprovable
{
    /// <summary>The kind's stable name.</summary>
    public const string Name = "customer.export";

    /// <inheritdoc/>
    public string Kind => Name;

    /// <inheritdoc/>
    public Permission Needs => Permission.ExportCustomerData;

    /// <inheritdoc/>
    // The approval itself is the right to fetch it: nothing is made that would have to be kept.
    public Task<Refusal?> CarryOutAsync(WriteSession session, ApprovedAct act) => Task.FromResult<Refusal?>(null);
}
