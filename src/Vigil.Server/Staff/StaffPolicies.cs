namespace Vigil.Server.Staff;

/// <summary>Policies for route groups and hubs. Each lets in the role it names and the roles above it.</summary>
public static class StaffPolicies
{
    /// <summary>Anybody signed in; also the name of the authentication scheme.</summary>
    public const string Staff = "staff";

    /// <summary>Supervisors and admins.</summary>
    public const string Supervisor = "supervisor";

    /// <summary>Admins.</summary>
    public const string Admin = "admin";
}

/// <summary>What a person may do; each role holds what the ones before it hold. Stored by name.</summary>
public enum StaffRole
{
    /// <summary>Works on cases.</summary>
    Agent,

    /// <summary>Also leads a shift.</summary>
    Supervisor,

    /// <summary>Also runs the installation.</summary>
    Admin,
}
