namespace Vigil.Server.Staff;

/// <summary>Staff of this installation. Configuration section <c>Staff</c>.</summary>
public sealed class StaffOptions
{
    /// <summary>Makes five demonstration people at the first start, with random passwords in <c>DIR/demo-staff.json</c>. The default is false.</summary>
    public bool Demo { get; set; }

    /// <summary>Where people reach this server, for the set-up link, such as <c>https://support.exchange.example</c>. Empty, the default: the address it listens on.</summary>
    public string PublicUrl { get; set; } = "";
}
