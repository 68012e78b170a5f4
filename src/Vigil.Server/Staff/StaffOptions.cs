using System.ComponentModel.DataAnnotations;

namespace Vigil.Server.Staff;

/// <summary>Staff of this installation. Configuration section <c>Staff</c>.</summary>
public sealed class StaffOptions
{
    /// <summary>Makes five demonstration people at the first start, with random passwords in <c>DIR/demo-staff.json</c>. The default is false.</summary>
    public bool Demo { get; set; }

    /// <summary>Where people reach this server, for the set-up link, such as <c>https://support.exchange.example</c>. Empty, the default: the address it listens on.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>Minutes for which the customer's data of a case stays open to whoever has opened it with a reason, 1 to 60. The default is 15: long enough for one matter, too short to browse.</summary>
    [Range(1, 60)]
    public int LookMinutes { get; set; } = 15;

    /// <summary>Hours within which a second person has to agree to what somebody wants, 1 to 168. The default is 24: every shift of a day sees it once.</summary>
    [Range(1, 168)]
    public int ApprovalHours { get; set; } = 24;
}
