using Vigil.Contracts;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff;

namespace Vigil.Server.Privacy.Holds;

/// <summary>Lifting a legal hold, as something that two people have to want: what was kept for a court can be erased afterwards.</summary>
internal sealed class HoldLift(KeepHolds keep) : IApprovable
{
    /// <summary>The kind's stable name.</summary>
    public const string Name = "hold.lift";

    private const string Hold = "hold";

    /// <inheritdoc/>
    public string Kind => Name;

    /// <inheritdoc/>
    public Permission Needs => Permission.EraseCustomerData;

    /// <summary>What is agreed to: which hold, on what and why it stands. Ids and codes, for the approval outlives the person.</summary>
    public static IReadOnlyDictionary<string, string> Content(LegalHold hold, string caseNumber) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["case"] = caseNumber,
        [Hold] = hold.Id.ToString(),
        ["reason"] = hold.Reason,
        ["scope"] = hold.Scope,
    };

    /// <inheritdoc/>
    public async Task<Refusal?> CarryOutAsync(WriteSession session, ApprovedAct act) =>
        !HoldId.TryParse(act.Content[Hold], out var id) ? PrivacyRefusals.HoldNotFound
        : await keep.LiftAsync(session, act.DecidedBy, id, act.Id) ? null : PrivacyRefusals.HoldLifted;
}
