using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Vigil.Server.Staff;

/// <summary>What somebody may do; on which object, the object's own module says (of a case <c>CaseAccess</c>).</summary>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "The word of the trade; the rule speaks of code access security.")]
public enum Permission
{
    /// <summary>Sees and works on the cases of their queues and their own.</summary>
    WorkCases,

    /// <summary>Sees every case.</summary>
    SeeAllCases,

    /// <summary>Moves and ends cases that somebody else has.</summary>
    LeadShift,

    /// <summary>Opens the customer's data of a case that somebody else has, with a reason, and reviews what colleagues have opened.</summary>
    OpenCustomerData,

    /// <summary>Reads what the assistant could not do and makes lessons of it.</summary>
    TeachAssistant,

    /// <summary>Searches the audit trail, which records that too.</summary>
    ReadTrail,

    /// <summary>Sees what waits for a second person, and decides on the kinds that the role may ask for itself.</summary>
    Approve,

    /// <summary>Asks for a copy of all that is kept of a customer and that they may know, and decides on a colleague's.</summary>
    ExportCustomerData,

    /// <summary>Asks for a customer to be erased, decides on a colleague's wish, and sets and lifts legal holds.</summary>
    EraseCustomerData,

    /// <summary>Invites people, ends and restores their access and ends their sessions.</summary>
    ManageStaff,

    /// <summary>Keeps the official list of channels, which customers check and staff may link to.</summary>
    KeepChannels,
}

/// <summary>What a person is at work. Stored by name.</summary>
public enum StaffRole
{
    /// <summary>Works on cases.</summary>
    Agent,

    /// <summary>Also leads a shift.</summary>
    Supervisor,

    /// <summary>Also runs the installation.</summary>
    Admin,

    /// <summary>Reads the audit trail and nothing else.</summary>
    Auditor,
}

/// <summary>Which permissions a role holds: the only place that says so.</summary>
public static class RolePermissions
{
    private static readonly FrozenDictionary<StaffRole, FrozenSet<Permission>> Held = new Dictionary<StaffRole, FrozenSet<Permission>>
    {
        [StaffRole.Agent] = [Permission.WorkCases],
        [StaffRole.Supervisor] = [Permission.WorkCases, Permission.SeeAllCases, Permission.LeadShift, Permission.OpenCustomerData, Permission.TeachAssistant, Permission.Approve, Permission.ExportCustomerData, Permission.EraseCustomerData],
        [StaffRole.Admin] = [Permission.WorkCases, Permission.SeeAllCases, Permission.LeadShift, Permission.OpenCustomerData, Permission.TeachAssistant, Permission.ReadTrail, Permission.Approve, Permission.ExportCustomerData, Permission.EraseCustomerData, Permission.ManageStaff, Permission.KeepChannels],
        [StaffRole.Auditor] = [Permission.ReadTrail],
    }.ToFrozenDictionary();

    /// <summary>The permissions that a role holds, by their stable names on the wire.</summary>
    public static IReadOnlyList<string> CodesOf(StaffRole role) => [.. Enum.GetValues<Permission>().Where(p => role.Holds(p)).Select(Code)];

    /// <summary>The stable name: <c>workCases</c>.</summary>
    public static string Code(this Permission permission) => JsonNamingPolicy.CamelCase.ConvertName(permission.ToString());

    /// <summary>True if the role holds the permission.</summary>
    public static bool Holds(this StaffRole role, Permission permission) => Held[role].Contains(permission);
}
