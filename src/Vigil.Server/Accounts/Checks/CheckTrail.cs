using Vigil.Server.Platform.Data;
using Vigil.Server.Staff;

namespace Vigil.Server.Accounts.Checks;

/// <summary>The lines that checks leave in the audit trail: ids, codes of purposes and ways, and numbers.</summary>
internal static class CheckTrail
{
    /// <summary>One line about a check.</summary>
    public static AuditEvent Event(string actor, string action, IdentityCheck check, params (string Name, string Value)[] more)
    {
        var detail = new Dictionary<string, string>(StringComparer.Ordinal) { ["check"] = check.Id.ToString(), ["purpose"] = check.Purpose };
        foreach (var (name, value) in more)
        {
            detail[name] = value;
        }

        return new AuditEvent(actor, action, $"case:{check.CaseId}", detail);
    }

    /// <summary>The same with the way.</summary>
    public static AuditEvent Event(string actor, string action, IdentityCheck check, CheckWay way, params (string Name, string Value)[] more) => Event(actor, action, check, [("way", EnumCode.Of(way)), .. more]);
}
