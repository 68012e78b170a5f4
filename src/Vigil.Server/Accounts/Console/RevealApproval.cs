using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Accounts.Console;

/// <summary>A covered field above somebody's budget, as something that two people have to want: whoever works on cases asks, whoever decides on approvals agrees.</summary>
internal sealed class RevealApproval : IApprovable
{
    /// <summary>The kind's stable name.</summary>
    public const string Name = "customer.reveal";

    /// <inheritdoc/>
    public string Kind => Name;

    /// <inheritdoc/>
    public Permission Needs => Permission.WorkCases;

    /// <inheritdoc/>
    // The approval itself is the right to see it, once: the value is read when it is shown, and kept nowhere.
    public Task<Refusal?> CarryOutAsync(WriteSession session, ApprovedAct act) => Task.FromResult<Refusal?>(null);
}
